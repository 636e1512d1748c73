"""Asking experts, by the menu: workbooks go out, come back and become the panel's ratings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from db.model.things import Ballot, Citation, Rater, Rating, Vote
from desktop.dialogs.ballots import BallotsSheet
from desktop.dialogs.comeback import ReturnSheet

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.program import Program


@pytest.fixture
def sheet(sample: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> BallotsSheet:
    """The dialog with a ballot about one layer, and folder dialogs that are answered."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *_: (sorted(str(each) for each in tmp_path.glob("*-1.xlsx")), "")
    )
    sample.window.acts["edit.ballots"].trigger()
    found = sample.window.findChild(BallotsSheet)
    assert isinstance(found, BallotsSheet)
    found.name.setText("조사")
    found.scope.setCurrentIndex(2)
    found.make()
    return found


def handed_out(sheet: BallotsSheet, qtbot: QtBot, folder: Path) -> list[Path]:
    sheet.experts.setText("김전문, 이/전문")
    sheet._out.click()
    qtbot.waitUntil(lambda: len(list(folder.glob("*-1.xlsx"))) == 2, timeout=60_000)
    return sorted(folder.glob("*-1.xlsx"))


def test_a_ballot_is_made_handed_out_taken_in_and_adopted(
    sample: Program, sheet: BallotsSheet, qtbot: QtBot, tmp_path: Path
) -> None:
    assert sample.desk is not None
    session = sample.desk.session
    for score, path in enumerate(handed_out(sheet, qtbot, tmp_path), 3):
        book = openpyxl.load_workbook(path)
        book.worksheets[0]["E2"].value = score
        book.save(path)
    sheet._in.click()
    qtbot.waitUntil(lambda: sample.window.findChild(ReturnSheet) is not None, timeout=60_000)
    returns = sample.window.findChild(ReturnSheet)
    assert isinstance(returns, ReturnSheet)
    assert returns.list.count("added") == 2
    assert not session.board.all(Vote)
    returns.accept()
    assert len(session.board.all(Vote)) == 2
    assert sheet.list.index(0, 3).data() == "3.5"
    sheet._adopt.click()
    (ballot,) = session.board.all(Ballot).values()
    (rating,) = (each for each in session.board.all(Rating).values() if each.rater_id == ballot.rater_id)
    assert (rating.score, rating.confidence, ballot.closed) == (3.5, "low", True)
    assert [each.basis for each in session.board.where(Citation, "target_id", rating.id)] == ["panel"]
    sample.window.acts["edit.undo"].trigger()
    assert session.board.get(Rating, rating.id) is None
    sheet.accept()


def test_a_return_that_lies_in_the_folder_is_not_written_over(
    sheet: BallotsSheet, qtbot: QtBot, tmp_path: Path
) -> None:
    there = tmp_path / "조사-이_전문-1.xlsx"
    there.write_bytes(b"filled in")
    sheet.experts.setText("이/전문, 이:전문")
    sheet._out.click()
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.xlsx"))) == 3, timeout=60_000)
    assert there.read_bytes() == b"filled in"
    sheet.accept()


def test_enter_in_a_field_does_what_the_field_is_for_and_leaves_the_dialog_open(
    sheet: BallotsSheet, sample: Program, qtbot: QtBot
) -> None:
    assert sample.desk is not None
    board = sample.desk.session.base
    before = len(board.all(Ballot))
    sheet.name.setFocus()
    sheet.name.setText("두 번째")
    qtbot.keyClick(sheet.name, Qt.Key.Key_Return)
    assert sheet.isVisible()
    assert len(board.all(Ballot)) == before + 1
    sheet.called.setFocus()
    sheet.called.setText("새 이름")
    qtbot.keyClick(sheet.called, Qt.Key.Key_Return)
    assert sheet.isVisible()
    assert sheet.ballot is not None
    assert (sheet.ballot.name_ko, sheet.ballots.currentText()) == ("새 이름", "새 이름")
    sheet.accept()


def test_the_second_round_shows_the_first_and_its_median_is_adopted(
    sample: Program, sheet: BallotsSheet, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sample.desk is not None
    session = sample.desk.session

    def open_returns() -> list[ReturnSheet]:
        return [each for each in sample.window.findChildren(ReturnSheet) if each.isVisible()]

    def returned(which: str, column: str, scores: tuple[float, float]) -> None:
        paths = sorted(tmp_path.glob(f"*-{which}.xlsx"))
        for score, path in zip(scores, paths, strict=True):
            book = openpyxl.load_workbook(path)
            book.worksheets[0][f"{column}2"].value = score
            book.save(path)
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(each) for each in paths], ""))
        sheet._in.click()
        qtbot.waitUntil(
            lambda: any(each.isVisible() for each in sample.window.findChildren(ReturnSheet)), timeout=60_000
        )
        next(each for each in sample.window.findChildren(ReturnSheet) if each.isVisible()).accept()
        qtbot.waitUntil(lambda: not any(each.isVisible() for each in sample.window.findChildren(ReturnSheet)))

    handed_out(sheet, qtbot, tmp_path)
    returned("1", "E", (2.0, 5.0))
    assert sheet.list.index(0, 3).data() == "3.5"
    assert sheet.list.index(0, 6).data() == sample.words.say("ballot.dissent")
    sheet._next.click()
    sheet._out.click()
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*-2.xlsx"))) == 2, timeout=60_000)
    shown = openpyxl.load_workbook(min(tmp_path.glob("*-2.xlsx"))).worksheets[0]
    assert [shown[f"{column}2"].value for column in "EFG"] == ["3.5", "2.75–4.25", "2"]
    returned("2", "H", (4.0, 4.0))
    assert [sheet.list.index(0, column).data() for column in (3, 4, 6)] == ["4", "4–4", ""]
    sheet._adopt.click()
    (ballot,) = session.base.all(Ballot).values()
    (rating,) = (each for each in session.base.all(Rating).values() if each.rater_id == ballot.rater_id)
    assert (rating.score, ballot.round, ballot.closed) == (4.0, 2, True)
    assert [each.basis for each in session.base.where(Citation, "target_id", rating.id)] == ["panel"]
    sheet.accept()


def test_without_experts_nothing_is_handed_out(sheet: BallotsSheet, sample: Program) -> None:
    assert sample.desk is not None
    before = set(sample.desk.session.board.all(Rater))
    sheet.experts.setText(" , ")
    sheet._out.click()
    assert sheet.trouble == sample.words.say("ballot.no_experts")
    assert set(sample.desk.session.board.all(Rater)) == before
    sheet.accept()
