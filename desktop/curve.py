"""A small chart of one number over dates: a line through the days on which something was rated."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import lettering, px

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QPaintEvent

    from desktop.theme import Theme

_HIGH, _SIDE, _TOP, _FOOT = 150, 44, 22, 26  # pixels
_DOT = 4.0
_LEAST, _MOST = 0.0, 100.0


class Point(NamedTuple):
    """A number, 0 to 100, on a day."""

    day: date
    value: float


class Curve(QWidget):
    """The chart. Points are labelled with their numbers, the days stand at the foot as far as there is room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._points: tuple[Point, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def points(self) -> tuple[Point, ...]:
        """What is shown."""
        return self._points

    def show_points(self, points: Sequence[Point], said: str) -> None:
        """Show these points, in the order of their days; ``said`` tells them to who cannot see them."""
        self._points = tuple(points)
        self.setAccessibleDescription(said)
        self.update()

    def retheme(self, theme: Theme) -> None:
        """Draw it in the colours of ``theme``."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a height at which moves can be seen."""
        return QSize(px(320), px(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the grid, the line and its labels."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(lettering(11))
        self._paint_grid(painter)
        places = [QPointF(self._x(each.day), self._y(each.value)) for each in self._points]
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        painter.drawPolyline(QPolygonF(places))
        free = float("-inf")
        metrics = QFontMetrics(lettering(11))
        for place, point in zip(places, self._points, strict=True):
            painter.setBrush(self._theme.colour("accent"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(place, _DOT, _DOT)
            painter.setPen(self._theme.colour("text"))
            figure = f"{point.value:.1f}"
            box = QRectF(place.x() - 30, place.y() - px(20), 60, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, figure)
            day = point.day.isoformat()
            left = min(max(0.0, place.x() - metrics.horizontalAdvance(day) / 2), self.width() - 80.0)
            if left > free:
                painter.setPen(self._theme.colour("text_muted"))
                painter.drawText(QPointF(left, self.height() - px(8)), day)
                free = left + metrics.horizontalAdvance(day) + px(8)

    def _paint_grid(self, painter: QPainter) -> None:
        for value in (20, 40, 60, 80, 100):
            y = self._y(value)
            painter.setPen(QPen(self._theme.colour("line"), 1))
            painter.drawLine(QPointF(px(_SIDE), y), QPointF(self.width() - 16, y))
            painter.setPen(self._theme.colour("text_muted"))
            box = QRectF(0, y - px(8), px(_SIDE) - 8, px(16))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(value))

    def _x(self, day: date) -> float:
        first, last = self._points[0].day, self._points[-1].day
        room, left = self.width() - px(_SIDE) - px(48), px(_SIDE) + px(16)
        span = (last - first).days
        return left + (room * (day - first).days / span if span else room / 2)

    def _y(self, value: float) -> float:
        room = self.height() - px(_TOP) - px(_FOOT)
        return px(_TOP) + room * (1 - (value - _LEAST) / (_MOST - _LEAST))
