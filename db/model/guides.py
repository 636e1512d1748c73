"""Guides while cards are carried: they snap to the edges and middles of cards nearby, to the front line, to a grid."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from db.model.drop import row_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from db.model.geometry import Arrangement, Box, Row

REACH = 6.0
"""From how far a guide draws cards to it, in the pixels of a screen of 96 dots to the inch."""
GRID = 28.0
"""From one line of the grid to the next, from the ground's home edge."""
AROUND = 2
"""Over how many rows above and below the row that is pointed at a card snaps."""
WEAK = 0.5
"""What part of the reach the grid has: cards and the front line come first."""
SAME = 0.01
"""Lines that are nearer to each other than this are one."""


class Guide(NamedTuple):
    """An upright line to be drawn while dragging."""

    x: float
    y0: float
    y1: float


class Snapped(NamedTuple):
    """How far sideways the carried cards go after all, and the guides that say why."""

    dx: float
    guides: tuple[Guide, ...]


class Guides:
    """The lines to which cards snap while some are carried; made once for a drag."""

    def __init__(self, arrangement: Arrangement, carried: Collection[str] = ()) -> None:
        self._all = arrangement
        self._carried = frozenset(carried)
        self._lines: dict[str, tuple[list[float], list[float]]] = {}

    def snapped(self, box: Box, dx: float, dy: float, reach: float) -> Snapped:
        """Return how far the card at ``box``, which was dragged by ``dx`` and ``dy``, goes sideways.

        Its edges snap to edges and its middle to middles within ``reach``, all in logical units.
        """
        target = row_at(self._all, box.middle[1] + dy)
        if target is None:
            return Snapped(dx, ())
        at = self._all.index[target.segment_id]
        rows = self._all.rows[max(0, at - AROUND) : at + AROUND + 1]
        moved = box.moved(dx, dy)
        by = self._by(moved, target, rows, reach)
        if by is None:
            by = _to_grid(moved.x - self._all.axis.x, reach * WEAK)
            return Snapped(dx + by, ())
        landed = moved.moved(by, 0)
        return Snapped(dx + by, self._guides(landed, target, rows))

    def _by(self, moved: Box, target: Row, rows: Iterable[Row], reach: float) -> float | None:
        """Return the least way to a line, None where none is within reach."""
        ways = [_way(lines, each) for row in rows for each, lines in self._wants(row, moved)]
        ways += [stop - x for stop, x in self._stops(target, moved)]
        return min((way for way in ways if abs(way) <= reach), key=abs, default=None)

    def _guides(self, box: Box, target: Row, rows: Sequence[Row]) -> tuple[Guide, ...]:
        found: dict[float, Guide] = {}
        for row in rows:
            for each, lines in self._wants(row, box):
                if abs(_way(lines, each)) < SAME:
                    old = found.get(each, Guide(each, box.y, box.bottom))
                    found[each] = Guide(each, min(old.y0, row.ground.y), max(old.y1, row.ground.bottom))
        if any(abs(stop - x) < SAME for stop, x in self._stops(target, box)) and target.front_x is not None:
            found.setdefault(target.front_x, Guide(target.front_x, target.ground.y, target.ground.bottom))
        return tuple(found[x] for x in sorted(found))

    def _stops(self, row: Row, box: Box) -> Iterable[tuple[float, float]]:
        """Return the places beside the row's front line, each with the edge of the box that may come there."""
        if row.front_x is None:
            return ()
        gap = self._all.sizes.front_gap
        return ((row.front_x - gap, box.right), (row.front_x + gap, box.x), (row.front_x, box.middle[0]))

    def _wants(self, row: Row, box: Box) -> Iterable[tuple[float, Sequence[float]]]:
        """Return the box's left edge, middle and right edge, each with the row's lines for it."""
        lefts, shares = self._of(row)
        return ((box.x, lefts), (box.middle[0], shares), (box.right, lefts))

    def _of(self, row: Row) -> tuple[list[float], list[float]]:
        found = self._lines.get(row.segment_id)
        if found is None:
            boxes = [self._all.cards[each].box for each in row.cards if each not in self._carried]
            edges = sorted({edge for box in boxes for edge in (box.x, box.right)})
            found = self._lines[row.segment_id] = edges, sorted({box.middle[0] for box in boxes})
        return found


def snapped(
    arrangement: Arrangement, box: Box, dx: float, dy: float, reach: float, carried: Collection[str] = ()
) -> Snapped:
    """Return what `Guides` says, for one question only."""
    return Guides(arrangement, carried).snapped(box, dx, dy, reach)


def _way(lines: Sequence[float], x: float) -> float:
    """Return the way from ``x`` to the nearest line; endless where there is none."""
    at = bisect_left(lines, x)
    return min((each - x for each in lines[max(0, at - 1) : at + 1]), key=abs, default=float("inf"))


def _to_grid(x: float, reach: float) -> float:
    way = round(x / GRID) * GRID - x
    return way if abs(way) <= reach else 0.0
