from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.judge.terms import criteria_of
from db.model.things import Position
from desktop.panels.position import PositionPage

if TYPE_CHECKING:
    from conftest import Desk

    from desktop.panels.inspector import Inspector


@pytest.fixture
def page(desk: Desk, inspector: Inspector) -> PositionPage:
    """The page of some card."""
    desk.selection.select([next(iter(desk.session.board.all(Position)))])
    assert isinstance(inspector.page, PositionPage)
    return inspector.page


def test_the_inspector_marks_the_criterion_that_keys_rate(desk: Desk, page: PositionPage) -> None:
    first, *_, last = criteria_of(desk.session.board, "position")
    assert page.sheet.pointed_at is not None
    assert page.sheet.pointed_at.criterion == first
    desk.selection.focus_criterion(last.id)
    row = page.sheet.pointed_at
    assert row is not None
    assert row.criterion == last
    assert not row.visibleRegion().isEmpty()


def test_a_click_on_a_criterion_lets_keys_rate_it(desk: Desk, page: PositionPage) -> None:
    row = page.sheet.rows[2]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert desk.selection.criterion == row.criterion.id
    row = page.sheet.rows[1]
    row.scale.setFocus()
    assert desk.selection.criterion == row.criterion.id
