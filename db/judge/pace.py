"""Pace: how far behind in time home is, and when it would catch up, from at least two dates; the method's section 7."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from db.judge.reading import judge_some
from db.judge.terms import EPSILON
from db.model.things import Position, Rating

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from db.model.board import Board

Lag: TypeAlias = Literal["known", "ahead", "outside", "one_date"]
Course: TypeAlias = Literal["closing", "ahead", "not_closing", "one_date"]

YEAR = 365.25
"""Days in a year."""


class Point(NamedTuple):
    """The best scores of both sides on a day, in points."""

    day: date
    home: float
    foreign: float


class Pace(NamedTuple):
    """How a segment moves. ``lag`` and ``course`` say whether the figures are there, and why not if they are not.

    ``distance`` is how many years ago the leader was where home is now, where ``lag`` is ``known``: ``outside`` means
    before what is recorded. ``catch_up`` is in how many years home will have caught up if both go on as from the first
    to the last point, where ``course`` is ``closing``.
    """

    points: tuple[Point, ...]
    distance: float | None
    lag: Lag
    catch_up: float | None
    course: Course


def pace(
    board: Board, segment_id: str, days: Iterable[date] | None = None, *, weight_set_id: str | None = None
) -> Pace:
    """Return how a segment moves over some days, without which those on which it was rated, up to the board's date.

    A day on which the segment has no level is left out. Raises KeyError for an unknown segment or weight set.
    """
    wanted = sorted(set(days if days is not None else rated_days(board, segment_id)))
    points = []
    for day in wanted:
        found = judge_some(board, (segment_id,), as_of=day, weight_set_id=weight_set_id).segments[segment_id]
        if found.level is not None and found.best_home is not None and found.best_foreign is not None:
            points.append(Point(day, found.best_home, found.best_foreign))
    return pace_of(points)


def pace_of(points: Sequence[Point]) -> Pace:
    """Return how the best scores of both sides move, from points by date."""
    if len(points) < 2:
        return Pace(tuple(points), None, "one_date", None, "one_date")
    distance, lag = _distance(points)
    catch_up, course = _catch_up(points[0], points[-1])
    return Pace(tuple(points), distance, lag, catch_up, course)


def rated_days(board: Board, segment_id: str) -> tuple[date, ...]:
    """Return the days as of which a segment's positions were rated, up to the board's date, and that date."""
    last = board.premise.as_of
    positions = board.where(Position, "segment_id", segment_id)
    days = {rating.as_of for each in positions for rating in board.where(Rating, "target_id", each.id)}
    return tuple(sorted({day for day in days if day <= last} | {last}))


def _distance(points: Sequence[Point]) -> tuple[float | None, Lag]:
    """Return how many years ago the leader last stood where home stands now, straight lines between the points."""
    now = points[-1]
    if now.home >= now.foreign - EPSILON:
        return None, "ahead"
    for before, after in reversed(list(pairwise(points))):
        if min(before.foreign, after.foreign) - EPSILON <= now.home <= max(before.foreign, after.foreign) + EPSILON:
            rise = after.foreign - before.foreign
            share = (now.home - before.foreign) / rise if abs(rise) > EPSILON else 1.0
            days = (now.day - before.day).days - share * (after.day - before.day).days
            return days / YEAR, "known"
    return None, "outside"


def _catch_up(first: Point, last: Point) -> tuple[float | None, Course]:
    if last.home >= last.foreign - EPSILON:
        return None, "ahead"
    years = (last.day - first.day).days / YEAR
    closing = ((last.home - first.home) - (last.foreign - first.foreign)) / years
    if closing <= EPSILON:
        return None, "not_closing"
    return (last.foreign - last.home) / closing, "closing"
