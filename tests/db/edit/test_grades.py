"""Verbs about grades."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from db.edit import verbs
from db.edit.verbs import Grade
from db.model.change import added
from db.model.things import Citation, Rating
from tests.db.samples import DAY, LATER, refused, small_board

if TYPE_CHECKING:
    from db.edit.edit import Edit
    from db.model.board import Board

TODAY = date(2026, 1, 2)
EARLIER = date(2023, 1, 1)


def rate(target: str, criterion: str, board: Board | None = None, **fields: Any) -> Edit:
    return verbs.rate(board or small_board(), target, criterion, rated_at=TODAY, **fields)


def rated(edit: Edit) -> Rating:
    (change,) = edit.changes
    assert isinstance(change.after, Rating)
    return change.after


def test_a_new_rating_has_low_confidence_until_something_backs_it() -> None:
    rating = rated(rate("ncloud@cloud", "home", score=4))
    assert (rating.target_kind, rating.target_id, rating.criterion_id) == ("position", "ncloud@cloud", "home")
    assert (rating.status, rating.score, rating.confidence) == ("rated", 4, "low")
    assert (rating.as_of, rating.rated_at, rating.rater_id) == (DAY, TODAY, None)


def test_a_segment_is_rated_too() -> None:
    rating = rated(rate("chips", "imp", score=4.5, confidence="high", rationale_ko=" 까닭 ", rater_id="ann"))
    assert (rating.target_kind, rating.confidence, rating.rationale_ko, rating.rater_id) == (
        "segment",
        "high",
        "까닭",
        "ann",
    )


def test_another_score_keeps_what_is_not_told() -> None:
    rating = rated(rate("ncloud@cloud", "tech", score=4.5))
    before = small_board().the(Rating, "r1")
    assert rating == replace(before, score=4.5, rated_at=TODAY)


def test_only_the_rationale_may_be_told() -> None:
    edit = rate("ncloud@cloud", "tech", rationale_en="Largest by far", confidence="high")
    assert rated(edit) == replace(
        small_board().the(Rating, "r1"), rationale_en="Largest by far", confidence="high", rated_at=TODAY
    )
    assert edit.verb == "rate_note"


def test_a_rationale_can_be_emptied() -> None:
    assert rated(rate("ncloud@cloud", "tech", rationale_ko="")).rationale_ko == ""


def test_the_same_again_changes_nothing() -> None:
    assert not rate("ncloud@cloud", "tech", score=3.5)
    assert not rate("ncloud@cloud", "tech")
    assert not rate("ncloud@cloud", "tech", rationale_ko=" 국내 최대\n", confidence="moderate")


@pytest.mark.parametrize("status", ["unknown", "not_applicable"])
def test_what_is_not_rated_has_neither_score_nor_confidence(status: Any) -> None:
    edit = rate("ncloud@cloud", "tech", status=status, score=4, confidence="high")
    rating = rated(edit)
    assert (rating.id, rating.status, rating.score, rating.confidence) == ("r1", status, None, None)
    assert rating.rationale_ko == "국내 최대"
    assert edit.verb == f"rate_{status}"


def test_what_was_unknown_is_rated_with_low_confidence() -> None:
    board = small_board()
    board.apply(rate("ncloud@cloud", "tech", status="unknown").changes)
    assert rated(rate("ncloud@cloud", "tech", board, score=2)).confidence == "low"
    assert rated(rate("ncloud@cloud", "tech", board, score=2, confidence="moderate")).confidence == "moderate"
    with refused("score_missing"):
        rate("ncloud@cloud", "tech", board)


def test_nothing_is_rated_without_a_score() -> None:
    with refused("score_missing"):
        rate("ncloud@cloud", "home")
    assert rated(rate("ncloud@cloud", "home", status="unknown")).score is None


@pytest.mark.parametrize("score", [0, 5.3, 5.5, -1, float("nan"), "강함"])
def test_a_score_off_the_scale_is_refused(score: Any) -> None:
    with refused("score"):
        rate("ncloud@cloud", "tech", score=score)


def test_what_does_not_fit_is_refused() -> None:
    with refused("scope"):
        rate("cloud", "tech", score=4)
    with refused("no_rater"):
        rate("cloud", "imp", score=4, rater_id="nobody")
    with refused("choice"):
        rate("cloud", "imp", score=4, confidence="sure")
    with refused("choice"):
        rate("cloud", "imp", score=4, status="done")
    with refused("text_long"):
        rate("cloud", "imp", score=4, rationale_ko="가" * 5_001)
    for target, criterion in (("nowhere", "tech"), ("chips", "nothing")):
        with refused("gone"):
            rate(target, criterion, score=4)


def test_another_date_makes_another_rating_and_the_older_stays() -> None:
    edit = rate("ncloud@cloud", "tech", score=4, as_of=LATER)
    rating = rated(edit)
    before = small_board().the(Rating, "r1")
    assert edit.changes[0].before is None
    assert rating == replace(before, id=rating.id, score=4, as_of=LATER, rated_at=TODAY)
    assert small_board().overlaid(edit.changes).the(Rating, "r1") == before


def test_a_later_rating_is_not_what_an_earlier_date_builds_on() -> None:
    rating = rated(rate("ncloud@cloud", "tech", score=2, as_of=EARLIER))
    assert (rating.confidence, rating.rationale_ko, rating.rater_id) == ("low", "", None)
    with refused("score_missing"):
        rate("ncloud@cloud", "tech", as_of=EARLIER)


def test_the_same_judgement_on_another_date_is_a_rating() -> None:
    assert rated(rate("ncloud@cloud", "tech", as_of=LATER)).score == 3.5


def test_the_boards_date_is_meant_where_none_is_told() -> None:
    board = small_board()
    board.apply(verbs.edit_premise(board, as_of=LATER).changes)
    assert rated(rate("ncloud@cloud", "tech", board, score=4)).as_of == LATER


def test_each_rater_has_a_rating_of_their_own() -> None:
    board = small_board()
    edit = rate("ncloud@cloud", "tech", score=5, rater_id="panel")
    assert edit.changes[0].before is None
    assert (rated(edit).rater_id, rated(edit).confidence) == ("panel", "low")
    board.apply(edit.changes)
    assert rated(rate("ncloud@cloud", "tech", board, score=1, rater_id="ann")).id == "r1"
    assert rated(rate("ncloud@cloud", "tech", board, score=1)).id == rated(edit).id


def test_among_equals_the_one_who_is_not_named_is_meant() -> None:
    first = small_board().the(Rating, "r1")
    board = small_board().overlaid(added(replace(first, id="r9", rater_id=None)))
    assert rated(rate("ncloud@cloud", "tech", board, score=1)).id == "r9"


def test_many_are_rated_in_one_step() -> None:
    grades = [Grade("ncloud@cloud", "tech", 4.5), Grade("aws@chips", "tech", 5.0), Grade("cloud", "imp", 5.0)]
    edit = verbs.rate_many(small_board(), grades, rated_at=TODAY)
    assert edit.changes[0].id == "r1"
    assert len(edit.changes) == 2
    assert (edit.verb, dict(edit.subject)) == ("rate_many", {"count": ("2", "2")})


def test_a_single_change_among_many_is_named_as_one() -> None:
    grades = [Grade("ncloud@cloud", "tech", 4.5), Grade("cloud", "imp", 5.0)]
    edit = verbs.rate_many(small_board(), grades, rated_at=TODAY)
    assert edit.verb == "rate"
    assert not verbs.rate_many(small_board(), [], rated_at=TODAY)


def test_a_later_grade_builds_on_an_earlier_one() -> None:
    grades = [
        Grade("aws@chips", "tech", 4.5, rationale_ko="까닭"),
        Grade("aws@chips", "tech", 3.0),
        Grade("aws@chips", "tech", confidence="high"),
        Grade("aws@chips", "tech", as_of=LATER),
    ]
    edit = verbs.rate_many(small_board(), grades, rated_at=TODAY)
    first, second = (change.after for change in edit.changes)
    assert isinstance(first, Rating)
    assert isinstance(second, Rating)
    assert (first.score, first.rationale_ko, first.confidence) == (3.0, "까닭", "high")
    assert second == replace(first, id=second.id, as_of=LATER)


def test_grades_that_cancel_out_change_nothing() -> None:
    grades = [Grade("ncloud@cloud", "tech", 4.5), Grade("ncloud@cloud", "tech", 3.5)]
    assert not verbs.rate_many(small_board(), grades, rated_at=TODAY)


def test_ratings_are_removed_with_their_citations() -> None:
    edit = verbs.unrate(small_board(), ["r2"])
    board = small_board().overlaid(edit.changes)
    assert board.get(Rating, "r2") is None
    assert board.get(Citation, "c1") is None
    assert edit.verb == "unrate"
    assert verbs.unrate(small_board(), ["r1", "r2", "r1"]).verb == "unrate_many"
    with refused("gone"):
        verbs.unrate(small_board(), ["r9"])
