"""Two fingers on a trackpad: pinching zooms where the fingers are, moving them together scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.desktop.board.driver import ALT, LEFT, NONE

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


def pan(driver: Driver, at: QPoint, by: QPoint, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """Move two fingers together; a trackpad tells pixels beside the wheel's turns."""
    port = driver.view.viewport()
    glob, phase = QPointF(port.mapToGlobal(at)), Qt.ScrollPhase.ScrollUpdate
    turned = QPoint(by.x() * 8, by.y() * 8)
    QApplication.sendEvent(port, QWheelEvent(QPointF(at), glob, by, turned, held, NONE, phase, False))


def test_a_card_in_the_hand_stays_at_the_pointer_while_the_wheel_scrolls(sample: Driver) -> None:
    card = sample.card("micron@memory")
    sample.view.zoom_to(2.0)
    sample.view.focus_position(card)
    start = sample.at_card(card)
    sample.press(start)
    sample.move(start + QPoint(60, -40), ALT)
    before = sample.view.stage.camera
    pan(sample, start + QPoint(60, -40), QPoint(0, 50), LEFT)
    drag = sample.view.stage.grasp.hand.drag
    assert drag is not None
    assert sample.view.stage.camera.top == before.top - 50
    assert drag.shifted[1] == pytest.approx((-40 - 50) / 2.0, abs=1)
    sample.key(Qt.Key.Key_Escape)


def test_what_the_wheel_brings_under_the_pointer_is_what_is_pointed_at(sample: Driver) -> None:
    card = sample.card("micron@memory")
    sample.view.zoom_to(2.0)
    sample.view.focus_position(card)
    at = sample.at_card(card)
    sample.move(at - QPoint(0, 60))
    assert sample.view.stage.grasp.hand.hovered != card
    pan(sample, at - QPoint(0, 60), QPoint(0, -60))
    assert sample.view.stage.grasp.hand.hovered == card


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
    pan(sample, QPoint(400, 300), QPoint(-30, -20))
    after = sample.view.stage.camera
    assert (after.left - before.left, after.top - before.top) == (30 * before.ratio, 20 * before.ratio)
