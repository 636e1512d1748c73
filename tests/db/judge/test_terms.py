from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from db.judge.reading import judge
from db.judge.terms import criteria_of, is_home, terms_of
from db.model.things import Entity, WeightSet


def test_weights_come_from_the_board_unless_others_are_asked_for(plan: Any) -> None:
    making = plan("tech", "home", weights={"tech": 1}).segment().card("k", tech=5, home=1)
    making.add(WeightSet(id="other", key="other", name_ko="다른", weights=(("home", 2.0),)))
    assert judge(making.board).positions["k"].score == 100
    judgement = judge(making.board, weight_set_id="other")
    assert (judgement.positions["k"].score, judgement.weight_set_id) == (20, "other")


def test_the_default_set_stands_in_and_without_any_all_criteria_weigh_the_same(plan: Any) -> None:
    making = plan("tech", "home").segment().card("k", tech=5, home=1)
    assert judge(making.board).positions["k"].score == 60
    assert judge(making.board).weight_set_id is None
    making.add(WeightSet(id="d", key="d", name_ko="기본", is_default=True, weights=(("tech", 3.0), ("home", 1.0))))
    assert judge(making.board).positions["k"].score == 80
    assert judge(making.board).weight_set_id == "d"


def test_an_unknown_weight_set_is_an_error(plan: Any) -> None:
    with pytest.raises(KeyError):
        judge(plan("tech").board, weight_set_id="nobody")


def test_the_date_is_the_boards_unless_another_is_asked_for(plan: Any) -> None:
    board = plan("tech").board
    assert terms_of(board).as_of == board.premise.as_of
    assert terms_of(board, date(2020, 1, 1)).as_of == date(2020, 1, 1)


def test_criteria_come_in_their_order_by_scope(plan: Any) -> None:
    board = plan("tech", "home").board
    assert [each.key for each in criteria_of(board, "position")] == ["tech", "home"]
    assert [each.key for each in criteria_of(board, "segment")] == ["imp", "wta"]


def test_a_board_without_the_methods_own_criteria_can_still_be_read(plan: Any) -> None:
    making = plan("tech").segment().card("K", tech=3).card("F", of="US", tech=4)
    making.things = [each for each in making.things if each.id not in ("imp", "wta")]
    found = judge(making.board).segments["seg"]
    assert (found.level, found.importance, found.winner_takes_all, found.home_best_held) == (75, None, None, None)


@pytest.mark.parametrize(("rule", "home"), [("origin", True), ("control", False)])
def test_an_entity_is_at_home_by_the_boards_rule(plan: Any, rule: str, home: bool) -> None:
    board = plan("tech", nationality_rule=rule).segment().card("k", control="JP").board
    assert is_home(board, board.the(Entity, "e:k")) is home
