"""Pressing on a card: selects it, or becomes a move once the mouse has gone some way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.board.gestures.move import Move
from desktop.board.walk import between

if TYPE_CHECKING:
    from desktop.board.gestures.gesture import Gesture, Pointer, Room

THRESHOLD = 5
"""How far the mouse goes before a press becomes a drag, in the toolkit's pixels."""


class Select:
    """A press on a card that is not yet a drag."""

    scrolls = False
    free = False

    def __init__(self, room: Room, pointer: Pointer, position_id: str) -> None:
        self._room, self._start, self._pressed = room, pointer, position_id
        selection = room.selection
        self._before = selection.positions
        self._was_selected = position_id in selection.positions
        if pointer.shift and selection.current in room.stage.scene.arrangement.cards:
            reach = between(room.stage.scene.arrangement, selection.current or position_id, position_id)
            selection.select([*selection.positions, *reach, position_id])
        elif pointer.ctrl and not self._was_selected:
            selection.toggle(position_id)
        elif not self._was_selected:
            selection.select([position_id])

    def move(self, pointer: Pointer) -> Gesture:
        """Become a move when the mouse has gone far enough."""
        if max(abs(pointer.x - self._start.x), abs(pointer.y - self._start.y)) < THRESHOLD:
            return self
        carried = [each for each in self._room.selection.positions if each != self._pressed]
        return Move(self._room, self._start, [self._pressed, *carried]).move(pointer)

    def release(self, pointer: Pointer) -> None:
        """A click: with Ctrl takes a selected card out, alone leaves it as the only one."""
        if not self._was_selected or pointer.shift:
            return
        if pointer.ctrl:
            self._room.selection.toggle(self._pressed)
        else:
            self._room.selection.select([self._pressed])

    def cancel(self) -> None:
        """Select again what was."""
        self._room.selection.select(self._before)
