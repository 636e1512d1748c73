"""Two fingers on a trackpad: pinching zooms where the fingers are, moving them together scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.desktop.board.driver import NONE

if TYPE_CHECKING:
    from tests.desktop.board.driver import Driver

PAD = QPointingDevice(
    "pad",
    1,
    QInputDevice.DeviceType.TouchPad,
    QPointingDevice.PointerType.Finger,
    QInputDevice.Capability.Position,
    2,
    1,
)


def pinch(driver: Driver, at: QPoint, by: float) -> None:
    """Spread two fingers around a point, or bring them together."""
    port, here = driver.view.viewport(), QPointF(at)
    glob, kind = QPointF(port.mapToGlobal(at)), Qt.NativeGestureType.ZoomNativeGesture
    QApplication.sendEvent(port, QNativeGestureEvent(kind, PAD, 2, here, here, glob, by, QPointF()))


def pan(driver: Driver, by: QPoint) -> None:
    """Move two fingers together; a trackpad tells pixels beside the wheel's turns."""
    port, at = driver.view.viewport(), QPoint(400, 300)
    glob, phase = QPointF(port.mapToGlobal(at)), Qt.ScrollPhase.ScrollUpdate
    turned = QPoint(by.x() * 8, by.y() * 8)
    none = Qt.MouseButton.NoButton
    QApplication.sendEvent(port, QWheelEvent(QPointF(at), glob, by, turned, none, NONE, phase, False))


@pytest.mark.parametrize("by", [0.25, -0.2])
def test_pinching_zooms_and_what_is_between_the_fingers_stays_there(sample: Driver, by: float) -> None:
    sample.view.zoom_to(3.0)
    sample.view.eye.scroll_to(900, 900)
    at, before = QPoint(700, 500), sample.view.zoom
    there = sample.view.stage.camera.point(at.x(), at.y())
    pinch(sample, at, by)
    assert sample.view.zoom == pytest.approx(before * (1 + by))
    assert sample.view.stage.camera.point(at.x(), at.y()) == pytest.approx(there, abs=2)


@pytest.mark.parametrize("by", [-1.0, -5.0])
def test_a_pinch_that_makes_no_sense_does_nothing(sample: Driver, by: float) -> None:
    before = sample.view.stage.camera
    pinch(sample, QPoint(700, 500), by)
    assert sample.view.stage.camera == before


def test_two_fingers_scroll_pixel_by_pixel(sample: Driver) -> None:
    sample.view.zoom_to(2.0)
    before = sample.view.stage.camera
    pan(sample, QPoint(-30, -20))
    after = sample.view.stage.camera
    assert (after.left - before.left, after.top - before.top) == (30 * before.ratio, 20 * before.ratio)
