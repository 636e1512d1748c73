"""Text that stays text: nothing that a user typed becomes markup, a shortcut or a link in a widget."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget


def ampersands(text: str) -> str:
    """Return the text for a menu, a button or a tab, where a single ``&`` would become a shortcut."""
    return text.replace("&", "&&")


def tip(text: str) -> str:
    """Return the text for a tool tip; the toolkit guesses markup there, so it is given harmless markup."""
    return f'<p style="white-space:pre-wrap">{escape(text)}</p>' if text else ""


class Text(QLabel):
    """A label that shows plain text only.

    ``tone`` is a look of the style sheet: ``muted``, ``danger``, ``section``, ``title`` or ``display``.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None, *, tone: str = "", wrap: bool = False) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if tone:
            self.setProperty("tone", tone)
        self.setText(text)


class Elided(Text):
    """A label of one line that ends in an ellipsis where the room ends; its tool tip tells the whole."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, tone: str = "") -> None:
        self._whole = ""
        super().__init__("", parent, tone=tone)
        self.tell(text)

    def tell(self, text: str) -> None:
        """Show this text, as much of it as there is room for."""
        self._whole = " ".join(text.split())
        self.setToolTip(tip(self._whole))
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room that the whole text would take."""
        beside = self.width() - self.contentsRect().width()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2 + beside, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room for a letter or two: the rest may go."""
        return QSize(self.fontMetrics().averageCharWidth() * 3, super().minimumSizeHint().height())

    def resizeEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Fit the text to the new room."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        room = max(0, self.contentsRect().width())
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))
