from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.exchange.starter import sample_things
from db.judge.contrast import Contrast, contrast
from db.model.board import Board
from db.model.change import Change
from db.model.things import Entity, Layer, Relation, RelationOverride, Scenario, Segment
from tests.db.samples import held

SAMPLE = Path(__file__).parents[3] / "resources" / "boards" / "sample.json"


@pytest.fixture(scope="module")
def board() -> Board:
    return Board(sample_things(SAMPLE.read_text(encoding="utf-8")))


def ids(board: Board) -> list[str]:
    return [each.id for each in sorted(board.all(Scenario).values(), key=lambda each: each.key)]


def key(board: Board, found: Contrast) -> str:
    kinds = {"layer": Layer, "segment": Segment, "dependence": Entity, "chain": Entity}
    return board.the(kinds[found.subject], found.id or "").key if found.id else ""  # type: ignore[type-var]


def test_both_scenarios_of_the_sample_give_the_numbers_that_the_command_prints(board: Board) -> None:
    alliance, cloud = 0, 1
    found = {(each.subject, key(board, each)): each.pairs for each in contrast(board, ids(board))}
    pair = found["segment", "cloud"][cloud]
    assert (pair.was, pair.now) == (pytest.approx(55.844, abs=0.001), pytest.approx(63.636, abs=0.001))
    assert pair.postures == ("at_risk", "catch_up")
    assert found["dependence", "navercloud"][cloud].by == pytest.approx(-20.0)
    assert not found["segment", "cloud"][alliance].moves
    assert found["segment", "fm"][alliance].moves
    assert not found["segment", "fm"][cloud].moves
    nation = found["nation", ""]
    assert all(each.by is not None and each.by > 0 for each in nation)


def test_only_what_differs_is_told_and_the_nation(board: Board) -> None:
    found = contrast(board, ids(board)[1:])
    assert [(each.subject, key(board, each)) for each in found if each.subject != "chain"] == [
        ("nation", ""),
        ("layer", "infra"),
        ("segment", "cloud"),
        ("dependence", "navercloud"),
    ]
    assert {key(board, each) for each in found if each.subject == "chain"} >= {"navercloud"}
    assert contrast(board, []) == ()


def test_the_base_is_not_touched(board: Board) -> None:
    before = held(board)
    contrast(board, ids(board))
    assert held(board) == before


def test_a_scenario_that_changes_nothing_moves_nothing_whatever_began_since(board: Board) -> None:
    scenario = board.the(Scenario, ids(board)[1])
    relation_id = scenario.relation_overrides[0].relation_id
    relation = board.the(Relation, relation_id)
    later = replace(relation, id="later", input_kind="power", criticality=5, since="2024-01-15")
    still = RelationOverride(relation_id=relation_id, field="criticality", op="add", value=0.0)
    premise = board.premise
    then = board.overlaid(
        [
            Change(premise, replace(premise, as_of=date(2024, 3, 1))),
            Change(None, later),
            *(Change(each, replace(each, criticality=1)) for each in board.where(Relation, "to_id", relation.to_id)),
            *(
                Change(each, replace(each, criticality=1))
                for each in board.where(Relation, "from_id", relation.from_id)
            ),
            Change(scenario, replace(scenario, overrides=(), relation_overrides=(still,))),
        ]
    )
    assert not any(pair.moves for each in contrast(then, [scenario.id]) for pair in each.pairs)
