from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from desktop.dialogs.brief import BriefSheet, Wish

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme
    from desktop.words import Words


@pytest.fixture
def sheet(qtbot: QtBot, korean: Words, theme: Theme, tmp_path: Path) -> BriefSheet:
    wish = Wish(title="제목", author="", lang="ko", path=tmp_path / "brief.pdf", open_after=True)
    made = BriefSheet(wish, korean, theme, folder=tmp_path / "boards")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_asks_for_what_is_filled_in(sheet: BriefSheet, qtbot: QtBot, tmp_path: Path) -> None:
    sheet.author.setText(" 미래전략실 ")
    sheet.lang.choose("en")
    sheet.path.setText(str(tmp_path / "report"))
    with qtbot.waitSignal(sheet.wanted) as told:
        sheet.accept()
    assert told.args == [
        Wish(title="제목", author="미래전략실", lang="en", path=tmp_path / "report.pdf", open_after=True)
    ]
    assert sheet.busy
    assert sheet.isVisible()


def test_it_asks_before_a_file_is_replaced(sheet: BriefSheet, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "brief.pdf").write_text("old")
    with qtbot.assertNotEmitted(sheet.wanted):
        sheet.accept()
    box = sheet.findChild(QMessageBox)
    assert box is not None
    with qtbot.waitSignal(sheet.wanted):
        box.defaultButton().click()


def test_no_to_replacing_makes_nothing(sheet: BriefSheet, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "brief.pdf").write_text("old")
    sheet.accept()
    box = sheet.findChild(QMessageBox)
    assert box is not None
    with qtbot.assertNotEmitted(sheet.wanted):
        box.escapeButton().click()
    assert not sheet.busy


@pytest.mark.parametrize("typed", ["", "  ", "/"])
def test_without_a_name_it_says_so(sheet: BriefSheet, qtbot: QtBot, typed: str) -> None:
    sheet.path.setText(typed)
    with qtbot.assertNotEmitted(sheet.wanted):
        sheet.accept()
    assert sheet.trouble


@pytest.mark.parametrize("typed", ["~nobody-of-this-name/brief.pdf", "a" * 300])
def test_a_path_that_cannot_be_is_left_to_whoever_writes(sheet: BriefSheet, qtbot: QtBot, typed: str) -> None:
    sheet.path.setText(typed)
    with qtbot.waitSignal(sheet.wanted) as told:
        sheet.accept()
    assert told.args is not None
    assert typed in str(told.args[0].path)


def test_escape_calls_off_first_and_closes_only_then(sheet: BriefSheet, qtbot: QtBot) -> None:
    sheet.accept()
    with qtbot.waitSignal(sheet.called_off):
        sheet.reject()
    assert sheet.isVisible()
    sheet.rest()
    sheet.reject()
    assert not sheet.isVisible()


def test_pressing_twice_asks_once(sheet: BriefSheet, qtbot: QtBot) -> None:
    sheet.accept()
    with qtbot.assertNotEmitted(sheet.wanted):
        sheet.accept()


def test_what_was_refused_is_told_and_can_be_tried_again(sheet: BriefSheet, qtbot: QtBot) -> None:
    sheet.accept()
    sheet.progress(0.5)
    sheet.failed("쓸 수 없습니다.")
    assert sheet.trouble == "쓸 수 없습니다."
    with qtbot.waitSignal(sheet.wanted):
        sheet.accept()
    assert sheet.trouble == ""


def test_a_path_agreed_to_in_the_file_dialog_is_not_asked_for_twice(
    sheet: BriefSheet, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "there.pdf"
    there.write_text("old")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(there), ""))
    sheet.browse()
    with qtbot.waitSignal(sheet.wanted):
        sheet.accept()
    assert sheet.findChild(QMessageBox) is None


def test_it_closes_when_the_brief_is_made(sheet: BriefSheet) -> None:
    sheet.accept()
    sheet.finish()
    assert not sheet.isVisible()


def test_what_was_typed_survives_another_language(sheet: BriefSheet, english: Words) -> None:
    sheet.title.setText("내 제목")
    sheet.retranslate(english)
    assert sheet.windowTitle() == english.say("dialog.brief.title")
    assert (sheet.title.text(), sheet.lang.currentData()) == ("내 제목", "ko")


def test_a_path_that_is_not_whole_starts_at_the_boards_folder(sheet: BriefSheet, qtbot: QtBot, tmp_path: Path) -> None:
    sheet.path.setText("out/report")
    with qtbot.waitSignal(sheet.wanted) as told:
        sheet.accept()
    assert told.args is not None
    assert told.args[0].path == tmp_path / "boards" / "out" / "report.pdf"


def test_a_busy_dialog_that_is_left_calls_off_and_closes_at_once(sheet: BriefSheet, qtbot: QtBot) -> None:
    sheet.accept()
    with qtbot.waitSignal(sheet.called_off):
        sheet.leave()
    assert not sheet.isVisible()
    assert not sheet.busy
