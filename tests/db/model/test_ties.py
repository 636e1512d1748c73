"""What no two things may share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.model import rules
from db.model.change import Change, added
from db.model.things import Entity, Fact, Measure, Position, Premise, Rating, Thing
from tests.db.samples import LATER, refused, small_board, things

SAMPLES = {thing.id: thing for thing in things()}


def refuse_adding(code: str, *new: Thing) -> None:
    board = small_board()
    with refused(code):
        rules.refuse(board, added(*new))
    assert [each.code for each in rules.problems(board.overlaid(added(*new)))] == [f"rule.{code}"]


def test_an_entity_stands_in_a_segment_only_once() -> None:
    refuse_adding("twice", Position(id="new", key="new", entity_id="aws", segment_id="cloud"))


def test_a_position_cannot_move_to_where_its_entity_stands_already() -> None:
    position = SAMPLES["aws@chips"]
    board = small_board()
    with refused("twice"):
        rules.refuse(board, [Change(position, replace(position, segment_id="cloud"))])


def test_two_positions_of_an_entity_can_change_places() -> None:
    here, there = SAMPLES["aws@chips"], SAMPLES["aws@cloud"]
    changes = [Change(here, replace(here, segment_id="cloud")), Change(there, replace(there, segment_id="chips"))]
    rules.refuse(small_board(), changes)


def test_a_cell_is_rated_once_by_a_rater_for_a_date() -> None:
    first = SAMPLES["r1"]
    assert isinstance(first, Rating)
    refuse_adding("rated_twice", replace(first, id="new", score=1.0))
    rules.refuse(small_board(), added(replace(first, id="new", as_of=LATER), replace(first, id="other", rater_id=None)))


def test_a_fact_is_known_once() -> None:
    refuse_adding("fact_twice", Fact(id="new", entity_id="naver", name="founded", order=3, value=2000))


def test_a_board_has_one_premise() -> None:
    refuse_adding("premise_twice", Premise(id="new", title_ko="둘", as_of=LATER))


KEYED = ["infra", "cloud", "naver", "aws@chips", "tech", "equal", "ann", "essay", "support", "m1"]


@pytest.mark.parametrize("thing_id", KEYED)
def test_a_key_is_used_once_within_its_kind(thing_id: str) -> None:
    thing = SAMPLES[thing_id]
    apart = {"segment_id": "agent"} if isinstance(thing, Position) else {}
    refuse_adding("key_twice", replace(thing, id="new", **apart))


def test_things_of_two_kinds_may_share_a_key() -> None:
    rules.refuse(small_board(), added(Entity(id="new", key="cloud", kind="company", origin="KR", name_ko="구름")))


def test_two_new_things_cannot_share_a_key() -> None:
    new = Entity(id="new", key="new", kind="company", origin="KR", name_ko="새")
    refuse_adding("key_twice", new, replace(new, id="newer"))


def test_a_key_that_goes_may_come_again_at_once() -> None:
    old = SAMPLES["hug"]
    rules.refuse(small_board(), [Change(old, None), Change(None, replace(old, id="new"))])


def test_names_may_be_shared() -> None:
    rules.refuse(small_board(), added(replace(SAMPLES["hug"], id="new", key="new")))


def test_what_has_no_key_shares_none() -> None:
    measure = SAMPLES["measure"]
    assert isinstance(measure, Measure)
    rules.refuse(small_board(), added(replace(measure, id="new")))
