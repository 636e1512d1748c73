from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.exchange.starter import sample_things
from db.model.board import Board
from db.model.change import Change
from db.model.things import Scenario
from desktop.supposed import Supposed, as_lines, as_object, suppose
from desktop.words import Words
from tests.db.samples import LATER, things

if TYPE_CHECKING:
    from datetime import date

SAMPLE = Path(__file__).parents[2] / "resources" / "boards" / "sample.json"


@pytest.fixture(scope="module")
def sample() -> Board:
    return Board(sample_things(SAMPLE.read_text(encoding="utf-8")))


def supposed(board: Board, key: str, as_of: date | None = None) -> Supposed:
    found = suppose(board, key, as_of)
    assert found is not None
    return found


def test_the_object_names_what_differs_and_nothing_else(sample: Board) -> None:
    found = as_object(supposed(sample, "sc.cloud"))
    assert list(found) == ["key", "base_as_of", "segments", "layers", "dependence", "national"]
    assert found["segments"] == [
        {
            "key": "cloud",
            "L": {"before": pytest.approx(55.844, abs=0.001), "after": pytest.approx(63.636, abs=0.001)},
            "posture": {"before": "at_risk", "after": "catch_up"},
        }
    ]
    assert [each["key"] for each in found["layers"]] == ["infra"]
    assert found["dependence"] == [{"entity": "navercloud", "severity": {"before": 1.0, "after": 0.8}}]
    nation = found["national"]["geometric"]
    assert nation["before"] < nation["after"]
    assert json.loads(json.dumps(found, allow_nan=False)) == found


@pytest.mark.parametrize(
    ("lang", "heading"), [("ko", "시나리오: 국가 차원의 클라우드 지원"), ("en", "Scenario: National support for cloud")]
)
def test_people_read_it_in_their_language(sample: Board, lang: str, heading: str) -> None:
    lines = as_lines(supposed(sample, "sc.cloud"), Words(lang)).splitlines()  # type: ignore[arg-type]
    assert lines[0] == heading
    assert "L 55.8 → 63.6" in lines[1]
    assert "+7.8" in lines[1]
    assert len(lines) == 5


def test_a_scenario_that_changes_nothing_says_so() -> None:
    board = Board(things())
    scenario = board.the(Scenario, "support")
    empty = replace(scenario, overrides=(), relation_overrides=())
    found = supposed(board.overlaid([Change(scenario, empty)]), "sc.support")
    assert as_lines(found, Words("ko")).splitlines()[1] == "이 시나리오로 달라지는 것이 없습니다."


def test_it_is_read_on_its_own_day_or_on_the_one_asked_for() -> None:
    board = Board(things())
    assert supposed(board, "sc.support").judgement.as_of == board.the(Scenario, "support").base_as_of
    assert (
        supposed(board, "sc.support", LATER).judgement.as_of == supposed(board, "sc.support", LATER).was.as_of == LATER
    )


def test_there_is_no_scenario_of_another_key(sample: Board) -> None:
    assert suppose(sample, "cloud") is None
