"""The retained picture of all that stands still on the board.

Panning scrolls it and paints only the new strips; a change repaints only the rectangles that it touched; a zoom
shows the old picture scaled at once and is made crisp slice by slice between events.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import perf_counter
from typing import TYPE_CHECKING, TypeAlias, cast

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion

if TYPE_CHECKING:
    from desktop.board.camera import Camera

# Paints the board's part within a rectangle of device pixels; the painter is clipped to it.
Paint: TypeAlias = Callable[[QPainter, QRect], None]

SLICE = 0.003
"""How long one slice of refining may take, in seconds."""

STRIP = 0.0015
"""How long one strip of a slice should take, in seconds: as high as that lets it be, for many low ones cost more."""

SIDE = 64
"""The side of the tiles by which many small changes are gathered, in device pixels."""

STRIP_WIDE = 512
STRIP_HIGH = 24
"""Strips are whole columns of so many device pixels, and are made narrower before they become lower than this."""

STRIP_FIRST = 70_000
"""How many device pixels the first strip has, before it is known how long they take."""

# Beyond so many separate rectangles one painting of all that lies between them is cheaper.
RECTS_MOST = 48

SPARE = 25_000
"""So many device pixels more are painted in the time that one more painting takes for being one."""


class Base:
    """A pixmap as large as the window, with what of it is out of date.

    ``urgent`` must be painted before it is shown; ``blurred`` shows something coarse that may wait.
    """

    def __init__(self, paint: Paint) -> None:
        self._paint = paint
        self._pixmap = QPixmap(1, 1)
        self._urgent = QRegion()
        self._blurred = QRegion()
        self._sharp: tuple[QPixmap, Camera] | None = None
        self._pace = STRIP / STRIP_FIRST

    @property
    def blurred(self) -> bool:
        """Whether refining is still to be done."""
        return not self._blurred.isEmpty()

    @property
    def bare(self) -> bool:
        """Whether there is no picture yet."""
        return (QRegion(self._pixmap.rect()) - self._urgent).isEmpty()

    @property
    def pixmap(self) -> QPixmap:
        """The picture; call `settle` before showing it."""
        return self._pixmap

    def fit(self, wide: int, high: int) -> None:
        """Be that large, in device pixels; all is to be painted anew if that is another size."""
        if (wide, high) != (self._pixmap.width(), self._pixmap.height()):
            self._pixmap = QPixmap(max(1, wide), max(1, high))
            self.touch_all()

    def touch_all(self) -> None:
        """All of it is out of date."""
        self._urgent = QRegion(self._pixmap.rect())
        self._blurred = QRegion()
        self._sharp = None

    def touch(self, area: QRect | QRegion, *, soft: bool = False) -> None:
        """A part of it is out of date; ``soft``: it may be shown as it is until there is time."""
        touched = QRegion(area) & self._pixmap.rect()
        if soft:
            self._blurred += touched - self._urgent
        else:
            self._urgent += touched

    def scroll(self, dx: int, dy: int) -> None:
        """Move the picture; what comes into view is out of date."""
        if max(abs(dx) / self._pixmap.width(), abs(dy) / self._pixmap.height()) >= 1:
            self.touch_all()
            return
        whole = self._pixmap.rect()
        self._urgent.translate(dx, dy)
        self._blurred.translate(dx, dy)
        self._urgent &= whole
        self._blurred &= whole
        self._sharp = None
        self._pixmap.scroll(dx, dy, whole)
        self._urgent += QRegion(whole) - QRegion(whole.translated(dx, dy))

    def zoom(self, old: Camera, new: Camera, ground: QColor) -> None:
        """Show the picture as it was, scaled, in a window of perhaps another size; it is to be refined."""
        if self._sharp is None:
            self._sharp = self._pixmap, old
        picture, camera = self._sharp
        self._pixmap = QPixmap(new.wide, new.high)
        self._pixmap.fill(ground)
        factor = new.scale / camera.scale
        goal = QRectF(
            camera.left * factor - new.left,
            camera.top * factor - new.top,
            picture.width() * factor,
            picture.height() * factor,
        )
        painter = QPainter(self._pixmap)
        painter.drawPixmap(goal, picture, QRectF(picture.rect()))
        painter.end()
        self._urgent = QRegion()
        self._blurred = QRegion(self._pixmap.rect())
        self._pace = STRIP / STRIP_FIRST

    def settle(self) -> None:
        """Paint all that is urgent."""
        if self._urgent.isEmpty():
            return
        many = self._urgent.rectCount() > RECTS_MOST
        rects = [self._urgent.boundingRect()] if many else gathered(rects_of(self._urgent))
        self._urgent, todo = QRegion(), self._urgent
        self._blurred -= todo
        painter = QPainter(self._pixmap)
        for rect in rects:
            self._paint_rect(painter, rect)
        painter.end()

    def refine(self, seconds: float = SLICE) -> QRegion:
        """Make more of the picture crisp for about so long; return what has become so."""
        now = perf_counter()
        end = now + seconds
        done = QRegion()
        painter = QPainter(self._pixmap)
        while not self._blurred.isEmpty() and (done.isEmpty() or now + STRIP <= end):
            strip = self._next_strip()
            self._paint_rect(painter, strip)
            self._blurred -= strip
            done += strip
            now, began = perf_counter(), now
            # The next strip takes about as long as this one, whatever its place; a cheap one is trusted by and by.
            self._pace = max((now - began) / (strip.width() * strip.height()), self._pace / 2)
        painter.end()
        if self._blurred.isEmpty():
            self._sharp = None
        return done

    def _next_strip(self) -> QRect:
        """Return what to paint next: what is at the top of all that is blurred, as much as should be done in time."""
        first = next(iter(rects_of(self._blurred)))
        left, right = first.left() // STRIP_WIDE * STRIP_WIDE, (first.right() // STRIP_WIDE + 1) * STRIP_WIDE
        pixels = STRIP / self._pace
        columns = max(1, min((right - left) // STRIP_WIDE, round(pixels / STRIP_HIGH / STRIP_WIDE)))
        high = max(STRIP_HIGH, round(pixels / STRIP_WIDE / columns))
        return (self._blurred & QRect(left, first.y(), columns * STRIP_WIDE, high)).boundingRect()

    def _paint_rect(self, painter: QPainter, rect: QRect) -> None:
        painter.save()
        painter.setClipRect(rect)
        self._paint(painter, rect)
        painter.restore()


def rects_of(region: QRegion) -> list[QRect]:
    """Return the rectangles that a region is made of, from the top to the bottom."""
    return list(cast("Iterable[QRect]", region))


def gathered(rects: Iterable[QRect]) -> list[QRect]:
    """Return fewer rectangles that cover these: those that lie so near to one another that one painting is cheaper."""
    kept: list[QRect] = []
    for rect in rects:
        for at, other in enumerate(kept):
            joined = rect.united(other)
            if _pixels(joined) - _pixels(rect) - _pixels(other) < SPARE:
                kept[at] = joined
                break
        else:
            kept.append(rect)
    return kept


def tiled(rects: Iterable[tuple[int, int, int, int]]) -> QRegion:
    """Return a region of few rectangles that covers these (x, y, width, height): whole tiles, joined side by side."""
    rows: dict[int, set[int]] = {}
    for x, y, wide, high in rects:
        for down in range((y - 1) // SIDE, (y + high) // SIDE + 1):
            rows.setdefault(down, set()).update(range((x - 1) // SIDE, (x + wide) // SIDE + 1))
    region = QRegion()
    for down, across in rows.items():
        for start, count in _runs(sorted(across)):
            region += QRect(start * SIDE, down * SIDE, count * SIDE, SIDE)
    return region


def _pixels(rect: QRect) -> int:
    return rect.width() * rect.height()


def _runs(numbers: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Yield the first and the length of every run of numbers that follow on one another."""
    start, count = 0, 0
    for number in numbers:
        if count and number == start + count:
            count += 1
            continue
        if count:
            yield start, count
        start, count = number, 1
    if count:
        yield start, count
