"""What things refer to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from db.model import rules
from db.model.change import Change
from db.model.references import CITED, referrers, wide_referrers
from db.model.things import (
    KINDS,
    Ballot,
    Brief,
    Citation,
    CitedKind,
    Criterion,
    Entity,
    Layer,
    Measure,
    Override,
    Premise,
    Rater,
    RelationOverride,
    Scenario,
    Segment,
    Thing,
    Vote,
    WeightSet,
    Wording,
)
from tests.db.samples import refused, small_board, things

if TYPE_CHECKING:
    from db.model.board import Board

SAMPLES = {thing.id: thing for thing in things()}
OVERRIDE = Override(target_kind="position", target_id="aws@cloud", criterion_id="tech", op="add", value=1)
GONE = "nowhere"


@pytest.mark.parametrize(
    ("thing_id", "fields", "code"),
    [
        ("cloud", {"layer_id": GONE}, "no_layer"),
        ("founded", {"entity_id": GONE}, "no_entity"),
        ("aws@cloud", {"entity_id": GONE}, "no_entity"),
        ("aws@cloud", {"entity_id": None}, "no_entity"),
        ("aws@cloud", {"segment_id": GONE}, "no_segment"),
        ("aws@cloud", {"segment_id": "infra"}, "no_segment"),
        ("r1", {"target_id": GONE}, "no_target"),
        ("r1", {"target_id": "cloud"}, "no_target"),
        ("r3", {"target_id": "aws@cloud"}, "no_target"),
        ("r1", {"criterion_id": GONE}, "no_criterion"),
        ("r1", {"rater_id": GONE}, "no_rater"),
        ("r1", {"criterion_id": "imp"}, "scope"),
        ("r3", {"criterion_id": "tech"}, "scope"),
        ("p1", {"source_id": GONE}, "no_source"),
        ("c1", {"passage_id": GONE}, "no_passage"),
        ("c1", {"target_id": "naver"}, "no_target"),
        ("c2", {"target_id": GONE}, "no_target"),
        ("supplies", {"from_id": GONE}, "no_entity"),
        ("supplies", {"to_id": GONE}, "no_entity"),
        ("premise", {"weight_set_id": GONE}, "no_weight_set"),
        ("equal", {"weights": (("tech", 1), (GONE, 1))}, "no_criterion"),
        ("equal", {"weights": (("tech", 1), ("imp", 1))}, "scope"),
        ("measure", {"targets": ("cloud", GONE)}, "no_segment"),
        ("measure", {"scenario_id": GONE}, "no_scenario"),
        ("pdf", {"source_id": GONE}, "no_source"),
        ("share", {"segment_id": GONE}, "no_segment"),
        ("share", {"entity_id": GONE}, "no_entity"),
        ("ballot", {"rater_id": GONE}, "no_rater"),
        ("ballot", {"criteria": (GONE,)}, "no_criterion"),
        ("ballot", {"targets": ("cloud", GONE)}, "no_target"),
        ("vote", {"ballot_id": GONE}, "no_ballot"),
        ("vote", {"rater_id": GONE}, "no_rater"),
        ("vote", {"target_id": GONE}, "no_target"),
        ("vote", {"criterion_id": "imp"}, "scope"),
        ("brief", {"segments": (GONE,)}, "no_segment"),
        ("brief", {"scenario_id": GONE}, "no_scenario"),
        ("wording", {"brief_id": GONE}, "no_brief"),
        ("support", {"overrides": (replace(OVERRIDE, criterion_id=GONE),)}, "no_criterion"),
        ("support", {"overrides": (replace(OVERRIDE, target_id=GONE),)}, "no_target"),
        ("support", {"overrides": (replace(OVERRIDE, criterion_id="imp"),)}, "scope"),
        (
            "support",
            {"relation_overrides": (RelationOverride(relation_id=GONE, field="criticality", op="add", value=1),)},
            "no_relation",
        ),
    ],
)
def test_a_reference_that_leads_nowhere_is_refused(thing_id: str, fields: dict[str, Any], code: str) -> None:
    change = Change(SAMPLES[thing_id], replace(SAMPLES[thing_id], **fields))
    board = small_board()
    with refused(code):
        rules.refuse(board, [change])
    assert {each.code for each in rules.problems(board.overlaid([change]))} == {f"rule.{code}"}


REFERRED = {
    "infra": "no_layer",
    "cloud": "no_segment",
    "aws": "no_entity",
    "ncloud@cloud": "no_target",
    "r2": "no_target",
    "essay": "no_source",
    "p1": "no_passage",
    "equal": "no_weight_set",
    "ann": "no_rater",
    "supplies": "no_relation",
}


@pytest.mark.parametrize(("thing_id", "code"), REFERRED.items())
def test_what_others_refer_to_cannot_be_removed_alone(thing_id: str, code: str) -> None:
    board = small_board()
    change = Change(SAMPLES[thing_id], None)
    with refused(code):
        rules.refuse(board, [change])
    assert f"rule.{code}" in {each.code for each in rules.problems(board.overlaid([change]))}


def test_what_nobody_refers_to_can_be_removed() -> None:
    board = small_board()
    for thing_id in ("hug", "c1", "m1", "founded", "measure", "vote", "wording", "pdf", "share", "r1", "r3", "agent"):
        removed = [Change(SAMPLES[thing_id], None)]
        if thing_id == "agent":
            removed = [
                Change(SAMPLES["naver@agent"], None),
                Change(SAMPLES["measure"], None),
                Change(SAMPLES[thing_id], None),
            ]
        rules.refuse(board, removed)


def test_a_thing_and_what_it_refers_to_may_come_in_any_order() -> None:
    board = small_board()
    layer = Layer(id="new", key="new", name_ko="새", stack_rank=3)
    segment = Segment(id="row", key="row", layer_id="new", order=1, name_ko="새")
    rules.refuse(board, [Change(None, segment), Change(None, layer)])


@pytest.mark.parametrize("target_kind", CITED)
def test_everything_that_can_be_cited_holds_its_citations(target_kind: CitedKind) -> None:
    target = next(thing for thing in things() if type(thing) is CITED[target_kind])
    cited = Citation(id="new", target_kind=target_kind, target_id=target.id, order=9, passage_id="p1")
    board = small_board()
    rules.refuse(board, [Change(None, cited)])
    board.apply([Change(None, cited)])
    assert cited in set(referrers(board, target))
    with refused("no_target"):
        rules.refuse(board, [Change(each, None) for each in _all_that_refer(board, target) if each != cited])


def test_whoever_refers_without_an_index_is_found_too() -> None:
    board = small_board()
    assert {type(each) for each in wide_referrers(board, {Segment})} == {Scenario, Measure, Ballot, Brief}
    assert {type(each) for each in wide_referrers(board, {WeightSet})} == {Premise}
    assert not set(wide_referrers(board, {Entity, Layer}))
    assert {type(each).__name__ for each in wide_referrers(board, {Criterion, Rater})} == {
        "WeightSet",
        "Rating",
        "Scenario",
        "Ballot",
        "Vote",
    }


def test_every_reference_can_be_followed_back() -> None:
    board = small_board()
    for thing in things():
        others: set[Thing] = {*referrers(board, thing), *wide_referrers(board, {type(thing)})}
        mentioning = {each for each in things() if each is not thing and _mentions(each, thing.id)}
        assert mentioning <= others, thing
    assert len(KINDS) == len({type(thing) for thing in things()})


def _all_that_refer(board: Board, thing: Thing) -> list[Thing]:
    others = [other for each in referrers(board, thing) for other in _all_that_refer(board, each)]
    mentioning = [
        each for each in board.things() if isinstance(each, Measure | Scenario | Ballot | Vote | Brief | Wording)
    ]
    return list(dict.fromkeys([*others, thing, *mentioning]))


def _mentions(thing: Thing, thing_id: str) -> bool:
    referring = {name: getattr(thing, name) for name in thing.__dataclass_fields__ if name not in ("id", "key", "name")}
    return f"'{thing_id}'" in repr([value for name, value in referring.items() if _refers(name)])


def _refers(field: str) -> bool:
    nested = ("weights", "targets", "overrides", "relation_overrides", "criteria", "segments", "comparisons")
    return field.endswith("_id") or field in nested
