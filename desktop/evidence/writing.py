"""The text of a document, with the place that was found in it."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit


class Writing(QPlainTextEdit):
    """Text to read."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)

    def show_text(self, text: str, span: tuple[int, int] | None) -> None:
        """Show a text; the characters of ``span`` are chosen and seen."""
        if self.toPlainText() != text:
            self.setPlainText(text)
        if span is None:
            return
        cursor = self.textCursor()
        start, end = (_units(text, each) for each in span)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.centerCursor()


def _units(text: str, at: int) -> int:
    """Return a place in a text as the toolkit counts it: rare letters are two."""
    return at + sum(ord(each) > 0xFFFF for each in text[:at])
