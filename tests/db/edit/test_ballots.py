"""Asking experts: from the ballot to the rating that rests on the panel."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest

from db.edit import verbs
from db.edit.ballots import BASIS, Said
from db.errors import ExchangeError
from db.exchange.sheet.packed import grids
from db.judge.panel import polls
from db.judge.ratings import effective
from db.model.rules import refuse
from db.model.things import Ballot, Citation, Rater, Rating, Vote
from desktop import roundtrip
from desktop.words import LANGUAGES, Words
from tests.db.samples import held, refused, small_board

if TYPE_CHECKING:
    from pathlib import Path

    from db.exchange.sheet.ballot import Returned, Seen
    from db.model.board import Board

DAY = date(2024, 3, 1)
CARDS = ("ncloud@cloud", "aws@cloud")


def asked(*experts: str) -> tuple[Board, Ballot, list[Rater]]:
    board = small_board()
    edit = verbs.add_ballot(board, name_ko="2차 조사", targets=CARDS, criteria=("tech", "home"))
    board.apply(edit.changes)
    board.apply(verbs.add_experts(board, experts).changes)
    ballot = board.the(Ballot, edit.changes[0].id)
    return board, ballot, [each for each in board.all(Rater).values() if each.name in experts]


def said(board: Board, ballot: Ballot, scores: dict[str, float]) -> None:
    votes = [(rater_id, Said(CARDS[0], "tech", "rated", score, "high")) for rater_id, score in scores.items()]
    board.apply(verbs.cast(board, ballot.id, votes, given=DAY).changes)


def test_a_ballot_brings_the_panel_in_whose_name_medians_are_adopted() -> None:
    board, ballot, _ = asked()
    assert board.the(Rater, ballot.rater_id or "").kind == "panel"
    assert [(each.target_id, each.criterion_id) for each in polls(board, ballot)] == [
        (card, criterion) for card in CARDS for criterion in ("tech", "home")
    ]
    with refused("ballot_empty"):
        verbs.add_ballot(board, name_ko="빈 조사", targets=(), criteria=("tech",))


def test_experts_are_added_once() -> None:
    board, _, experts = asked("김전문", "이전문", "김전문", " ")
    assert len(experts) == 2
    assert not verbs.add_experts(board, ["이전문"])


def test_the_median_the_quartiles_and_dissent_are_told() -> None:
    board, ballot, experts = asked("가", "나", "다", "라")
    said(board, ballot, dict(zip((each.id for each in experts), (2, 3, 3.5, 4), strict=True)))
    poll = polls(board, ballot)[0]
    assert (poll.median, poll.low, poll.high, poll.spread) == (3.25, 2.75, 3.625, 2)
    assert poll.dissent
    assert poll.adopted == 3.5
    assert polls(board, ballot)[1].median is None


def test_what_is_said_again_takes_the_place_of_what_was_said() -> None:
    board, ballot, experts = asked("가")
    said(board, ballot, {experts[0].id: 2})
    said(board, ballot, {experts[0].id: 4})
    assert [each.score for each in board.where(Vote, "ballot_id", ballot.id)] == [4]


def test_what_is_said_twice_at_once_counts_as_it_was_said_last() -> None:
    board, ballot, experts = asked("가")
    votes = [(experts[0].id, Said(CARDS[0], "tech", "rated", score)) for score in (2.0, 4.0)]
    edit = verbs.cast(board, ballot.id, votes, given=DAY)
    refuse(board, edit.changes)
    board.apply(edit.changes)
    assert [each.score for each in board.where(Vote, "ballot_id", ballot.id)] == [4]


def test_medians_become_ratings_that_rest_on_the_panel_and_close_the_ballot() -> None:
    board, ballot, experts = asked("가", "나", "다")
    said(board, ballot, {each.id: 4 for each in experts})
    before = held(board)
    edit = verbs.adopt(board, ballot.id, [(CARDS[0], "tech", 4.0, "moderate")], rated_at=DAY)
    board.apply(edit.changes)
    found = effective(board, CARDS[0], "tech")
    assert found is not None
    assert (found.score, found.adopted, found.confidence) == (4, True, "moderate")
    (rating,) = (each for each in board.all(Rating).values() if each.rater_id == ballot.rater_id)
    assert [each.basis for each in board.where(Citation, "target_id", rating.id)] == [BASIS]
    closed = board.the(Ballot, ballot.id)
    assert closed.closed
    with refused("ballot_closed"):
        verbs.cast(board, ballot.id, [], given=DAY)
    board.apply([each.inverse() for each in reversed(edit.changes)])
    assert held(board) == before


def test_a_round_needs_an_answer_before_the_next() -> None:
    board, ballot, experts = asked("가")
    with refused("ballot_unanswered"):
        verbs.next_round(board, ballot.id)
    said(board, ballot, {experts[0].id: 2})
    board.apply(verbs.next_round(board, ballot.id).changes)
    again = board.the(Ballot, ballot.id)
    assert (again.round, polls(board, again)[0].median, polls(board, again, 1)[0].median) == (2, None, 2)


def test_removing_a_ballot_leaves_what_was_adopted() -> None:
    board, ballot, experts = asked("가")
    said(board, ballot, {experts[0].id: 2})
    board.apply(verbs.adopt(board, ballot.id, [(CARDS[0], "tech", 2.0, "low")], rated_at=DAY).changes)
    board.apply(verbs.remove_ballot(board, ballot.id).changes)
    assert not board.where(Vote, "ballot_id", ballot.id)
    found = effective(board, CARDS[0], "tech")
    assert found is not None
    assert found.score == 2


def returned(
    board: Board, ballot: Ballot, path: Path, content: bytes, seen: Seen | None = None, **cells: object
) -> Returned:
    book = openpyxl.load_workbook(BytesIO(content))
    for place, value in cells.items():
        book.worksheets[0][place].value = value
    book.save(path)
    return roundtrip.returned(board, ballot, path, seen)


def test_a_workbook_goes_to_an_expert_and_comes_back(tmp_path: Path) -> None:
    board, ballot, (expert,) = asked("가")
    content = roundtrip.ballot_book(board, ballot, expert, "ko")
    found = returned(board, ballot, tmp_path / "a.xlsx", content, E2=4.5, F2="높음", G2="=3", E3="판단 불가", E4="4점")
    codes = [each.problem.code for each in found.lines if each.problem]
    assert codes == ["sheet.formula", "sheet.score"]
    found = returned(board, ballot, tmp_path / "a.xlsx", content, E2=4.5, F2="높음", G2="근거 있음", E3="판단 불가")
    assert found.said == (
        (expert.id, Said(CARDS[0], "tech", "rated", 4.5, "high", "근거 있음")),
        (expert.id, Said(CARDS[0], "home", "unknown")),
    )
    board.apply(verbs.cast(board, ballot.id, found.said, given=DAY).changes)
    again = returned(board, ballot, tmp_path / "b.xlsx", roundtrip.ballot_book(board, ballot, expert, "ko"))
    assert (again.said, again.unchanged) == ((), 2)


def test_of_two_returns_of_one_expert_the_second_is_refused_where_it_says_otherwise(tmp_path: Path) -> None:
    board, ballot, (expert,) = asked("가")
    content, seen = roundtrip.ballot_book(board, ballot, expert, "ko"), {}
    first = returned(board, ballot, tmp_path / "a.xlsx", content, seen, E2=4, E3=3)
    again = returned(board, ballot, tmp_path / "b.xlsx", content, seen, E2=4, E3=2)
    assert len(first.said) == 2
    assert (again.said, again.unchanged, [line.fate for line in again.lines]) == ((), 1, ["refused"])
    for lang in LANGUAGES:
        assert "a.xlsx" in Words(lang).error(again.lines[0].problem)  # type: ignore[arg-type]


def test_the_second_round_shows_the_first(tmp_path: Path) -> None:
    board, ballot, experts = asked("가", "나")
    first = roundtrip.ballot_book(board, ballot, experts[0], "ko")
    said(board, ballot, {experts[0].id: 2, experts[1].id: 4})
    board.apply(verbs.next_round(board, ballot.id).changes)
    ballot = board.the(Ballot, ballot.id)
    (sheet, *_) = grids(roundtrip.ballot_book(board, ballot, experts[0], "ko"))
    assert [str(each).partition("[")[2] for each in sheet.rows[0].cells[4:7]] == ["median]", "quartiles]", "own]"]
    assert sheet.rows[1].cells[4:7] == ("3", "2.5–3.5", "2")
    late = returned(board, ballot, tmp_path / "late.xlsx", first, E2=3)
    assert {each.problem.code for each in late.lines if each.problem} == {"sheet.other_round"}
    for lang in LANGUAGES:
        assert "{" not in Words(lang).error(late.lines[0].problem)  # type: ignore[arg-type]


def test_a_ballot_of_another_board_is_refused(tmp_path: Path) -> None:
    board, ballot, experts = asked("가")
    content = roundtrip.ballot_book(board, ballot, experts[0], "ko")
    other, its, _ = asked("가")
    found = returned(other, its, tmp_path / "a.xlsx", content, E2=3)
    assert not found.said
    assert {each.problem.code for each in found.lines if each.problem} == {"sheet.other_ballot"}


@pytest.mark.parametrize(
    ("cells", "code", "where"),
    [
        ({"A2": None, "E2": 3}, "sheet.no_id", "2"),
        ({"A2": "a|b|c", "E2": 3}, "sheet.no_row", "2"),
        ({"E2": "4점"}, "sheet.score", "E2"),
        ({"E2": True}, "sheet.score", "E2"),
        ({"E2": date(2024, 4, 5)}, "sheet.score", "E2"),
        ({"E2": "#DIV/0!"}, "sheet.error", "E2"),
        ({"E2": "=1+3"}, "sheet.formula", "E2"),
        ({"E2": 3, "F2": "아마"}, "sheet.confidence", "F2"),
        ({"G2": "점수 없는 의견"}, "sheet.no_score", "G2"),
        ({"E2": 3, "G2": "가" * 5_001}, "rule.text_long", "G2"),
    ],
)
def test_what_is_odd_in_a_return_is_told_with_its_cell_and_the_rest_is_taken(
    tmp_path: Path, cells: dict[str, object], code: str, where: str
) -> None:
    board, ballot, (expert,) = asked("가")
    content = roundtrip.ballot_book(board, ballot, expert, "ko")
    found = returned(board, ballot, tmp_path / "a.xlsx", content, E3=2.5, **cells)
    (line,) = (each for each in found.lines if each.problem is not None)
    assert (line.problem.code, line.cell) == (code, where)  # type: ignore[union-attr]
    assert [each.score for _, each in found.said] == [2.5]
    for lang in LANGUAGES:
        assert "{" not in Words(lang).error(line.problem)  # type: ignore[arg-type]


def test_a_return_with_merged_cells_or_without_its_score_column_takes_nothing_from_them(tmp_path: Path) -> None:
    board, ballot, (expert,) = asked("가")
    book = openpyxl.load_workbook(BytesIO(roundtrip.ballot_book(board, ballot, expert, "ko")))
    book.worksheets[0]["E2"].value = 4
    book.worksheets[0].merge_cells("E2:E3")
    book.save(tmp_path / "a.xlsx")
    found = roundtrip.returned(board, ballot, tmp_path / "a.xlsx")
    assert (found.said, {each.problem.code for each in found.lines if each.problem}) == ((), {"sheet.merged"})
    book.worksheets[0].unmerge_cells("E2:E3")
    book.worksheets[0]["E1"].value = "점수"
    book.save(tmp_path / "b.xlsx")
    with pytest.raises(ExchangeError) as caught:
        roundtrip.returned(board, ballot, tmp_path / "b.xlsx")
    assert caught.value.code == "sheet.no_ballot"
