"""A bound field inside text that is being written: one sign that cannot be typed into, drawn as a small plate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPyTextObject, QTextCharFormat, QTextDocument, QTextFormat

from desktop.brief.content.wording import Piece
from desktop.words import inflected

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFont

    from desktop.theme import Theme

KIND = int(QTextFormat.ObjectTypes.UserObject.value) + 1
SIGN = "\N{OBJECT REPLACEMENT CHARACTER}"
_NAME, _PAIR = (int(QTextFormat.Property.UserProperty.value) + each for each in (1, 2))
_SIDE = 4.0  # pixels left and right of the text on the plate
_NARROWEST = 60.0


def chip_format(piece: Piece) -> QTextCharFormat:
    """Return the format of the sign that stands for a field."""
    made = QTextCharFormat()
    made.setObjectType(KIND)
    made.setProperty(_NAME, piece.name)
    made.setProperty(_PAIR, piece.pair)
    return made


def piece_of(format_: QTextFormat) -> Piece:
    """Return the field that a sign of this format stands for; its name is empty where it is none."""
    if format_.objectType() != KIND:
        return Piece("")
    return Piece("", str(format_.property(_NAME) or ""), str(format_.property(_PAIR) or ""))


class Chips(QPyTextObject):
    """Draws the fields of one document. ``shown`` tells what a field shows now, None for one that is gone."""

    def __init__(self, document: QTextDocument, theme: Theme, shown: Callable[[str], str | None]) -> None:
        super().__init__(document)
        self.theme, self._shown = theme, shown
        self.font: QFont = document.defaultFont()

    def text(self, piece: Piece) -> str:
        """Return what stands on the plate of a field, with what follows it by its sound or number."""
        shown = self._shown(piece.name)
        return inflected("–" if shown is None else shown, piece.pair)

    def intrinsicSize(self, doc: QTextDocument, _at: int, format_: QTextFormat) -> QSizeF:  # noqa: N802 - Qt's name
        """Return how large the plate is: as its text, but never wider than the page."""
        metrics = QFontMetricsF(self.font)
        room = max(doc.textWidth() - 8, _NARROWEST) if doc.textWidth() > 0 else 1e6
        wide = metrics.horizontalAdvance(self.text(piece_of(format_))) + 2 * _SIDE
        return QSizeF(min(wide, room), metrics.ascent() + 1)

    def drawObject(  # noqa: N802 - Qt's name
        self, painter: QPainter, rect: QRectF | QRect, _doc: QTextDocument, _at: int, format_: QTextFormat
    ) -> None:
        """Draw the plate: a field that is gone has a broken line in the colour of danger."""
        piece = piece_of(format_)
        gone = self._shown(piece.name) is None
        metrics = QFontMetricsF(self.font)
        rect = QRectF(rect)
        plate = rect.adjusted(0.5, -1, -0.5, metrics.descent() - 0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(self.theme.colour("danger" if gone else "line_strong"))
        pen.setStyle(Qt.PenStyle.DashLine if gone else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(self.theme.colour("danger_soft" if gone else "accent_soft"))
        painter.drawRoundedRect(plate, 4, 4)
        painter.setPen(self.theme.colour("text"))
        painter.setFont(self.font)
        inner = rect.adjusted(_SIDE, 0, -_SIDE, metrics.descent())
        told = metrics.elidedText(self.text(piece), Qt.TextElideMode.ElideRight, inner.width() + 1)
        painter.drawText(inner.bottomLeft() - QPointF(0, metrics.descent()), told)
        painter.restore()
