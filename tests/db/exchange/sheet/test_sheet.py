"""Ratings out as a table and back: the same again changes nothing, and whatever is odd is told with its cell."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from db.errors import ExchangeError
from db.exchange.sheet import limits
from db.exchange.sheet.arrival import Arrived, arrive
from db.exchange.sheet.commas import commas, grid_of
from db.exchange.sheet.marks import vocabulary
from db.exchange.sheet.packed import grids
from db.exchange.sheet.workbook import workbook
from db.judge.ratings import effective
from db.model.change import Change
from db.model.things import Rater, Rating
from desktop.words import LANGUAGES, Words
from tests.db.samples import held, small_board

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model.board import Board

DAY = date(2024, 3, 1)


def say(key: str) -> str:
    return Words("ko").say(f"sheet.{key}")


def say_en(key: str) -> str:
    return Words("en").say(f"sheet.{key}")


KNOWN = vocabulary(say, say_en)
NAMES = say("consensus"), say_en("consensus")


def returned(board: Board, content: bytes) -> Arrived:
    return arrive(board, grids(content), KNOWN, rated_at=DAY, consensus=NAMES)


def edited(change: Callable[[Any], object], board: Board | None = None) -> Arrived:
    """Return what a workbook of the small board does after ``change`` was made to its sheet of positions."""
    book = openpyxl.load_workbook(BytesIO(workbook(board or small_board(), "ko", say)))
    change(book.worksheets[0])
    out = BytesIO()
    book.save(out)
    return returned(board or small_board(), out.getvalue())


def at(sheet: Any, row: str, code: str) -> Any:
    """Return the cell of the position ``row`` under the head that bears ``code``."""
    (column,) = (cell.column for cell in sheet[1] if str(cell.value).endswith(f"[{code}]"))
    (line,) = (cell.row for cell in sheet["A"] if cell.value == row)
    return sheet.cell(line, column)


def put(row: str, code: str, value: object) -> Callable[[Any], object]:
    return lambda sheet: setattr(at(sheet, row, code), "value", value)


def refusals(found: Arrived) -> list[str]:
    codes = [each.problem.code.removeprefix("sheet.") for each in found.lines if each.problem is not None]
    for lang in LANGUAGES:
        said = [Words(lang).error(each.problem) for each in found.lines if each.problem is not None]
        assert all("{" not in each for each in said)
    return codes


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_same_again_changes_nothing(lang: str) -> None:
    board = small_board()
    found = returned(board, workbook(board, lang, say if lang == "ko" else say_en))  # type: ignore[arg-type]
    assert (found.lines, bool(found.edit), found.unchanged) == ((), False, len(board.all(Rating)))
    table = commas(board, lang, say if lang == "ko" else say_en)  # type: ignore[arg-type]
    again = arrive(board, [grid_of(table)], KNOWN, rated_at=DAY, consensus=NAMES)
    assert (again.lines, again.unchanged) == ((), len(board.all(Rating)))


def test_added_changed_and_removed_are_one_step() -> None:
    def change(sheet: Any) -> None:
        at(sheet, "ncloud@cloud", "tech").value = 4
        at(sheet, "aws@cloud", "home").value = "4.5"
        at(sheet, "aws@cloud", "home.confidence").value = "높음"
        at(sheet, "aws@cloud", "tech").value = None

    found = edited(change)
    assert [(each.fate, each.before, each.after) for each in found.lines] == [
        ("changed", "3.5", "4"),
        ("removed", "5", ""),
        ("added", "", "4.5"),
    ]
    board = small_board()
    board.apply(found.edit.changes)
    ratings = {(each.target_id, each.criterion_id): each for each in board.all(Rating).values()}
    assert ratings["ncloud@cloud", "tech"].score == 4
    assert ratings["ncloud@cloud", "tech"].confidence == "moderate"
    assert (ratings["aws@cloud", "home"].score, ratings["aws@cloud", "home"].confidence) == (4.5, "high")
    assert ("aws@cloud", "tech") not in ratings
    assert found.edit.subject == (("count", ("3", "3")),)
    board.apply([each.inverse() for each in reversed(found.edit.changes)])
    assert held(board) == held(small_board())


def test_a_line_tells_its_cell_its_target_and_its_criterion() -> None:
    (line,) = edited(put("ncloud@cloud", "tech", 4)).lines
    assert (line.sheet, line.target, line.criterion) == (
        "카드",
        ("네이버클라우드", "Naver Cloud"),
        ("기술 수준", "Technology"),
    )
    assert line.cell.startswith("E")


@pytest.mark.parametrize(
    ("value", "status", "score"),
    [
        ("판단 불가", "unknown", None),
        ("NOT APPLICABLE", "not_applicable", None),
        ("?", "unknown", None),
        ("２.５", "rated", 2.5),
        ("4,5", "rated", 4.5),
        ("n/a", "not_applicable", None),
    ],
)
def test_words_of_both_languages_are_taken(value: str, status: str, score: float | None) -> None:
    (change,) = edited(put("ncloud@cloud", "tech", value)).edit.changes
    assert isinstance(change.after, Rating)
    assert (change.after.status, change.after.score) == (status, score)


@pytest.mark.parametrize("value", ["4점", 4.3, 0, 6, "강함", True, date(2024, 4, 5), "1e309", "4e0", "1_0", "nan"])
def test_what_is_no_score_is_refused_by_itself(value: object) -> None:
    def change(sheet: Any) -> None:
        at(sheet, "ncloud@cloud", "tech").value = value
        at(sheet, "aws@cloud", "tech").value = 4

    found = edited(change)
    assert refusals(found) == ["score"]
    assert [each.id for each in found.edit.changes] == ["r2"]


def test_formulas_are_refused_in_scores_and_in_words() -> None:
    assert refusals(edited(put("ncloud@cloud", "tech", "=1+3"))) == ["formula"]
    assert refusals(edited(put("ncloud@cloud", "tech.reason_ko", '=HYPERLINK("http://x")'))) == ["formula"]
    assert refusals(edited(put("ncloud@cloud", "tech", "#DIV/0!"))) == ["error"]


def test_a_text_that_begins_like_a_formula_stays_a_text() -> None:
    board = small_board()
    rating = board.the(Rating, "r1")
    board.apply([Change(rating, replace(rating, rationale_ko="=cmd|' /C calc'!A0"))])
    assert returned(board, workbook(board, "ko", say)).lines == ()
    assert b",'=cmd|" in commas(board, "ko", say)
    assert arrive(board, [grid_of(commas(board, "ko", say))], KNOWN, rated_at=DAY, consensus=NAMES).lines == ()


def test_merged_cells_remove_nothing() -> None:
    def change(sheet: Any) -> None:
        one, other = at(sheet, "ncloud@cloud", "tech"), at(sheet, "ncloud@cloud", "home")
        sheet.merge_cells(f"{one.coordinate}:{other.coordinate}")

    found = edited(change)
    assert set(refusals(found)) == {"merged"}
    assert not found.edit


def test_a_row_without_its_id_with_a_strange_one_or_there_twice_is_refused() -> None:
    def change(sheet: Any) -> None:
        at(sheet, "ncloud@cloud", "id").value = None
        at(sheet, "naver@agent", "id").value = "nowhere"
        at(sheet, "aws@chips", "id").value = "aws@cloud"

    assert sorted(refusals(edited(change))) == ["no_id", "no_row", "row_twice"]


def test_columns_may_go_or_be_renamed_and_only_what_is_lost_is_told() -> None:
    def rename(sheet: Any) -> None:
        sheet["E1"].value = "내 이름 [tech]"
        sheet["F1"].value = "기술"

    assert refusals(edited(rename)) == ["column"]
    assert edited(lambda sheet: sheet.delete_cols(5, 3)).lines == ()

    def double(sheet: Any) -> None:
        sheet["H1"].value = "또 [tech]"

    assert refusals(edited(double)) == ["column_twice"]


def test_titles_above_the_heads_and_rows_in_another_order_are_no_matter() -> None:
    assert edited(lambda sheet: sheet.insert_rows(1, 3)).lines == ()


def test_a_confidence_without_a_score_is_refused() -> None:
    assert refusals(edited(put("aws@chips", "tech.confidence", "높음"))) == ["no_score"]
    assert refusals(edited(put("ncloud@cloud", "tech.confidence", "아마"))) == ["confidence"]


def test_a_reason_that_is_too_long_is_refused_by_itself() -> None:
    (line,) = edited(put("ncloud@cloud", "tech.reason_ko", "가" * 5_001)).lines
    assert line.problem is not None
    assert line.problem.code == "rule.text_long"


def test_an_empty_confidence_stays_and_an_empty_reason_goes() -> None:
    (change,) = edited(put("ncloud@cloud", "tech.reason_ko", None)).edit.changes
    assert isinstance(change.after, Rating)
    assert change.after.rationale_ko == ""
    assert edited(put("ncloud@cloud", "tech.confidence", None)).lines == ()


def code(content: bytes, read: Callable[[bytes], object] = grids) -> str:
    with pytest.raises(ExchangeError) as caught:
        read(content)
    assert all("{" not in Words(lang).error(caught.value) for lang in LANGUAGES)
    return caught.value.code.removeprefix("sheet.")


def zipped(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def test_what_is_no_workbook_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    good = workbook(small_board(), "ko", say)
    assert code(b"") == "not_xlsx"
    assert code(b"hello") == "not_xlsx"
    assert code(good[: len(good) // 2]) == "not_xlsx"
    assert code(zipped(a=b"x")) == "not_xlsx"
    assert code(b"\xd0\xcf\x11\xe0" + bytes(600)) == "locked"
    assert code(zipped(a=bytes(limits.UNPACKED + 1))) == "unpacks"
    monkeypatch.setattr("db.exchange.sheet.packed.SIZE", 10)
    assert code(good) == "too_large"


def test_an_entity_bomb_is_refused() -> None:
    good = BytesIO(workbook(small_board(), "ko", say))
    out = BytesIO()
    with zipfile.ZipFile(good) as one, zipfile.ZipFile(out, "w") as other:
        for name in one.namelist():
            content = one.read(name)
            if name == "xl/worksheets/sheet1.xml":
                bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
                content = content.replace(b"?>", b"?>" + bomb, 1)
            other.writestr(name, content)
    assert code(out.getvalue()) == "not_xlsx"


def test_a_workbook_without_a_table_of_ratings_is_told() -> None:
    book, out = openpyxl.Workbook(), BytesIO()
    book.active["A1"] = "식별자"  # type: ignore[index]
    book.save(out)
    assert code(out.getvalue(), lambda content: returned(small_board(), content)) == "no_table"


def test_tables_are_read_in_utf_8_and_in_cp949_whatever_parts_their_cells() -> None:
    board = small_board()
    told = commas(board, "ko", say).decode("utf-8-sig")
    for content in (
        told.encode(),
        told.encode("cp949"),
        told.replace(",", "\t").encode(),
        told.replace(",", ";").encode(),
    ):
        assert arrive(board, [grid_of(content)], KNOWN, rated_at=DAY, consensus=NAMES).lines == ()


def test_tables_that_cannot_be_read_are_told() -> None:
    assert code(b"\xff\xfe\x00", grid_of) == "encoding"
    assert code("식별자 [id],\ufffd\ufffd [tech]".encode(), grid_of) == "garbled"
    assert code(b"a,b\x00", grid_of) == "garbled"
    assert code(b"," * limits.COLUMNS, grid_of) == "too_many"
    assert code(b'"' + b"x" * (limits.LONGEST + 1), grid_of) == "not_csv"
    assert code(b"a\n" * (limits.ROWS + 1), grid_of) == "too_many"


def rated_by_two() -> Board:
    """Return the small board with a second opinion on what r1 rates: 3.5 by one, 4.5 by another."""
    board = small_board()
    first = board.the(Rating, "r1")
    other = Rater(id="lee", key="lee", name="이")
    second = replace(first, id="r1b", rater_id="lee", score=4.5, rationale_ko="다른 이유")
    board.apply([Change(None, other), Change(None, second)])
    return board


def test_a_cell_is_what_counts_and_not_what_was_said_last() -> None:
    board = rated_by_two()
    book = openpyxl.load_workbook(BytesIO(workbook(board, "ko", say)))
    assert at(book.worksheets[0], "ncloud@cloud", "tech").value == 4
    assert returned(board, workbook(board, "ko", say)).lines == ()


def test_what_is_written_over_a_median_is_adopted_and_the_same_again_changes_nothing() -> None:
    board = rated_by_two()
    found = edited(put("ncloud@cloud", "tech", 2.5), board)
    assert [(each.fate, each.before, each.after) for each in found.lines] == [("changed", "4", "2.5")]
    board.apply(found.edit.changes)
    counts = effective(board, "ncloud@cloud", "tech")
    assert counts is not None
    assert (counts.score, counts.adopted) == (2.5, True)
    assert [board.the(Rating, each).score for each in ("r1", "r1b")] == [3.5, 4.5]
    assert returned(board, workbook(board, "ko", say)).lines == ()


def test_a_median_between_two_scores_may_stay_and_may_not_be_written() -> None:
    board = rated_by_two()
    second = board.the(Rating, "r1b")
    board.apply([Change(second, replace(second, score=4.0))])
    assert edited(lambda _: None, board).lines == ()
    assert refusals(edited(put("aws@cloud", "tech", 3.75), board)) == ["score"]


def test_an_emptied_cell_tells_what_counts_then() -> None:
    board = rated_by_two()
    found = edited(put("ncloud@cloud", "tech", None), board)
    assert [(each.fate, each.before, each.after) for each in found.lines] == [("changed", "4", "unknown")]
    board.apply(found.edit.changes)
    counts = effective(board, "ncloud@cloud", "tech")
    assert counts is not None
    assert counts.status == "unknown"
    assert edited(put("ncloud@cloud", "tech", None), board).lines == (), "the same again changes nothing"


def test_rows_of_the_same_name_are_told_apart_by_their_era() -> None:
    book = openpyxl.load_workbook(BytesIO(workbook(small_board(), "ko", say)))
    layers = {str(cell.value) for cell in book.worksheets[0]["B"][1:]}
    assert all(" · " in each for each in layers)
