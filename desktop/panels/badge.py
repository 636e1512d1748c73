"""Small pictures of a verdict: the posture's badge and the place of the front line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import lettering, px

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from db.model.things import Posture
    from desktop.theme import Theme

_SIDE = 9


class Badge(QWidget):
    """A posture as a word on its colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._posture: Posture = "undetermined"
        self._word = ""
        self._face = lettering(12, QFont.Weight.Bold)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def word(self) -> str:
        """The word that is shown."""
        return self._word

    def tell(self, posture: Posture, word: str) -> None:
        """Show a posture."""
        if (posture, word) != (self._posture, self._word):
            self._posture, self._word = posture, word
            self.setAccessibleName(word)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the word on its ground."""
        return QSize(QFontMetrics(self._face).horizontalAdvance(self._word) + 2 * px(_SIDE), px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground and the word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._posture))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setPen(self._theme.colour("text_on_fill"))
        painter.setFont(self._face)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._word)


class Front(QWidget):
    """The segment's ground in small, with the front line through it; dashed in the middle where it is undefined."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._at: float | None = None
        self.setFixedHeight(px(16))

    @property
    def at(self) -> float | None:
        """The place of the line as a share of the width."""
        return self._at

    def tell(self, at: float | None, text: str) -> None:
        """Show the line at a share of the width."""
        self._at = at
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw both grounds and the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 2.5, -0.5, -2.5)
        x = box.left() + (0.5 if self._at is None else self._at) * box.width()
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, left, right in (("home", box.left(), x), ("global", x, box.right())):
            painter.setBrush(self._theme.colour(f"{colour}_soft" if self._at is not None else "ground_undefined"))
            painter.drawRect(QRectF(left, box.top(), right - left, box.height()))
        style = Qt.PenStyle.SolidLine if self._at is not None else Qt.PenStyle.DashLine
        painter.setPen(QPen(self._theme.colour("front"), 2.4, style))
        painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
