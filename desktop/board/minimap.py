"""The whole board in a corner, small, with the front line and the part that the window shows. A click goes there."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from db.model.things import Layer
from desktop.board.frontline import runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QShowEvent

    from db.model.geometry import Arrangement, Row
    from desktop.board.eye import Eye
    from desktop.board.stage import Stage
    from desktop.theme import Theme
    from desktop.words import Words

WIDTH, HIGHEST, LOWEST = 180, 200, 48  # pixels
NARROWEST, SHARE = 110, 0.14
"""In a small window it takes no more of its width, and of its height in proportion, as far as it still shows much."""

_EDGE = 6  # between the frame and the board in it
_PAUSE = 100  # milliseconds from one redrawing to the next
_SLICE = 0.005  # seconds of drawing between two looks at what the user does
_CARDS = 128  # drawn between two looks at the clock
_LEAST_CARD = 1.5


class Minimap(QWidget):
    """The map. It draws itself afresh in slices while the program is idle and shows the last one meanwhile."""

    def __init__(self, port: QWidget, stage: Stage, eye: Eye, words: Words, theme: Theme) -> None:
        super().__init__(port)
        self._port = port
        self._stage, self._eye, self._theme = stage, eye, theme
        self._picture = QPixmap()
        self._fresh = QPixmap()
        self._stale = True
        self._drawing: Iterator[None] | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._begin)
        self._slice = QTimer(self, interval=0)
        self._slice.timeout.connect(self._go_on)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.retranslate(words)
        self.renew()

    @property
    def needed(self) -> bool:
        """Whether there is more of the board than the window shows."""
        return self._eye.camera.reach != (0, 0) and bool(self._stage.scene.arrangement.rows)

    @property
    def drawn(self) -> bool:
        """Whether the picture is of the board as it is now."""
        return not self._stale and self._drawing is None

    def renew(self) -> None:
        """The board has changed: draw it afresh, soon."""
        self._stale = True
        self.setFixedSize(self._wanted())
        if self.isVisible() and not self._pause.isActive():
            self._pause.start()

    def fit(self) -> None:
        """Be of the size that the window has room for."""
        if self.size() != self._wanted():
            self.renew()

    def retranslate(self, words: Words) -> None:
        """Say what it is in the language of ``words``."""
        self.setAccessibleName(words.say("boardbar.minimap"))
        self.setAccessibleDescription(words.say("boardbar.minimap_how"))

    def retheme(self, theme: Theme) -> None:
        """Draw everything in the colours of ``theme``."""
        self._theme = theme
        self.renew()

    def seen(self) -> QRectF:
        """Return the rectangle that stands for the window, in its own pixels."""
        box, across, down = self._eye.camera.seen, *self._scales()
        whole = QRectF(_EDGE, _EDGE, self.width() - 2 * _EDGE, self.height() - 2 * _EDGE)
        return QRectF(_EDGE + box.x * across, _EDGE + box.y * down, box.w * across, box.h * down).intersected(whole)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what has changed while it was hidden."""
        super().showEvent(event)
        if self._stale:
            self.renew()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Bring what is pointed at into the middle of the window."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(event.position())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Stay there."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Two clicks are two clicks: the board below does not get them."""
        self.mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Show the last picture, and the window's rectangle over it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("line_strong"), 1))
        painter.setBrush(self._theme.colour("panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if not self._picture.isNull():
            painter.drawPixmap(_EDGE, _EDGE, self._picture)
        painter.setPen(QPen(self._theme.colour("focus"), 1.5))
        painter.setBrush(self._theme.colour("focus", 28))
        painter.drawRect(self.seen())
        painter.end()

    def _go(self, at: QPointF) -> None:
        camera, (across, down) = self._eye.camera, self._scales()
        x, y = (at.x() - _EDGE) / across, (at.y() - _EDGE) / down
        self._eye.scroll_to(round(x * camera.scale - camera.wide / 2), round(y * camera.scale - camera.high / 2))

    def _wanted(self) -> QSize:
        """Return a size of the board's shape, but never higher than a corner allows."""
        arrangement = self._stage.scene.arrangement
        wide = min(max(round(SHARE * self._port.width()), NARROWEST), WIDTH)
        high = (wide - 2 * _EDGE) * arrangement.height / max(1.0, arrangement.width)
        return QSize(wide, round(min(max(high, LOWEST), HIGHEST * wide / WIDTH)) + 2 * _EDGE)

    def _scales(self) -> tuple[float, float]:
        arrangement = self._stage.scene.arrangement
        across, down = self.width() - 2 * _EDGE, self.height() - 2 * _EDGE
        return across / max(1.0, arrangement.width), down / max(1.0, arrangement.height)

    # Drawing. ---------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._stale = False
        ratio = self.devicePixelRatioF()
        self._fresh = QPixmap((self.size() - QSize(2 * _EDGE, 2 * _EDGE)) * ratio)
        self._fresh.setDevicePixelRatio(ratio)
        self._fresh.fill(Qt.GlobalColor.transparent)
        self._drawing = self._drawn()
        self._slice.start()

    def _go_on(self) -> None:
        """Draw for a few milliseconds; when all is drawn, show it."""
        until = perf_counter() + _SLICE
        painter = QPainter(self._fresh)
        painter.setPen(Qt.PenStyle.NoPen)
        self._painter = painter
        for _ in self._drawing or ():
            if perf_counter() > until:
                break
        else:
            self._drawing = None
            self._slice.stop()
            self._picture = self._fresh
        del self._painter
        painter.end()
        if self._drawing is None:
            self.update()

    def _drawn(self) -> Iterator[None]:
        """Draw the board as it is laid out now, one piece after the other."""
        arrangement, (across, down) = self._stage.scene.arrangement, self._scales()
        for band in arrangement.bands:
            layer = self._stage.scene.board.get(Layer, band.layer_id)
            box = band.box if band.folded else band.head
            colour = self._theme.layer(layer.stack_rank if layer is not None else 1)
            self._painter.fillRect(QRectF(box.x * across, box.y * down, box.w * across, max(1, box.h * down)), colour)
        yield
        for row in arrangement.rows:
            self._draw_ground(row, across, down)
            yield from self._draw_cards(arrangement, row, across, down)
        for run in runs(arrangement):
            self._draw_front(run, across, down)
            yield

    def _draw_ground(self, row: Row, across: float, down: float) -> None:
        ground, front = row.ground, row.front_x
        y, high = ground.y * down, ground.h * down
        if front is None:
            whole = QRectF(ground.x * across, y, ground.w * across, high)
            self._painter.fillRect(whole, self._theme.colour("ground_undefined"))
            return
        left = QRectF(ground.x * across, y, (front - ground.x) * across, high)
        right = QRectF(front * across, y, (ground.right - front) * across, high)
        self._painter.fillRect(left, self._theme.colour("ground_home"))
        self._painter.fillRect(right, self._theme.colour("ground_global"))

    def _draw_cards(self, arrangement: Arrangement, row: Row, across: float, down: float) -> Iterator[None]:
        home, abroad, out = (self._theme.colour(each) for each in ("home", "global", "line_strong"))
        scores, filtered = self._stage.scene.judgement.positions, self._stage.scene.out
        for at, position_id in enumerate(row.cards, 1):
            box, score = arrangement.cards[position_id].box, scores.get(position_id)
            colour = out if position_id in filtered else home if score is not None and score.home else abroad
            wide, high = max(_LEAST_CARD, box.w * across - 1), max(_LEAST_CARD, box.h * down - 1)
            self._painter.fillRect(QRectF(box.x * across, box.y * down, wide, high), colour)
            if at % _CARDS == 0:
                yield
        yield

    def _draw_front(self, run: Sequence[Row], across: float, down: float) -> None:
        """Draw the line through rows that stand under one another, dotted where it is undefined."""
        pen = QPen(self._theme.colour("front"), 1.5)
        before: QPointF | None = None
        for row in run:
            x = (row.front_x if row.front_x is not None else row.ground.middle[0]) * across
            top, foot = QPointF(x, row.box.y * down), QPointF(x, row.box.bottom * down)
            pen.setStyle(Qt.PenStyle.DotLine if row.front_x is None else Qt.PenStyle.SolidLine)
            self._painter.setPen(pen)
            self._painter.drawPolyline([top, foot] if before is None else [before, top, foot])
            before = foot
        self._painter.setPen(Qt.PenStyle.NoPen)
