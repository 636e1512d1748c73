"""Weights from comparisons of pairs."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.judge.ahp import MOST_CRITERIA, RANDOM_INDEX, pairs, weigh


def test_two_criteria_are_weighed_as_compared() -> None:
    found = weigh("ab", [("a", "b", 3)])
    assert found.weights == pytest.approx((0.75, 0.25))
    assert (found.ratio, found.consistent) == (0.0, True)


def test_the_school_example() -> None:
    """3, 5 and 3 times as important, the school example: λ 3.0385, and 0.0193 over the table's 0.58."""
    found = weigh("abc", [("a", "b", 3), ("a", "c", 5), ("b", "c", 3)])
    assert found.weights == pytest.approx((0.6370, 0.2583, 0.1047), abs=5e-5)
    assert found.eigenvalue == pytest.approx(3.0385, abs=5e-5)
    assert found.ratio == pytest.approx(0.0332, abs=5e-5)


def test_a_circle_is_inconsistent() -> None:
    found = weigh("abc", [("a", "b", 5), ("b", "c", 5), ("c", "a", 5)])
    assert found.weights == pytest.approx((1 / 3,) * 3)
    assert found.ratio is not None
    assert found.ratio > 1
    assert not found.consistent


@given(st.lists(st.floats(0.5, 4), min_size=2, max_size=MOST_CRITERIA))
def test_comparisons_that_agree_give_their_weights_back(weights: list[float]) -> None:
    names = "abcdefgh"[: len(weights)]
    told = [(a, b, weights[names.index(a)] / weights[names.index(b)]) for a, b in combinations(names, 2)]
    found = weigh(names, told)
    assert found.weights == pytest.approx([each / sum(weights) for each in weights])
    assert found.ratio == pytest.approx(0.0, abs=1e-9)


def test_eight_criteria_are_28_questions_and_more_are_too_many() -> None:
    assert len(pairs("abcdefgh")) == 28
    assert len(RANDOM_INDEX) == MOST_CRITERIA
    with pytest.raises(ValueError, match="too many"):
        weigh("abcdefghi", [])


def test_what_is_not_compared_counts_as_equal_and_is_not_judged_yet() -> None:
    found = weigh("abc", [("a", "b", 3)])
    assert (found.answered, found.of, found.ratio) == (1, 3, None)
    assert weigh("abc", []).weights == pytest.approx((1 / 3,) * 3)


def test_a_comparison_may_be_told_either_way_and_the_last_one_counts() -> None:
    assert weigh("ab", [("b", "a", 1 / 3)]).weights == pytest.approx(weigh("ab", [("a", "b", 3)]).weights)
    assert weigh("ab", [("a", "b", 9), ("b", "a", 1)]).weights == pytest.approx((0.5, 0.5))
    assert weigh("ab", [("a", "x", 9)]).answered == 0


def test_no_criteria_have_no_weights() -> None:
    assert weigh("", []).weights == ()
    assert weigh("a", []).weights == (1.0,)
