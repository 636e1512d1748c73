"""The product's whole job, once, as its user does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

from db.model.things import Criterion, Entity, Position, Rating
from desktop import app
from desktop.dialogs.brief import BriefSheet
from desktop.dialogs.entity import EntitySheet
from desktop.dialogs.structure import StructureSheet
from desktop.settings import SettingsFile

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from desktop.places import Places
    from desktop.program import Program


def position_of(program: Program, name: str) -> Position:
    assert program.desk is not None
    board = program.desk.session.board
    return next(p for p in board.all(Position).values() if board.the(Entity, p.entity_id).name_ko == name)


def press(program: Program, qtbot: QtBot, key: Qt.Key) -> None:
    program.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is program.window)
    focus = program.window.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key)


def test_from_the_first_start_to_a_paper_in_hand(
    program: Program, places: Places, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    app.begin(program, None)
    with qtbot.waitExposed(program.window):
        program.window.show()
    assert program.desk is not None
    session, selection = program.desk.session, program.desk.selection

    # Select a card, rate it by keyboard in the inspector, see the judgement move, take it back.
    position = position_of(program, "네이버클라우드")
    selection.select([position.id])
    before = session.judgement.segments[position.segment_id].front
    program.desk.inspector.focus_rating()
    press(program, qtbot, Qt.Key.Key_5)
    after = session.judgement.segments[position.segment_id].front
    assert before is not None
    assert after is not None
    assert after > before
    assert "네이버클라우드" in program.window.acts["edit.undo"].text()
    program.window.acts["edit.undo"].trigger()
    assert session.judgement.segments[position.segment_id].front == before
    program.window.acts["edit.redo"].trigger()

    # The brief.
    program.window.acts["file.brief"].trigger()
    sheet = program.window.findChild(BriefSheet)
    assert sheet is not None
    paper = tmp_path / "브리프.pdf"
    sheet.path.setText(str(paper))
    sheet.accept()
    qtbot.waitUntil(lambda: shown == [str(paper)], timeout=60_000)

    # The next start finds everything as it was left, and still takes the rating back.
    program.window.close()
    again = app.start(app.application(), places, SettingsFile(places.settings))
    app.begin(again, None)
    assert again.desk is not None
    assert again.desk.session.judgement.segments[position.segment_id].front == after
    again.window.acts["edit.undo"].trigger()
    assert again.desk.session.judgement.segments[position.segment_id].front == before
    again.window.close()


def test_an_own_small_board_from_nothing(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "배터리.panse"), ""))
    with qtbot.waitExposed(program.window):
        program.window.show()
    program.window.acts["file.new_blank"].trigger()
    assert program.desk is not None
    session = program.desk.session

    structure = program.window.findChild(StructureSheet)
    assert structure is not None
    structure.fresh.setText("배터리 셀")
    qtbot.keyClick(structure.fresh, Qt.Key.Key_Return)
    structure.accept()
    (segment_id,) = session.judgement.segments

    for name, origin in (("LG에너지솔루션", "KR"), ("CATL", "CN")):
        program.desk.selection.choose_segment(segment_id)
        program.window.acts["edit.add_entity"].trigger()
        entity = program.window.findChildren(EntitySheet)[-1]
        entity.name_ko.setText(name)
        entity.origin.show_code(origin)
        entity.accept()

    criteria = [each for each in session.board.all(Criterion).values() if each.scope == "position"]
    # The inspector stays at the criterion where one was: the second player is rated on the way back.
    for name, key, way in (
        ("LG에너지솔루션", Qt.Key.Key_4, Qt.Key.Key_Down),
        ("CATL", Qt.Key.Key_5, Qt.Key.Key_Up),
    ):
        program.desk.selection.select([position_of(program, name).id])
        program.desk.inspector.focus_rating()
        for _ in criteria:
            press(program, qtbot, key)
            press(program, qtbot, way)

    verdict = session.judgement.segments[segment_id]
    assert len(session.board.all(Rating)) == 2 * len(criteria)
    assert (verdict.level, verdict.posture) == (80.0, "catch_up")
