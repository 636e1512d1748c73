from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMessageBox

from db.edit import verbs
from db.model.things import Entity, Layer, Position, Scenario, Segment
from db.workspace import read
from desktop.clock import today
from desktop.deeds.file import LARGE
from desktop.dialogs.structure import StructureSheet
from desktop.files import resource
from desktop.jobs import wait_for_all
from desktop.standpoint import Standpoint

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.program import Program


def test_a_blank_board_is_made_and_shows_where_its_structure_is_built(
    sample: Program, pick: Callable[..., None], tmp_path: Path
) -> None:
    pick(tmp_path / "내 보드")
    sample.window.acts["file.new_blank"].trigger()
    assert sample.desk is not None
    board = sample.desk.session.board
    assert sample.desk.session.workspace.path == tmp_path / "내 보드.panse"
    assert (board.premise.title_ko, board.premise.as_of) == ("내 보드", today())
    assert (len(board.all(Layer)), len(board.all(Segment))) == (5, 0)
    assert sample.window.findChild(StructureSheet) is not None


def test_a_new_board_never_replaces_a_file(
    sample: Program, pick: Callable[..., None], sample_file: Path, answer: Callable[..., str]
) -> None:
    content = sample_file.read_bytes()
    before = sample.desk
    pick(sample_file)
    sample.window.acts["file.new_sample"].trigger()
    assert answer(sample, True).endswith("십시오.")
    assert sample.desk is before
    assert sample_file.read_bytes() == content


def test_a_board_is_opened_from_the_file_dialog(sample: Program, pick: Callable[..., None], sample_file: Path) -> None:
    pick(sample_file)
    sample.window.acts["file.open"].trigger()
    assert sample.desk is not None
    assert sample.desk.session.workspace.path == sample_file


def test_a_file_dialog_that_is_left_changes_nothing(sample: Program, pick: Callable[..., None]) -> None:
    before = sample.desk
    pick("")
    for each in ("file.open", "file.new_blank", "file.new_sample", "file.copy", "file.import_json", "file.export_json"):
        sample.window.acts[each].trigger()
    assert sample.desk is before
    assert sample.window.findChild(QMessageBox) is None


def test_a_recent_file_is_opened_from_the_menu(sample: Program, sample_file: Path) -> None:
    assert sample.desk is not None
    first = sample.desk.session.workspace.path
    sample.open(sample_file)
    entry = sample.window.menus["recent"].actions()[1]
    entry.trigger()
    assert sample.desk.session.workspace.path == first


def test_a_copy_holds_the_board_and_the_open_one_stays(
    sample: Program, pick: Callable[..., None], tmp_path: Path
) -> None:
    assert sample.desk is not None
    own = sample.desk.session.workspace.path
    pick(tmp_path / "copy.panse")
    sample.window.acts["file.copy"].trigger()
    assert len(read(tmp_path / "copy.panse").all(Position)) == 109
    assert sample.desk.session.workspace.path == own
    assert "copy.panse" in sample.window.notice.text()


def test_a_copy_onto_itself_is_refused(sample: Program, pick: Callable[..., None], answer: Callable[..., str]) -> None:
    assert sample.desk is not None
    pick(sample.desk.session.workspace.path)
    sample.window.acts["file.copy"].trigger()
    assert answer(sample, True).endswith("십시오.")
    assert sample.desk.session.attempt(lambda board: verbs.add_layer(board, "아직 열려 있음"))


def test_reverting_asks_first_and_can_be_undone(sample: Program, answer: Callable[..., str]) -> None:
    assert sample.desk is not None
    session = sample.desk.session
    session.attempt(lambda board: verbs.add_layer(board, "새 층"))
    sample.window.acts["file.revert"].trigger()
    answer(sample, False)
    assert len(session.board.all(Layer)) == 14
    sample.window.acts["file.revert"].trigger()
    answer(sample, True)
    assert len(session.board.all(Layer)) == 13
    sample.window.acts["edit.undo"].trigger()
    assert len(session.board.all(Layer)) == 14


def test_an_import_tells_what_it_would_do_and_is_one_step(
    sample: Program, pick: Callable[..., None], tmp_path: Path, answer: Callable[..., str]
) -> None:
    assert sample.desk is not None
    session = sample.desk.session
    said = json.loads(resource("boards", "sample.json").read_text(encoding="utf-8"))
    said["entities"][0]["desc_ko"] = "가져온 설명"
    path = tmp_path / "in.json"
    path.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    pick(path)
    sample.window.acts["file.import_json"].trigger()
    counts = {"added": "0", "changed": "1", "refused": "0", "unknown": "0"}
    assert answer(sample, True) == sample.words.say("dialog.import_report", name="in.json", **counts)
    changed = session.board.the(Entity, said["entities"][0]["id"])
    assert changed.desc_ko == "가져온 설명"
    sample.window.acts["edit.undo"].trigger()
    assert session.board.the(Entity, changed.id).desc_ko != "가져온 설명"


