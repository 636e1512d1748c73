"""The slip on which a note is written, right where the note stands on the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

LEAST_WIDE, LEAST_HIGH = 160, 56
LEAST_TEXT = 11
"""However small the board is shown, what is being written is legible: at least so many pixels."""


class Slip(QPlainTextEdit):
    """A text in the hand.

    Signals:
        kept(str): the user is done and wants this text.
        dropped: the user does not want it.

    """

    kept = Signal(str)
    dropped = Signal()

    def __init__(self, parent: QWidget, text: str, hint: str) -> None:
        super().__init__(parent)
        self._port = parent
        self.setObjectName("slip")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setPlainText(text)
        self.selectAll()

    def lie(self, rect: QRect, size: float) -> None:
        """Lie over a rectangle of the parent, as far as there is room, with text of that many pixels."""
        type_face = self.font()
        type_face.setPixelSize(max(LEAST_TEXT, round(size)))
        self.setFont(type_face)
        room = self._port.rect()
        wide = min(max(rect.width(), LEAST_WIDE), room.width())
        high = min(max(rect.height(), LEAST_HIGH), room.height())
        left = min(max(rect.x(), 0), room.width() - wide)
        top = min(max(rect.y(), 0), room.height() - high)
        self.setGeometry(left, top, wide, high)

    def keep(self) -> None:
        """Be done. What is being composed, such as a syllable of Hangul, is part of the text."""
        self._commit()
        self.kept.emit(self.toPlainText())

    def _commit(self) -> None:
        """Take over what is being composed, also from an input method that would rather drop it."""
        QGuiApplication.inputMethod().commit()
        composed = self.textCursor().block().layout().preeditAreaText()
        if composed:
            taken = QInputMethodEvent()
            taken.setCommitString(composed)
            self.inputMethodEvent(taken)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Write; Esc drops the text, Ctrl+Enter keeps it. No key reaches the board below."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        elif ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
        else:
            super().keyPressEvent(event)
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Keep the text when the user goes elsewhere, but not for a menu of its own."""
        self._commit()
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.keep()
