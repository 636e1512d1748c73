from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.edit import verbs
from db.judge.terms import criteria_of
from db.model.things import Position
from desktop.panels.detail import DateField
from desktop.panels.fold import Fold
from desktop.panels.pill import Pill
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


def test_opening_a_criterion_lets_keys_rate_it_and_arrows_walk_on_from_it(desk: Desk, page: PositionPage) -> None:
    row = page.sheet.rows[2]
    QTest.mouseClick(row.findChild(Fold), Qt.MouseButton.LeftButton)
    assert row.is_open
    assert desk.selection.criterion == row.criterion.id
    assert row.scale.hasFocus()
    QTest.keyClick(row.scale, Qt.Key.Key_Down)
    assert desk.selection.criterion == page.sheet.rows[3].criterion.id
    assert page.sheet.rows[3].scale.hasFocus()


def test_a_click_beside_the_scale_gives_its_criterion_the_keyboard(page: PositionPage) -> None:
    row = page.sheet.rows[1]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert row.scale.hasFocus()


def test_whatever_is_used_of_a_criterion_lets_keys_rate_it(desk: Desk, page: PositionPage) -> None:
    for index in (3, 1, 2):
        row = page.sheet.rows[index]
        row.open(opened=True)
        desk.selection.focus_criterion(page.sheet.rows[0].criterion.id)
        row.findChild(DateField).setFocus()
        assert desk.selection.criterion == row.criterion.id


def test_a_digit_rates_where_a_button_of_the_criterion_has_the_keyboard(desk: Desk, page: PositionPage) -> None:
    row = page.sheet.rows[1]
    row.open(opened=True)
    pill = next(each for each in row.findChildren(Pill) if each.isEnabled())
    pill.setFocus()
    QTest.keyClick(pill, Qt.Key.Key_2)
    assert row.scale.score == 2
    assert desk.selection.criterion == row.criterion.id


def test_a_rating_by_key_brings_its_criterion_into_sight(desk: Desk, inspector: Inspector, page: PositionPage) -> None:
    row = page.sheet.rows[0]
    desk.selection.focus_criterion(row.criterion.id)
    for each in page.sheet.rows:
        each.open(opened=True)
    QApplication.processEvents()
    bar = inspector.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert row.visibleRegion().isEmpty()
    card = page.position_id
    desk.session.attempt(
        lambda board: verbs.rate_many(
            board, [verbs.Grade(card, row.criterion.id, score=1.5)], rated_at=date(2024, 1, 1)
        )
    )
    assert not row.visibleRegion().isEmpty()
