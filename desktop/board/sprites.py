"""Ready pictures of cards, one for each look and scale, kept up to a number of bytes; the oldest unused go first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from desktop.board.cards import PAD, Look, blank, paint_blank, paint_content
from desktop.board.ink import Ink

Paint: TypeAlias = Callable[[QPainter, tuple[float, float], Look, Ink], None]

BYTES_MOST = 128 * 1024 * 1024
_BYTES_PER_PIXEL = 4


class Cut(NamedTuple):
    """How large cards are on the screen: width and height in device pixels, and device pixels per logical unit."""

    wide: int
    high: int
    scale: float

    @property
    def pad(self) -> int:
        """The room around a card in its picture, in device pixels."""
        return max(1, round(PAD * self.scale))


class Sprites:
    """The cache; ``size`` is a card's in logical units."""

    def __init__(self, ink: Ink, size: tuple[float, float], most: int = BYTES_MOST) -> None:
        self._ink = ink
        self._size = size
        self._most = most
        self._bytes = 0
        self._kept: OrderedDict[tuple[Look, Cut], QPixmap] = OrderedDict()

    @property
    def bytes(self) -> int:
        """How much memory the pictures take."""
        return self._bytes

    def get(self, look: Look, cut: Cut) -> QPixmap:
        """Return the picture of a card, ``cut.pad`` larger on every side than the card."""
        key = look, cut
        sprite = self._kept.get(key)
        if sprite is None:
            sprite = self._kept[key] = self._painted(look, cut)
            self._bytes += _bytes(sprite)
            self._shed()
        else:
            self._kept.move_to_end(key)
        return sprite

    def clear(self) -> None:
        """Forget all pictures: the theme is another one."""
        self._kept.clear()
        self._bytes = 0

    def _shed(self) -> None:
        while self._bytes > self._most and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            self._bytes -= _bytes(old)

    def _painted(self, look: Look, cut: Cut) -> QPixmap:
        plain = blank(look)
        if look == plain:
            return self._drawn(QPixmap(), look, cut, paint_blank)
        return self._drawn(self.get(plain, cut), look, cut, paint_content)

    def _drawn(self, ground: QPixmap, look: Look, cut: Cut, paint: Paint) -> QPixmap:
        """Return a picture on top of another one, or on nothing."""
        pad = cut.pad
        sprite = QPixmap(ground)
        if sprite.isNull():
            sprite = QPixmap(cut.wide + 2 * pad, cut.high + 2 * pad)
            sprite.fill(Qt.GlobalColor.transparent)
        painter = QPainter(sprite)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(pad, pad)
        painter.scale(cut.wide / self._size[0], cut.high / self._size[1])
        paint(painter, self._size, look, self._ink)
        painter.end()
        return sprite


def _bytes(sprite: QPixmap) -> int:
    return sprite.width() * sprite.height() * _BYTES_PER_PIXEL
