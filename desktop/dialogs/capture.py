"""Keys that are typed while a window is still coming up: they belong to it, and not to what has had the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

_TYPED = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod})


class Capture(QObject):
    """Hands what is typed anywhere else to a line, for as long as that shows.

    The desktop gives a new window the keyboard when it gets round to it, which may take a second on a busy machine.
    """

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line

    def begin(self) -> None:
        """From now on all keys are the line's."""
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take what is typed anywhere but around the line, or in a menu that is down."""
        kind = event.type()
        if kind != QEvent.Type.ShortcutOverride and kind not in _TYPED:
            return False
        if not isinstance(watched, QWidget) or not self._line.isVisible() or self._is_own(watched):
            return False
        if kind == QEvent.Type.ShortcutOverride:
            event.accept()  # it is a letter, and no command
        else:
            QApplication.sendEvent(self._line, event)
        return True

    def _is_own(self, watched: QWidget) -> bool:
        """Tell whether keys may be left where they are; what the line has no use for goes up from it, and not round."""
        around = self._line.parentWidget()
        if around is None or QApplication.activePopupWidget() is not None:
            return True
        return watched is around or around.isAncestorOf(watched) or watched.isAncestorOf(around)
