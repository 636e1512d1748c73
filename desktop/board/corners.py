"""In which corner of the window an overlay stands, so that it does not lie on what is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import QPoint, QRect, QSize

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Corner: TypeAlias = Literal["lower right", "upper right", "lower left", "upper left"]

MARGIN = 12  # pixels from the window's edges


def corner_at(corner: Corner, size: QSize, port: QSize) -> QRect:
    """Return where a widget of a size stands in a corner."""
    right, foot = port.width() - size.width() - MARGIN, port.height() - size.height() - MARGIN
    x = right if corner.endswith("right") else MARGIN
    y = foot if corner.startswith("lower") else MARGIN
    return QRect(QPoint(x, y), size)


def settled(corners: Sequence[Corner], size: QSize, port: QSize, clear: Iterable[QRect]) -> QRect:
    """Return the place in the first of the corners that lies on nothing of ``clear``, else in the first of all."""
    kept = list(clear)
    places = [corner_at(each, size, port) for each in corners]
    return next((place for place in places if not any(place.intersects(each) for each in kept)), places[0])
