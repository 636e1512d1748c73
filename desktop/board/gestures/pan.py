"""Pulling the board about with the middle button, or with the space bar held."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.board.gestures.gesture import Gesture, Pointer, Room


class Pan:
    """The board follows the mouse; ``go`` scrolls it to device pixels from its left and top."""

    scrolls = False
    free = False

    def __init__(self, room: Room, pointer: Pointer, go: Callable[[int, int], None]) -> None:
        camera = room.stage.camera
        self._start, self._go = pointer, go
        self._ratio, self._from = camera.ratio, (camera.left, camera.top)

    def move(self, pointer: Pointer) -> Gesture:
        """Scroll as far as the mouse has gone."""
        left, top = self._from
        dx, dy = (pointer.x - self._start.x) * self._ratio, (pointer.y - self._start.y) * self._ratio
        self._go(round(left - dx), round(top - dy))
        return self

    def release(self, pointer: Pointer) -> None:
        """Stay there."""

    def cancel(self) -> None:
        """Go back to where it began."""
        self._go(*self._from)
