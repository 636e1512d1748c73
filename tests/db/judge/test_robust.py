"""How far a reading may be trusted: it is drawn anew many times."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.judge.reading import judge
from db.judge.robust import Cancelled, robust, strength_of
from db.model.board import Board
from db.model.change import Change
from db.model.things import Method, Segment
from tests.db.judge.conftest import Plan

STILL = Method(half_width_high=0, half_width_moderate=0, half_width_low=0, noise_narrow=0)
"""A method that lets nothing vary."""


def with_method(board: Board, method: Method) -> Board:
    return board.overlaid([Change(board.premise, replace(board.premise, method=method))])


def keyed(board: Board, key: str) -> str:
    found = board.by_key(Segment, key)
    assert found is not None
    return found.id


def test_the_worked_example_of_no_knowledge_of_weights(plan: type[Plan]) -> None:
    """A (5, 1) against B (1, 4): A is first for 4 of 7 weights."""
    made = (
        plan("a", "b", method=replace(STILL, noise="free")).segment().card("A", a=5, b=1).card("B", of="US", a=1, b=4)
    )
    found = robust(made.board, draws=100_000).segments["seg"]
    assert found.p_lead == pytest.approx(4 / 7, abs=0.005)


def test_the_worked_example_of_two_uncertain_scores(plan: type[Plan]) -> None:
    """4 ± 1 is over 3 ± 1 in 23 of 24 cases."""
    made = plan("a", method=Method(half_width_high=1)).segment()
    made.card("A").rate("A", "a", 4, confidence="high").card("B", of="US").rate("B", "a", 3, confidence="high")
    assert robust(made.board, draws=100_000).segments["seg"].p_lead == pytest.approx(23 / 24, abs=0.002)


def test_the_sample_lies_where_the_method_says(sample: Board) -> None:
    found = robust(sample, draws=10_000).segments[keyed(sample, "fm")]
    assert found.level == pytest.approx((55.2, 63.0, 71.6), abs=0.3)


@pytest.mark.parametrize(("key", "low", "high"), [("fm", 62.1, 65.0), ("cloud", 54.9, 56.7), ("super", 81.1, 85.1)])
def test_weights_alone_move_little(sample: Board, key: str, low: float, high: float) -> None:
    only_weights = with_method(sample, replace(STILL, noise_narrow=0.25))
    found = robust(only_weights, draws=10_000).segments[keyed(sample, key)].level
    assert found is not None
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.3)


@pytest.mark.parametrize("aggregation", ["arithmetic", "geometric"])
def test_where_nothing_varies_every_draw_is_the_reading_itself(sample: Board, aggregation: Any) -> None:
    still = replace(sample.premise, method=STILL, aggregation=aggregation)
    board = sample.overlaid([Change(sample.premise, still)])
    # What nobody rated is still drawn: only positions on which everything is known stand still.
    judged, found = judge(board), robust(board, draws=20)
    for each, score in judged.positions.items():
        if score.coverage == 1.0:
            assert found.positions[each].score == pytest.approx((score.score,) * 3)
    for each, verdict in judged.segments.items():
        if verdict.level is not None and all(judged.positions[one].coverage == 1.0 for one in verdict.positions):
            assert found.segments[each].level == pytest.approx((verdict.level,) * 3)
            assert found.segments[each].posture_shares == {verdict.posture: 1.0}
            assert found.segments[each].strength == "sure"


def test_ties_share_the_smallest_rank(plan: type[Plan]) -> None:
    made = plan("a", method=STILL).segment().card("A", a=4).card("B", of="US", a=4).card("C", of="US", a=3)
    found = robust(made.board, draws=10).positions
    assert {each: rank.rank for each, rank in found.items()} == {"A": (1, 1, 1), "B": (1, 1, 1), "C": (3, 3, 3)}


def test_the_same_seed_gives_the_same_figures(sample: Board) -> None:
    assert robust(sample, draws=200, seed=7) == robust(sample, draws=200, seed=7)
    assert robust(sample, draws=200, seed=7) != robust(sample, draws=200, seed=8)


def test_the_order_of_rows_is_of_no_account(sample: Board) -> None:
    rows = list(sample.things())
    random.Random(3).shuffle(rows)  # noqa: S311 - no secret
    assert robust(Board(rows), draws=200) == robust(sample, draws=200)


def test_a_segments_figures_do_not_depend_on_the_others(plan: type[Plan]) -> None:
    alone = plan("a", "b").segment().card("A", a=3, b=2).card("B", of="US", a=4, b=5)
    both = plan("a", "b").segment("before").card("C", "before", a=1, b=1).segment()
    both.card("A", a=3, b=2).card("B", of="US", a=4, b=5)
    assert robust(both.board, draws=100).segments["seg"] == robust(alone.board, draws=100).segments["seg"]


def test_a_frontier_is_uncertain_upwards_too(plan: type[Plan]) -> None:
    made = plan("a").segment().card("A", a=5)
    score = robust(made.board, draws=1_000).positions["A"].score
    assert score.low < 100 < score.high


def test_a_score_is_never_drawn_below_nothing(plan: type[Plan]) -> None:
    made = plan("a", method=Method(half_width_low=5)).segment().card("A", a=1)
    score = robust(made.board, draws=1_000).positions["A"].score
    assert score.low >= 0
    assert score.high <= 40


def test_what_nobody_rated_is_drawn_around_the_positions_own_mean(plan: type[Plan]) -> None:
    made = plan("a", "b", coverage_min=0.1, method=STILL).segment().card("A", a=3)
    score = robust(made.board, draws=20_000).positions["A"].score
    # Half of it stands still at 60, half lies within 40 points about it: 5 of 100 are 0.6838 of that away.
    assert score == pytest.approx((60 - 13.7, 60, 60 + 13.7), abs=0.5)


def test_what_does_not_apply_is_not_drawn(plan: type[Plan]) -> None:
    made = plan("a", "b", method=STILL).segment().card("A", a=3, b="not_applicable")
    assert robust(made.board, draws=50).positions["A"].score == pytest.approx((60, 60, 60))


def test_a_segment_without_a_level_has_no_figures(plan: type[Plan]) -> None:
    found = robust(plan("a").segment().card("A", a=3).board, draws=10).segments["seg"]
    assert (found.level, found.p_lead, found.strength) == (None, None, None)
    assert found.posture_shares == {"undetermined": 1.0}


def test_nobody_abroad_is_led_by_home_in_every_draw(plan: type[Plan]) -> None:
    made = plan("a").segment(foreign_absent_confirmed=True).card("A", a=3)
    found = robust(made.board, draws=10).segments["seg"]
    assert (found.level, found.p_lead) == ((100, 100, 100), 1.0)


def test_a_position_that_is_not_eligible_is_not_drawn(plan: type[Plan]) -> None:
    made = plan("a", "b", "c").segment().card("A", a=3).card("B", of="US", a=3, b=3, c=3)
    assert list(robust(made.board, draws=10).positions) == ["B"]


def test_many_positions_are_ranked_as_few_are(plan: type[Plan]) -> None:
    made = plan("a", method=STILL).segment()
    for number in range(60):
        made.card(f"c{number:02}", a=1 + number % 9 / 2)
    board = made.board
    judged, found = judge(board), robust(board, draws=5)
    assert {each: score.rank for each, score in judged.positions.items()} == {
        each: robust_one.rank.middle for each, robust_one in found.positions.items()
    }


def test_it_tells_how_far_it_is_and_can_be_called_off(sample: Board) -> None:
    told: list[float] = []
    robust(sample, draws=10, progress=lambda share: told.append(share) or True)  # type: ignore[func-returns-value]
    assert (told[0], told[-1]) == (0.0, 1.0)
    assert told == sorted(told)
    with pytest.raises(Cancelled):
        robust(sample, draws=10, progress=lambda share: share < 0.5)


def test_it_says_what_must_be_told_to_find_it_again(sample: Board) -> None:
    found = robust(sample, draws=10, seed=4)
    assert (found.draws, found.seed, found.noise, found.width) == (10, 4, "narrow", 0.25)
    assert (found.half_widths, found.numpy) == ((0.5, 1.0, 1.5), np.__version__)
    assert robust(with_method(sample, Method(noise="free")), draws=10).width is None
    assert robust(with_method(sample, Method(noise="wide")), draws=10).width == 0.5


@pytest.mark.parametrize(
    ("share", "strength"), [(0.8, "sure"), (0.799, "leaning"), (0.6, "leaning"), (0.599, "open"), (0.0, "open")]
)
def test_strength_has_a_word(share: float, strength: str) -> None:
    assert strength_of(share, Method()) == strength


def test_a_market_rated_on_home_alone_is_told_by_its_drawn_grades(plan: type[Plan]) -> None:
    """Home holds 4 against 4: in half of the draws it holds no more."""
    made = plan("tech", "home").segment(wta=5, imp=3).card("A", tech=2, home=4).card("B", of="US", tech=5, home=3)
    found = robust(made.board, draws=4_000).segments["seg"]
    assert found.posture == "defend"
    assert 0.3 < found.share < 0.6
    assert found.strength == "open"


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from([half / 2 for half in range(2, 11)]), min_size=4, max_size=4), st.integers(0, 2**31))
def test_shares_add_up_and_spreads_are_in_order(scores: list[float], seed: int) -> None:
    a, b, c, d = scores
    made = Plan("tech", "home").segment(wta=4, imp=5).card("A", tech=a, home=b).card("B", of="US", tech=c, home=d)
    found = robust(made.board, draws=64, seed=seed)
    segment = found.segments["seg"]
    assert sum(segment.posture_shares.values()) == pytest.approx(1.0)
    for spread in (segment.level, *(each.score for each in found.positions.values())):
        assert spread is not None
        assert list(spread) == sorted(spread)
    assert all(1 <= each.rank.low <= each.rank.high <= 2 for each in found.positions.values())
