from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QComboBox, QScrollBar, QTabBar, QWidget

from desktop.dialogs.sheet import Sheet
from desktop.wheel import FIELDS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.program import Program

PAGES = ("board", "table", "analysis", "evidence", "review", "brief", "scenarios", "dates", "history")
SHEETS = (
    *("edit.premise", "edit.weights", "edit.criteria", "edit.structure", "edit.waves", "edit.measures"),
    *("edit.milestones", "edit.ballots", "edit.add_entity", "time.scenario_new"),
)


def value(field: QWidget) -> object:
    if isinstance(field, QComboBox | QTabBar):
        return field.currentIndex()
    if isinstance(field, QAbstractSpinBox):
        return field.text()
    assert isinstance(field, QAbstractSlider)
    return field.value()


def fields_in(top: QWidget) -> list[QWidget]:
    found = [each for kind in FIELDS for each in top.findChildren(kind)]
    return [each for each in found if isinstance(each, QWidget) and not isinstance(each, QScrollBar)]


def turn(field: QWidget) -> None:
    """Turn the wheel over a field, both ways, as the desktop tells the window of it."""
    top, middle = field.window(), field.rect().center()
    window = top.windowHandle()
    assert window is not None
    for by in (-120, -120, 120, 120, 120):
        at = QPointF(field.mapTo(top, middle))
        event = QWheelEvent(
            at,
            QPointF(field.mapToGlobal(middle)),
            QPoint(),
            QPoint(0, by),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QCoreApplication.sendEvent(window, event)


def all_stay(top: QWidget) -> list[str]:
    """Turn the wheel over every field without focus; return those of which the value has changed."""
    changed = []
    for field in fields_in(top):
        if field.isVisible() and not field.visibleRegion().isEmpty():
            if field.hasFocus():
                field.clearFocus()
            before = value(field)
            turn(field)
            if value(field) != before:
                changed.append(f"{field.accessibleName()} {type(field).__name__} {before} → {value(field)}")
    return changed


@pytest.mark.parametrize("page", PAGES)
def test_the_wheel_turns_no_field_of_a_page(sample: Program, qtbot: QtBot, page: str) -> None:
    qtbot.waitExposed(sample.window)
    sample.window.acts[f"view.{page}"].trigger()
    QCoreApplication.processEvents()
    sample.window.setFocus()
    assert all_stay(sample.window) == []


@pytest.mark.parametrize("opened", SHEETS)
def test_the_wheel_turns_no_field_of_a_sheet(sample: Program, opened: str) -> None:
    sample.window.acts[opened].trigger()
    QCoreApplication.processEvents()
    sheets = [each for each in sample.window.findChildren(Sheet) if each.isVisible()]
    assert sheets
    for sheet in sheets:
        assert all_stay(sheet) == []


def test_a_field_in_use_still_takes_the_wheel(sample: Program) -> None:
    sample.window.acts["edit.premise"].trigger()
    QCoreApplication.processEvents()
    sheet = sample.window.findChildren(Sheet)[-1]
    field = next(each for each in fields_in(sheet) if isinstance(each, QComboBox) and each.isVisible())
    sheet.activateWindow()
    field.setFocus()
    before = field.currentIndex()
    turn(field)
    field.setCurrentIndex(before)
    assert field.hasFocus()
