"""What must hold of every reading, whatever the board."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.judge.reading import judge, rejudge, touched_segments
from db.model.board import Board
from db.model.change import Change, inverse
from db.model.things import Rating, WeightSet
from tests.db.judge.conftest import TODAY, Plan

if TYPE_CHECKING:
    from db.judge.judgement import Judgement

CRITERIA = ("tech", "home", "glob")
HALVES = [half / 2 for half in range(2, 11)]
SCORE = st.sampled_from([*HALVES, "unknown", "not_applicable", None])
CARD = st.tuples(st.sampled_from(["KR", "KR", "US", "TW"]), SCORE, SCORE, SCORE)
WEIGHTS = st.tuples(*(st.floats(0.1, 9, allow_subnormal=False) for _ in CRITERIA))
MEANS = st.sampled_from(["arithmetic", "geometric"])


def made(cards: list[Any], weights: tuple[float, ...] = (1, 1, 1), aggregation: Any = "arithmetic") -> Plan:
    plan = Plan(*CRITERIA, weights=dict(zip(CRITERIA, weights, strict=True)), aggregation=aggregation, coverage_min=0.3)
    plan.segment(imp=4, wta=4)
    for at, (country, *scores) in enumerate(cards):
        plan.card(f"c{at}", of=country, **dict(zip(CRITERIA, scores, strict=True)))
    return plan


@settings(max_examples=150, deadline=None)
@given(st.lists(CARD, min_size=2, max_size=6), WEIGHTS, MEANS, st.data())
def test_raising_a_korean_score_never_lowers_the_level(
    cards: list[Any], weights: tuple[float, ...], aggregation: Any, data: st.DataObject
) -> None:
    board = made(cards, weights, aggregation).board
    before = judge(board)
    rated = [
        each
        for each in board.all(Rating).values()
        if each.target_kind == "position" and each.score is not None and before.positions[each.target_id].home
    ]
    if not rated:
        return
    rating = data.draw(st.sampled_from(sorted(rated, key=lambda each: each.id)))
    assert rating.score is not None
    raised = replace(rating, score=data.draw(st.sampled_from([each for each in HALVES if each >= rating.score])))
    after = judge(board.overlaid([Change(rating, raised)]))
    was, now = before.segments["seg"].level, after.segments["seg"].level
    assert (was is None) == (now is None)
    assert was is None or now is None or now >= was - 1e-9


def alike(one: Judgement, other: Judgement) -> None:
    for each, score in one.positions.items():
        found = other.positions[each]
        assert (score.score, score.coverage, score.low, score.high) == pytest.approx(
            (found.score, found.coverage, found.low, found.high), nan_ok=True
        )
        assert score.eligible == found.eligible


@settings(max_examples=100, deadline=None)
@given(st.lists(CARD, min_size=1, max_size=5), WEIGHTS, MEANS, st.floats(0.01, 50))
def test_only_the_proportions_of_weights_count(
    cards: list[Any], weights: tuple[float, ...], aggregation: Any, times: float
) -> None:
    scaled = tuple(each * times for each in weights)
    alike(judge(made(cards, weights, aggregation).board), judge(made(cards, scaled, aggregation).board))


@settings(max_examples=100, deadline=None)
@given(st.lists(CARD, min_size=1, max_size=6), WEIGHTS, st.randoms(use_true_random=False))
def test_the_order_of_rows_is_of_no_account(cards: list[Any], weights: tuple[float, ...], chance: Any) -> None:
    rows = list(made(cards, weights).things)
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert judge(Board(shuffled)) == judge(Board(rows))


@settings(max_examples=100, deadline=None)
@given(st.lists(CARD, min_size=1, max_size=5), st.lists(st.integers(-900, 900), min_size=1, max_size=8), st.data())
def test_a_date_never_sees_what_comes_after_it(cards: list[Any], days: list[int], data: st.DataObject) -> None:
    plan = made(cards)
    before = judge(plan.board)
    for days_on in days:
        when = TODAY + timedelta(days=abs(days_on) + 1)
        target = data.draw(st.sampled_from([f"c{at}" for at in range(len(cards))]))
        plan.rate(target, data.draw(st.sampled_from(CRITERIA)), data.draw(st.sampled_from(HALVES)), as_of=when)
    assert judge(plan.board) == before
    assert judge(plan.board, as_of=date.max).as_of == date.max


@settings(max_examples=100, deadline=None)
@given(st.lists(CARD, min_size=2, max_size=5), st.data())
def test_taking_everything_back_restores_the_reading_exactly(cards: list[Any], data: st.DataObject) -> None:
    board = made(cards).board
    judgement = first = judge(board)
    done: list[tuple[Change, ...]] = []
    for _ in range(data.draw(st.integers(1, 6))):
        changes = (data.draw(st.sampled_from(list(_deeds(board)))),)
        board.apply(changes)
        judgement = rejudge(judgement, board, touched_segments(board, changes))
        assert judgement == judge(board)
        done.append(changes)
    for changes in reversed(done):
        back = inverse(changes)
        board.apply(back)
        judgement = rejudge(judgement, board, touched_segments(board, back))
    assert judgement == first


def _deeds(board: Board) -> list[Change]:
    """Return some of what may happen to a board, in an order that does not depend on chance."""
    ratings = sorted(board.all(Rating).values(), key=lambda each: each.id)
    rated = [each for each in ratings if each.score is not None]
    weights = board.the(WeightSet, "w")
    return [
        *(Change(each, replace(each, score=5.0 if each.score != 5.0 else 1.0)) for each in rated),
        *(Change(each, None) for each in ratings),
        Change(weights, replace(weights, weights=(("tech", 3.0), ("home", weights.weights[0][1])))),
        Change(board.premise, replace(board.premise, aggregation="geometric")),
        Change(board.premise, replace(board.premise, as_of=date(2020, 1, 1))),
    ]
