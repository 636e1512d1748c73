from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.judge.reading import judge
from db.judge.score import Sums, ranks, sums_of
from db.judge.terms import terms_of

HALVES = st.integers(2, 10).map(lambda half: half / 2)
SCORES = st.dictionaries(st.sampled_from("abcdef"), HALVES | st.none())
WEIGHTS = st.fixed_dictionaries({each: st.floats(0.0, 10.0, allow_subnormal=False) for each in "abcdef"})


def sums(plan: Any, scores: dict[str, float | None], weights: dict[str, float], **premise: Any) -> Sums:
    return sums_of(scores, terms_of(plan(*weights, weights=weights, **premise).board))


@pytest.mark.parametrize(
    ("scores", "arithmetic", "geometric"),
    [((5, 4, 3), 86, 84.44175408), ((4, 4, 4), 80, 80), ((2, 5, 5), 70, 63.2455532)],
)
def test_scores_are_weighted_means_in_points(
    plan: Any, scores: tuple[float, ...], arithmetic: float, geometric: float
) -> None:
    found = sums(plan, dict(zip("abc", scores, strict=True)), {"a": 0.5, "b": 0.3, "c": 0.2})
    assert found.arithmetic == pytest.approx(arithmetic)
    assert found.geometric == pytest.approx(geometric)
    assert found.coverage == pytest.approx(1)


def test_what_is_missing_is_left_out_and_bounds_the_score(plan: Any) -> None:
    found = sums(plan, {"a": 4, "c": 2, "d": 5}, {"a": 0.4, "b": 0.3, "c": 0.2, "d": 0.1})
    assert found.coverage == pytest.approx(0.7)
    assert found.score == pytest.approx(71.428571)
    assert found.geometric == pytest.approx(67.752559)
    assert (found.low, found.high) == pytest.approx((56, 80))


def test_the_board_chooses_the_geometric_mean(plan: Any) -> None:
    weights = {"a": 0.5, "b": 0.3, "c": 0.2}
    found = sums(plan, {"a": 2, "b": 5, "c": 5}, weights, aggregation="geometric")
    assert found.score == found.geometric == pytest.approx(63.2455532)
    missing = sums(plan, {"a": 4}, {"a": 1, "b": 1}, aggregation="geometric")
    assert (missing.low, missing.high) == pytest.approx((40, (80 * 100) ** 0.5))


def test_not_applicable_neither_counts_nor_is_missed(plan: Any) -> None:
    found = sums(plan, {"a": 4, "b": None}, {"a": 1, "b": 1})
    assert (found.score, found.coverage, found.low, found.high) == (80, 1, 80, 80)


def test_nothing_rated_is_no_score_and_not_zero(plan: Any) -> None:
    found = sums(plan, {}, {"a": 1, "b": 1}, coverage_min=0)
    assert (found.score, found.geometric, found.coverage, found.eligible) == (None, None, 0, False)
    assert (found.low, found.high) == (20, 100)


def test_nothing_applicable_has_no_bounds(plan: Any) -> None:
    found = sums(plan, {"a": None}, {"a": 1})
    assert (found.score, found.low, found.high, found.coverage) == (None, None, None, 0)


def test_a_criterion_without_weight_does_not_count(plan: Any) -> None:
    found = sums(plan, {"a": 4, "b": 1}, {"a": 1, "b": 0})
    assert (found.score, found.coverage) == (80, 1)


def test_a_coverage_just_on_the_minimum_is_eligible_in_spite_of_float_sums(plan: Any) -> None:
    weights = dict(zip("abcdef", (0.3, 0.6, 0.4, 0.2, 0.7, 0.3), strict=True))
    found = sums(plan, dict.fromkeys("abcd", 3), weights, coverage_min=0.6)
    assert found.coverage == pytest.approx(0.6)
    assert found.coverage < 0.6
    assert found.eligible
    assert not sums(plan, dict.fromkeys("abc", 3), weights, coverage_min=0.6).eligible


@pytest.mark.parametrize(
    ("scores", "expected"),
    [((80, 80, 70), (1, 1, 3)), ((70, 80, 80.0000000000001), (3, 1, 1)), ((), ()), ((20,), (1,))],
)
def test_ties_share_the_smallest_rank(scores: tuple[float, ...], expected: tuple[int, ...]) -> None:
    assert ranks(scores) == expected


def test_positions_come_by_rank_and_those_without_one_last(plan: Any) -> None:
    board = (
        plan("tech", "home")
        .segment()
        .card("low", tech=2, home=2)
        .card("thin", tech=5)
        .card("b", tech=4, home=4)
        .card("a", tech=5, home=3)
        .board
    )
    judgement = judge(board)
    assert judgement.segments["seg"].positions == ("a", "b", "low", "thin")
    assert [judgement.positions[each].rank for each in ("a", "b", "low", "thin")] == [1, 1, 3, None]
    assert judgement.positions["thin"].score == 100


@given(SCORES, WEIGHTS, st.sampled_from(["arithmetic", "geometric"]))
def test_bounds_bracket_the_score(
    plan: Any, scores: dict[str, float | None], weights: dict[str, float], aggregation: str
) -> None:
    found = sums(plan, scores, weights, aggregation=aggregation)
    assert 0 <= found.coverage <= 1
    if found.score is not None:
        assert found.low is not None
        assert found.high is not None
        assert 20 - 1e-6 <= found.low <= found.score + 1e-6 <= found.high + 2e-6 <= 100 + 3e-6
        assert found.geometric is not None
        assert found.arithmetic is not None
        assert found.geometric <= found.arithmetic + 1e-6


@given(SCORES, WEIGHTS, st.floats(0.01, 100))
def test_weights_count_by_their_proportions_only(
    plan: Any, scores: dict[str, float | None], weights: dict[str, float], factor: float
) -> None:
    rounded = {key: round(weight, 3) for key, weight in weights.items()}
    scaled = {key: weight * factor for key, weight in rounded.items()}
    first, second = sums(plan, scores, rounded), sums(plan, scores, scaled)
    assert first.score == pytest.approx(second.score)
    assert first.coverage == pytest.approx(second.coverage)
