from __future__ import annotations

from pathlib import Path

import pytest

from db.exchange.starter import sample_things
from db.judge.contrast import Contrast, contrast
from db.model.board import Board
from db.model.things import Entity, Layer, Scenario, Segment
from tests.db.samples import held

SAMPLE = Path(__file__).parents[3] / "resources" / "boards" / "sample.json"


@pytest.fixture(scope="module")
def board() -> Board:
    return Board(sample_things(SAMPLE.read_text(encoding="utf-8")))


def ids(board: Board) -> list[str]:
    return [each.id for each in sorted(board.all(Scenario).values(), key=lambda each: each.key)]


def key(board: Board, found: Contrast) -> str:
    kinds = {"layer": Layer, "segment": Segment, "dependence": Entity}
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
    assert [(each.subject, key(board, each)) for each in found] == [
        ("nation", ""),
        ("layer", "infra"),
        ("segment", "cloud"),
        ("dependence", "navercloud"),
    ]
    assert contrast(board, []) == ()


def test_the_base_is_not_touched(board: Board) -> None:
    before = held(board)
    contrast(board, ids(board))
    assert held(board) == before
