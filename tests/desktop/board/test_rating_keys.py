"""Rating, peeking and the rest of the board's own keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from db.judge.ratings import in_force
from db.judge.terms import criteria_of
from desktop.keymap import Keymap

if TYPE_CHECKING:
    from tests.desktop.board.driver import Driver

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def cards(sample: Driver) -> list[str]:
    """The first two cards, selected."""
    first = list(sample.arrangement.reading_order()[:2])
    sample.selection.select(first)
    return first


def scores(driver: Driver, cards: list[str], at: int = 0) -> list[float | None]:
    criterion = criteria_of(driver.session.board, "position")[at].id
    ratings = [in_force(driver.session.board, each, criterion) for each in cards]
    return [each.score if each is not None else None for each in ratings]


def test_a_digit_rates_all_selected_cards_in_one_step(sample: Driver, cards: list[str]) -> None:
    before = scores(sample, cards)
    goal = Qt.Key.Key_2 if before != [2.0, 2.0] else Qt.Key.Key_4
    sample.key(goal)
    assert scores(sample, cards) == [float(chr(goal))] * 2
    sample.session.undo()
    assert scores(sample, cards) == before


@pytest.mark.parametrize(
    ("key", "held", "score"),
    [
        (Qt.Key.Key_1, SHIFT, 1.5),
        (Qt.Key.Key_Exclam, SHIFT, 1.5),
        (Qt.Key.Key_At, SHIFT, 2.5),
        (Qt.Key.Key_NumberSign, SHIFT, 3.5),
        (Qt.Key.Key_Dollar, SHIFT, 4.5),
        (Qt.Key.Key_3, ALT, 3.5),
        (Qt.Key.Key_5, Qt.KeyboardModifier.KeypadModifier, 5.0),
    ],
)
def test_half_steps_on_korean_and_american_keyboards(
    sample: Driver, cards: list[str], key: Qt.Key, held: Qt.KeyboardModifier, score: float
) -> None:
    sample.key(key, held)
    assert scores(sample, cards) == [score] * 2


def test_a_rating_is_told_with_card_criterion_and_score(sample: Driver, cards: list[str]) -> None:
    sample.selection.select(cards[:1])
    sample.key(Qt.Key.Key_Dollar, SHIFT)
    assert sample.told[-1].endswith("4.5점")


def test_the_criterion_in_focus_is_the_one_that_is_rated(sample: Driver, cards: list[str]) -> None:
    sample.key(Qt.Key.Key_Down, CTRL)
    assert sample.selection.criterion == criteria_of(sample.session.board, "position")[1].id
    assert sample.told
    before = scores(sample, cards)
    sample.key(Qt.Key.Key_Exclam, SHIFT)
    assert scores(sample, cards) == before
    assert scores(sample, cards, at=1) == [1.5, 1.5]
    sample.key(Qt.Key.Key_Up, CTRL)
    sample.key(Qt.Key.Key_Up, CTRL)
    assert sample.selection.criterion == criteria_of(sample.session.board, "position")[0].id
    assert sample.selection.positions == tuple(cards)


def test_u_says_that_it_cannot_be_told_also_while_hangul_is_typed(sample: Driver, cards: list[str]) -> None:
    kind = QKeyEvent.Type.KeyPress
    QApplication.sendEvent(sample.view, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, "ㅕ"))
    criterion = criteria_of(sample.session.board, "position")[0].id
    found = [in_force(sample.session.board, each, criterion) for each in cards]
    assert [each.status for each in found if each is not None] == ["unknown", "unknown"]


def test_rating_nothing_is_told_and_changes_nothing(sample: Driver) -> None:
    sample.key(Qt.Key.Key_3)
    assert sample.told
    assert sample.session.workspace.history.undo_step is None


def test_the_front_line_follows_a_rating(sample: Driver, cards: list[str]) -> None:
    sample.selection.select(sample.arrangement.reading_order())
    before = dict(sample.view.stage.scene.fronts)
    sample.key(Qt.Key.Key_1)
    assert dict(sample.view.stage.scene.fronts) != before


def test_the_sheet_shows_beside_the_card_while_space_is_held(sample: Driver, cards: list[str]) -> None:
    QTest.keyPress(sample.view, Qt.Key.Key_Space)
    assert QToolTip.isVisible()
    assert QToolTip.text()
    QTest.keyRelease(sample.view, Qt.Key.Key_Space)
    assert not sample.view._keys._peek.is_open
    sample.qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_the_sheet_goes_with_the_keyboard(sample: Driver, cards: list[str]) -> None:
    QTest.keyPress(sample.view, Qt.Key.Key_Space)
    QApplication.sendEvent(sample.view, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    sample.qtbot.waitUntil(lambda: not QToolTip.isVisible())
    QApplication.sendEvent(sample.view, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.ActiveWindowFocusReason))
    sample.key(Qt.Key.Key_Escape)
    assert sample.selection.positions == ()


def test_space_and_a_drag_pan_and_leave_the_cards_alone(sample: Driver, cards: list[str]) -> None:
    sample.view.zoom_to(2.0)
    start = sample.view.viewport().rect().center()
    before = sample.view.stage.camera
    QTest.keyPress(sample.view, Qt.Key.Key_Space)
    sample.drag(start, start / 2)
    QTest.keyRelease(sample.view, Qt.Key.Key_Space)
    assert sample.view.stage.camera != before
    assert sample.selection.positions == tuple(cards)


def test_a_key_that_is_changed_counts_on_the_board_at_once(sample: Driver, cards: list[str]) -> None:
    keymap = Keymap()
    sample.view.obey(keymap)
    keymap.change("rate.score_4_5", ["W"])
    sample.key(Qt.Key.Key_W)
    assert scores(sample, cards) == [4.5, 4.5]
    sample.session.undo()
    before = scores(sample, cards)
    sample.key(Qt.Key.Key_Dollar, SHIFT)
    assert scores(sample, cards) == before


@pytest.mark.parametrize(("key", "held"), [(Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F10, SHIFT)])
def test_the_menu_of_the_current_card_opens_by_key(
    sample: Driver, cards: list[str], key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    sample.selection.select(cards[:1])
    sample.key(key, held)
    assert "이름 바꾸기" in [each.text() for each in sample.menu().actions()]


def test_escape_puts_the_hand_back_before_it_forgets_the_selection(sample: Driver, cards: list[str]) -> None:
    sample.press(sample.at_card(cards[1]))
    sample.move(sample.at_card(cards[1]) * 1.2)
    sample.key(Qt.Key.Key_Escape)
    assert set(sample.selection.positions) == set(cards)
    sample.release(sample.at_card(cards[1]))
    sample.view._mouse.cancel()
    sample.key(Qt.Key.Key_Escape)
    assert sample.selection.positions == ()


def test_rows_are_walked_by_key_those_without_cards_too(sample: Driver, cards: list[str]) -> None:
    rows = sample.arrangement.rows
    sample.key(Qt.Key.Key_Return, CTRL)
    here = sample.selection.segment
    assert here == sample.arrangement.cards[cards[-1]].segment_id
    sample.key(Qt.Key.Key_Down)
    assert sample.selection.segment == rows[[row.segment_id for row in rows].index(here) + 1].segment_id
    sample.key(Qt.Key.Key_Home, CTRL)
    assert sample.selection.segment == rows[0].segment_id
    sample.key(Qt.Key.Key_Right)
    assert sample.selection.positions == (rows[0].cards[0],)
