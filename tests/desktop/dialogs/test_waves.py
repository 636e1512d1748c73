"""Waves in the dialog of the board's structure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from db.model.board import Board, layers_in_stack, present_wave, waves_in_order
from db.model.things import Layer, Wave
from db.workspace import Workspace
from desktop.dialogs.structure import StructureSheet
from tests.db.samples import without_waves
from tests.desktop.conftest import sample_things

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words


@pytest.fixture
def sample_file(tmp_path: Path) -> Path:
    """The sample as if nobody had thought of waves."""
    path = tmp_path / "board.panse"
    Workspace.create(path, without_waves(Board(sample_things())).things()).close()
    return path


@pytest.fixture
def sheet(qtbot: QtBot, session: Session, korean: Words, theme: Theme) -> StructureSheet:
    made = StructureSheet(session, korean, theme)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def rows(sheet: StructureSheet) -> int:
    return sheet.tree.topLevelItemCount()


def test_a_board_without_waves_offers_to_begin_some(sheet: StructureSheet, session: Session) -> None:
    before = layers_in_stack(session.board)
    assert not sheet.waves.wave.isVisible()
    sheet.waves.add.click()
    (wave,) = waves_in_order(session.board)
    assert wave.name_ko == "이번 시대"
    assert sheet.waves.shown == wave.id == present_wave(session.board)
    assert sheet.waves.wave.isVisible()
    assert [each.id for each in layers_in_stack(session.board)] == [each.id for each in before]
    assert rows(sheet) == len(before)


def test_a_new_wave_is_in_hand_and_empty_and_takes_layers(sheet: StructureSheet, session: Session) -> None:
    sheet.waves.add.click()
    sheet.waves.add.click()
    now, new = waves_in_order(session.board)
    assert sheet.waves.shown == new.id
    assert present_wave(session.board) == now.id
    assert rows(sheet) == 0
    sheet.fresh.setText("옛 층")
    sheet.add(layer=True)
    assert [each.name_ko for each in layers_in_stack(session.board, new.id)] == ["옛 층"]
    assert rows(sheet) == 1


def test_a_wave_is_named_dated_and_moved_in_place(sheet: StructureSheet, session: Session) -> None:
    sheet.waves.add.click()
    sheet.waves.add.click()
    for field, text in (("name_ko", "과거"), ("start", "2010"), ("end", "2022-10")):
        sheet.waves.fields[field].setText(text)
    sheet.waves.keep()
    sheet.waves.tools["wave_earlier"].click()
    past, _ = waves_in_order(session.board)
    assert (past.name_ko, past.start, past.end) == ("과거", "2010", "2022-10")
    assert sheet.waves.wave.currentText() == "과거"
    sheet.waves.present.click()
    assert present_wave(session.board) == past.id
    assert not sheet.waves.present.isEnabled()


def test_a_date_that_is_none_is_refused_in_words(sheet: StructureSheet, session: Session) -> None:
    sheet.waves.add.click()
    sheet.waves.fields["start"].setText("작년")
    sheet.waves.keep()
    assert "작년" in sheet.trouble
    assert next(iter(session.board.all(Wave).values())).start is None


def test_a_layer_is_given_to_another_wave_and_the_sheet_goes_along(sheet: StructureSheet, session: Session) -> None:
    sheet.waves.add.click()
    sheet.waves.add.click()
    now, new = waves_in_order(session.board)
    layer = layers_in_stack(session.board)[0]
    sheet.choose(layer.id)
    assert sheet.waves.shown == now.id
    assert sheet.section.wave.isVisible()
    sheet.section.wave.choose(new.id)
    assert session.board.the(Layer, layer.id).wave_id == new.id
    assert sheet.waves.shown == new.id
    assert sheet.chosen == layer.id
    session.undo()
    assert sheet.waves.shown == now.id


def test_removing_a_wave_with_layers_asks_first(sheet: StructureSheet, session: Session, qtbot: QtBot) -> None:
    sheet.waves.add.click()
    sheet.waves.add.click()
    now, new = waves_in_order(session.board)
    sheet.waves.choose(now.id)
    sheet.waves.tools["wave_remove"].click()
    box = sheet.findChild(QMessageBox)
    assert box is not None
    assert "8" in box.text() or str(len(layers_in_stack(session.board))) in box.text()
    box.reject()
    assert session.board.get(Wave, now.id) is not None
    sheet.waves.choose(new.id)
    sheet.waves.tools["wave_remove"].click()
    assert [each.id for each in waves_in_order(session.board)] == [now.id]
    sheet.waves.tools["wave_remove"].click()
    assert not waves_in_order(session.board)
    assert layers_in_stack(session.board)


def test_an_empty_wave_takes_over_the_layers_of_another_one(sheet: StructureSheet, session: Session) -> None:
    assert not sheet.adder.copy.isVisible()
    sheet.waves.add.click()
    sheet.waves.add.click()
    now, new = waves_in_order(session.board)
    assert sheet.adder.copy.isVisible()
    (source,) = sheet.adder.sources.actions()
    assert source.text() == now.name_ko
    source.trigger()
    assert [each.name_ko for each in layers_in_stack(session.board, new.id)] == [
        each.name_ko for each in layers_in_stack(session.board, now.id)
    ]
    assert not sheet.adder.copy.isVisible()
    session.undo()
    assert layers_in_stack(session.board, new.id) == ()


def test_a_date_that_is_none_is_told_once_and_moves_nothing(
    sheet: StructureSheet, session: Session, qtbot: QtBot
) -> None:
    sheet.waves.add.click()
    before = sheet.tree.geometry()
    line = sheet.waves.fields["start"]
    line.setText("작년")
    with qtbot.waitSignal(session.refused):
        sheet.waves.keep()
    with qtbot.assertNotEmitted(session.refused):
        sheet.waves.keep()
    assert "작년" in sheet.trouble
    assert line.text() == "작년"
    QApplication.processEvents()
    assert sheet.tree.geometry() == before


def test_the_button_for_another_wave_stays_where_it_is(sheet: StructureSheet) -> None:
    QApplication.processEvents()
    before = sheet.waves.add.geometry()
    sheet.waves.add.click()
    QApplication.processEvents()
    assert sheet.waves.add.geometry() == before


def test_the_fields_of_a_wave_have_names_that_stay(sheet: StructureSheet) -> None:
    sheet.waves.add.click()
    shown = [each.text() for each in sheet.waves.findChildren(QLabel) if each.isVisible()]
    assert [each for each in ("한국어 이름", "영어 이름", "시작", "끝") if each not in shown] == []
