"""Painting in logical units: between a painter in device pixels and what is drawn in the board's own lengths."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPainter

    from db.model.geometry import Box
    from desktop.board.camera import Camera


def device_rect(box: Box, camera: Camera) -> QRectF:
    """Return the box in whole device pixels."""
    return QRectF(QRect(*camera.device(box)))


@contextmanager
def in_units(painter: QPainter, box: Box, camera: Camera) -> Iterator[QRectF]:
    """Let the painter draw in logical units from the box's corner on; give the box so."""
    x, y, _, _ = camera.device(box)
    painter.save()
    painter.translate(x, y)
    painter.scale(camera.scale, camera.scale)
    yield QRectF(0, 0, box.w, box.h)
    painter.restore()
