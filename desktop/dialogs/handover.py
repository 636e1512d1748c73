"""Keys belong to a dialog from the moment that it is opened, though the desktop gives it the focus only later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

_KIND = QEvent.Type
_OVER = frozenset((_KIND.WindowActivate, _KIND.Hide, _KIND.Close))
_TYPED = frozenset((_KIND.KeyPress, _KIND.KeyRelease, _KIND.InputMethod))


class Handover(QObject):
    """Hears all events from when a dialog is shown until it is the active window, and hands on what is typed.

    A busy machine or a slow desktop leaves the focus where it was for a while; what is typed then must not do anything
    there. It ends as well when the dialog goes, and when the user clicks into another window.
    """

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog

    def begin(self) -> None:
        """Hand keys on from now."""
        app = QApplication.instance()
        if app is not None and self._dialog.isWindow() and not self._dialog.isActiveWindow():
            app.installEventFilter(self)

    def end(self) -> None:
        """Leave keys to whom they are sent."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hand on what is typed elsewhere."""
        kind = event.type()
        turned_away = kind == _KIND.MouseButtonPress and not self._is_own(watched)
        if turned_away or (watched is self._dialog and kind in _OVER):
            self.end()
        elif kind == _KIND.ShortcutOverride and not self._is_own(watched):
            return self._keep_from_shortcuts(event)
        elif kind in _TYPED and not self._is_own(watched):
            self._hand_on(event)
            return True
        return False

    def _keep_from_shortcuts(self, event: QEvent) -> bool:
        event.accept()
        if self._dialog.isModal() and isinstance(event, QKeyEvent):
            # The toolkit drops what comes next: the window that it is for is blocked.
            pressed = QKeyEvent(_KIND.KeyPress, event.key(), event.modifiers(), event.text())
            self._hand_on(pressed)
        return True

    def _hand_on(self, event: QEvent) -> None:
        goal: QWidget | None = self._dialog.focusWidget()
        QCoreApplication.sendEvent(self._dialog if goal is None else goal, event.clone())

    def _is_own(self, watched: QObject) -> bool:
        if isinstance(watched, QWindow):
            return watched is self._dialog.windowHandle()
        return isinstance(watched, QWidget) and watched.window() is self._dialog
