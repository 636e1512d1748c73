"""The mark at the end of a criterion's line: the score with its confidence, or the state in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import lettering, px

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop.theme import Theme

WIDTH = 66  # pixels: alike in all rows, so that the scales stand in one column
_SCORE = 30
_DOT = 3.2


class Mark(QWidget):
    """What a rating says in a few letters. A hollow ring stands before it where nothing is cited."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._score, self._word, self._hollow = "", "", False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self.sizeHint())

    @property
    def text(self) -> str:
        """What is read here, as text."""
        return f"{self._score} {self._word}".strip()

    def tell(self, score: str, word: str, *, hollow: bool) -> None:
        """Show a score with the word of its confidence; a state in words has no score."""
        if (score, word, hollow) != (self._score, self._word, self._hollow):
            self._score, self._word, self._hollow = score, word, hollow
            self.setAccessibleName(self.text)
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the one size that all marks have."""
        return QSize(px(WIDTH), px(26))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ring, the score and the word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._hollow:
            painter.setPen(QPen(self._theme.colour("text_muted"), 1.4))
            painter.drawEllipse(QPointF(px(_DOT) + 1, self.height() / 2), px(_DOT), px(_DOT))
        left = 2 * px(_DOT) + px(5)
        if self._score:
            painter.setFont(lettering(13, QFont.Weight.DemiBold))
            painter.setPen(self._theme.colour("text"))
            painter.drawText(QRectF(left, 0, px(_SCORE), self.height()), Qt.AlignmentFlag.AlignVCenter, self._score)
            left += px(_SCORE - 4)
        self._paint_word(painter, QRectF(left, 0, self.width() - left, self.height()))

    def _paint_word(self, painter: QPainter, room: QRectF) -> None:
        face = lettering(12 if not self._score else 11.5)
        painter.setFont(face)
        painter.setPen(self._theme.colour("text_muted"))
        text = QFontMetrics(face).elidedText(self._word, Qt.TextElideMode.ElideRight, int(room.width()))
        side = Qt.AlignmentFlag.AlignRight if self._score else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text)
