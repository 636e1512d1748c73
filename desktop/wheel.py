"""The wheel scrolls; it turns the value of a field only where the user is in that field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollBar,
    QTabBar,
    QWidget,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

FIELDS = QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar
"""What takes the wheel for a change of its value."""


class Wheel(QObject):
    """Stands at every window of the program that has had the focus, and leads the wheel past fields that have not."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusWindowChanged.connect(self.watch)

    def watch(self, window: QWindow | None) -> None:
        """Stand at a window, once."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Give the wheel over a field without focus to what scrolls around it."""
        if not isinstance(event, QWheelEvent):
            return False
        field = _field_under(watched, event.position().toPoint())
        if field is None or field.hasFocus() or field.isAncestorOf(QApplication.focusWidget() or field.window()):
            return False
        _scroll(_area_around(field), event)
        return True


def _field_under(window: QObject, at: QPoint) -> QWidget | None:
    shown = (each for each in QApplication.topLevelWidgets() if each.windowHandle() is window)
    widget = next((each.childAt(at) for each in shown), None)
    while widget is not None and not widget.isWindow():
        if isinstance(widget, FIELDS) and not isinstance(widget, QScrollBar):
            return widget
        widget = widget.parentWidget()
    return None


def _area_around(field: QWidget) -> QAbstractScrollArea | None:
    around = field.parentWidget()
    while around is not None and not around.isWindow():
        if isinstance(around, QAbstractScrollArea):
            return around
        around = around.parentWidget()
    return None


def _scroll(area: QAbstractScrollArea | None, event: QWheelEvent) -> None:
    if area is None:
        return
    port = area.viewport()
    led = QWheelEvent(
        QPointF(port.mapFromGlobal(event.globalPosition())),
        event.globalPosition(),
        event.pixelDelta(),
        event.angleDelta(),
        event.buttons(),
        event.modifiers(),
        event.phase(),
        event.inverted(),
    )
    QCoreApplication.sendEvent(port, led)
