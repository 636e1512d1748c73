"""Who has which part of a market."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.edit import verbs
from db.errors import RuleError
from db.model.things import Share
from tests.db.judge.conftest import Plan

if TYPE_CHECKING:
    from db.edit.edit import Edit
    from db.model.board import Board


@pytest.fixture
def board() -> Board:
    return Plan("tech").segment().card("A").card("B", of="US").board


def enter(board: Board, entity: str, percent: float, period: str = "2023", metric: str = "매출") -> Edit:
    return verbs.set_share(board, "seg", f"e:{entity}", percent, market="home", metric=metric, period=period)


def after(board: Board, edit: Edit) -> Board:
    return board.overlaid(edit.changes)


def test_a_share_is_entered(board: Board) -> None:
    (share,) = after(board, enter(board, "A", 40)).all(Share).values()
    assert (share.entity_id, share.percent, share.market, share.metric, share.period) == (
        *("e:A", 40, "home", "매출"),
        "2023",
    )


def test_entered_again_only_the_number_changes(board: Board) -> None:
    once = after(board, enter(board, "A", 40))
    twice = after(once, enter(once, "A", 45))
    assert list(once.all(Share)) == list(twice.all(Share))
    assert [each.percent for each in twice.all(Share).values()] == [45]


def test_another_period_is_another_share(board: Board) -> None:
    once = after(board, enter(board, "A", 60))
    assert len(after(once, enter(once, "B", 60, "2022")).all(Share)) == 2


def test_more_than_the_whole_market_is_refused(board: Board) -> None:
    once = after(board, enter(board, "A", 60))
    after(once, enter(once, "B", 40.5))  # printed rounded
    with pytest.raises(RuleError) as refused:
        enter(once, "B", 41)
    assert refused.value.code == "rule.shares_over"
    assert refused.value.facts == {"total": "101"}


def test_an_edit_may_not_go_over_the_whole_either(board: Board) -> None:
    once = after(board, enter(board, "A", 60))
    both = after(once, enter(once, "B", 30))
    share = next(each for each in both.all(Share).values() if each.entity_id == "e:B")
    with pytest.raises(RuleError):
        verbs.edit_share(both, share.id, percent=50)
    assert after(both, verbs.edit_share(both, share.id, percent=35)).the(Share, share.id).percent == 35


@pytest.mark.parametrize("percent", [-1, 101])
def test_a_share_is_from_0_to_100(board: Board, percent: float) -> None:
    with pytest.raises(RuleError):
        enter(board, "A", percent)


def test_shares_are_removed(board: Board) -> None:
    once = after(board, enter(board, "A", 60))
    assert not after(once, verbs.remove_shares(once, once.all(Share))).all(Share)


def test_a_whole_market_is_one_step_in_which_shares_may_change_hands(board: Board) -> None:
    of = {"market": "home", "metric": "매출", "period": "2023"}
    first = after(board, verbs.set_shares(board, "seg", {"e:A": 70.0, "e:B": 30.0}, **of))  # type: ignore[arg-type]
    turned = after(first, verbs.set_shares(first, "seg", {"e:A": 20.0, "e:B": 80.0}, **of))  # type: ignore[arg-type]
    assert {each.entity_id: each.percent for each in turned.all(Share).values()} == {"e:A": 20, "e:B": 80}
    left = after(turned, verbs.set_shares(turned, "seg", {"e:A": None}, **of))  # type: ignore[arg-type]
    assert [each.entity_id for each in left.all(Share).values()] == ["e:B"]
    with pytest.raises(RuleError):
        verbs.set_shares(board, "seg", {"e:A": 70.0, "e:B": 40.0}, **of)  # type: ignore[arg-type]
