"""The keyboard on the board: everything that the mouse does, and more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from desktop.board.deeds import Deeds
    from desktop.board.eye import Eye
    from desktop.board.mouse import Mouse
    from desktop.board.walk import Way

_WAYS: dict[int, Way] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}
_PAGES = {Qt.Key.Key_PageUp: -0.9, Qt.Key.Key_PageDown: 0.9}
_CTRL, _SHIFT, _ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Keys:
    """What keys mean. ``open_card`` opens the current card; ``walked`` is told the card that was walked to."""

    def __init__(
        self,
        deeds: Deeds,
        eye: Eye,
        mouse: Mouse,
        open_card: Callable[[], None],
        walked: Callable[[str], None],
        add_note: Callable[[], None],
    ) -> None:
        self._deeds, self._eye, self._mouse, self._walked = deeds, eye, mouse, walked
        self._acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Return: open_card,
            Qt.Key.Key_Enter: open_card,
            Qt.Key.Key_Delete: deeds.take_off,
            Qt.Key.Key_Backspace: deeds.take_off,
            Qt.Key.Key_0: eye.fit,
            Qt.Key.Key_Plus: eye.zoom_in,
            Qt.Key.Key_Equal: eye.zoom_in,
            Qt.Key.Key_Minus: eye.zoom_out,
            Qt.Key.Key_F: deeds.fold_here,
            Qt.Key.Key_L: self._relate,
            Qt.Key.Key_N: add_note,
        }

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; return whether it means anything here."""
        key, held = event.key(), event.modifiers()
        if key == Qt.Key.Key_Escape:
            self._escape()
        elif key == Qt.Key.Key_Space:
            self._mouse.hold_space(held=True)
        elif self._mouse.busy:
            pass  # nothing else while cards are in the hand
        elif key in _WAYS or key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(key, held)
        elif key in _PAGES:
            self._eye.scroll_by(0, _PAGES[Qt.Key(key)] * self._eye.camera.high / self._eye.camera.ratio)
        elif held & _CTRL:
            return self._with_ctrl(key)
        elif key in self._acts:
            self._acts[key]()
        else:
            return False
        return True

    def release(self, event: QKeyEvent) -> bool:
        """A key is let go; return whether that means anything here."""
        if event.key() != Qt.Key.Key_Space or event.isAutoRepeat():
            return False
        self._mouse.hold_space(held=False)
        return True

    def _relate(self) -> None:
        chosen = self._deeds.selected
        if chosen:
            self._mouse.relate(chosen[-1])

    def _escape(self) -> None:
        if not self._mouse.cancel():
            self._deeds.clear()

    def _go(self, key: int, held: Qt.KeyboardModifier) -> None:
        way = _way(key, ctrl=bool(held & _CTRL))
        if held & _ALT:
            self._deeds.nudge(way)
        else:
            card = self._deeds.walk(way, extend=bool(held & _SHIFT))
            if card is not None:
                self._walked(card)

    def _with_ctrl(self, key: int) -> bool:
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_A: self._deeds.select_all,
            Qt.Key.Key_0: self._eye.fit,
            Qt.Key.Key_Plus: self._eye.zoom_in,
            Qt.Key.Key_Equal: self._eye.zoom_in,
            Qt.Key.Key_Minus: self._eye.zoom_out,
        }
        if key not in acts:
            return False
        acts[key]()
        return True


def _way(key: int, *, ctrl: bool) -> Way:
    if key == Qt.Key.Key_Home:
        return "start" if ctrl else "row_start"
    if key == Qt.Key.Key_End:
        return "end" if ctrl else "row_end"
    return _WAYS[key]
