"""Ratings out to a spreadsheet program and back, by the menu."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest

from db.model.things import Rating, Scenario
from desktop.dialogs.comeback import ReturnSheet
from desktop.standpoint import Standpoint

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.program import Program


def written(sample: Program, qtbot: QtBot, pick: Callable[..., None], path: Path) -> bytes:
    pick(path)
    sample.window.acts[f"file.export_{path.suffix[1:]}"].trigger()
    qtbot.waitUntil(path.exists, timeout=30_000)
    return path.read_bytes()


def shown(sample: Program, qtbot: QtBot, pick: Callable[..., None], path: Path) -> ReturnSheet:
    pick(path)
    sample.window.acts["file.import_table"].trigger()
    qtbot.waitUntil(lambda: sample.window.findChild(ReturnSheet) is not None, timeout=30_000)
    sheet = sample.window.findChild(ReturnSheet)
    assert isinstance(sheet, ReturnSheet)
    return sheet


def filled_in(content: bytes) -> bytes:
    """Return the workbook with a score changed, one removed, and one that is none."""
    book = openpyxl.load_workbook(BytesIO(content))
    sheet = book.worksheets[0]
    rated = [row for row in sheet.iter_rows(min_row=2) if isinstance(row[4].value, float | int)]
    rated[0][4].value = 1.5 if rated[0][4].value != 1.5 else 2
    rated[1][4].value = None
    rated[2][4].value = "4점"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_comes_back_after_a_look_as_one_step(
    sample: Program, qtbot: QtBot, pick: Callable[..., None], tmp_path: Path
) -> None:
    assert sample.desk is not None
    session = sample.desk.session
    before = dict(session.board.all(Rating))
    back = tmp_path / "back.xlsx"
    back.write_bytes(filled_in(written(sample, qtbot, pick, tmp_path / "out.xlsx")))
    sheet = shown(sample, qtbot, pick, back)
    assert sheet.count == sample.words.say("sheet.count", added=0, changed=1, removed=1, refused=1, same=983)
    assert dict(session.board.all(Rating)) == before
    sheet.shown["refused"].click()
    assert sheet.list.rowCount() == 2
    sheet.shown["refused"].click()
    sheet.accept()
    assert len(before.keys() - session.board.all(Rating).keys()) == 1
    assert any(each.score == 1.5 for key, each in session.board.all(Rating).items() if before.get(key) != each)
    sample.window.acts["edit.undo"].trigger()
    assert dict(session.board.all(Rating)) == before


def test_what_is_refused_says_where_and_why_in_both_languages(
    sample: Program, qtbot: QtBot, pick: Callable[..., None], tmp_path: Path
) -> None:
    back = tmp_path / "back.xlsx"
    back.write_bytes(filled_in(written(sample, qtbot, pick, tmp_path / "out.xlsx")))
    sheet = shown(sample, qtbot, pick, back)
    for fate in ("added", "changed", "removed"):
        sheet.shown[fate].setChecked(False)
    row = [sheet.list.index(0, column).data() for column in range(sheet.list.columnCount())]
    assert row[0].startswith("! ")
    assert "E" in row[1]
    assert "4점" in row[4]
    sample.window.acts["view.en"].trigger()
    assert "is no score" in sheet.list.index(0, 4).data()
    sheet.reject()


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_same_file_again_has_nothing_to_take_in(
    sample: Program, qtbot: QtBot, pick: Callable[..., None], tmp_path: Path, kind: str
) -> None:
    written(sample, qtbot, pick, tmp_path / f"out.{kind}")
    sheet = shown(sample, qtbot, pick, tmp_path / f"out.{kind}")
    assert sheet.count == sample.words.say("sheet.nothing", added=0, changed=0, removed=0, refused=0, same=986)
    sheet.reject()


def test_under_a_scenario_a_table_is_taken_into_the_base(
    sample: Program, qtbot: QtBot, pick: Callable[..., None], tmp_path: Path
) -> None:
    assert sample.desk is not None
    session = sample.desk.session
    scenarios = dict(session.base.all(Scenario))
    back = tmp_path / "back.xlsx"
    back.write_bytes(filled_in(written(sample, qtbot, pick, tmp_path / "out.xlsx")))
    before = dict(session.base.all(Rating))
    session.stand(Standpoint(scenario=next(each.id for each in scenarios.values() if each.overrides)))
    shown(sample, qtbot, pick, back).accept()
    assert session.standpoint.is_base
    assert len(before.keys() - session.base.all(Rating).keys()) == 1
    assert dict(session.base.all(Scenario)) == scenarios
