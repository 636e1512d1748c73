"""Asking experts, by the menu: workbooks go out, come back and become the panel's ratings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
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


def test_without_experts_nothing_is_handed_out(sheet: BallotsSheet, sample: Program) -> None:
    assert sample.desk is not None
    before = set(sample.desk.session.board.all(Rater))
    sheet.experts.setText(" , ")
    sheet._out.click()
    assert sheet.trouble == sample.words.say("ballot.no_experts")
    assert set(sample.desk.session.board.all(Rater)) == before
    sheet.accept()
