"""What the fields of one thing must agree on."""

from __future__ import annotations

from dataclasses import replace
from math import nan
from typing import Any

import pytest

from db.model.accord import discord
from db.model.things import Anchor, Criterion, Method, Override, Premise, RelationOverride, Scenario
from tests.db.samples import small_board


def codes(thing: Any) -> list[str]:
    return [code.removeprefix("rule.") for code, _ in discord(thing)]


def test_the_method_of_a_new_board_is_sound() -> None:
    assert not discord(small_board().premise)


@pytest.mark.parametrize(
    ("method", "code"),
    [
        (Method(cut_lead=101), "method_points"),
        (Method(cut_lag=nan), "method_points"),
        (Method(cut_chase=80), "method_cuts"),
        (Method(cut_lag=70), "method_cuts"),
        (Method(half_width_low=-0.5), "method_length"),
        (Method(wta_cut=6), "method_length"),
        (Method(depth_of=0), "method_depth"),
        (Method(depth_of=2.5), "method_depth"),  # type: ignore[arg-type]
    ],
)
def test_a_method_that_cannot_be_used_is_told(method: Method, code: str) -> None:
    assert codes(replace(small_board().premise, method=method)) == [code]


def test_all_that_is_wrong_with_a_method_is_told() -> None:
    premise = replace(small_board().premise, method=Method(cut_lead=-1, depth_of=99))
    assert isinstance(premise, Premise)
    assert codes(premise) == ["method_points", "method_depth"]


@pytest.mark.parametrize(
    ("anchors", "code"),
    [
        ((Anchor(score=3, ko="가"), Anchor(score=3, ko="나")), "anchor"),
        ((Anchor(score=0, ko="가"),), "anchor"),
        ((Anchor(score=6, ko="가"),), "anchor"),
        ((Anchor(score=True, ko="가"),), "anchor"),
        ((Anchor(score=3, ko="가" * 5_001),), "text_long"),
        ((Anchor(score=3, ko="가", en="\x00"),), "text"),
    ],
)
def test_an_anchor_is_for_one_whole_score(anchors: tuple[Anchor, ...], code: str) -> None:
    criterion = small_board().the(Criterion, "home")
    assert codes(replace(criterion, anchors=anchors)) == [code]


def override(**fields: Any) -> Override:
    sound = {"target_kind": "position", "target_id": "aws@cloud", "criterion_id": "tech", "op": "add", "value": 1}
    return Override(**{**sound, **fields})


def relation_override(**fields: Any) -> RelationOverride:
    return RelationOverride(**{"relation_id": "supplies", "field": "criticality", "op": "set", "value": 2, **fields})


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"overrides": (override(value=nan),)}, "override"),
        ({"overrides": (override(value=6),)}, "override"),
        ({"overrides": (override(op="times"),)}, "override"),
        ({"overrides": (override(target_kind="layer"),)}, "choice"),
        ({"overrides": (override(rationale_ko="\x00"),)}, "text"),
        ({"relation_overrides": (relation_override(value="2"),)}, "override"),
        ({"relation_overrides": (relation_override(field="strength"),)}, "choice"),
        ({"relation_overrides": (relation_override(rationale_en="a" * 5_001),)}, "text_long"),
    ],
)
def test_a_scenario_with_an_impossible_difference_is_told(fields: dict[str, Any], code: str) -> None:
    scenario = small_board().the(Scenario, "support")
    assert codes(replace(scenario, **fields)) == [code]
