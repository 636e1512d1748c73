"""Two entities that are the same become one, as one step."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from db.edit import verbs
from db.model import rules
from db.model.change import Change, inverse
from db.model.things import Ballot, Citation, Distribution, Entity, Fact, Position, Rating, Relation, Scenario
from tests.db.samples import held, refused, small_board

LEVELS = get_args(Distribution)


def merged(board: object, kept: str = "naver", gone: str = "ncloud") -> object:
    return board.overlaid(verbs.merge_entities(board, kept, gone).changes)  # type: ignore[attr-defined, arg-type]


def test_the_names_of_the_one_that_goes_become_aliases() -> None:
    after = merged(small_board())
    assert after.get(Entity, "ncloud") is None  # type: ignore[attr-defined]
    assert after.the(Entity, "naver").aliases == ("네이버클라우드", "Naver Cloud")  # type: ignore[attr-defined]


def test_its_cards_go_over_with_their_ratings() -> None:
    after = merged(small_board())
    assert after.the(Position, "ncloud@cloud").entity_id == "naver"  # type: ignore[attr-defined]
    assert after.the(Rating, "r1").target_id == "ncloud@cloud"  # type: ignore[attr-defined]


def test_where_both_stand_in_a_segment_the_card_takes_over_what_it_lacks() -> None:
    board = small_board()
    twin = Position(id="twin", key="twin", entity_id="naver", segment_id="cloud")
    own = replace(board.the(Rating, "r1"), id="own", target_id="twin", score=2.0)
    more = replace(board.the(Rating, "r1"), id="more", criterion_id="home")
    board = board.overlaid([Change(None, twin), Change(None, own), Change(None, more)])
    after = merged(board)
    assert after.get(Position, "ncloud@cloud") is None  # type: ignore[attr-defined]
    assert after.the(Rating, "own").score == 2.0  # type: ignore[attr-defined]
    assert after.the(Rating, "more").target_id == "twin"  # type: ignore[attr-defined]
    assert after.get(Rating, "r1") is None  # type: ignore[attr-defined]


@pytest.mark.parametrize("mine", LEVELS)
@pytest.mark.parametrize("other", LEVELS)
def test_the_stricter_class_stays(mine: Distribution, other: Distribution) -> None:
    board = small_board()
    classes = {"naver": mine, "ncloud": other}
    board = board.overlaid(
        Change(board.the(Entity, key), replace(board.the(Entity, key), distribution=level))
        for key, level in classes.items()
    )
    after = board.overlaid(verbs.merge_entities(board, "naver", "ncloud").changes)
    assert after.the(Entity, "naver").distribution == max(mine, other, key=LEVELS.index)


def test_what_scenarios_suppose_and_ballots_ask_of_a_card_goes_over() -> None:
    board = small_board()
    twin = Position(id="twin", key="twin", entity_id="naver", segment_id="cloud")
    board = board.overlaid([Change(None, twin)])
    after = board.overlaid(verbs.merge_entities(board, "naver", "ncloud").changes)
    assert [(each.target_id, each.value) for each in after.the(Scenario, "support").overrides] == [
        ("twin", 1),
        ("chips", 4.5),
    ]
    assert after.the(Ballot, "ballot").targets == ("twin", "cloud")


def test_what_is_supposed_of_the_card_that_stays_counts() -> None:
    board = small_board()
    support = board.the(Scenario, "support")
    own = replace(support.overrides[0], target_id="twin", value=-1)
    asked = replace(board.the(Ballot, "ballot"), targets=("twin", "ncloud@cloud"))
    board = board.overlaid(
        [
            Change(None, Position(id="twin", key="twin", entity_id="naver", segment_id="cloud")),
            Change(support, replace(support, overrides=(*support.overrides, own))),
            Change(board.the(Ballot, "ballot"), asked),
        ]
    )
    after = board.overlaid(verbs.merge_entities(board, "naver", "ncloud").changes)
    assert [each.value for each in after.the(Scenario, "support").overrides] == [4.5, -1]
    assert after.the(Ballot, "ballot").targets == ("twin",)


def test_what_is_supposed_of_a_relation_goes_over() -> None:
    board = small_board()
    support = board.the(Scenario, "support")
    twin = replace(board.the(Relation, "supplies"), id="twin", to_id="ncloud")
    said = replace(support.relation_overrides[0], relation_id="twin", field="substitutability")
    more = replace(support, relation_overrides=(*support.relation_overrides, said))
    board = board.overlaid([Change(None, twin), Change(support, more)])
    after = board.overlaid(verbs.merge_entities(board, "naver", "ncloud").changes)
    found = after.the(Scenario, "support").relation_overrides
    assert [(each.relation_id, each.field) for each in found] == [
        ("supplies", "criticality"),
        ("supplies", "substitutability"),
    ]


def test_a_relation_between_the_two_falls_and_others_go_over_once() -> None:
    board = small_board()
    twin = replace(board.the(Relation, "supplies"), id="twin", to_id="ncloud")
    quoted = Citation(id="q", target_kind="relation", target_id="twin", order=1, passage_id="p1")
    after = merged(board.overlaid([Change(None, twin), Change(None, quoted)]))
    assert set(after.all(Relation)) == {"supplies"}  # type: ignore[attr-defined]
    assert after.the(Citation, "q").target_id == "supplies"  # type: ignore[attr-defined]


def test_facts_and_evidence_go_over_where_there_are_none() -> None:
    board = small_board()
    facts = [
        Fact(id="f1", entity_id="ncloud", name="founded", order=1, value=2009),
        Fact(id="f2", entity_id="ncloud", name="hq", order=2, value="성남"),
    ]
    said = Citation(id="q", target_kind="entity", target_id="ncloud", order=1, passage_id="p1")
    after = merged(board.overlaid([*(Change(None, each) for each in facts), Change(None, said)]))
    assert after.the(Fact, "founded").value == 1999  # type: ignore[attr-defined]
    assert after.the(Fact, "f2").entity_id == "naver"  # type: ignore[attr-defined]
    assert after.get(Fact, "f1") is None  # type: ignore[attr-defined]
    assert after.the(Citation, "q").target_id == "naver"  # type: ignore[attr-defined]


def test_it_is_one_step_that_can_be_taken_back_and_leaves_a_sound_board() -> None:
    board = small_board()
    before = held(board)
    for kept, gone in (("naver", "ncloud"), ("ncloud", "naver"), ("aws", "hug"), ("aws", "ncloud")):
        edit = verbs.merge_entities(board, kept, gone)
        after = board.overlaid(edit.changes)
        rules.refuse(board, edit.changes)
        assert held(after.overlaid(inverse(edit.changes))) == before
    with refused("gone"):
        verbs.merge_entities(board, "naver", "naver")
