from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from db.edit import verbs
from desktop.dialogs.brief import BriefSheet
from desktop.jobs import wait_for_all
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.program import Program


def ordered(program: Program, path: Path) -> BriefSheet:
    """The dialog with the path filled in."""
    program.window.acts["file.brief"].trigger()
    sheet = program.window.findChildren(BriefSheet)[-1]
    sheet.path.setText(str(path))
    return sheet


def test_a_brief_is_made_while_the_window_lives_on(
    sample: Program, qtbot: QtBot, tmp_path: Path, opened: list[str]
) -> None:
    sheet = ordered(sample, tmp_path / "brief.pdf")
    sheet.author.setText("미래전략실")
    sheet.accept()
    assert sheet.busy
    qtbot.waitUntil(lambda: opened == [str(tmp_path / "brief.pdf")], timeout=60_000)
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF")
    assert "brief.pdf" in sample.window.notice.text()
    assert sample.settings.now.author == "미래전략실"


def test_a_brief_is_of_the_board_as_it_was_when_it_was_ordered(
    sample: Program, qtbot: QtBot, tmp_path: Path, opened: list[str]
) -> None:
    assert sample.desk is not None
    sheet = ordered(sample, tmp_path / "brief.pdf")
    sheet.open_after.setChecked(False)
    sheet.accept()
    sample.desk.session.attempt(lambda board: verbs.add_layer(board, "나중에 생긴 층"))
    qtbot.waitUntil(lambda: bool(sample.window.notice.text()), timeout=60_000)
    assert (tmp_path / "brief.pdf").exists()
    assert opened == []


def test_a_brief_that_is_called_off_leaves_nothing(sample: Program, qtbot: QtBot, tmp_path: Path) -> None:
    sheet = ordered(sample, tmp_path / "brief.pdf")
    sheet.accept()
    sheet.reject()
    qtbot.waitUntil(lambda: not sheet.busy, timeout=60_000)
    assert sheet.isVisible()
    assert list(tmp_path.glob("brief*")) == []
    sheet.reject()


def test_a_brief_that_cannot_be_written_says_why_and_can_be_tried_again(
    sample: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = ordered(sample, tmp_path / "no such folder" / "brief.pdf")
    sheet.accept()
    qtbot.waitUntil(lambda: not sheet.busy, timeout=60_000)
    assert sheet.trouble.endswith("십시오.")
    sheet.reject()


def test_what_was_filled_in_is_offered_again(sample: Program, tmp_path: Path) -> None:
    sample.settings.change(author="연구원", brief_lang="en", brief_open=False, folder=str(tmp_path))
    sample.window.acts["file.brief"].trigger()
    sheet = sample.window.findChild(BriefSheet)
    assert sheet is not None
    assert (sheet.author.text(), sheet.lang.currentData(), sheet.open_after.isChecked()) == ("연구원", "en", False)
    assert sheet.path.text().startswith(str(tmp_path))
    sheet.reject()


def test_the_board_is_written_as_json(sample: Program, qtbot: QtBot, pick: Callable[..., None], tmp_path: Path) -> None:
    pick(tmp_path / "board")
    sample.window.acts["file.export_json"].trigger()
    qtbot.waitUntil(lambda: "board.json" in sample.window.notice.text(), timeout=60_000)
    assert len(json.loads((tmp_path / "board.json").read_text(encoding="utf-8"))["entities"]) == 118


def test_what_cannot_be_written_is_told_in_one_sentence(
    sample: Program, qtbot: QtBot, pick: Callable[..., None], tmp_path: Path
) -> None:
    pick(tmp_path / "missing" / "board.json")
    sample.window.acts["file.export_json"].trigger()
    qtbot.waitUntil(lambda: sample.window.findChild(QMessageBox) is not None, timeout=60_000)
    box = sample.window.findChild(QMessageBox)
    assert box is not None
    assert box.text().endswith("십시오.")
    box.close()


def test_what_was_written_is_told_in_the_language_that_is_spoken_now(
    sample: Program, qtbot: QtBot, pick: Callable[..., None], tmp_path: Path
) -> None:
    pick(tmp_path / "board.json")
    sample.window.acts["file.export_json"].trigger()
    qtbot.waitUntil(lambda: bool(sample.window.notice.text()), timeout=60_000)
    sample.speak("en")
    assert sample.window.notice.text() == Words("en").say("window.written", name="board.json")
    sample.speak("ko")
    assert sample.window.notice.text() == Words("ko").say("window.written", name="board.json")


def test_an_export_can_be_opened_from_the_notice(
    sample: Program, qtbot: QtBot, pick: Callable[..., None], tmp_path: Path, opened: list[str]
) -> None:
    pick(tmp_path / "board.json")
    sample.window.acts["file.export_json"].trigger()
    qtbot.waitUntil(lambda: bool(sample.window.notice.text()), timeout=60_000)
    sample.window.notice.act()
    assert opened == [str(tmp_path / "board.json")]


def test_a_brief_in_the_making_ends_with_its_board(
    sample: Program, qtbot: QtBot, tmp_path: Path, sample_file: Path, opened: list[str]
) -> None:
    sheet = ordered(sample, tmp_path / "brief.pdf")
    sheet.accept()
    assert sample.open(sample_file)
    assert not sheet.isVisible()
    assert wait_for_all(60_000)
    qtbot.wait(1)
    assert list(tmp_path.glob("*.part")) == []
    assert (opened, sample.window.findChildren(BriefSheet)) == ([], [])


def test_title_and_author_of_the_paper_are_kept_with_the_brief_and_can_be_undone(
    sample: Program, qtbot: QtBot, tmp_path: Path, opened: list[str]
) -> None:
    desk = sample.desk
    assert desk is not None
    sheet = ordered(sample, tmp_path / "brief.pdf")
    sheet.title.setText("반도체 전략")
    sheet.author.setText("미래전략실")
    sheet.accept()
    brief = desk.briefing.shelf.brief
    assert (brief.title_ko, brief.author) == ("반도체 전략", "미래전략실")
    qtbot.waitUntil(lambda: bool(opened), timeout=60_000)
    desk.session.undo()
    assert desk.briefing.shelf.brief.author == ""


def test_the_dialog_says_which_form_goes_out_and_proposes_a_name_for_it(sample: Program) -> None:
    desk = sample.desk
    assert desk is not None
    desk.briefing.shelf.set("form", "minister")
    sample.window.acts["file.brief"].trigger()
    sheet = sample.window.findChildren(BriefSheet)[-1]
    assert sheet.kind.text() == "장관 1쪽 · 공개 · PDF/A-1b"
    assert "장관 1쪽" in sheet.path.text()
    sheet.reject()
