"""Small buttons, drawn alike on every system: a pill to press or to switch, and a quiet one that reads as a link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop.plain import tip
from desktop.theme import lettering, px

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop.theme import Theme

Look: TypeAlias = Literal["pill", "link"]

HEIGHT = 26
_SIDE = 10


class Pill(QAbstractButton):
    """A button of one short word; checked, it is filled and says so by a heavier letter too."""

    def __init__(self, theme: Theme, text: str, *, look: Look = "pill", hint: str = "") -> None:
        super().__init__()
        self._theme, self._look = theme, look
        self._face = lettering(12, QFont.Weight.DemiBold if look == "link" else QFont.Weight.Normal)
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(tip(hint))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def lead(self) -> int:
        """The room that is kept before the text, in pixels."""
        return 0

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the text with some room."""
        bold = QFontMetrics(lettering(12, QFont.Weight.DemiBold))
        side = px(_SIDE) if self._look == "pill" else 3
        return QSize(bold.horizontalAdvance(self.text()) + 2 * side + 1, px(HEIGHT))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width that keeps a few letters."""
        return QSize(min(px(48), self.sizeHint().width()), px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the pill and its word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._paint_ground(painter)
        painter.setPen(self._theme.colour(ink if self.isEnabled() else "text_muted"))
        face = QFont(self._face)
        if self.isChecked():
            face.setWeight(QFont.Weight.DemiBold)
        painter.setFont(face)
        room = self.rect().adjusted(3 + self.lead, 0, -3, 0)
        text = QFontMetrics(face).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, text)

    def _paint_ground(self, painter: QPainter) -> str:
        """Draw what the word stands on and return the colour of the word."""
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        hot = self.isEnabled() and (self.underMouse() or self.isDown())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(self._theme.colour("accent"))
        elif hot:
            painter.setBrush(self._theme.colour("accent_soft"))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("text" if self.isChecked() else "focus"), 2))
        elif self._look == "pill" and not self.isChecked():
            painter.setPen(QPen(self._theme.colour("accent" if hot else "line_strong"), 1))
        painter.drawRoundedRect(box, 6, 6)
        if self.isChecked():
            return "text_on_fill"
        return "link" if self._look == "link" else "text"
