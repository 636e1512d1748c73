"""The sheet on what the pointer rests on: when it comes, when it goes, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip

from desktop.board.hover import REST, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.desktop.board.driver import Driver

SCREEN = QRect(0, 0, 1920, 1080)


@pytest.fixture(autouse=True)
def no_tip() -> Iterator[None]:
    yield
    QToolTip.hideText()


def rest_on(driver: Driver, position_id: str) -> None:
    driver.move(driver.at_card(position_id))
    driver.qtbot.waitUntil(QToolTip.isVisible)


def stays_away(driver: Driver) -> bool:
    driver.qtbot.wait(REST + 200)
    return not QToolTip.isVisible()


def test_after_a_click_nothing_is_said_of_that_card_but_of_the_next(sample: Driver) -> None:
    card, other = sample.card("gpt4@fm"), sample.card("gemini@fm")
    sample.move(sample.at_card(card))
    sample.click(sample.at_card(card))
    sample.move(sample.at_card(card) + QPoint(3, 2))
    assert stays_away(sample)
    rest_on(sample, other)


def test_after_a_band_nothing_is_said_of_what_it_ends_on(sample: Driver) -> None:
    end = sample.at_card(sample.card("gpt4@fm"))
    sample.drag(sample.at_row(sample.segment("memory"), 0.02), end)
    sample.move(end + QPoint(2, 2))
    assert stays_away(sample)


def test_a_key_hides_it_at_once_and_it_stays_away(sample: Driver) -> None:
    card = sample.card("gpt4@fm")
    rest_on(sample, card)
    sample.key(Qt.Key.Key_L)
    assert not QToolTip.isVisible()
    sample.move(sample.at_card(card) + QPoint(3, 2))
    assert stays_away(sample)


def test_a_key_elsewhere_and_the_wheel_hide_it(sample: Driver) -> None:
    card = sample.card("gpt4@fm")
    field = QLineEdit()
    sample.qtbot.addWidget(field)
    rest_on(sample, card)
    QTest.keyClick(field, Qt.Key.Key_A)
    assert not QToolTip.isVisible()
    rest_on(sample, sample.card("gemini@fm"))
    sample.wheel(sample.at_card(card), QPoint(0, -120))
    assert not QToolTip.isVisible()


def test_while_a_name_is_written_nothing_is_said(sample: Driver) -> None:
    card = sample.card("gpt4@fm")
    sample.selection.select([card])
    sample.key(Qt.Key.Key_F2)
    sample.move(sample.at_card(sample.card("gemini@fm")))
    assert stays_away(sample)


def test_it_stands_clear_of_the_row(sample: Driver) -> None:
    card = sample.card("gpt4@fm")
    rest_on(sample, card)
    shown = next(each for each in QApplication.topLevelWidgets() if each.inherits("QTipLabel"))
    row = sample.arrangement.row(sample.position("gpt4@fm").segment_id)
    assert row is not None
    port = sample.view.viewport()
    top, bottom = (port.mapToGlobal(sample.point(row.box.x, each)).y() for each in (row.box.y, row.box.bottom))
    assert shown.y() > bottom or shown.geometry().bottom() < top


@given(
    wide=st.integers(50, 600),
    high=st.integers(20, 500),
    x=st.integers(0, 1700),
    top=st.integers(0, 1000),
    lanes=st.integers(1, 6),
)
def test_it_covers_neither_the_row_nor_leaves_the_screen_where_there_is_room(
    wide: int, high: int, x: int, top: int, lanes: int
) -> None:
    size, row = QSize(wide, high), QRect(0, top, 1920, 80 * lanes)
    thing = QRect(x, top + 10, 160, 60)
    shown = QRect(place(size, thing, row, SCREEN), size)
    if thing.bottom() < SCREEN.bottom():
        assert SCREEN.contains(shown)
    if top > high + 10 or 1080 - row.bottom() > high + 10:
        assert not shown.intersects(row)
