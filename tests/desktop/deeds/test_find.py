from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from db.edit import verbs
from db.model.board import layers_in_stack, present_wave, segments_in
from db.model.things import Entity, Layer, Note, Passage, Position, Segment, Source, Wave
from desktop.dialogs.palette import Palette
from desktop.dialogs.structure import StructureSheet
from desktop.sight import wave_shown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from desktop.program import Program


def desk_of(program: Program) -> Desk:
    assert program.desk is not None
    return program.desk


def choose(program: Program, typed: str, action: str = "edit.find") -> None:
    program.window.acts[action].trigger()
    palette = program.window.findChildren(Palette)[-1]
    palette.line.setText(typed)
    palette.accept()
    palette.setParent(None)


@pytest.mark.parametrize("action", ["edit.find", "edit.palette"])
def test_what_is_found_is_gone_to(sample: Program, action: str) -> None:
    sample.window.acts["view.table"].trigger()
    choose(sample, "네이버클라우드", action)
    desk = desk_of(sample)
    current = desk.session.board.the(Position, desk.selection.current or "")
    assert desk.session.board.the(Entity, current.entity_id).name_ko == "네이버클라우드"
    assert desk.board.isVisible()


def test_a_segment_is_found_and_selected(sample: Program) -> None:
    choose(sample, "고성능 메모리")
    desk = desk_of(sample)
    assert "메모리" in desk.session.board.the(Segment, desk.selection.segment or "").name_ko


def test_a_layer_is_found_by_its_first_segment(sample: Program) -> None:
    desk = desk_of(sample)
    layer = next(iter(desk.session.board.all(Layer).values()))
    choose(sample, layer.name_ko)
    assert desk.session.board.the(Segment, desk.selection.segment or "").layer_id == layer.id


def test_a_player_in_the_tray_is_found_there(sample: Program) -> None:
    sample.window.acts["view.tray"].trigger()
    choose(sample, "TSMC")
    assert desk_of(sample).tray.isVisible()
    tray, board = desk_of(sample).tray, desk_of(sample).session.board
    assert [board.the(Entity, each).name_ko for each in tray.list.chosen()] == ["TSMC"]
    assert tray.search.text() == ""
    assert tray.cast.rowCount() == tray.cast.total


def test_a_source_opens_the_sources_at_it(sample: Program) -> None:
    desk_of(sample).session.attempt(lambda board: verbs.add_source(board, title="희한한 보고서"))
    choose(sample, "희한한 보고서")
    page = desk_of(sample).evidence
    assert page.isVisible()
    assert desk_of(sample).session.board.the(Source, page.shelf.source_id or "").title == "희한한 보고서"


def test_another_wave_is_gone_to_and_back(sample: Program) -> None:
    desk = desk_of(sample)
    for each in ("PC 웹 시대", "인공지능 시대"):
        desk.session.attempt(lambda board, each=each: verbs.add_wave(board, each))  # type: ignore[misc]
    board = desk.session.board
    wave = next(each for each in board.all(Wave).values() if each.id != present_wave(board))
    choose(sample, wave.name_ko)
    assert desk.viewing.now.wave == wave.id
    choose(sample, "네이버클라우드")
    assert desk.viewing.now.wave != wave.id


def test_a_command_is_done(sample: Program) -> None:
    choose(sample, ">모두 선택", "edit.palette")
    assert len(desk_of(sample).selection.positions) == 61


def test_a_command_is_found_in_the_other_language_too(sample: Program) -> None:
    choose(sample, ">dark", "edit.palette")
    assert sample.theme.name == "dark"


def test_to_find_is_no_matter_of_commands(sample: Program) -> None:
    sample.window.acts["edit.find"].trigger()
    palette = sample.window.findChildren(Palette)[-1]
    palette.line.setText(">모두 선택")
    assert all(palette.hits.index(at, 0).data(0x100).kind != "command" for at in range(palette.hits.rowCount()))


def test_what_was_chosen_last_is_offered_first(sample: Program) -> None:
    choose(sample, "TSMC", "edit.palette")
    choose(sample, ">모두 선택", "edit.palette")
    sample.window.acts["edit.palette"].trigger()
    palette = sample.window.findChildren(Palette)[-1]
    assert [palette.hits.index(at, 0).data() for at in (0, 1)] == ["모두 선택", "TSMC"]


def test_without_a_board_there_are_commands(program: Program) -> None:
    program.window.acts["edit.palette"].trigger()
    palette = program.window.findChildren(Palette)[-1]
    kinds = {palette.hits.index(at, 0).data(0x100).kind for at in range(palette.hits.rowCount())}
    assert kinds == {"command"}