def test_a_large_file_is_read_while_the_window_lives_on(
    sample: Program, qtbot: QtBot, pick: Callable[..., None], tmp_path: Path, answer: Callable[..., str]
) -> None:
    assert sample.desk is not None
    path = large(tmp_path)
    pick(path)
    sample.window.acts["file.import_json"].trigger()
    assert sample.window.findChild(QMessageBox) is None
    qtbot.waitUntil(lambda: sample.window.findChild(QMessageBox) is not None, timeout=60_000)
    assert "large.json" in answer(sample, True)
    said = json.loads(path.read_text(encoding="utf-8"))["entities"][0]
    assert sample.desk.session.board.the(Entity, said["id"]).desc_ko == said["desc_ko"]


def test_a_large_file_is_not_taken_into_another_board_than_it_was_meant_for(
    sample: Program, qtbot: QtBot, pick: Callable[..., None], tmp_path: Path, sample_file: Path
) -> None:
    pick(large(tmp_path))
    sample.window.acts["file.import_json"].trigger()
    assert sample.open(sample_file)
    assert wait_for_all(60_000)
    qtbot.wait(1)
    assert sample.window.findChild(QMessageBox) is None


def large(folder: Path) -> Path:
    """An exchange file of the sample board of more than a megabyte."""
    said = json.loads(resource("boards", "sample.json").read_text(encoding="utf-8"))
    said["entities"][0]["desc_ko"] = "가져온 설명"
    path = folder / "large.json"
    path.write_text(json.dumps(said, ensure_ascii=False) + " " * LARGE, encoding="utf-8")
    return path


def test_an_import_of_the_same_board_has_nothing_to_do(
    sample: Program, pick: Callable[..., None], tmp_path: Path
) -> None:
    path = tmp_path / "same.json"
    path.write_text(resource("boards", "sample.json").read_text(encoding="utf-8"), encoding="utf-8")
    pick(path)
    sample.window.acts["file.import_json"].trigger()
    assert "same.json" in sample.window.notice.text()


def standpoints(sample: Program) -> dict[str, Standpoint]:
    assert sample.desk is not None
    assuming = next(each for each in sample.desk.session.base.all(Scenario).values() if each.overrides)
    return {"scenario": Standpoint(scenario=assuming.id), "past day": Standpoint(day=date(2019, 12, 31))}


@pytest.mark.parametrize("where", ["scenario", "past day"])
def test_from_wherever_the_board_is_looked_at_the_same_board_has_nothing_to_take_in(
    sample: Program, pick: Callable[..., None], tmp_path: Path, where: str
) -> None:
    assert sample.desk is not None
    session = sample.desk.session
    before = dict(session.base.all(Scenario))
    session.stand(standpoints(sample)[where])
    path = tmp_path / "same.json"
    path.write_text(resource("boards", "sample.json").read_text(encoding="utf-8"), encoding="utf-8")
    pick(path)
    sample.window.acts["file.import_json"].trigger()
    assert "same.json" in sample.window.notice.text()
    assert not session.standpoint.is_base
    assert dict(session.base.all(Scenario)) == before


@pytest.mark.parametrize("where", ["scenario", "past day"])
def test_from_wherever_it_is_looked_at_an_import_is_of_the_base_which_shows_then(
    sample: Program, pick: Callable[..., None], tmp_path: Path, answer: Callable[..., str], where: str
) -> None:
    assert sample.desk is not None
    session = sample.desk.session
    before = dict(session.base.all(Scenario))
    said = json.loads(resource("boards", "sample.json").read_text(encoding="utf-8"))
    said["entities"][0]["desc_ko"] = "가져온 설명"
    path = tmp_path / "in.json"
    path.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    session.stand(standpoints(sample)[where])
    pick(path)
    sample.window.acts["file.import_json"].trigger()
    counts = {"added": "0", "changed": "1", "refused": "0", "unknown": "0"}
    assert answer(sample, True) == sample.words.say("dialog.import_report", name="in.json", **counts)
    assert session.standpoint.is_base
    assert session.base.the(Entity, said["entities"][0]["id"]).desc_ko == "가져온 설명"
    assert dict(session.base.all(Scenario)) == before


def test_a_file_that_is_no_exchange_file_is_refused_in_one_sentence(
    sample: Program, pick: Callable[..., None], tmp_path: Path, answer: Callable[..., str]
) -> None:
    path = tmp_path / "foreign.json"
    for content in (b"{", b"\xff\xfe\x00", b'{"format": "other"}', b"[]"):
        path.write_bytes(content)
        pick(path)
        sample.window.acts["file.import_json"].trigger()
        assert answer(sample, True)


def test_quitting_closes_the_window_and_lets_go_of_the_file(sample: Program) -> None:
    assert sample.desk is not None
    path = sample.desk.session.workspace.path
    sample.window.acts["file.quit"].trigger()
    assert not sample.window.isVisible()
    assert len(read(path).all(Position)) == 109
