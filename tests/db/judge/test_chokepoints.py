"""On whom one side as a whole depends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.judge.chokepoints import chokepoints, leverage
from db.model.things import Entity, Layer, Position, Relation, Wave

if TYPE_CHECKING:
    from tests.db.judge.conftest import Plan


def needs(dependent: str, supplier: str, critical: int = 5, replaceable: int = 2) -> Relation:
    return Relation(
        id=f"{dependent}>{supplier}",
        kind="depends_on",
        from_id=f"e:{dependent}",
        to_id=f"e:{supplier}",
        input_kind="compute",
        criticality=critical,
        substitutability=replaceable,
    )


@pytest.fixture
def made(plan: type[Plan]) -> Plan:
    made = plan("tech").segment("one", imp=5).segment("two", imp=3)
    made.card("svc", "one").card("cloud", "two").card("gpu", "one", of="US").card("fab", "two", of="TW")
    return made


def test_it_is_the_mean_exposure_weighted_by_importance(made: Plan) -> None:
    found = chokepoints(made.add(needs("svc", "gpu", 5, 2), needs("cloud", "gpu", 5, 1)).board)
    assert [(each.entity_id, each.of) for each in found] == [("e:gpu", 2)]
    assert found[0].strength == pytest.approx((5 * 0.8 + 3 * 1.0) / 8)


def test_who_does_not_reach_it_counts_as_nothing(made: Plan) -> None:
    found = chokepoints(made.add(needs("svc", "gpu", 5, 2), needs("cloud", "fab", 5, 1)).board)
    assert {each.entity_id: each.strength for each in found} == pytest.approx({"e:gpu": 5 * 0.8 / 8, "e:fab": 3 / 8})
    assert [each.entity_id for each in found] == ["e:gpu", "e:fab"]


def test_through_others_it_shows_the_way(made: Plan) -> None:
    found = chokepoints(made.add(needs("svc", "gpu", 5, 2), needs("gpu", "fab", 4, 1)).board)
    assert found[1].chains[0].entities == ("e:svc", "e:gpu", "e:fab")


def test_a_home_supplier_is_no_chokepoint(made: Plan) -> None:
    assert chokepoints(made.add(needs("svc", "cloud")).board) == ()


def test_leverage_is_the_same_with_the_sides_swapped(made: Plan) -> None:
    board = made.add(needs("gpu", "cloud", 4, 1), needs("svc", "gpu")).board
    found = leverage(board)
    assert [(each.entity_id, each.of) for each in found] == [("e:cloud", 1)]
    assert found[0].strength == pytest.approx(0.8)


def test_who_has_no_position_on_the_present_board_has_no_say(made: Plan) -> None:
    made.add(Entity(id="e:out", key="e:out", kind="company", origin="KR", name_ko="밖"), needs("out", "gpu"))
    assert chokepoints(made.board) == ()


def test_who_stood_in_an_earlier_wave_has_no_say(made: Plan) -> None:
    made.add(
        Wave(id="was", key="was", name_ko="옛", order=1),
        Wave(id="is", key="is", name_ko="지금", order=2),
        Layer(id="old", key="old", name_ko="옛 층", stack_rank=1, wave_id="was"),
    )
    made.segment("gone", "old", imp=5).card("early", "gone").add(needs("early", "gpu"))
    assert chokepoints(made.board) == ()


def test_who_stands_no_more_on_the_boards_date_has_no_say(made: Plan) -> None:
    made.card("late", "one", start="2999").card("over", "one", end="2001")
    assert chokepoints(made.add(needs("late", "gpu"), needs("over", "gpu")).board) == ()


def test_an_importance_that_nobody_rated_is_not_made_up(made: Plan) -> None:
    made.segment("unrated").card("new", "unrated").add(needs("new", "gpu"), needs("svc", "fab"))
    assert [(each.entity_id, each.of) for each in chokepoints(made.board)] == [("e:fab", 1)]


def test_of_several_segments_the_most_important_counts(made: Plan) -> None:
    made.add(Position(id="again", key="again", entity_id="e:cloud", segment_id="one"))
    found = chokepoints(made.add(needs("svc", "gpu", 5, 2), needs("cloud", "gpu", 5, 1)).board)
    assert found[0].strength == pytest.approx((5 * 0.8 + 5 * 1.0) / 10)
