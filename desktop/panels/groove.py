"""The look of a criterion's scale: a groove with its whole steps, what of it is filled, and a knob."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from desktop.theme import px

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from db.model.things import Criterion
    from desktop.theme import Theme

Ground: TypeAlias = Literal["plain", "hatched", "dashed"]

HEIGHT = 26  # pixels: a finger or a shaking hand can hit it
_EDGE = 10.0  # from the widget's edge to the end of the groove
_KNOB = 7.0
_GROOVE = 4.0


class Groove(QSlider):
    """A slider over the scores of a criterion, drawn in our own way; it may also stand nowhere."""

    def __init__(self, theme: Theme, criterion: Criterion, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._low, self._step = criterion.scale_min, criterion.step
        self.setRange(0, round((criterion.scale_max - criterion.scale_min) / criterion.step))
        self._at: float | None = None
        self._span: tuple[float, float] | None = None
        self._colour = "accent"
        self._ground: Ground = "plain"
        self._holding = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def score(self) -> float | None:
        """The score it stands at, None where it stands nowhere."""
        return self._at

    @property
    def holding(self) -> bool:
        """Whether it is in the hand."""
        return self._holding

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size at which it is easy to use."""
        return QSize(px(150), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size at which nine steps can still be told apart."""
        return QSize(px(72), px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the groove, what of it is filled, the whole steps and the knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_groove(painter)
        self._paint_ticks(painter)
        if self._at is not None and self.isEnabled():
            self._paint_knob(painter)
        elif self.hasFocus():
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(1, 4, self.width() - 2, self.height() - 8), 6, 6)

    def _score_at(self, x: float) -> float:
        share = (x - px(_EDGE)) / max(1.0, self.width() - 2 * px(_EDGE))
        return self._fit(self._low + share * self.maximum() * self._step)

    def _fit(self, score: float) -> float:
        steps = round((score - self._low) / self._step)
        return self._low + min(max(steps, 0), self.maximum()) * self._step

    def _stand(self, score: float | None) -> None:
        self._at = score
        self.setValue(0 if score is None else round((score - self._low) / self._step))
        self.update()

    def _x(self, score: float) -> float:
        share = (score - self._low) / (self.maximum() * self._step or 1)
        return px(_EDGE) + min(max(share, 0.0), 1.0) * (self.width() - 2 * px(_EDGE))

    def _strip(self, left: float, right: float) -> QRectF:
        return QRectF(left, self.height() / 2 - px(_GROOVE) / 2, max(0.0, right - left), px(_GROOVE))

    def _paint_groove(self, painter: QPainter) -> None:
        whole = self._strip(px(_EDGE), self.width() - px(_EDGE))
        painter.setPen(Qt.PenStyle.NoPen)
        if self._ground == "dashed":
            painter.setPen(QPen(self._theme.colour("line_strong"), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(whole.left(), whole.center().y()), QPointF(whole.right(), whole.center().y()))
            return
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(whole, px(_GROOVE) / 2, px(_GROOVE) / 2)
        if self._ground == "hatched":
            self._paint_hatch(painter, whole.adjusted(0, -3, 0, 3))
        if self._span is not None:
            self._fill(painter, self._strip(self._x(self._span[0]), self._x(self._span[1])), "hatch")
        elif self._at is not None:
            self._fill(
                painter, self._strip(px(_EDGE), self._x(self._at)), self._colour if self.isEnabled() else "line_strong"
            )

    def _fill(self, painter: QPainter, strip: QRectF, colour: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(colour))
        painter.drawRoundedRect(strip, px(_GROOVE) / 2, px(_GROOVE) / 2)

    def _paint_hatch(self, painter: QPainter, area: QRectF) -> None:
        painter.save()
        painter.setClipRect(area)
        painter.setPen(QPen(self._theme.colour("hatch"), 1.4))
        x = area.left() - area.height()
        while x < area.right():
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x + area.height(), area.top()))
            x += 6
        painter.restore()

    def _paint_ticks(self, painter: QPainter) -> None:
        if self._ground != "plain":
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("panel"))
        per_whole = round(1 / self._step) or 1
        for step in range(per_whole, self.maximum(), per_whole):
            painter.drawEllipse(QPointF(self._x(self._low + step * self._step), self.height() / 2), 1.2, 1.2)

    def _paint_knob(self, painter: QPainter) -> None:
        assert self._at is not None  # noqa: S101 - the caller saw to it
        middle = QPointF(self._x(self._at), self.height() / 2)
        if self.hasFocus():
            halo = QColor(self._theme.colour("focus", 70))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(halo)
            painter.drawEllipse(middle, px(_KNOB) + 3, px(_KNOB) + 3)
        painter.setPen(QPen(self._theme.colour("focus" if self.hasFocus() else self._colour), 2))
        painter.setBrush(self._theme.colour("panel"))
        radius = px(_KNOB) if not self._holding else px(_KNOB) + 1
        painter.drawEllipse(middle, radius, radius)
