from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from db.judge.evidence import backing_of, evidence_of, is_over_confident
from db.model.things import Rating

if TYPE_CHECKING:
    from db.model.board import Board

A1, B2, C3, D3, C4, F1, A6 = ("A", 1), ("B", 2), ("C", 3), ("D", 3), ("C", 4), ("F", 1), ("A", 6)


def backed(plan: Any, *grades: tuple[str, int], against: int = 0, confidence: str = "high") -> Any:
    """Make one rating that stands on one passage of each grade, every one from a source of its own."""
    making = plan("tech").segment().card("k").rate("k", "tech", 4, id="r", confidence=confidence)
    for number, (reliability, credibility) in enumerate(grades):
        making.source(f"s{number}", reliability, credibility).cite("r", f"s{number}")
    for _ in range(against):
        making.source("contra", "C", 3).cite("r", "contra", "contradicts")
    return making


@pytest.mark.parametrize(
    ("grades", "ceiling"),
    [
        ((), "low"),
        ((C3,), "moderate"),
        ((D3,), "low"),
        ((C4,), "low"),
        ((F1,), "low"),
        ((A6, A6), "low"),
        ((B2,), "moderate"),
        ((B2, A1), "high"),
        ((B2, C3), "moderate"),
        ((B2, F1), "moderate"),
    ],
)
def test_evidence_is_the_ceiling_of_confidence(plan: Any, grades: tuple[tuple[str, int], ...], ceiling: str) -> None:
    assert backing_of(backed(plan, *grades).board, "r").ceiling == ceiling


def test_two_passages_of_one_source_are_one_voice(plan: Any) -> None:
    making = backed(plan, A1).cite("r", "s0")
    found = backing_of(making.board, "r")
    assert (found.passages, found.ceiling) == (2, "moderate")


def test_a_passage_can_be_graded_apart_from_its_source(plan: Any) -> None:
    making = backed(plan).source("s", "C", 5).cite("r", "s", credibility=2)
    assert backing_of(making.board, "r").ceiling == "moderate"


@pytest.mark.parametrize(("grades", "ceiling"), [((A1, A1), "moderate"), ((C3,), "low"), ((), "low")])
def test_what_contradicts_lowers_the_ceiling_by_one(
    plan: Any, grades: tuple[tuple[str, int], ...], ceiling: str
) -> None:
    found = backing_of(backed(plan, *grades, against=2).board, "r")
    assert (found.ceiling, found.against, found.passages) == (ceiling, 2, len(grades))


def test_an_analysts_own_judgement_is_no_source(plan: Any) -> None:
    found = backing_of(backed(plan).cite("r", None).board, "r")
    assert (found.passages, found.ceiling) == (0, "low")


def rating(board: Board) -> Rating:
    return board.the(Rating, "r")


@pytest.mark.parametrize(("confidence", "over"), [("high", True), ("moderate", False), ("low", False), (None, False)])
def test_confidence_above_the_evidence_is_flagged(plan: Any, confidence: str, over: bool) -> None:
    board = backed(plan, C3, confidence=confidence).board
    assert is_over_confident(board, rating(board)) is over
    assert evidence_of(board, "k").over_confident == (("r",) if over else ())


def test_unknown_is_not_over_confident(plan: Any) -> None:
    board = plan("tech").segment().card("k").rate("k", "tech", "unknown", id="r", confidence="high").board
    assert not is_over_confident(board, rating(board))


def test_a_card_tells_how_it_is_backed(plan: Any) -> None:
    board = (
        plan("tech", "home", "glob", "data", "eco")
        .segment()
        .source("s", "C", 3)
        .card("k")
        .rate("k", "tech", 4, id="r", confidence="high")
        .cite("r", "s")
        .cite("r", "s", "contradicts")
        .rate("k", "home", 4, id="lone", confidence="low")
        .cite("lone", None)
        .rate("k", "glob", "unknown")
        .rate("k", "data", "not_applicable")
        .board
    )
    found = evidence_of(board, "k")
    assert (found.rated, found.unknown, found.not_applicable, found.missing) == (2, 1, 1, 1)
    assert (found.cited, found.contradicted, found.hollow) == (1, 1, False)
    assert (found.confidence, found.ceiling) == ("low", "low")
    assert found.over_confident == ("r",)
    assert found.to_discuss == ()


def test_raters_far_apart_are_named(plan: Any) -> None:
    making = plan("tech").segment().card("k").rate("k", "tech", 1, rater_id="a").rate("k", "tech", 3, rater_id="b")
    assert evidence_of(making.board, "k").to_discuss == ("tech",)


def test_a_card_that_nobody_looked_at_is_hollow(plan: Any) -> None:
    found = evidence_of(plan("tech").segment().card("k").board, "k")
    assert (found.hollow, found.confidence, found.ceiling, found.missing) == (True, None, None, 1)
