"""The keys that steer a gesture at work: held ones change a drag, arrows and Enter lead a relation's line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from desktop.board.mouse import Mouse
    from desktop.board.walk import Way

_HELD: dict[int, Qt.KeyboardModifier] = {
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
}
_WAYS: dict[int, Way] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Home: "row_start",
    Qt.Key.Key_End: "row_end",
}


class Helm:
    """What keys mean to a gesture. ``walked`` is told the card that a line has been led to."""

    def __init__(self, mouse: Mouse, walked: Callable[[str], None]) -> None:
        self._mouse, self._walked = mouse, walked

    def press(self, event: QKeyEvent) -> bool:
        """Steer; return whether the key meant just that."""
        key, line = event.key(), self._mouse.tether
        if key in _HELD:
            self._mouse.hold(_HELD[key], held=True)
        elif line is not None and key in _WAYS:
            goal = line.walk(_WAYS[key])
            if goal is not None:
                self._walked(goal)
        elif line is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._mouse.tie()
        else:
            return False
        return key not in _HELD

    def release(self, event: QKeyEvent) -> None:
        """A held key is let go."""
        if event.key() in _HELD and not event.isAutoRepeat():
            self._mouse.hold(_HELD[event.key()], held=False)
