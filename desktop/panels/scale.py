"""The scale of a criterion: 1 to 5 by halves, told while it is held and once when it is let go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent

    from db.model.things import Criterion
    from desktop.theme import Theme

Ground: TypeAlias = Literal["plain", "hatched", "dashed"]

HEIGHT = 26  # pixels: a finger or a shaking hand can hit it
_EDGE = 10.0  # from the widget's edge to the end of the groove
_KNOB = 7.0
_GROOVE = 4.0


class Scale(QSlider):
    """A slider over the scores of a criterion that may also stand nowhere.

    The wheel never moves it: a panel that is scrolled must not change a judgement.

    Signals:
        held(float): it is being dragged and stands at this score.
        chosen(float): it was let go, or moved by a key, at another score than before.
        let_be(): it was let go where it stood before, or the drag was called off.

    """

    held = Signal(float)
    chosen = Signal(float)
    let_be = Signal()

    def __init__(self, theme: Theme, criterion: Criterion, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._low, self._step = criterion.scale_min, criterion.step
        self.setRange(0, round((criterion.scale_max - criterion.scale_min) / criterion.step))
        self._kept: float | None = None
        self._at: float | None = None
        self._span: tuple[float, float] | None = None
        self._colour, self._ground = "accent", "plain"
        self._holding = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def score(self) -> float | None:
        """The score it stands at, None where it stands nowhere."""
        return self._at

    @property
    def holding(self) -> bool:
        """Whether it is in the hand."""
        return self._holding

    def show_score(
        self,
        score: float | None,
        *,
        colour: str = "accent",
        ground: Ground = "plain",
        span: tuple[float, float] | None = None,
    ) -> None:
        """Stand at what the board says; a drag under way is called off. ``span`` is where several stand."""
        if self._holding:
            self.call_off()
        self._kept, self._colour, self._ground, self._span = score, colour, ground, span
        self._stand(score)

    def call_off(self) -> None:
        """End a drag and stand where the board says."""
        if self._holding:
            self._holding = False
            self._stand(self._kept)
            self.let_be.emit()

    def nudge(self, steps: int) -> None:
        """Move by so many steps as one choice; from nowhere it starts in the middle."""
        middle = self._low + self._step * (self.maximum() // 2)
        self.choose(middle if self._at is None else self._at + steps * self._step)

    def choose(self, score: float) -> None:
        """Choose a score as a key does; nothing happens where it stands there already."""
        score = self._fit(score)
        if score == self._kept:
            self._stand(score)
            return
        self._stand(score)
        self.chosen.emit(score)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size at which it is easy to use."""
        return QSize(150, HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size at which nine steps can still be told apart."""
        return QSize(72, HEIGHT)

    def event(self, event: QEvent) -> bool:
        """Keep Esc for the drag."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._holding:
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take it in the hand where it is pressed."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._holding = True
        self._follow(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the hand."""
        if self._holding:
            self._follow(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let it go: one choice, or none where it stands as before."""
        if not self._holding or event.button() != Qt.MouseButton.LeftButton:
            return
        self._holding = False
        self.update()
        if self._at is None or self._at == self._kept:
            self.let_be.emit()
        else:
            self.chosen.emit(self._at)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move by a step with left and right, call a drag off with Esc; other keys are the row's."""
        if self._holding:
            if event.key() == Qt.Key.Key_Escape:
                self.call_off()
            return
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if steps is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        else:
            self.nudge(steps)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the panel."""
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Call a drag off when the focus is taken away."""
        self.call_off()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Call a drag off when the row goes."""
        self.call_off()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the groove, what of it is filled, the whole steps and the knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_groove(painter)
        self._paint_ticks(painter)
        if self._at is not None:
            self._paint_knob(painter)
        elif self.hasFocus():
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(1, 4, self.width() - 2, self.height() - 8), 6, 6)

    def _follow(self, x: float) -> None:
        share = (x - _EDGE) / max(1.0, self.width() - 2 * _EDGE)
        score = self._fit(self._low + share * self.maximum() * self._step)
        if score != self._at:
            self._stand(score)
            self.held.emit(score)

    def _fit(self, score: float) -> float:
        steps = round((score - self._low) / self._step)
        return self._low + min(max(steps, 0), self.maximum()) * self._step

    def _stand(self, score: float | None) -> None:
        self._at = score
        self.setValue(0 if score is None else round((score - self._low) / self._step))
        self.update()

    def _x(self, score: float) -> float:
        share = (score - self._low) / (self.maximum() * self._step or 1)
        return _EDGE + min(max(share, 0.0), 1.0) * (self.width() - 2 * _EDGE)

    def _strip(self, left: float, right: float) -> QRectF:
        return QRectF(left, self.height() / 2 - _GROOVE / 2, max(0.0, right - left), _GROOVE)

    def _paint_groove(self, painter: QPainter) -> None:
        whole = self._strip(_EDGE, self.width() - _EDGE)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._ground == "dashed":
            painter.setPen(QPen(self._theme.colour("line_strong"), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(whole.left(), whole.center().y()), QPointF(whole.right(), whole.center().y()))
            return
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(whole, _GROOVE / 2, _GROOVE / 2)
        if self._ground == "hatched":
            self._paint_hatch(painter, whole.adjusted(0, -3, 0, 3))
        if self._span is not None:
            self._fill(painter, self._strip(self._x(self._span[0]), self._x(self._span[1])), "hatch")
        elif self._at is not None:
            self._fill(painter, self._strip(_EDGE, self._x(self._at)), self._colour)

    def _fill(self, painter: QPainter, strip: QRectF, colour: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(colour))
        painter.drawRoundedRect(strip, _GROOVE / 2, _GROOVE / 2)

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
            painter.drawEllipse(middle, _KNOB + 3, _KNOB + 3)
        painter.setPen(QPen(self._theme.colour("focus" if self.hasFocus() else self._colour), 2))
        painter.setBrush(self._theme.colour("panel"))
        radius = _KNOB if not self._holding else _KNOB + 1
        painter.drawEllipse(middle, radius, radius)