def test_a_quote_opens_its_source_at_it(sample: Program) -> None:
    session = desk_of(sample).session
    session.attempt(lambda board: verbs.add_source(board, title="희한한 보고서"))
    source = next(each for each in session.board.all(Source).values() if each.title == "희한한 보고서")
    for quote in ("처음 인용한 문장", "다음에 인용한 글귀"):
        session.attempt(lambda board, quote=quote: verbs.add_passage(board, source.id, quote))  # type: ignore[misc]
    choose(sample, "다음에 인용한")
    page = desk_of(sample).evidence
    assert page.shelf.source_id == source.id
    assert session.board.the(Passage, page.quotes.passage_id or "").quote == "다음에 인용한 글귀"


def test_what_stands_in_a_folded_layer_is_unfolded(sample: Program) -> None:
    desk = desk_of(sample)
    segment = next(each for each in desk.session.board.all(Segment).values() if "메모리" in each.name_ko)
    desk.session.attempt(lambda board: verbs.fold_layer(board, segment.layer_id, folded=True))
    choose(sample, segment.name_ko)
    assert not desk.session.board.the(Layer, segment.layer_id).folded


def row_shows(desk: Desk, segment_id: str) -> bool:
    row = desk.board.stage.scene.arrangement.row(segment_id)
    return row is not None and shows(desk, row.box.middle[1])


def shows(desk: Desk, y: float) -> bool:
    camera = desk.board.eye.camera
    return camera.top <= y * camera.scale <= camera.top + camera.high


def test_a_row_without_cards_far_below_is_scrolled_to(sample: Program) -> None:
    desk = desk_of(sample)
    layer = layers_in_stack(desk.session.board)[-1]
    assert desk.session.attempt(lambda board: verbs.add_segment(board, layer.id, "아무도 없는 영역"))
    desk.board.zoom_to(2.0)
    desk.board.eye.scroll_to(0, 0)
    choose(sample, "아무도 없는 영역")
    segment = desk.session.board.the(Segment, desk.selection.segment or "")
    assert segment.name_ko == "아무도 없는 영역"
    assert row_shows(desk, segment.id)


def test_a_layer_is_scrolled_to(sample: Program) -> None:
    desk = desk_of(sample)
    layer = layers_in_stack(desk.session.board)[-1]
    desk.board.zoom_to(2.0)
    desk.board.eye.scroll_to(0, 0)
    choose(sample, layer.name_ko)
    band = next(each for each in desk.board.stage.scene.arrangement.bands if each.layer_id == layer.id)
    assert shows(desk, band.box.y + 10)


def test_a_wave_is_shown_from_its_top(sample: Program) -> None:
    desk = desk_of(sample)
    assert desk.session.attempt(lambda board: verbs.add_wave(board, "아주 다른 시대"))
    wave = next(each for each in desk.session.board.all(Wave).values() if each.name_ko == "아주 다른 시대")
    assert desk.session.attempt(lambda board: verbs.add_layer(board, "다른 층", "", wave_id=wave.id))
    sample.window.acts["view.table"].trigger()
    choose(sample, "아주 다른 시대")
    assert wave_shown(desk.session.board, desk.viewing.now) == wave.id
    assert desk.board.isVisible()
    assert shows(desk, desk.board.stage.scene.arrangement.bands[0].box.y + 10)


def test_a_note_is_chosen_where_it_is_also_in_a_folded_layer_with_notes_hidden(sample: Program, qtbot: QtBot) -> None:
    desk = desk_of(sample)
    layer = layers_in_stack(desk.session.board)[-1]
    segment = segments_in(desk.session.board, layer.id)[-1]
    assert desk.session.attempt(lambda board: verbs.add_note(board, "희한한 메모", segment_id=segment.id))
    assert desk.session.attempt(lambda board: verbs.fold_layer(board, layer.id, folded=True))
    desk.viewing.change(notes=False)
    desk.board.zoom_to(2.0)
    choose(sample, "희한한 메모")
    note_id = desk.selection.note or ""
    assert desk.session.board.the(Note, note_id).text_ko == "희한한 메모"
    assert shows(desk, desk.board.stage.scene.arrangement.notes[note_id].middle[1])
    assert desk.board.stage.grasp.hand.note == note_id
    labels = sample.window.status.findChildren(QLabel)
    qtbot.waitUntil(lambda: "선택: 희한한 메모" in [each.text() for each in labels])


@pytest.mark.parametrize("typed", ["시대", "waves"])
def test_making_waves_is_found_and_opens_the_structure_there(sample: Program, typed: str) -> None:
    sample.window.show()
    choose(sample, f"> {typed}", "edit.palette")
    sheet = sample.window.findChild(StructureSheet)
    assert sheet is not None
    assert sheet.focusWidget() is sheet.waves.fields["name_ko"]
    sheet.close()
