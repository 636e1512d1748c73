"""A criterion goes only if nothing was judged by it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.edit import verbs
from db.errors import RuleError
from db.judge.reading import judge
from db.model import rules
from db.model.change import Change, added, inverse
from db.model.things import Ballot, Criterion, Rating, Scenario, Vote, WeightSet
from desktop.words import Words
from tests.db.samples import held, refused, small_board


def spare() -> Criterion:
    return Criterion(id="spare", key="spare", scope="position", order=4, name_ko="여분", name_en="Spare")


def test_a_criterion_with_ratings_stays_and_the_refusal_counts_them() -> None:
    board = small_board()
    count = sum(each.criterion_id == "tech" for each in board.all(Rating).values())
    with refused("criterion_stays") as told:
        verbs.remove_criterion(board, "tech")
    for lang, named in (("ko", "기술 수준"), ("en", "Technology")):
        sentence = Words(lang).error(told.value)  # type: ignore[arg-type]
        assert named in sentence
        assert str(count) in sentence


def test_a_criterion_that_experts_answered_on_stays() -> None:
    vote = next(iter(small_board().all(Vote).values()))
    board = small_board().overlaid(added(spare(), replace(vote, id="v2", criterion_id="spare")))
    with refused("criterion_asked"):
        verbs.remove_criterion(board, "spare")


def test_a_criterion_without_ratings_goes_with_its_weights_and_comes_back() -> None:
    board = small_board()
    equal = board.the(WeightSet, "equal")
    weighed = replace(equal, weights=(*equal.weights, ("spare", 2)), comparisons=(("tech", "spare", 3.0),))
    ballot = next(iter(board.all(Ballot).values()))
    scenario = next(iter(board.all(Scenario).values()))
    override = replace(scenario.overrides[0], target_kind="position", target_id="aws@cloud", criterion_id="spare")
    board = board.overlaid(
        [
            *added(spare()),
            Change(equal, weighed),
            Change(ballot, replace(ballot, criteria=(*ballot.criteria, "spare"))),
            Change(scenario, replace(scenario, overrides=(*scenario.overrides, override))),
        ]
    )
    assert not rules.problems(board)
    edit = verbs.remove_criterion(board, "spare")
    after = board.overlaid(edit.changes)
    assert not rules.problems(after)
    assert after.the(WeightSet, "equal").weights == equal.weights
    assert after.the(WeightSet, "equal").comparisons == ()
    assert after.the(Ballot, ballot.id) == ballot
    assert after.the(Scenario, scenario.id) == scenario
    assert judge(after).segments
    assert held(after.overlaid(inverse(edit.changes))) == held(board)


def test_the_last_weight_of_a_set_stays() -> None:
    board = small_board()
    equal = board.the(WeightSet, "equal")
    board = board.overlaid([*added(spare()), Change(equal, replace(equal, weights=(("tech", 0), ("spare", 1))))])
    with refused("criterion_only"):
        verbs.remove_criterion(board, "spare")


def test_no_other_way_takes_a_rated_criterion_off_either() -> None:
    board = small_board()
    gone = board.the(Criterion, "tech")
    with pytest.raises(RuleError, match="criterion_stays"):
        rules.refuse(board, [Change(gone, None)])
