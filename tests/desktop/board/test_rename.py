"""Renaming in place, with an input method at work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.errors import FileError
from db.model.things import Entity, Position, Segment
from desktop.board.rename import NameField

if TYPE_CHECKING:
    from db.edit.edit import Edit
    from db.model.change import Change
    from tests.desktop.board.driver import Driver


@pytest.fixture
def card(sample: Driver) -> str:
    """The first card, selected."""
    first = sample.arrangement.reading_order()[0]
    sample.selection.select([first])
    return first


def field_of(driver: Driver) -> NameField:
    field = driver.view._rename.field
    assert field is not None
    return field


def is_open(driver: Driver) -> bool:
    return driver.view._rename.field is not None


def name_of(driver: Driver, card: str) -> str:
    board = driver.session.board
    return board.the(Entity, board.the(Position, card).entity_id).name_ko


def begin(driver: Driver) -> NameField:
    driver.key(Qt.Key.Key_F2)
    field = field_of(driver)
    driver.qtbot.waitUntil(field.hasFocus)
    return field


def compose(field: NameField, text: str) -> None:
    QApplication.sendEvent(field, QInputMethodEvent(text, []))


def test_f2_opens_an_editor_over_the_name_with_all_of_it_selected(sample: Driver, card: str) -> None:
    field = begin(sample)
    assert field.selectedText() == field.text() == name_of(sample, card)
    middle = sample.at_card(card)
    assert field.geometry().contains(QPoint(field.geometry().center().x(), middle.y()))


@pytest.mark.parametrize("zoom", [0.3, 0.6, 2.0])
def test_the_editor_is_legible_and_on_its_card_at_every_zoom(sample: Driver, card: str, zoom: float) -> None:
    sample.view.zoom_to(zoom)
    sample.view.focus_position(card)
    field = begin(sample)
    assert field.font().pixelSize() >= 12
    assert field.geometry().intersects(sample.view.viewport().rect())
    assert abs(field.geometry().center().y() - sample.at_card(card).y()) <= 3


def test_enter_keeps_the_name_as_one_step(sample: Driver, card: str) -> None:
    before = name_of(sample, card)
    QTest.keyClicks(begin(sample), "SK")
    QTest.keyClick(field_of(sample), Qt.Key.Key_Return)
    assert name_of(sample, card) == "SK"
    assert not is_open(sample)
    assert sample.view.hasFocus()
    sample.session.undo()
    assert name_of(sample, card) == before


def test_escape_leaves_the_name_as_it_was(sample: Driver, card: str) -> None:
    before = name_of(sample, card)
    QTest.keyClicks(begin(sample), "SK")
    QTest.keyClick(field_of(sample), Qt.Key.Key_Escape)
    assert name_of(sample, card) == before
    assert not is_open(sample)


def test_an_empty_name_is_refused_and_the_editor_stays(sample: Driver, card: str) -> None:
    before = name_of(sample, card)
    QTest.keyClick(begin(sample), Qt.Key.Key_Delete)
    QTest.keyClick(field_of(sample), Qt.Key.Key_Return)
    assert is_open(sample)
    assert sample.told
    QTest.keyClicks(field_of(sample), "KT")
    QTest.keyClick(field_of(sample), Qt.Key.Key_Return)
    assert name_of(sample, card) == "KT" != before


def test_a_refused_name_is_not_pushed_aside_by_the_next_one(
    sample: Driver, card: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_edit: Edit) -> tuple[Change, ...]:
        raise FileError("file.full", name="board.panse")

    QTest.keyClicks(begin(sample), "KT")
    monkeypatch.setattr(sample.session.workspace, "do", full)
    sample.selection.select([sample.arrangement.reading_order()[1]])
    sample.view.act("board.rename")
    assert [each.text() for each in sample.view.findChildren(NameField)] == ["KT"]
    monkeypatch.undo()
    QTest.keyClick(field_of(sample), Qt.Key.Key_Return)
    assert name_of(sample, card) == "KT"


def test_a_syllable_that_is_being_composed_is_kept_at_enter(sample: Driver, card: str) -> None:
    field = begin(sample)
    QTest.keyClicks(field, "SK")
    compose(field, "하")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert name_of(sample, card) == "SK하"


def test_a_syllable_that_is_being_composed_is_kept_when_the_focus_leaves(sample: Driver, card: str) -> None:
    compose(begin(sample), "한")
    sample.view.setFocus()
    assert name_of(sample, card) == "한"


def test_a_syllable_that_is_being_composed_is_kept_at_a_click_elsewhere(sample: Driver, card: str) -> None:
    other = sample.arrangement.reading_order()[5]
    compose(begin(sample), "한")
    sample.click(sample.at_card(other))
    assert name_of(sample, card) == "한"
    assert sample.selection.positions == (other,)


def test_undo_while_composing_loses_and_doubles_nothing(sample: Driver, card: str) -> None:
    field = begin(sample)
    compose(field, "한")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert name_of(sample, card) == "한"


def test_another_command_keeps_what_is_composed(sample: Driver, card: str) -> None:
    compose(begin(sample), "한")
    sample.view.act("board.fold_all")
    sample.qtbot.waitUntil(lambda: not is_open(sample))
    assert name_of(sample, card) == "한"


def test_scrolling_and_zooming_leave_the_syllable_where_it_is(sample: Driver, card: str) -> None:
    field = begin(sample)
    compose(field, "한")
    sample.wheel(sample.at_card(card), QPoint(0, -120))
    sample.view.eye.zoom_in()
    assert field.composing == "한"
    assert is_open(sample)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert name_of(sample, card) == "한"


def test_escape_takes_back_the_syllable_first_and_then_the_whole(sample: Driver, card: str) -> None:
    before = name_of(sample, card)
    field = begin(sample)
    QTest.keyClicks(field, "SK")
    compose(field, "하")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert is_open(sample)
    assert (field.text(), field.composing) == ("SK", "")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not is_open(sample)
    assert name_of(sample, card) == before


def test_keys_in_the_editor_do_nothing_on_the_board(sample: Driver, card: str) -> None:
    field = begin(sample)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_3, Qt.Key.Key_F2):
        QTest.keyClick(field, key)
    assert sample.selection.positions == (card,)
    assert field.text().startswith("3")
    assert is_open(sample)


def test_f2_on_a_chosen_segment_renames_it(sample: Driver) -> None:
    segment = sample.arrangement.rows[0].segment_id
    sample.selection.choose_segment(segment)
    QTest.keyClicks(begin(sample), "A")
    QTest.keyClick(field_of(sample), Qt.Key.Key_Return)
    assert sample.session.board.the(Segment, segment).name_ko == "A"


def test_a_card_that_leaves_takes_its_editor_along(sample: Driver, card: str) -> None:
    begin(sample)
    sample.view._deeds.take_off()
    sample.qtbot.waitUntil(lambda: not is_open(sample))
