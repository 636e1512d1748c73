from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from db.exchange import starter
from db.model.things import Entity, Position, Rating, Segment
from desktop import clip
from desktop.dialogs.palette import Palette
from desktop.dialogs.paste import PasteSheet
from desktop.files import resource

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from desktop.program import Program


def desk_of(program: Program) -> Desk:
    assert program.desk is not None
    return program.desk


def some(program: Program, count: int = 3) -> list[str]:
    ids = list(desk_of(program).session.board.all(Position))[:count]
    desk_of(program).selection.select(ids)
    return ids


def preview(program: Program) -> PasteSheet:
    program.window.acts["edit.paste"].trigger()
    return program.window.findChildren(PasteSheet)[-1]


@pytest.fixture(autouse=True)
def _clear(qapp: QGuiApplication) -> None:
    QGuiApplication.clipboard().clear()


def test_selected_cards_are_copied_for_spreadsheets_and_for_boards(sample: Program) -> None:
    some(sample)
    sample.window.acts["edit.copy"].trigger()
    mime = QGuiApplication.clipboard().mimeData()
    assert len(mime.text().splitlines()) == 4
    assert mime.hasFormat(clip.CARDS_MIME)


def test_without_a_selection_the_clipboard_is_left_alone(sample: Program) -> None:
    QGuiApplication.clipboard().setText("내 것")
    desk_of(sample).selection.clear()
    for each in ("edit.copy", "edit.cut", "edit.duplicate"):
        sample.window.acts[each].trigger()
    assert QGuiApplication.clipboard().text() == "내 것"
    assert sample.window.findChildren(Palette) == []


def test_cutting_is_undone_in_one_step_ratings_and_all(sample: Program) -> None:
    board = desk_of(sample).session.board
    before = dict(board.all(Position)), dict(board.all(Rating))
    ids = some(sample)
    sample.window.acts["edit.cut"].trigger()
    assert not set(ids) & set(board.all(Position))
    assert QGuiApplication.clipboard().mimeData().hasFormat(clip.CARDS_MIME)
    sample.window.acts["edit.undo"].trigger()
    assert (dict(board.all(Position)), dict(board.all(Rating))) == before


def test_copied_cards_go_into_the_segment_that_is_chosen(sample: Program) -> None:
    desk = desk_of(sample)
    board = desk.session.board
    (position_id,) = some(sample, 1)
    sample.window.acts["edit.copy"].trigger()
    entity_id = board.the(Position, position_id).entity_id
    taken = {each.segment_id for each in board.where(Position, "entity_id", entity_id)}
    target = next(each for each in board.all(Segment) if each not in taken)
    desk.selection.choose_segment(target)
    preview(sample).accept()
    current = board.the(Position, desk.selection.current or "")
    assert (current.entity_id, current.segment_id) == (entity_id, target)


def test_cards_go_from_one_board_to_another_file(sample: Program, tmp_path: Path) -> None:
    board = desk_of(sample).session.board
    ids = some(sample)
    players = {board.the(Position, each).entity_id: board.the(Position, each) for each in ids}
    records = {each: board.the(Entity, each) for each in players}
    sample.window.acts["edit.copy"].trigger()
    text = resource("boards", "blank.json").read_text(encoding="utf-8")
    day = board.premise.as_of
    assert sample.create(tmp_path / "other.panse", starter.blank_things(text, day))
    other = desk_of(sample).session.board
    assert not set(records) & set(other.all(Entity))
    target = next(iter(other.all(Segment)), None)
    if target is not None:
        desk_of(sample).selection.choose_segment(target)
    preview(sample).accept()
    found = [other.the(Entity, each) for each in records]
    assert [(each.name_ko, each.key, each.aliases) for each in found] == [
        (each.name_ko, each.key, each.aliases) for each in records.values()
    ]
    sample.window.acts["edit.undo"].trigger()
    assert not set(records) & set(other.all(Entity))


def test_a_list_of_names_becomes_players(sample: Program) -> None:
    desk = desk_of(sample)
    some(sample, 1)
    segment_id = desk.session.board.the(Position, desk.selection.current or "").segment_id
    QGuiApplication.clipboard().setText("이름\t국가\n처음 보는 회사\t일본\n다른 회사\t미국\n")
    preview(sample).accept()
    names = {
        desk.session.board.the(Entity, each.entity_id).name_ko
        for each in desk.session.board.where(Position, "segment_id", segment_id)
    }
    assert {"처음 보는 회사", "다른 회사"} <= names
    assert len(desk.selection.positions) == 2


@pytest.mark.parametrize("text", ["", "가\n" * 10_000])
def test_what_cannot_be_pasted_is_told_and_nothing_is_done(sample: Program, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    before = dict(desk_of(sample).session.board.all(Entity))
    sample.window.acts["edit.paste"].trigger()
    assert sample.window.findChildren(PasteSheet) == []
    assert sample.window.notice.isVisible()
    assert dict(desk_of(sample).session.board.all(Entity)) == before


def test_a_text_field_keeps_its_own_paste(sample: Program, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("삼성")
    field = desk_of(sample).tray.search
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "삼성"
    assert sample.window.findChildren(PasteSheet) == []


def test_the_keys_work_on_the_board(sample: Program, qtbot: QtBot) -> None:
    view = desk_of(sample).board
    some(sample)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().mimeData().hasFormat(clip.CARDS_MIME)


def test_a_card_is_placed_in_another_segment_too(sample: Program) -> None:
    desk = desk_of(sample)
    board = desk.session.board
    (position_id,) = some(sample, 1)
    entity_id = board.the(Position, position_id).entity_id
    taken = {each.segment_id for each in board.where(Position, "entity_id", entity_id)}
    target = next(each for each in board.all(Segment).values() if each.id not in taken)
    for _ in range(2):
        desk.selection.select([position_id])
        sample.window.acts["edit.duplicate"].trigger()
        chooser = sample.window.findChildren(Palette)[-1]
        chooser.line.setText(target.name_ko)
        chooser.accept()
        chooser.setParent(None)
        assert {each.segment_id for each in board.where(Position, "entity_id", entity_id)} == taken | {target.id}
    assert sample.window.notice.isVisible()  # the second time it stands there already
    sample.window.acts["edit.undo"].trigger()
    assert {each.segment_id for each in board.where(Position, "entity_id", entity_id)} == taken


def test_without_a_board_nothing_is_pasted(program: Program) -> None:
    for each in ("edit.copy", "edit.cut", "edit.paste", "edit.duplicate"):
        program.window.acts[each].setEnabled(True)
        program.window.acts[each].trigger()
    assert program.window.findChildren(PasteSheet) == []
