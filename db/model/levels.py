"""The levels in which cards and notes stand, from the top of the board down, and the gaps in them."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model.geometry import Arrangement, Box, Card, Row

Gaps: TypeAlias = tuple[tuple[float, float], ...]

CLEAR = 2.0
"""How far a line stays away from a card."""
OUTSIDE = (4.0, 7.0)
"""How far beside the ground lines may run: at its home edge, and at its global edge."""


class Levels:
    """The lanes of cards and of notes of all rows, numbered from the top down."""

    def __init__(self, arrangement: Arrangement) -> None:
        self._all = arrangement
        sizes = arrangement.sizes
        self._pitch = sizes.note_h + sizes.note_gap
        counts = [row.lanes + self._note_lanes(row) for row in arrangement.rows]
        self._first = [0, *accumulate(counts)]
        self._row_of = [at for at, count in enumerate(counts) for _ in range(count)]
        self._gaps: dict[int, list[Gaps]] = {}
        ground = arrangement.axis
        self._edges = (ground.x - OUTSIDE[0], ground.right + OUTSIDE[1])

    def of(self, card: Card) -> int:
        """Return the level of a card that shows."""
        return self._first[self._all.index[card.segment_id]] + card.lane

    def gaps(self, level: int) -> Gaps:
        """Return where an upright line goes through a level: least and greatest x of each gap, from left to right."""
        at = self._row_of[level]
        found = self._gaps.get(at)
        if found is None:
            found = self._gaps[at] = self._look(self._all.rows[at])
        return found[level - self._first[at]]

    def wide(self, level: int) -> Gaps:
        """Return the gaps of a level from card to card."""
        return tuple((low - CLEAR, high + CLEAR) for low, high in self.gaps(level))

    def channel(self, level: int) -> tuple[float, float]:
        """Return the least and the greatest y of the channel above a level."""
        top, _ = self._span(level)
        if level == 0:
            return top - self._all.sizes.row_pad, top
        return self._span(level - 1)[1], top

    def _span(self, level: int) -> tuple[float, float]:
        at = self._row_of[level]
        row, sizes, lane = self._all.rows[at], self._all.sizes, level - self._first[at]
        if lane < row.lanes:
            top = row.lane_y(lane, sizes)
            return top, top + sizes.card_h
        top = row.box.bottom - row.notes_h + (lane - row.lanes) * self._pitch
        return top, top + sizes.note_h

    def _note_lanes(self, row: Row) -> int:
        sizes = self._all.sizes
        return round((row.notes_h - sizes.row_pad + sizes.note_gap) / self._pitch) if row.notes_h else 0

    def _look(self, row: Row) -> list[Gaps]:
        lanes: list[list[Box]] = [[] for _ in range(row.lanes + self._note_lanes(row))]
        for each in row.cards:
            card = self._all.cards[each]
            lanes[card.lane].append(card.box)
        first = row.box.bottom - row.notes_h
        for each in row.notes:
            box = self._all.notes[each]
            lanes[row.lanes + round((box.y - first) / self._pitch)].append(box)
        return [self._between(boxes) for boxes in lanes]

    def _between(self, boxes: Iterable[Box]) -> Gaps:
        gaps: list[tuple[float, float]] = []
        low, end = self._edges
        for box in boxes:
            if box.x - CLEAR >= low:
                gaps.append((low, box.x - CLEAR))
            low = box.right + CLEAR
        gaps.append((low, end))
        return tuple(gaps)
