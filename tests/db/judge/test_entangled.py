"""What scenarios change of chains of dependence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.judge.contrast import contrast
from db.judge.entangled import tangles
from db.judge.scenario import under
from db.model.change import Change
from db.model.things import Layer, Position, RelationOverride, Scenario, Segment
from tests.db.judge.test_chains import DAY, WORKED, needs
from tests.db.judge.test_chains import board as worked

if TYPE_CHECKING:
    from db.model.board import Board


def assumed(relation_id: str, field: str, value: float) -> Scenario:
    one = RelationOverride(relation_id=relation_id, field=field, op="set", value=value)  # type: ignore[arg-type]
    return Scenario(id="s", key="s", name_ko="가정", base_as_of=DAY, relation_overrides=(one,))


def placed(*scenarios: Scenario, end: str | None = None) -> Board:
    """The worked example of the method; its Korean service and cloud stand on a row."""
    made = worked(*(needs(*each) for each in WORKED))
    layer = Layer(id="l", key="l", name_ko="층", stack_rank=1)
    row = Segment(id="row", key="row", layer_id="l", order=1, name_ko="행")
    cards = [
        Position(id=each, key=each, entity_id=each, segment_id="row", end=end) for each in ("KRsvc", "KRcloud", "GPUx")
    ]
    made.apply([Change(None, each) for each in (layer, row, *cards, *scenarios)])
    return made


def found(board: Board) -> dict[tuple[str, str], tuple[float, float]]:
    scenario = board.the(Scenario, "s")
    return {
        (each.dependent_id, each.supplier_id): (was.strength, now.strength)
        for each in tangles([(scenario, board, under(board, "s"))])
        for was, now in each.chains
        if was is not None and now is not None
    }


def test_an_easier_replacement_shortens_every_chain_that_leads_over_it() -> None:
    told = found(placed(assumed("KRcloud→GPUx", "substitutability", 3)))
    assert told == {("KRcloud", "GPUx"): pytest.approx((1.0, 0.6)), ("KRcloud", "Fab"): pytest.approx((1.0, 0.6))}


def test_a_chain_takes_the_other_way_where_that_is_stronger_now() -> None:
    board = placed(assumed("LLMx→CloudX", "substitutability", 5))
    (tangle,) = [
        each
        for each in tangles([(board.the(Scenario, "s"), board, under(board, "s"))])
        if (each.dependent_id, each.supplier_id) == ("KRsvc", "GPUx")
    ]
    ((was, now),) = tangle.chains
    assert was is not None
    assert now is not None
    assert was.entities == ("KRsvc", "LLMx", "CloudX", "GPUx")
    assert now.entities == ("KRsvc", "KRcloud", "GPUx")
    assert (was.strength, now.strength) == pytest.approx((0.512, 0.32))


def test_who_stands_nowhere_on_the_day_is_not_asked() -> None:
    assert found(placed(assumed("KRcloud→GPUx", "substitutability", 3), end="2020-01-01")) == {}


def test_without_an_assumed_dependency_nothing_is_entangled() -> None:
    scenario = replace(assumed("KRcloud→GPUx", "criticality", 1), relation_overrides=())
    board = placed(scenario)
    assert tangles([(scenario, board, under(board, "s"))]) == ()


def test_the_comparison_tells_chains_with_their_ways_and_who_is_at_their_ends() -> None:
    board = placed(assumed("KRcloud→GPUx", "substitutability", 3))
    told = {(each.id, each.on): each.pairs[0] for each in contrast(board, ["s"]) if each.subject == "chain"}
    pair = told["KRcloud", "Fab"]
    assert (pair.was, pair.now) == pytest.approx((100.0, 60.0))
    assert pair.ways == (("KRcloud", "GPUx", "Fab"),) * 2
