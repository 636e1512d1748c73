"""How long a large board takes to come in from a file, to leave as one, and to be merged."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from db.exchange.merge import merge
from db.exchange.read import read
from db.exchange.write import write
from db.model.board import Board
from desktop.files import resource

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

POSITIONS = 5_000


@pytest.fixture(scope="module")
def large() -> str:
    """The sample with 5,000 positions in place of its own, eight ratings with evidence each: about 15 MB."""
    tree: dict[str, Any] = json.loads(resource("boards", "sample.json").read_text(encoding="utf-8"))
    segments = [each["key"] for each in tree["segments"]]
    criteria = [each["code"] for each in tree["criteria"] if each["scope"] == "position"]
    tree.update(scenarios=[], relations=[], entities=[], positions=[])
    rating = tree["ratings"][-1]
    tree["ratings"] = []
    for n in range(POSITIONS):
        key = f"e{n}@{segments[n % len(segments)]}"
        tree["entities"].append({"key": f"e{n}", "kind": "company", "origin": "KR", "name_ko": f"기업 {n}"})
        tree["positions"].append({"key": key, "entity": f"e{n}", "segment": segments[n % len(segments)]})
        for each in criteria:
            more = {"target": key, "criterion": each, "rationale_ko": f"{n}번째 기업의 {each}"}
            tree["ratings"].append({**rating, **more, "id": None})
    return json.dumps(tree, ensure_ascii=False)


@pytest.mark.benchmark(group="exchange: 5,000 positions × 8 ratings")
def test_reading_json_alone(large: str, benchmark: BenchmarkFixture) -> None:
    """What the others stand on: the standard library's own reading of the same text."""
    benchmark(json.loads, large)


@pytest.mark.benchmark(group="exchange: 5,000 positions × 8 ratings")
def test_reading_a_large_board(large: str, benchmark: BenchmarkFixture) -> None:
    assert len(benchmark(read, large).things) > POSITIONS * 17


@pytest.mark.benchmark(group="exchange: 5,000 positions × 8 ratings")
def test_writing_a_large_board(large: str, benchmark: BenchmarkFixture) -> None:
    assert len(benchmark(write, Board(read(large).things))) > len(large) / 2


@pytest.mark.benchmark(group="exchange: 5,000 positions × 8 ratings")
def test_merging_a_large_board_into_itself(large: str, benchmark: BenchmarkFixture) -> None:
    incoming = read(large)
    edit, _ = benchmark(merge, Board(incoming.things), incoming)
    assert not edit
