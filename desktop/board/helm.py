"""The keys that steer what is in the hand: held ones change a drag, others lead a relation's line or act on a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from desktop.board.mouse import Mouse
    from desktop.board.notepad import Notepad
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
    """What keys mean to a gesture, or to the chosen note. ``walked`` is told the card that a line has been led to."""

    def __init__(self, mouse: Mouse, notes: Notepad, walked: Callable[[str], None]) -> None:
        self._mouse, self._notes, self._walked = mouse, notes, walked

    def press(self, event: QKeyEvent) -> bool:
        """Steer; return whether the key meant just that."""
        key, line = event.key(), self._mouse.tether
        if not self._mouse.busy and self._notes.chosen is not None:
            return self._on_note(key)
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

    def _on_note(self, key: int) -> bool:
        """Do to the chosen note what a key means for it."""
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Return: self._notes.edit_chosen,
            Qt.Key.Key_Enter: self._notes.edit_chosen,
            Qt.Key.Key_F2: self._notes.edit_chosen,
            Qt.Key.Key_Delete: self._notes.remove,
            Qt.Key.Key_Escape: lambda: self._notes.choose(None),
        }
        if key in acts:
            acts[key]()
        elif key in _WAYS:
            self._notes.nudge(_WAYS[key])
        else:
            return False
        return True

    def release(self, event: QKeyEvent) -> None:
        """A held key is let go."""
        if event.key() in _HELD and not event.isAutoRepeat():
            self._mouse.hold(_HELD[event.key()], held=False)
