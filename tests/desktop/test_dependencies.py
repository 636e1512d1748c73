"""Who depends on whom, as a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.exchange.starter import sample_things
from db.model.board import Board
from db.model.change import Change
from db.model.things import Relation
from desktop.dependencies import as_lines, as_object
from desktop.words import Words

SAMPLE = Path(__file__).parents[2] / "resources" / "boards" / "sample.json"


@pytest.fixture(scope="module")
def board() -> Board:
    return Board(sample_things(SAMPLE.read_text(encoding="utf-8")))


def test_each_input_is_told_with_its_four_figures(board: Board) -> None:
    found = {each["entity"]: each for each in as_object(board)["entities"]}
    (kind,) = found["navercloud"]["inputs"]
    assert (kind["kind"], kind["FS"], kind["HHI_c"], kind["U"], kind["severity"], kind["core"]) == (
        *("chip", 1.0, 1.0, 1.0, 1.0),
        True,
    )
    assert kind["suppliers"] == ["nvidia"]


def test_chains_show_their_way(board: Board) -> None:
    found = {each["entity"]: each for each in as_object(board)["entities"]}
    to_tsmc = next(each for each in found["navercloud"]["chains"] if each["to"] == "tsmc")
    assert to_tsmc["path"] == ["navercloud", "nvidia", "tsmc"]


def test_chokepoints_are_foreign_and_leverage_is_at_home(board: Board) -> None:
    found = as_object(board)
    assert [each["entity"] for each in found["leverage"]] == ["skhynix"]
    strengths = [each["strength"] for each in found["chokepoints"]]
    assert strengths == sorted(strengths, reverse=True)
    assert all(each["dependents"] <= each["of"] for each in found["chokepoints"])


def test_people_get_words(board: Board) -> None:
    assert "네이버클라우드 → 엔비디아 → TSMC" in as_lines(board, Words("ko"))
    assert "Leverage" in as_lines(board, Words("en"))


def test_a_board_without_inputs_says_so(board: Board) -> None:
    relations = board.all(Relation).values()
    bare = board.overlaid([Change(each, None) for each in relations])
    assert as_lines(bare, Words("ko")).startswith("의존도와 대체 가능성까지 적힌 투입이 없습니다")
    assert as_object(bare) == {"entities": [], "chokepoints": [], "leverage": []}


def test_a_kind_of_input_that_an_analyst_typed_is_told_as_it_is(board: Board) -> None:
    relation = next(each for each in board.all(Relation).values() if each.input_kind == "memory")
    typed = board.overlaid([Change(relation, replace(relation, input_kind="\x1b희토류"))])
    assert "희토류" in as_lines(typed, Words("ko"))
    assert "\x1b" not in as_lines(typed, Words("ko"))


def test_relations_are_read_on_the_boards_date(board: Board) -> None:
    early = board.overlaid([Change(board.premise, replace(board.premise, as_of=date(1990, 1, 1)))])
    assert len(as_object(early)["entities"]) <= len(as_object(board)["entities"])
