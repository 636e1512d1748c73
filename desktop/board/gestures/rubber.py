"""A rubber band on free ground: selects what it meets; a click there selects nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model.geometry import Box
from desktop.board.gestures.select import THRESHOLD
from desktop.board.grasp import between

if TYPE_CHECKING:
    from desktop.board.gestures.gesture import Gesture, Pointer, Room


class Rubber:
    """A band between where the mouse was pressed and where it is. Shift adds, Ctrl turns round."""

    scrolls = True
    free = False

    def __init__(self, room: Room, pointer: Pointer) -> None:
        self._room, self._start = room, pointer
        self._before = room.selection.positions if pointer.shift or pointer.ctrl else ()
        self._segment = room.selection.segment
        self._drawn = False
        self._caught: tuple[str, ...] = self._before
        self._band: Box | None = None
        self._found: dict[str, None] = {}

    def move(self, pointer: Pointer) -> Gesture:
        """Draw the band and show what it catches."""
        if not self._drawn and max(abs(pointer.x - self._start.x), abs(pointer.y - self._start.y)) < THRESHOLD:
            return self
        self._drawn = True
        start, stage = self._start, self._room.stage
        x, y = min(start.ux, pointer.ux), min(start.uy, pointer.uy)
        band = Box(x, y, abs(start.ux - pointer.ux), abs(start.uy - pointer.uy))
        self._catch(band)
        self._caught = self._with(list(self._found))
        stage.choose(self._caught, None)
        stage.grasp.point_at(rubber=band)
        return self

    def _catch(self, band: Box) -> None:
        """Find what the band meets: looked for only where it has come to or gone from."""
        stage, before, self._band = self._room.stage, self._band, band
        grid, cards = stage.scene.grid, stage.scene.arrangement.cards
        for strip in between(before, band) if before is not None else (band,):
            for each in grid.within(strip):
                if cards[each].box.meets(band):
                    self._found[each] = None
                else:
                    self._found.pop(each, None)

    def release(self, pointer: Pointer) -> None:  # noqa: ARG002 - a gesture's signature
        """Select what was caught."""
        self._room.stage.grasp.point_at(rubber=None)
        self._room.selection.select(self._caught)
        self._show_selection()

    def cancel(self) -> None:
        """Leave the selection as it was."""
        self._room.stage.grasp.point_at(rubber=None)
        self._show_selection()

    def _with(self, found: list[str]) -> tuple[str, ...]:
        if not self._start.ctrl:
            return tuple(dict.fromkeys((*self._before, *found)))
        both = set(self._before) & set(found)
        return tuple(each for each in dict.fromkeys((*self._before, *found)) if each not in both)

    def _show_selection(self) -> None:
        selection = self._room.selection
        self._room.stage.choose(selection.positions, selection.segment)
