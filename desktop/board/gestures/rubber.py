"""A rubber band on free ground: selects what it meets; a click there selects nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from db.model.geometry import Box
from desktop.board.gestures.select import THRESHOLD
from desktop.board.paint import rows_within

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from db.model.geometry import Row
    from desktop.board.gestures.gesture import Gesture, Pointer, Room


class Rubber:
    """A band between where the mouse was pressed and where it is. Shift adds, Ctrl turns round."""

    scrolls = True
    free = False

    def __init__(self, room: Room, pointer: Pointer) -> None:
        self._room, self._start = room, pointer
        self._before = room.selection.positions if pointer.shift or pointer.ctrl else ()
        self._kept = frozenset(self._before)
        self._drawn = False
        self._band: Box | None = None
        self._found: dict[str, None] = {}
        self._caught: set[str] = set()
        self._columns: dict[str, tuple[list[float], list[str]]] = {}

    def move(self, pointer: Pointer) -> Gesture:
        """Draw the band and show what it catches."""
        if not self._drawn and max(abs(pointer.x - self._start.x), abs(pointer.y - self._start.y)) < THRESHOLD:
            return self
        start, stage = self._start, self._room.stage
        x, y = min(start.ux, pointer.ux), min(start.uy, pointer.uy)
        band = Box(x, y, abs(start.ux - pointer.ux), abs(start.uy - pointer.uy))
        changed = self._catch(band)
        if not self._drawn:
            self._drawn, self._caught = True, set(self._before)
            stage.catch(self._caught, self._caught ^ set(self._room.selection.positions))
        self._turn(changed)
        stage.catch(self._caught, changed)
        stage.grasp.point_at(rubber=band)
        return self

    def _turn(self, changed: AbstractSet[str]) -> None:
        """Have what the band has come to, or gone from, caught or not."""
        if self._start.ctrl:
            self._caught ^= changed
            return
        came = changed & self._found.keys()
        self._caught |= came
        self._caught -= changed - came - self._kept

    def _catch(self, band: Box) -> AbstractSet[str]:
        """Find what the band meets, looked for only where it has come to or gone from; return what has changed."""
        before, self._band = self._band, band
        cards, found = self._room.stage.scene.arrangement.cards, self._found
        changed: dict[str, None] = {}
        # May run for thousands of cards in one step, where they stand under one another: written out.
        left, top, right, bottom = band.x, band.y, band.right, band.bottom
        for each in self._doubtful(before or band._replace(w=0, h=0), band):
            x, y, wide, high = cards[each].box
            if (x < right and left < x + wide and y < bottom and top < y + high) != (each in found):
                changed[each] = None
        for each in changed:
            if each in found:
                del found[each]
            else:
                found[each] = None
        return changed.keys()

    def _doubtful(self, before: Box, band: Box) -> Iterator[str]:
        """Yield the cards that one of two bands may meet and the other not."""
        arrangement = self._room.stage.scene.arrangement
        top, bottom = max(before.y, band.y), min(before.bottom, band.bottom)
        wide = arrangement.sizes.card_w
        sides = [sorted((before.right, band.right)), sorted((before.x - wide, band.x - wide))]
        moved = [(low, high) for low, high in sides if low < high]
        for row in rows_within(arrangement.rows, before.joined(band)):
            if row.box.y < top or bottom < row.box.bottom:
                yield from row.cards
            elif moved:
                lefts, ids = self._column(row)
                for low, high in moved:
                    yield from ids[bisect_left(lefts, low) : bisect_right(lefts, high)]

    def _column(self, row: Row) -> tuple[list[float], list[str]]:
        """Return the left edges of a row's cards in order, and whose they are."""
        found = self._columns.get(row.segment_id)
        if found is None:
            cards = self._room.stage.scene.arrangement.cards
            ids = sorted(row.cards, key=lambda each: cards[each].box.x)
            found = self._columns[row.segment_id] = [cards[each].box.x for each in ids], ids
        return found

    def release(self, pointer: Pointer) -> None:  # noqa: ARG002 - a gesture's signature
        """Select what was caught."""
        self._room.stage.grasp.point_at(rubber=None)
        self._room.selection.select(self._in_order() if self._drawn else self._before)
        self._show_selection()

    def cancel(self) -> None:
        """Leave the selection as it was."""
        self._room.stage.grasp.point_at(rubber=None)
        self._show_selection()

    def _in_order(self) -> list[str]:
        return [each for each in dict.fromkeys((*self._before, *self._found)) if each in self._caught]

    def _show_selection(self) -> None:
        selection = self._room.selection
        self._room.stage.choose(selection.positions, selection.segment)
