from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from db.model.board import layers_in_stack, segments_in
from db.model.things import Layer, Position, Segment
from desktop.dialogs.structure import StructureSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words


@pytest.fixture
def sheet(qtbot: QtBot, session: Session, korean: Words, theme: Theme) -> StructureSheet:
    made = StructureSheet(session, korean, theme)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def names(session: Session) -> list[str]:
    return [each.name_ko for each in layers_in_stack(session.board)]


def under(session: Session, layer: Layer) -> list[str]:
    return [each.name_ko for each in segments_in(session.board, layer.id)]


def test_segments_are_added_one_after_the_other_by_typing(
    sheet: StructureSheet, session: Session, qtbot: QtBot
) -> None:
    layer = layers_in_stack(session.board)[0]
    sheet.choose(layer.id)
    for name in ("AI 안경", "AI 로봇"):
        sheet.fresh.setText(name)
        qtbot.keyClick(sheet.fresh, Qt.Key.Key_Return)
    assert under(session, layer)[-2:] == ["AI 안경", "AI 로봇"]
    assert sheet.fresh.text() == ""
    assert sheet.isVisible()


def test_a_new_layer_stands_above_the_chosen_one(sheet: StructureSheet, session: Session) -> None:
    second = layers_in_stack(session.board)[1]
    sheet.choose(second.id)
    sheet.fresh.setText("새 층")
    sheet.add(layer=True)
    assert names(session)[1] == "새 층"
    assert names(session)[2] == second.name_ko


def test_the_first_layer_of_an_empty_board_can_be_made(sheet: StructureSheet, session: Session) -> None:
    while layers_in_stack(session.board):
        sheet.choose(layers_in_stack(session.board)[0].id)
        sheet.remove()
        for box in sheet.findChildren(QMessageBox):
            box.defaultButton().click()
    assert sheet.chosen is None
    sheet.remove()
    sheet.shift(1)
    sheet.fresh.setText("처음")
    sheet.add(layer=False)
    assert "계층을 먼저" in sheet.trouble
    assert not sheet.add_segment.isEnabled()
    assert "계층을 먼저" in sheet.add_segment.toolTip()
    assert names(session) == []
    for each in ("처음", "다음", "끝"):
        sheet.fresh.setText(each)
        sheet.add(layer=True)
    assert names(session) == ["처음", "다음", "끝"]
    assert sheet.add_segment.isEnabled()


def test_a_layer_moves_up_and_down_and_stays_chosen(sheet: StructureSheet, session: Session) -> None:
    before = names(session)
    top = layers_in_stack(session.board)[0]
    sheet.choose(top.id)
    sheet.shift(-1)
    assert names(session) == before
    sheet.shift(1)
    assert names(session)[:2] == [before[1], before[0]]
    assert sheet.chosen == top.id


def test_a_segment_moves_on_into_the_next_layer(sheet: StructureSheet, session: Session) -> None:
    first, second = layers_in_stack(session.board)[:2]
    last = segments_in(session.board, first.id)[-1]
    sheet.choose(last.id)
    sheet.shift(1)
    assert under(session, second)[0] == last.name_ko
    sheet.shift(-1)
    assert under(session, first)[-1] == last.name_ko
    sheet.shift(-1)
    assert under(session, first)[-2] == last.name_ko


def test_a_segment_with_cards_is_removed_only_after_a_question(sheet: StructureSheet, session: Session) -> None:
    segment = next(s for s in session.board.all(Segment).values() if session.board.where(Position, "segment_id", s.id))
    sheet.choose(segment.id)
    sheet.remove()
    box = sheet.findChild(QMessageBox)
    assert box is not None
    assert segment.name_ko in box.text()
    box.escapeButton().click()
    assert session.board.get(Segment, segment.id) is not None
    sheet.remove()
    sheet.findChildren(QMessageBox)[-1].defaultButton().click()
    assert session.board.get(Segment, segment.id) is None


def test_a_name_is_kept_when_its_field_is_left(
    sheet: StructureSheet, session: Session, compose: Callable[[QWidget, str], None]
) -> None:
    layer = layers_in_stack(session.board)[0]
    sheet.choose(layer.id)
    sheet.section.name_ko.setText("통합 ")
    compose(sheet.section.name_ko, "관문")
    sheet.section.name_ko.editingFinished.emit()
    assert session.board.the(Layer, layer.id).name_ko == "통합 관문"


def test_an_empty_name_is_refused_and_the_old_one_shown_again(sheet: StructureSheet, session: Session) -> None:
    layer = layers_in_stack(session.board)[0]
    sheet.choose(layer.id)
    sheet.section.name_ko.setText(" ")
    sheet.section.name_en.setText("")
    sheet.section.keep()
    assert sheet.trouble.endswith("십시오.")
    assert sheet.section.name_ko.text() == layer.name_ko


def test_what_a_segment_says_of_itself_is_kept(sheet: StructureSheet, session: Session) -> None:
    segment = next(iter(session.board.all(Segment).values()))
    sheet.choose(segment.id)
    sheet.section.inclusion.setPlainText("세계 상위 셋")
    sheet.section.foreign_absent.click()
    now = session.board.the(Segment, segment.id)
    assert (now.inclusion_ko, now.foreign_absent_confirmed) == ("세계 상위 셋", True)


def test_undo_from_elsewhere_shows_in_the_open_dialog(sheet: StructureSheet, session: Session) -> None:
    layer = layers_in_stack(session.board)[0]
    sheet.choose(layer.id)
    sheet.section.name_ko.setText("다른 이름")
    sheet.section.keep()
    session.undo()
    assert sheet.section.name_ko.text() == layer.name_ko
    assert sheet.chosen == layer.id


def test_nothing_to_keep_makes_no_step(sheet: StructureSheet, session: Session, qtbot: QtBot) -> None:
    sheet.choose(layers_in_stack(session.board)[0].id)
    with qtbot.assertNotEmitted(session.changed):
        sheet.section.keep()
