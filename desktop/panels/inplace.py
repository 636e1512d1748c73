"""Text that becomes an editor where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.editor import LineEditor, PageEditor
from desktop.panels.prose import Prose
from desktop.theme import lettering

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from desktop.theme import Theme

_STARTS = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_INSET = 6


class InPlace(QWidget):
    """A text that is edited where it stands: with a click, F2 or Enter; Esc leaves it as it was.

    Signals:
        committed(str): another text was entered.

    """

    committed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        label: str,
        *,
        size: float = 13,
        weight: QFont.Weight = QFont.Weight.Normal,
        colour: str = "text",
        empty: str = "",
        lines: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._colour, self._empty = theme, colour, empty
        self._face, self._lines = lettering(size, weight), lines
        self._text = ""
        self._editor: LineEditor | PageEditor | None = None
        self._label = Prose(theme, size=size, weight=weight, colour=colour)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_INSET, 2, _INSET, 2)
        self._column.addWidget(self._label)
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    @property
    def text(self) -> str:
        """The text as the board has it."""
        return self._text

    @property
    def editor(self) -> LineEditor | PageEditor | None:
        """The editor while there is one."""
        return self._editor

    def show_text(self, text: str) -> None:
        """Show what the board says; an editor that is open keeps what is typed."""
        self._text = text
        self._label.tell(text or self._empty, self._colour if text else "text_muted")
        self.setAccessibleDescription(text)

    def begin(self) -> None:
        """Open the editor with the whole text selected."""
        if self._editor is not None:
            return
        editor = PageEditor(self) if self._lines else LineEditor(parent=self)
        editor.setFont(self._face if not self._lines else lettering(13))
        editor.setAccessibleName(self.accessibleName())
        editor.begin(self._text)
        editor.selectAll()
        editor.finished.connect(self._on_finished)
        editor.cancelled.connect(self._close)
        self._editor = editor
        self._label.hide()
        self._column.addWidget(editor)
        editor.installEventFilter(self)
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """End an editing that is under way and keep its text."""
        if self._editor is not None:
            self._editor.finish()

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Close an editor of several lines when the focus leaves it, also if nothing was changed."""
        if event.type() == QEvent.Type.FocusOut and watched is self._editor and isinstance(watched, PageEditor):
            watched.finish()
            self._close()
        return False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at a click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at F2 or Enter."""
        if event.key() in _STARTS:
            self.begin()
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Keep F2 for this field while it has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and getattr(event, "key", int)() == Qt.Key.Key_F2:
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the focus is."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw a field under the text while the mouse or the focus is on it."""
        if self._editor is not None or not (self.underMouse() or self.hasFocus()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = self.hasFocus()
        painter.setPen(QPen(self._theme.colour("focus" if ring else "line_strong"), 2 if ring else 1))
        painter.setBrush(self._theme.colour("field"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _on_finished(self, text: str) -> None:
        self._close()
        if text.strip() != self._text:
            self.committed.emit(text)

    def _close(self) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        had = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        self._label.show()
        if had:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()
