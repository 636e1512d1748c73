"""Wheel, trackpad and pinch: scrolling, and zooming at the cursor."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from desktop.board.eye import LINE

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from desktop.board.eye import Eye
    from desktop.board.mouse import Mouse

NOTCH = 120
"""What one notch of a wheel counts for the toolkit."""

PER_NOTCH = 0.16
"""How much one notch zooms, as a power of e: about a sixth."""


def wheeled(event: QWheelEvent, eye: Eye, mouse: Mouse) -> None:
    """Scroll, sideways with Shift, or zoom at the cursor with Ctrl; the mouse is at another place of the board then."""
    turned, at = event.angleDelta(), event.position()
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        notches = (turned.y() or turned.x()) / NOTCH
        eye.zoom_at(eye.camera.zoom * exp(PER_NOTCH * notches), at.x(), at.y())
    else:
        fine = event.pixelDelta()
        dx, dy = (fine.x(), fine.y()) if not fine.isNull() else (turned.x() * LINE / NOTCH, turned.y() * LINE / NOTCH)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not dx:
            dx, dy = dy, 0
        eye.scroll_by(-dx, -dy)
    mouse.move(event)
    event.accept()


def pinched(event: QEvent, port: QWidget, eye: Eye) -> bool:
    """Zoom with two fingers; return whether the event was that."""
    if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
        return _zoom(eye, 1 + event.value(), event.position())
    if isinstance(event, QGestureEvent):
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if isinstance(pinch, QPinchGesture):
            return _zoom(eye, pinch.scaleFactor(), QPointF(port.mapFromGlobal(pinch.centerPoint().toPoint())))
    return False


def _zoom(eye: Eye, factor: float, at: QPointF) -> bool:
    if factor > 0:
        eye.zoom_at(eye.camera.zoom * factor, at.x(), at.y())
    return True
