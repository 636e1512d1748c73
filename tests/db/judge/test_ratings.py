from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from db.judge.ratings import effective, effective_by_criterion, half_width, history, in_force
from db.judge.reading import judge
from db.model.things import Method

EARLY, LATE = date(2022, 1, 1), date(2024, 6, 30)


def dated(plan: Any) -> Any:
    return (
        plan("tech", "home")
        .segment()
        .card("k")
        .rate("k", "tech", 2, as_of=EARLY)
        .rate("k", "tech", 4, as_of=date(2023, 12, 21))
        .rate("k", "tech", 5, as_of=LATE)
    )


@pytest.mark.parametrize(
    ("as_of", "score"),
    [(EARLY, 2), (date(2023, 12, 20), 2), (date(2023, 12, 21), 4), (LATE, 5), (None, 4)],
)
def test_the_newest_rating_at_or_before_the_date_is_in_force(plan: Any, as_of: date | None, score: float) -> None:
    found = in_force(dated(plan).board, "k", "tech", as_of)
    assert found is not None
    assert found.score == score


def test_before_the_first_rating_there_is_none(plan: Any) -> None:
    board = dated(plan).board
    assert in_force(board, "k", "tech", date(2021, 12, 31)) is None
    assert effective(board, "k", "home") is None
    assert judge(board, as_of=date(2021, 12, 31)).positions["k"].score is None


def test_of_two_ratings_as_of_one_date_the_one_given_later_counts(plan: Any) -> None:
    board = (
        plan()
        .segment()
        .card("k")
        .rate("k", "tech", 5, rated_at=date(2024, 2, 1))
        .rate("k", "tech", 3, rated_at=date(2024, 1, 1))
        .board
    )
    found = in_force(board, "k", "tech")
    assert found is not None
    assert found.score == 5


def test_a_correction_to_unknown_hides_the_older_score(plan: Any) -> None:
    board = plan("tech").segment().card("k").rate("k", "tech", 5, as_of=EARLY).rate("k", "tech", "unknown").board
    found = effective(board, "k", "tech")
    assert found is not None
    assert (found.status, found.score) == ("unknown", None)
    position = judge(board).positions["k"]
    assert (position.score, position.coverage) == (None, 0)


def test_several_raters_give_their_median_and_their_spread(plan: Any) -> None:
    board = (
        plan("tech")
        .segment()
        .card("k")
        .rater("a")
        .rater("b")
        .rater("c")
        .rate("k", "tech", 1, rater_id="a", as_of=EARLY, confidence="low")
        .rate("k", "tech", 3, rater_id="a", confidence="high")
        .rate("k", "tech", 3.5, rater_id="b", confidence="moderate")
        .rate("k", "tech", 5, rater_id="c", confidence="high")
        .board
    )
    found = effective(board, "k", "tech")
    assert found is not None
    assert (found.status, found.score, found.spread, found.confidence) == ("rated", 3.5, 2, "moderate")
    assert found.half_width(Method()) == 1
    assert found.to_discuss
    assert not found.adopted
    assert judge(board).positions["k"].score == 70


def test_a_wide_spread_outweighs_a_high_confidence(plan: Any) -> None:
    board = (
        plan("tech")
        .segment()
        .card("k")
        .rate("k", "tech", 1, rater_id="a", confidence="high")
        .rate("k", "tech", 4.5, rater_id="b", confidence="high")
        .board
    )
    found = effective(board, "k", "tech")
    assert found is not None
    assert (found.score, found.half_width(Method())) == (2.75, 1.75)


def test_a_panels_rating_is_adopted(plan: Any) -> None:
    board = (
        plan("tech")
        .segment()
        .card("k")
        .rater("chair", "panel")
        .rate("k", "tech", 1, rater_id="a")
        .rate("k", "tech", 2, rater_id="chair", as_of=EARLY)
        .rate("k", "tech", 5, rater_id="b", as_of=date(2023, 12, 1))
        .board
    )
    found = effective(board, "k", "tech")
    assert found is not None
    assert (found.score, found.adopted, found.spread, len(found.ratings)) == (2, True, 0, 1)
    assert judge(board).positions["k"].score == 40
    shown = in_force(board, "k", "tech")
    assert shown is not None
    assert shown.rater_id == "chair"


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        (("unknown", 3), "rated"),
        (("not_applicable", 3), "rated"),
        (("unknown", "not_applicable"), "unknown"),
        (("not_applicable", "not_applicable"), "not_applicable"),
    ],
)
def test_raters_who_answer_differently(plan: Any, answers: tuple[float | str, ...], status: str) -> None:
    making = plan("tech", "home").segment().card("k", home=5)
    for rater, answer in enumerate(answers):
        making.rate("k", "tech", answer, rater_id=str(rater))
    found = effective(making.board, "k", "tech")
    assert found is not None
    assert found.status == status
    assert judge(making.board).positions["k"].coverage == (0.5 if status == "unknown" else 1)


def test_half_widths_follow_the_boards_method_and_nothing_declared_is_low() -> None:
    method = Method(half_width_high=0.25, half_width_moderate=0.75, half_width_low=2)
    assert [half_width(method, each) for each in ("high", "moderate", "low", None)] == [0.25, 0.75, 2, 2]


def test_history_and_overview(plan: Any) -> None:
    board = dated(plan).rate("k", "home", "not_applicable").board
    assert [each.score for each in history(board, "k", "tech")] == [2, 4, 5]
    assert {key: each.status for key, each in effective_by_criterion(board, "k").items()} == {
        "tech": "rated",
        "home": "not_applicable",
    }
