"""The keyboard goes through the window as one reads it, and always shows where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from db.model.things import Position
from desktop.reading import reading_order, step
from desktop.theme import load_fonts

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.program import Program


def test_fields_are_read_line_by_line_wherever_they_were_made(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    fields = [QLineEdit(page) for _ in range(4)]
    for pair in ((fields[3], fields[1]), (fields[2], fields[0])):
        line = QHBoxLayout()
        for each in pair:
            line.addWidget(each)
        column.addLayout(line)
    page.show()
    order = reading_order([page])
    assert order == [fields[3], fields[1], fields[2], fields[0]]
    assert step(order, fields[0], forwards=True) is fields[3]
    assert step(order, fields[3], forwards=False) is fields[0]
    assert step(order, None, forwards=True) is fields[3]
    assert step([], None, forwards=True) is None


def _part(program: Program, widget: QWidget | None) -> str:
    assert program.desk is not None
    desk, window = program.desk, program.window
    parts = {"bar": window.bar, "tray": desk.tray, "view": window._stand, "inspector": desk.inspector}
    parts["foot"] = window.status
    return next((name for name, part in parts.items() if widget is part or part.isAncestorOf(widget)), "?")


def _round(program: Program, view: str) -> list[QWidget]:
    """Every widget that Tab comes by, from the first one on, once round."""
    assert program.desk is not None
    program.desk.selection.select([next(iter(program.desk.session.board.all(Position)))])
    program.window.show_view(view)
    program.window.activateWindow()
    QCoreApplication.processEvents()
    seen: list[QWidget] = []
    program.window.bar.findChildren(QWidget)
    program.window.setFocus()
    for _ in range(120):
        program.window.focusNextPrevChild(True)
        now = QApplication.focusWidget()
        assert now is not None
        if now in seen:
            break
        seen.append(now)
    return seen


@pytest.mark.parametrize("view", ["board", "table"])
def test_tab_goes_through_the_window_part_by_part(sample: Program, view: str) -> None:
    parts = [_part(sample, each) for each in _round(sample, view)]
    runs = [part for at, part in enumerate(parts) if at == 0 or parts[at - 1] != part]
    start = runs.index("bar")
    assert (runs[start:] + runs[:start])[:5] == ["bar", "tray", "view", "inspector", "foot"]
    assert len(runs) <= 6
    assert len(parts) > 15


@pytest.mark.parametrize("view", ["board", "table"])
def test_whatever_has_the_keyboard_shows_it(sample: Program, view: str) -> None:
    load_fonts()
    dark = []
    for each in _round(sample, view):
        each.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.qWait(0)
        lit = each.grab().toImage()
        each.clearFocus()
        QTest.qWait(0)
        if each.grab().toImage() == lit:
            dark.append(f"{type(each).__name__} {each.accessibleName()}")
    assert dark == []
