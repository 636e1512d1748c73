"""The retained picture of all that stands still on the board.

Panning scrolls it and paints only the new strips; a change repaints only the rectangles that it touched; a zoom
shows the old picture scaled at once and is made crisp slice by slice between events.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion

from desktop.board.rects import gathered, rects_of

if TYPE_CHECKING:
    from desktop.board.camera import Camera

# Paints the board's part within a rectangle of device pixels; the painter is clipped to it.
Paint: TypeAlias = Callable[[QPainter, QRect], None]

SLICE = 0.003
"""How long one slice of refining may take, in seconds."""

STRIP = 0.0015
"""How long one strip of a slice should take, in seconds: as high as that lets it be, for many low ones cost more."""

STRIP_WIDE = 512
STRIP_HIGH = 24
"""Strips are whole columns of so many device pixels, and are made narrower before they become lower than this."""

STRIP_FIRST = 70_000
"""How many device pixels the first strip has, before it is known how long they take."""

# Beyond so many separate rectangles one painting of all that lies between them is cheaper.
RECTS_MOST = 48


class Base:
    """A picture as large as the window and a margin around it, with what of it is out of date.

    Places are device pixels from the window's corner. In the window ``urgent`` is painted before it is shown, in the
    margin it may wait; ``blurred`` shows something coarse and may wait.
    """

    def __init__(self, paint: Paint, margin: int = 0) -> None:
        self._paint, self.margin = paint, margin
        self._pixmap = QPixmap(1, 1)
        self._window = QRect(0, 0, 1, 1)
        self._corner = QPoint()
        self._urgent = QRegion()
        self._blurred = QRegion()
        self._sharp: _Sharp | None = None
        self._scaled: _Scaled | None = None
        self._pace = STRIP / STRIP_FIRST

    @property
    def blurred(self) -> bool:
        """Whether refining is still to be done."""
        return not self._blurred.isEmpty() or not (self._urgent - self._window).isEmpty()

    @property
    def bare(self) -> bool:
        """Whether there is no picture yet."""
        return (QRegion(self._window) - self._urgent).isEmpty()

    def fit(self, wide: int, high: int) -> None:
        """Be a picture for a window that large, in device pixels; all is to be painted anew if that is another size."""
        if (wide, high) != (self._window.width(), self._window.height()) or self._scaled is not None:
            self._make(wide, high)
            self.touch_all()

    def touch_all(self) -> None:
        """All of it is out of date."""
        if self._scaled is not None:
            self._make(self._window.width(), self._window.height())
        self._urgent = QRegion(self._whole)
        self._blurred = QRegion()
        self._sharp = None

    def touch(self, area: QRect | QRegion, *, soft: bool = False) -> None:
        """A part of it is out of date; ``soft``: it may be shown as it is until there is time."""
        touched = QRegion(area) & self._whole
        if soft:
            self._blurred += touched - self._urgent
        else:
            self._urgent += touched

    def scroll(self, dx: int, dy: int) -> None:
        """Move the picture; what comes into view and is not there yet is out of date."""
        if max(abs(dx) / self._window.width(), abs(dy) / self._window.height()) >= 1:
            self.touch_all()
            return
        self._draw_scaled()
        self._sharp = None
        corner = self._corner - QPoint(dx, dy)
        away = QPoint(_beyond(corner.x(), 2 * self.margin), _beyond(corner.y(), 2 * self.margin))
        if not away.isNull():
            # As far as the middle of the margin again, so that it is not moved the next time too.
            middle = QPoint(self.margin, self.margin)
            shift = QPoint(*((m - c) if a else 0 for m, c, a in zip(_xy(middle), _xy(corner), _xy(away), strict=True)))
            self._pixmap.scroll(shift.x(), shift.y(), self._pixmap.rect())
            corner += shift
        before, self._corner = self._whole, corner
        self._urgent.translate(dx, dy)
        self._blurred.translate(dx, dy)
        self._urgent &= self._whole
        self._blurred &= self._whole
        self._urgent += QRegion(self._whole) - QRegion(before.translated(dx, dy))

    def zoom(self, old: Camera, new: Camera, ground: QColor) -> None:
        """Show the picture as it was, scaled, in a window of perhaps another size; it is to be refined."""
        if self._sharp is None:
            self._sharp = _Sharp(self._pixmap, self._corner, old)
        self._window = QRect(0, 0, new.wide, new.high)
        self._scaled = _Scaled(self._sharp.place(new), ground)
        self._corner = QPoint(self.margin, self.margin)
        self._urgent = QRegion()
        self._blurred = QRegion(self._whole)
        self._pace = STRIP / STRIP_FIRST

    def show(self, painter: QPainter, area: QRect, down: int = 0) -> None:
        """Paint a rectangle of the window, so far ``down`` from its place, with all in it that is urgent.

        The painter is in device pixels.
        """
        self.settle()
        if self._scaled is None:
            painter.drawPixmap(area.translated(0, down), self._pixmap, area.translated(self._corner))
        else:
            self._scaled.paint(painter, area, self._sharp)

    def settle(self) -> None:
        """Paint all that is urgent in the window."""
        todo = self._urgent & self._window
        if todo.isEmpty():
            return
        self._draw_scaled()
        many = todo.rectCount() > RECTS_MOST
        rects = [todo.boundingRect()] if many else gathered(rects_of(todo))
        self._urgent -= todo
        self._blurred -= todo
        with self._painting() as painter:
            for rect in rects:
                self._paint_rect(painter, rect)

    def refine(self, seconds: float = SLICE) -> QRegion:
        """Make more of the picture crisp for about so long; return what has become so."""
        now = perf_counter()
        end = now + seconds
        done = QRegion()
        self._draw_scaled()
        with self._painting() as painter:
            while self.blurred and (done.isEmpty() or now + STRIP <= end):
                strip = self._next_strip()
                self._paint_rect(painter, strip)
                self._blurred -= strip
                self._urgent -= strip
                done += strip
                now, began = perf_counter(), now
                # The next strip takes about as long as this one, whatever its place; cheap ones are trusted slowly.
                self._pace = max((now - began) / (strip.width() * strip.height()), self._pace / 2)
        if not self.blurred:
            self._sharp = None
        return done & self._window

    @property
    def _whole(self) -> QRect:
        """All of the picture as it lies around the window."""
        m = self.margin
        return QRect(-self._corner, self._window.size() + QSize(2 * m, 2 * m))

    def _make(self, wide: int, high: int) -> None:
        m = self.margin
        self._window = QRect(0, 0, max(1, wide), max(1, high))
        self._corner = QPoint(m, m)
        if self._pixmap.size() != self._whole.size() or self._sharp is not None:
            self._pixmap = QPixmap(self._whole.size())
        self._scaled = None

    def _draw_scaled(self) -> None:
        """Have a picture of its own again, where a sharp one was only shown scaled."""
        scaled, sharp = self._scaled, self._sharp
        if scaled is None:
            return
        blurred, urgent = self._blurred, self._urgent
        self._make(self._window.width(), self._window.height())
        with self._painting() as painter:
            scaled.paint(painter, self._whole, sharp)
        self._blurred, self._urgent = blurred, urgent

    @contextmanager
    def _painting(self) -> Iterator[QPainter]:
        """Let paint on the picture, in places from the window's corner."""
        painter = QPainter(self._pixmap)
        painter.translate(self._corner)
        yield painter
        painter.end()

    def _next_strip(self) -> QRect:
        """Return what to paint next: in the window what is at the top of all that is blurred, then in the margin.

        It is as much as should be done in time.
        """
        stale = self._blurred & self._window
        if stale.isEmpty():
            stale = self._blurred + (self._urgent - self._window)
        first = next(iter(rects_of(stale)))
        left, right = first.left() // STRIP_WIDE * STRIP_WIDE, (first.right() // STRIP_WIDE + 1) * STRIP_WIDE
        pixels = STRIP / self._pace
        columns = max(1, min((right - left) // STRIP_WIDE, round(pixels / STRIP_HIGH / STRIP_WIDE)))
        high = max(STRIP_HIGH, round(pixels / STRIP_WIDE / columns))
        return (stale & QRect(left, first.y(), columns * STRIP_WIDE, high)).boundingRect()

    def _paint_rect(self, painter: QPainter, rect: QRect) -> None:
        painter.save()
        painter.setClipRect(rect)
        self._paint(painter, rect)
        painter.restore()


class _Sharp(NamedTuple):
    """A picture that was crisp, where the window's corner was in it, and what it was a picture of."""

    picture: QPixmap
    corner: QPoint
    camera: Camera

    def place(self, new: Camera) -> QRectF:
        """Return where it belongs, scaled, for another camera."""
        factor = new.scale / self.camera.scale
        left, top = self.camera.left - self.corner.x(), self.camera.top - self.corner.y()
        size = self.picture.size()
        return QRectF(left * factor - new.left, top * factor - new.top, size.width() * factor, size.height() * factor)


class _Scaled(NamedTuple):
    """Where a sharp picture is shown for the time being, and the colour around it."""

    goal: QRectF
    ground: QColor

    def paint(self, painter: QPainter, area: QRect, sharp: _Sharp | None) -> None:
        """Paint a rectangle."""
        for rect in rects_of(QRegion(area) - self.goal.toRect().adjusted(1, 1, -1, -1)):
            painter.fillRect(rect, self.ground)
        if sharp is not None:
            painter.save()
            painter.setClipRect(area)
            painter.drawPixmap(self.goal, sharp.picture, QRectF(sharp.picture.rect()))
            painter.restore()


def _beyond(at: int, most: int) -> int:
    """Return how far a place is out of the range from 0."""
    return min(at, 0) or max(at - most, 0)


def _xy(point: QPoint) -> tuple[int, int]:
    return point.x(), point.y()
