"""Writing the exchange format: all of a board, the same text for the same board, and back again."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings

from db.exchange.identity import citation_id, passage_id
from db.exchange.read import read
from db.exchange.write import tree as told
from db.exchange.write import write
from db.model.board import Board
from db.model.change import Change, added
from db.model.rules import problems
from db.model.things import (
    Citation,
    Entity,
    Fact,
    Layer,
    Measure,
    Method,
    Passage,
    Position,
    Rater,
    Rating,
    Relation,
    RelationOverride,
    Scenario,
    Segment,
    Thing,
)
from tests.db.exchange.drawn import boards
from tests.db.samples import held

if TYPE_CHECKING:
    from collections.abc import Iterable

ID = "01234567-89ab-4cde-8f01-23456789abcd"


def rewritten(text: str) -> str:
    return write(Board(read(text).things))


def test_the_sample_leaves_as_the_very_file_it_came_as(sample_text: str) -> None:
    assert rewritten(sample_text) == sample_text


def test_the_blank_board_leaves_as_the_very_file_it_came_as(blank_text: str) -> None:
    assert rewritten(blank_text) == blank_text


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None, max_examples=60)
@given(boards())
def test_any_board_travels_without_loss_and_twice_the_same_to_the_byte(board: Board) -> None:
    assert problems(board) == ()
    first = write(board)
    incoming = read(first)
    assert incoming.unknown == ()
    assert _known(Board(incoming.things)) == _known(board)
    assert write(Board(incoming.things)) == first


def _known(board: Board) -> dict[type[Thing], dict[str, Thing]]:
    """Return everything on a board but for numbers that only tell an order."""
    things: Iterable[Thing] = board.things()
    return held(Board(replace(each, order=0) if isinstance(each, Fact | Citation) else each for each in things))


def test_the_order_of_facts_and_of_evidence_is_kept() -> None:
    entity = Entity(id=ID, key="e", kind="company", origin="KR", name_ko="가")
    facts = [Fact(id=ID[:-1] + n, entity_id=ID, name=n, order=9 - int(n), value=n) for n in "123"]
    assert list(_entity(entity, *facts)["facts"]) == ["3", "2", "1"]
    cited = [
        Citation(id=ID[:-1] + n, target_kind="entity", target_id=ID, order=9 - int(n), basis=f"b{n}") for n in "123"
    ]
    assert [each["basis"] for each in _entity(entity, *cited)["evidence"]] == ["b3", "b2", "b1"]


def _entity(*things: Thing) -> dict[str, Any]:
    return told(Board([*read(LITTLE).things, *things]))["entities"][0]


LITTLE = '{"format": "panse-board", "format_version": 1, "board": {"title_ko": "판", "as_of": "2024-01-31"}}'


def test_text_is_written_as_it_is_and_ends_with_a_line(sample_text: str) -> None:
    assert "한국 AI 생태계" in sample_text
    assert write(Board(read(LITTLE).things)).endswith("}\n")


def test_keys_of_our_own_are_written_only_where_they_say_something(board: Board) -> None:
    layer, segment, position = (next(iter(board.all(kind).values())) for kind in (Layer, Segment, Position))
    measure, rater = (next(iter(board.all(kind).values())) for kind in (Measure, Rater))
    board.apply(
        [
            Change(layer, replace(layer, folded=True)),
            Change(segment, replace(segment, inclusion_ko="세계 3위까지")),
            Change(position, replace(position, x=1.0, lane=0)),
            Change(measure, replace(measure, owner_ko="과기정통부", horizon="2027", indicator_en="share")),
            Change(rater, replace(rater, kind="panel")),
            Change(board.premise, replace(board.premise, method=Method(depth_of=2))),
        ]
    )
    tree = told(board)
    assert tree["layers"][0]["folded"] is True
    assert tree["segments"][0]["inclusion_ko"] == "세계 3위까지"
    assert "inclusion_en" not in tree["segments"][0]
    assert (tree["positions"][0]["x"], tree["positions"][0]["lane"]) == (1, 0)
    assert (tree["measures"][0]["owner_ko"], tree["measures"][0]["horizon"]) == ("과기정통부", "2027")
    assert tree["raters"][0]["kind"] == "panel"
    assert tree["board"]["method"]["depth_of"] == 2
    assert not any("folded" in each for each in tree["layers"][1:])
    assert not any("x" in each or "lane" in each for each in tree["positions"][1:])
    assert "id" not in tree["board"]


def test_a_board_with_another_title_tells_its_id(board: Board) -> None:
    board.apply([Change(board.premise, replace(board.premise, title_ko="내 판"))])
    assert told(board)["board"]["id"] == board.premise.id
    assert Board(read(write(board)).things).premise == board.premise


def test_passages_that_citations_do_not_tell_whole_are_listed(board: Board) -> None:
    source = next(iter(board.all(Passage).values())).source_id
    plain = passage_id(source, "아무도 인용하지 않은 말")
    alone = Passage(id=plain, source_id=source, quote="아무도 인용하지 않은 말")
    first = next(iter(board.all(Passage).values()))
    board.apply([*added(alone), Change(first, replace(first, locator="2문단"))])
    assert [(each["id"], each["locator"]) for each in told(board)["passages"]] == [(first.id, "2문단"), (plain, None)]
    named = [
        each["passage"]
        for each in told(board)["layers"][0]["evidence"] + told(board)["segments"][0]["evidence"]
        if "passage" in each
    ]
    assert named in ([], [first.id])
    assert "passages" not in told(Board(thing for thing in board.things() if not isinstance(thing, Passage | Citation)))


def test_a_passage_with_a_credibility_of_its_own_is_listed(board: Board) -> None:
    first = next(iter(board.all(Passage).values()))
    board.apply([Change(first, replace(first, credibility=1))])
    assert [(each["id"], each["credibility"]) for each in told(board)["passages"]] == [(first.id, 1)]
    assert Board(read(write(board)).things).the(Passage, first.id).credibility == 1


def test_citations_tell_their_id_and_stance_where_they_are_not_the_usual(board: Board) -> None:
    rating = next(iter(board.all(Rating).values()))
    (citation,) = board.where(Citation, "target_id", rating.id)
    assert citation.id == citation_id(rating.id, "", 1)
    against = Citation(
        id=ID, target_kind="rating", target_id=rating.id, order=2, basis="judgement", stance="contradicts"
    )
    board.apply(added(against))
    (_, told_against) = told(board)["ratings"][0]["evidence"]
    assert told_against == {"type": "analyst_judgement", "basis": "judgement", "stance": "contradicts", "id": ID}


def test_evidence_for_what_a_thing_has_no_list_for_is_not_lost(board: Board) -> None:
    layer, entity = next(iter(board.all(Layer).values())), next(iter(board.all(Entity).values()))
    odd = [
        Citation(id=ID, target_kind="layer", target_id=layer.id, aspect="strength", order=1, basis="general"),
        Citation(
            id=ID[:-1] + "0", target_kind="entity", target_id=entity.id, aspect="control", order=1, basis="general"
        ),
    ]
    board.apply(added(*odd))
    tree = told(board)
    assert tree["layers"][0]["strength_evidence"][0]["id"] == ID
    assert tree["entities"][0]["control"] is None
    assert len(tree["entities"][0]["control_evidence"]) == 1
    assert _known(Board(read(write(board)).things)) == _known(board)


def test_a_relation_with_a_double_is_told_by_its_id(board: Board) -> None:
    scenario = next(each for each in board.all(Scenario).values() if each.relation_overrides)
    override: RelationOverride = scenario.relation_overrides[0]
    relation = board.the(Relation, override.relation_id)
    assert "relation" not in told(board)["scenarios"][0]["relation_overrides"][0]
    board.apply(added(replace(relation, id=ID, input_kind="other")))
    assert told(board)["scenarios"][0]["relation_overrides"][0]["relation"] == relation.id
    assert rewritten(write(board)) == write(board)


def test_numbers_are_written_as_the_sample_writes_them(board: Board) -> None:
    text = json.dumps(told(board)["ratings"])
    assert '"score": 5.0' in text
    assert '"score": 5,' in text
    assert told(board)["criteria"][0]["scale_max"].__class__ is int
