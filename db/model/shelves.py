"""The cards of a board by where they stand: finds those in a rectangle without looking at all of them.

A board that is laid out is its own index: its rows stand under one another, so nothing needs to be kept in step.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.model.geometry import Arrangement, Box, Row


class Shelves:
    """The cards of an arrangement; made at no cost."""

    def __init__(self, arrangement: Arrangement) -> None:
        self._rows, self._cards = arrangement.rows, arrangement.cards

    def within(self, area: Box) -> list[str]:
        """Return the ids of the cards that the area meets, in reading order."""
        # The inner loop of all painting: written out, as a call for each card would take most of the time.
        cards, left, top, right, bottom = self._cards, area.x, area.y, area.right, area.bottom
        found: list[str] = []
        for row in self._between(top, bottom):
            ground = row.ground
            if left <= ground.x and ground.right <= right and top <= ground.y and ground.bottom <= bottom:
                found += row.cards
                continue
            for each in row.cards:
                x, y, w, h = cards[each].box
                if x < right and y < bottom and left < x + w and top < y + h:
                    found.append(each)
        return found

    def at(self, x: float, y: float) -> str | None:
        """Return the id of the card at the point."""
        there = (each for row in self._between(y, y) for each in row.cards if self._cards[each].box.holds(x, y))
        return next(there, None)

    def _between(self, top: float, bottom: float) -> Iterator[Row]:
        rows = self._rows
        for at in range(bisect_left(rows, top, key=lambda row: row.box.bottom), len(rows)):
            if rows[at].box.y > bottom:
                return
            yield rows[at]
