from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from db.edit import verbs
from db.model.things import Criterion, Position, Segment
from desktop import app as application
from desktop.board.aims import READABLE
from desktop.board.eye import Gaze
from desktop.dialogs.premise import PremiseSheet
from desktop.settings import SettingsFile
from desktop.theme import text_scale

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.places import Places
    from desktop.program import Program


def moves(program: Program) -> bool:
    """Rate a card so that its segment's front line goes elsewhere; tell whether that can be seen as a motion."""
    assert program.desk is not None
    session = program.desk.session
    tech, card = (session.board.by_key(kind, key) for kind, key in ((Criterion, "tech"), (Position, "gpt4@fm")))
    assert tech is not None
    assert card is not None
    score = 1.0 if program.desk.board._stage.easing.calm else 1.5
    assert session.attempt(lambda board: verbs.rate(board, card.id, tech.id, score=score, rated_at=board.premise.as_of))
    return program.desk.board._stage.easing.moving


def test_with_less_motion_the_front_line_is_where_it_belongs_at_once(sample: Program) -> None:
    assert moves(sample)
    sample.window.acts["view.reduce_motion"].trigger()
    assert not moves(sample)


def test_less_motion_is_remembered_and_goes_for_every_board(sample: Program, sample_file: Path, places: Places) -> None:
    sample.window.acts["view.reduce_motion"].trigger()
    assert sample.open(sample_file)
    assert sample.desk is not None
    assert sample.desk.board._stage.easing.calm
    again = application.start(sample._app, places, SettingsFile(places.settings))
    assert again.window.acts["view.reduce_motion"].isChecked()
    again.window.acts["view.reduce_motion"].trigger()
    assert not SettingsFile(places.settings).now.reduce_motion
    again.window.close()


def test_text_of_another_size_keeps_what_is_looked_at(sample: Program, places: Places) -> None:
    assert sample.desk is not None
    workspace = sample.desk.session.workspace
    card = next(iter(sample.desk.session.board.all(Position)))
    sample.desk.selection.select([card])
    sample.desk.viewing.change(lens="confidence")
    sample.window.acts["view.text_200"].trigger()
    try:
        assert sample.desk.session.workspace is workspace
        assert (sample.desk.selection.current, sample.desk.viewing.now.lens) == (card, "confidence")
        assert sample._app.font().pixelSize() == 26
        assert SettingsFile(places.settings).now.text_size == 200
        assert sample.desk.session.attempt(lambda board: verbs.add_layer(board, "새 층"))
        sample.desk.board.zoom_to(1.0)
        assert sample.desk.board.stage.camera.zoom == 2.0
        assert sample.desk.board.zoom == 1.0
    finally:
        sample.window.acts["view.text_100"].trigger()
    assert sample._app.font().pixelSize() == 13


@pytest.mark.parametrize("size", [(1920, 1040), (1366, 728)])
def test_the_largest_text_leaves_everything_within_the_window(sample: Program, size: tuple[int, int]) -> None:
    sample.window.acts["view.text_200"].trigger()
    try:
        sample.window.resize(*size)
        QCoreApplication.processEvents()
        assert (sample.window.width(), sample.window.height()) == size
        for part in (sample.window.bar, sample.window.status, *sample.window._docks.values()):
            assert part.geometry().right() < size[0]
            assert part.geometry().bottom() < size[1]
    finally:
        sample.window.acts["view.text_100"].trigger()


def test_larger_text_shows_the_board_larger_and_at_the_same_place(sample: Program) -> None:
    assert sample.desk is not None
    sample.desk.board.zoom_to(1.2)
    sample.desk.board.eye.scroll_to(0, 300)
    before = sample.desk.board.eye.gaze
    segment = next(iter(sample.desk.session.board.all(Segment)))
    sample.desk.selection.choose_segment(segment)
    sample.window.acts["view.text_150"].trigger()
    try:
        after = sample.desk.board.eye.gaze
        assert (after.aim, after.zoom) == (before.aim, pytest.approx(before.zoom))
        assert after.y == pytest.approx(before.y, abs=1)
        assert sample.desk.board.stage.camera.zoom == pytest.approx(1.2 * text_scale())
        assert sample.desk.selection.segment == segment
    finally:
        sample.window.acts["view.text_100"].trigger()


def test_a_board_opened_with_large_text_can_be_read_as_well(sample: Program) -> None:
    assert sample.desk is not None
    sample.window.resize(1366, 728)
    sample.desk.board.eye.look_as(Gaze("open", 1.0, 0, 0))
    sample.window.acts["view.text_150"].trigger()
    try:
        QCoreApplication.processEvents()
        assert sample.desk.board.zoom >= READABLE
    finally:
        sample.window.acts["view.text_100"].trigger()


def test_a_dialog_is_no_higher_than_the_screen_and_shows_its_buttons(sample: Program) -> None:
    assert sample.desk is not None
    sample.window.acts["view.text_200"].trigger()
    try:
        sheet = PremiseSheet(sample.desk.session, sample.words, sample.theme, sample.window)
        sheet.show()
        QCoreApplication.processEvents()
        assert sheet.height() <= sheet.screen().availableSize().height()
        buttons = [each for each in sheet.findChildren(QPushButton) if each.isVisible()]
        assert buttons
        assert all(each.mapTo(sheet, each.rect().bottomRight()).y() < sheet.height() for each in buttons)
        sheet.title_ko.setText("그대로")
        assert sheet.title_ko.window() is sheet
        sheet.close()
    finally:
        sample.window.acts["view.text_100"].trigger()
