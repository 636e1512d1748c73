"""Verbs about the agenda."""

from __future__ import annotations

import pytest

from db.edit import verbs
from db.model.things import Milestone, WeightSet
from tests.db.samples import DAY, LATER, refused, small_board


def test_a_date_gets_a_name() -> None:
    board = small_board()
    edit = verbs.add_milestone(board, date=LATER, name_ko="총선")
    milestone = edit.changes[0].after
    assert isinstance(milestone, Milestone)
    assert (milestone.date, milestone.key) == (LATER, "2024-06-01")
    board.apply(edit.changes)
    board.apply(verbs.edit_milestone(board, milestone.id, date=DAY, name_en="Election").changes)
    assert board.the(Milestone, milestone.id).date == DAY
    board.apply(verbs.remove_milestone(board, milestone.id).changes)
    assert set(board.all(Milestone)) == {"m1"}
    with refused("name_empty"):
        verbs.add_milestone(board, date=LATER, name_ko="")
    with refused("date"):
        verbs.add_milestone(board, date="2024-06-01", name_ko="가")  # type: ignore[arg-type]


def test_weights_are_kept_in_the_order_of_the_criteria() -> None:
    edit = verbs.add_weight_set(small_board(), name_ko="수성", name_en="Defend", weights={"home": 4, "tech": 2.0})
    weight_set = edit.changes[0].after
    assert isinstance(weight_set, WeightSet)
    assert (weight_set.weights, weight_set.key, weight_set.is_default) == (
        (("tech", 2.0), ("home", 4)),
        "defend",
        False,
    )
    assert len(edit.changes) == 1


@pytest.mark.parametrize(
    ("weights", "code"),
    [
        ({}, "weights_zero"),
        ({"tech": 0}, "weights_zero"),
        ({"tech": -1}, "weight"),
        ({"imp": 1}, "scope"),
        ({"nothing": 1}, "no_criterion"),
    ],
)
def test_weights_that_weigh_nothing_are_refused(weights: dict[str, float], code: str) -> None:
    with refused(code):
        verbs.add_weight_set(small_board(), name_ko="가중치", weights=weights)
    with refused(code):
        verbs.edit_weight_set(small_board(), "equal", weights=weights)


def test_there_is_one_default() -> None:
    board = small_board()
    board.apply(verbs.add_weight_set(board, name_ko="둘", weights=[("tech", 1)], is_default=True).changes)
    other = next(each for each in board.all(WeightSet).values() if each.id != "equal")
    assert (other.is_default, board.the(WeightSet, "equal").is_default) == (True, False)
    board.apply(verbs.edit_weight_set(board, "equal", is_default=True).changes)
    assert (board.the(WeightSet, other.id).is_default, board.the(WeightSet, "equal").is_default) == (False, True)


def test_weights_are_edited() -> None:
    edit = verbs.edit_weight_set(small_board(), "equal", name_ko="같음", weights={"home": 2, "tech": 1})
    weight_set = small_board().overlaid(edit.changes).the(WeightSet, "equal")
    assert (weight_set.name_ko, weight_set.weights) == ("같음", (("tech", 1), ("home", 2)))
    assert not verbs.edit_weight_set(small_board(), "equal", weights=[("home", 1.0), ("tech", 1.0)])
