"""What would be different if one thing were."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.judge.reading import judge
from db.judge.trials import Trial, trials
from db.model.things import WeightSet
from tests.db.judge.conftest import Plan

if TYPE_CHECKING:
    from db.model.board import Board


@pytest.fixture
def made() -> Plan:
    made = Plan("tech", "home", weights={"tech": 1, "home": 1}).segment(imp=4, wta=4)
    return made.card("A", tech=4, home=3.5).card("B", of="US", tech=5, home=4)


def named(found: tuple[Trial, ...], kind: str, subject: str = "", step: float | None = None) -> Trial:
    (one,) = (
        each for each in found if each.kind == kind and subject in ("", each.subject_id) and step in (None, each.step)
    )
    return one


def test_if_everybody_at_home_had_been_rated_half_a_step_too_high(made: Plan) -> None:
    turn = named(trials(made.board), "home_bias", step=-0.5).segments["seg"]
    assert (turn.was.level, turn.now.level) == (pytest.approx(100 * 75 / 90), pytest.approx(100 * 65 / 90))
    assert (turn.was.posture, turn.now.posture, turn.turned) == ("defend", "at_risk", True)


def test_nobody_is_moved_off_the_scale() -> None:
    made = Plan("tech").segment().card("A", tech=5).card("B", of="US", tech=5)
    assert named(trials(made.board), "home_bias", step=0.5).segments == {}


def test_one_notch_on_the_market_changes_postures_only(made: Plan) -> None:
    trial = named(trials(made.board), "notch", "wta", -1.0)
    assert trial.turned == ("seg",)
    turn = trial.segments["seg"]
    assert (turn.now.posture, turn.now.level) == ("expand", turn.was.level)


def test_each_criterion_is_dropped_in_turn(made: Plan) -> None:
    found = trials(made.board)
    assert [each.subject_id for each in found if each.kind == "drop"] == ["tech", "home"]
    dropped = named(found, "drop", "home").segments["seg"].now
    assert dropped.level == pytest.approx(80)
    # The grade of the home market still says who holds it.
    assert dropped.home_best_held == 3.5


def test_the_only_criterion_is_not_dropped() -> None:
    made = Plan("tech").segment().card("A", tech=4).card("B", of="US", tech=5)
    assert [each for each in trials(made.board) if each.kind == "drop"] == []


def test_each_other_weight_set_is_tried(made: Plan) -> None:
    made.add(WeightSet(id="x", key="x", name_ko="기술만", weights=(("tech", 1),)))
    found = [each for each in trials(made.board) if each.kind == "weights"]
    assert [each.subject_id for each in found] == ["x"]
    assert found[0].segments["seg"].now == judge(made.board, weight_set_id="x").segments["seg"]


def test_the_other_mean_is_tried(sample: Board) -> None:
    trial = named(trials(sample), "aggregation")
    assert trial.segments
    assert trial.national[0] != trial.national[1]


def test_what_does_not_differ_is_not_named(sample: Board) -> None:
    for trial in trials(sample):
        assert all(turn.was != turn.now for turn in trial.segments.values())
        assert set(trial.turned) <= set(trial.segments)


def test_the_board_stays_as_it_is(made: Plan) -> None:
    board = made.board
    before = judge(board)
    trials(board)
    assert judge(board) == before


def test_it_can_be_called_off(made: Plan) -> None:
    told: list[float] = []

    def go_on(share: float) -> bool:
        told.append(share)
        return len(told) < 3

    assert len(trials(made.board, progress=go_on)) == 2
    assert told == sorted(told)
