"""The track of a board's dates: one stop for every day on which something changes, evenly spaced, to slide along."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QSlider, QToolTip

from desktop.plain import tip
from desktop.theme import lettering, px

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QWheelEvent

    from desktop.theme import Theme

_SIDE, _HIGH = 34, 40  # pixels
_DOT, _HANDLE, _DIAMOND = 3.0, 6.5, 4.5


class Stop(NamedTuple):
    """A day on the track: its short label, what there is to say of it, and whether it has a name of its own."""

    day: date
    label: str
    said: str
    named: bool
    own: bool


class Track(QSlider):
    """The slider. Its value is the number of the stop; a day between two stops shows between them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._stops: tuple[Stop, ...] = ()
        self._between: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPageStep(1)
        self.setMouseTracking(True)

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The stops, from the earliest."""
        return self._stops

    def offer(self, stops: Sequence[Stop], shown: date) -> None:
        """Show these stops, and the handle at a day."""
        self._stops = tuple(stops)
        at = place(self._stops, shown)
        self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.setRange(0, max(0, len(self._stops) - 1))
        self.setValue(round(at))
        self.blockSignals(False)  # noqa: FBT003
        self._between = None if at == int(at) else at
        self.update()

    def retheme(self, theme: Theme) -> None:
        """Draw it in the colours of ``theme``."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a height for the line and its labels."""
        return QSize(px(320), px(_HIGH))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least room in which one can still slide."""
        return QSize(px(120), px(_HIGH))

    def at(self, x: float) -> int:
        """Return the number of the stop that is nearest to a place."""
        last = max(1, len(self._stops) - 1)
        share = (x - px(_SIDE)) / max(1, self.width() - 2 * px(_SIDE))
        return min(len(self._stops) - 1, max(0, round(share * last)))

    def x_of(self, at: float) -> float:
        """Return where a stop stands."""
        last = max(1, len(self._stops) - 1)
        return px(_SIDE) + (self.width() - 2 * px(_SIDE)) * at / last

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the stop that is pressed."""
        if event.button() == Qt.MouseButton.LeftButton and self._stops:
            self.setSliderDown(True)
            self._go(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Slide from stop to stop."""
        if self.isSliderDown():
            self._go(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go."""
        self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to what is under it: nobody means to travel in time by scrolling."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Say what there is at the stop that is pointed at."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._stops:
            QToolTip.showText(event.globalPos(), tip(self._stops[self.at(event.pos().x())].said), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the line, the stops with as many labels as there is room for, and the handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._stops:
            return
        y = px(13)
        painter.setPen(QPen(self._theme.colour("line_strong"), 2))
        painter.drawLine(QPointF(self.x_of(0), y), QPointF(self.x_of(len(self._stops) - 1), y))
        for at, stop in enumerate(self._stops):
            self._paint_stop(painter, self.x_of(at), y, stop)
        self._paint_labels(painter)
        self._paint_handle(painter, y)

    def _go(self, event: QMouseEvent) -> None:
        self._between = None
        self.setValue(self.at(event.position().x()))
        self.update()

    def _paint_stop(self, painter: QPainter, x: float, y: float, stop: Stop) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("text" if stop.own else "text_muted"))
        if stop.named:
            arm = px(_DIAMOND * 2) / 2
            corners = (QPointF(x - arm, y), QPointF(x, y - arm), QPointF(x + arm, y), QPointF(x, y + arm))
            painter.drawPolygon(QPolygonF(corners))
        else:
            painter.drawEllipse(QPointF(x, y), _DOT, _DOT)

    def _paint_labels(self, painter: QPainter) -> None:
        """Write the labels from the chosen one outwards, those that fit between their neighbours."""
        face = lettering(11)
        painter.setFont(face)
        metrics, taken = QFontMetrics(face), list[QRectF]()
        own = [at for at, stop in enumerate(self._stops) if stop.own]
        named = [at for at, stop in enumerate(self._stops) if stop.named]
        for at in dict.fromkeys([self.value(), *own, len(self._stops) - 1, 0, *named, *range(len(self._stops))]):
            text = self._stops[at].label
            wide = metrics.horizontalAdvance(text) + 4
            left = min(max(0.0, self.x_of(at) - wide / 2), self.width() - wide)
            box = QRectF(left, px(22), wide, metrics.height())
            if any(box.adjusted(-px(6), 0, px(6), 0).intersects(each) for each in taken):
                continue
            taken.append(box)
            chosen = at == self.value() and self._between is None
            painter.setPen(self._theme.colour("text" if chosen or self._stops[at].own else "text_muted"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_handle(self, painter: QPainter, y: float) -> None:
        at = self.value() if self._between is None else self._between
        own = self._between is None and self._stops[self.value()].own
        focus = self.hasFocus()
        painter.setBrush(self._theme.colour("panel"))
        painter.setPen(QPen(self._theme.colour("focus" if focus else "accent" if own else "past"), 3 if focus else 2.5))
        radius = px(_HANDLE * 2) / 2
        painter.drawEllipse(QPointF(self.x_of(at), y), radius, radius)


def place(stops: Sequence[Stop], day: date) -> float:
    """Return the number of a day's stop, or a number between those of its neighbours."""
    for at, stop in enumerate(stops):
        if stop.day == day:
            return float(at)
        if stop.day > day:
            return max(0.0, at - 0.5)
    return float(max(0, len(stops) - 1))
