"""How many segments have each posture: by shape, colour and word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPolygonF
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.panels.prose import Prose
from desktop.postures import POSTURE_SHAPES, POSTURES
from desktop.theme import px

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPaintEvent

    from db.model.things import Posture
    from desktop.panels.context import Context
    from desktop.theme import Theme

_SIDE, _ACROSS = 16, 2
_CORNERS = 9  # the side of the square in which the shapes' corners are given


class Shape(QWidget):
    """A posture's shape in its colour."""

    def __init__(self, theme: Theme, posture: Posture) -> None:
        super().__init__()
        self._theme, self._posture = theme, posture
        self.setFixedSize(QSize(px(_SIDE), px(_SIDE)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the shape in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._posture))
        painter.translate(self.width() / 2, self.height() / 2)
        scale = (px(_SIDE) - 4) / _CORNERS
        painter.scale(scale, scale)
        painter.drawPolygon(QPolygonF([QPointF(*each) for each in POSTURE_SHAPES[self._posture]]))


class Tally(QWidget):
    """The six postures, each with how many segments have it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.counts: dict[Posture, int] = {}
        self._told: dict[Posture, Prose] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(3)
        for at, posture in enumerate(POSTURES):
            row, left = divmod(at, _ACROSS)
            word = Prose(context.theme, context.words.say(f"judge.posture.{posture}"), size=12.5)
            count = self._told[posture] = Prose(context.theme, size=12.5, weight=QFont.Weight.DemiBold)
            for column, part in enumerate((Shape(context.theme, posture), word, count)):
                grid.addWidget(part, row, 4 * left + column, Qt.AlignmentFlag.AlignVCenter)
            grid.setColumnStretch(4 * left + 1, 1)
        for gap in range(1, _ACROSS):
            grid.setColumnMinimumWidth(4 * gap - 1, px(24))

    def tell(self, counts: Mapping[Posture, int]) -> None:
        """Show how many there are."""
        self.counts = {each: counts.get(each, 0) for each in POSTURES}
        for posture, count in self.counts.items():
            self._told[posture].tell(f"{count:,}", "text" if count else "text_muted")
