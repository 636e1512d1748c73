"""A line laid over the list of briefs, in which the one that is shown gets another name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent


class Naming(QLineEdit):
    """The line. Enter or leaving it keeps the name, Esc does not.

    Signals:
        named(str): the new name.

    """

    named = Signal(str)

    def __init__(self, over: QWidget, text: str) -> None:
        super().__init__(text, over)
        self._before, self._over = text, False
        self.setAccessibleName(over.accessibleName())
        self.setGeometry(over.rect())
        self.selectAll()
        self.show()
        self.setFocus()
        self.returnPressed.connect(self._keep)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Keep what was written, half-composed Hangul too."""
        QGuiApplication.inputMethod().commit()
        super().focusOutEvent(event)
        self._keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc leaves the name as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
            return
        super().keyPressEvent(event)

    def _keep(self) -> None:
        text = self.text().strip()
        if not self._over and text and text != self._before:
            self.named.emit(text)
        self._close()

    def _close(self) -> None:
        if not self._over:
            self._over = True
            self.hide()
            self.deleteLater()
