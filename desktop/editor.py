"""Editors for words: what an input method still composes is taken in before the text is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TALLEST = 240  # pixels: a longer text scrolls


class LineEditor(QLineEdit):
    """One line.

    Signals:
        finished(str): Enter was pressed or the focus went elsewhere; the text is whole. Told once per `begin`.
        entered(): Enter was pressed; the text is whole.
        cancelled(): Esc was pressed.

    """

    finished = Signal(str)
    entered = Signal()
    cancelled = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._preedit = ""
        self._over = False

    def begin(self, text: str) -> None:
        """Start editing ``text`` anew."""
        self._over = False
        self.setText(text)
        self.selectAll()

    def resume(self) -> None:
        """Go on editing what was handed out, because it was refused."""
        self._over = False

    @property
    def composing(self) -> str:
        """What the input method still composes."""
        return self._preedit

    def compose(self) -> None:
        """Take what the input method still composes into the text."""
        _compose(self, lambda: self._preedit)

    def finish(self) -> None:
        """End the editing and hand the text out, once."""
        self.compose()
        if not self._over:
            self._over = True
            self.finished.emit(self.text())

    def event(self, event: QEvent) -> bool:
        """Compose while the focus is still here; keep single keys from becoming the window's shortcuts."""
        if event.type() == QEvent.Type.FocusAboutToChange:
            self.compose()
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Remember what is being composed."""
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Finish at Enter, cancel at Esc."""
        if event.key() in _ENTER:
            self.finish()
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self._over = True
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Finish, unless the focus only went to a menu of this field."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish()
        super().focusOutEvent(event)


class PageEditor(QPlainTextEdit):
    """Several lines, as high as they need.

    Signals:
        finished(str): Ctrl+Enter was pressed or the focus went elsewhere, and the text is another one than at first.
        cancelled(): Esc was pressed; the text is again as at first.

    """

    finished = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None, *, lines: int = 2) -> None:
        super().__init__(parent)
        self._preedit = ""
        self._first = ""
        self._least = lines
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()

    def begin(self, text: str) -> None:
        """Start editing ``text`` anew."""
        self._first = text
        if text != self.toPlainText():
            self.setPlainText(text)

    def restore(self, text: str) -> None:
        """Show ``text`` again after a refusal; what was typed comes back with the field's own undo."""
        self._first = text
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    @property
    def edited(self) -> bool:
        """Whether the text is another one than at first."""
        return bool(self._preedit) or self.toPlainText() != self._first

    def compose(self) -> None:
        """Take what the input method still composes into the text."""
        _compose(self, lambda: self._preedit)

    def finish(self) -> None:
        """Hand the text out if it is another one than at first."""
        self.compose()
        text = self.toPlainText()
        if text != self._first:
            self._first = text
            self.finished.emit(text)

    def event(self, event: QEvent) -> bool:
        """Compose while the focus is still here."""
        if event.type() == QEvent.Type.FocusAboutToChange:
            self.compose()
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Remember what is being composed."""
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Finish at Ctrl+Enter, cancel at Esc."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finish()
        elif event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._first)
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Finish, unless the focus only went to a menu of this field."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wrap anew: another width asks for another height."""
        super().resizeEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that shows all lines, up to a limit."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def _grow(self) -> None:
        line = self.fontMetrics().lineSpacing()
        margins = 2 * (self.document().documentMargin() + self.frameWidth()) + 12
        lines = max(self._least, int(self.document().size().height()))
        self.setFixedHeight(min(_TALLEST, int(lines * line + margins)))


def _compose(editor: QWidget, preedit: Callable[[], str]) -> None:
    if not preedit():
        return
    QGuiApplication.inputMethod().commit()
    text = preedit()
    if text:
        # Not every input method answers; the editor then commits what it shows.
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(editor, event)
