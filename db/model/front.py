"""The front line (판세선) as strokes: one continuous stepped line through all rows, dashed where it is undefined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.model.geometry import Row

Point: TypeAlias = tuple[float, float]

ROUND = 8.0
"""The radius of a step's corners, in logical units."""


class Curve(NamedTuple):
    """A cubic curve from where the pen is: two control points and the end. A straight line has them on itself."""

    first: Point
    second: Point
    end: Point


@dataclass(frozen=True, slots=True)
class Stroke:
    """A part of the line that is drawn in one go, in logical units."""

    dashed: bool
    start: Point
    curves: tuple[Curve, ...]


def front_x(row: Row, share: float | None) -> float:
    """Return where the line stands in a row, in logical units; an undefined one stands in the middle."""
    return row.ground.x + row.ground.w * (0.5 if share is None else share)


def front_line(rows: Sequence[Row], shares: Mapping[str, float | None], dashed: frozenset[str]) -> tuple[Stroke, ...]:
    """Return the line through ``rows``, which stand under one another; ``dashed`` are the undefined segments.

    ``shares`` are by segment id, as shares of the ground's width.
    """
    strokes: list[tuple[bool, Point, list[Curve]]] = []
    for at, row in enumerate(rows):
        x = front_x(row, shares.get(row.segment_id))
        _go_on(
            strokes, row.segment_id in dashed, (x, row.ground.y), [_straight((x, row.ground.y), (x, row.ground.bottom))]
        )
        if at + 1 < len(rows):
            below = rows[at + 1]
            end = (front_x(below, shares.get(below.segment_id)), below.ground.y)
            broken = row.segment_id in dashed or below.segment_id in dashed
            _go_on(strokes, broken, (x, row.ground.bottom), _join((x, row.ground.bottom), end))
    return tuple(_rounded(dashes, start, curves) for dashes, start, curves in strokes)


def _go_on(strokes: list[tuple[bool, Point, list[Curve]]], dashed: bool, start: Point, curves: list[Curve]) -> None:
    if strokes and strokes[-1][0] == dashed:
        strokes[-1][2].extend(curves)
    else:
        strokes.append((dashed, start, curves))


def _straight(start: Point, end: Point) -> Curve:
    return Curve(start, end, end)


def _join(start: Point, end: Point) -> list[Curve]:
    """Return a step across the gap between two rows: level in its middle."""
    if start[0] == end[0]:
        return [_straight(start, end)]
    middle = (start[1] + end[1]) / 2
    corners = [(start[0], middle), (end[0], middle), end]
    return [_straight(a, b) for a, b in zip([start, *corners], corners, strict=False)]


def _rounded(dashed: bool, start: Point, straight: Sequence[Curve]) -> Stroke:
    points = [start]
    points += [curve.end for curve in straight if curve.end != points[-1]]
    points = _without_middles(points)
    curves: list[Curve] = []
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(ROUND, _length(before, corner) / 2, _length(corner, after) / 2)
        begin, end = _towards(corner, before, radius), _towards(corner, after, radius)
        curves += [
            _straight(begin, begin),
            Curve(_towards(corner, begin, radius / 3), _towards(corner, end, radius / 3), end),
        ]
    curves.append(_straight(points[-1], points[-1]))
    return Stroke(dashed, start, tuple(curves))


def _without_middles(points: Sequence[Point]) -> list[Point]:
    """Return the points without those that lie on a straight way down."""
    kept = list(points[:1])
    for point, after in zip(points[1:], [*points[2:], None], strict=True):
        if after is None or not kept[-1][0] == point[0] == after[0]:
            kept.append(point)
    return kept


def _length(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])  # along an axis


def _towards(start: Point, goal: Point, by: float) -> Point:
    length = _length(start, goal)
    share = by / length if length else 0.0
    return start[0] + (goal[0] - start[0]) * share, start[1] + (goal[1] - start[1]) * share
