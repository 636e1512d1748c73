"""The page about the format: its example is a board, and its table names every key."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from db.exchange.frame import PREMISE
from db.exchange.read import read
from db.exchange.sections import SECTIONS
from db.exchange.write import write
from db.model.board import Board
from db.model.rules import problems
from db.model.things import Entity, Fact, Passage, Rating
from tests.db.exchange.test_schema import VALIDATOR

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "exchange.md").read_text(encoding="utf-8")


@pytest.fixture
def example() -> str:
    (found,) = re.findall("```json\n(.*?)```", PAGE, re.DOTALL)
    return found


def test_the_example_is_a_whole_board(example: str) -> None:
    incoming = read(example)
    board = Board(incoming.things)
    assert incoming.unknown == ()
    assert problems(board) == ()
    assert {kind: len(board.all(kind)) for kind in (Entity, Fact, Passage, Rating)} == {
        Entity: 2,
        Fact: 1,
        Passage: 1,
        Rating: 3,
    }
    VALIDATOR.validate(json.loads(example))


def test_the_example_travels(example: str) -> None:
    first = write(Board(read(example).things))
    assert write(Board(read(first).things)) == first


@pytest.mark.parametrize("name", ["board", *(section.name for section in SECTIONS)])
def test_the_table_names_every_key(name: str) -> None:
    (row,) = re.findall(rf"^\| \*?`{name}`\*? \| (.*) \|$", PAGE, re.MULTILINE)
    row += re.findall(r"^\| ` … facts` \| (.*) \|$", PAGE, re.MULTILINE)[0] if name == "entities" else ""
    known = {section.name: section.shape.names for section in SECTIONS} | {"board": PREMISE.names}
    beside = {f"{each}_evidence" for each in ("origin", "control", "evolution", "strength", "gap", "context")}
    missing = [key for key in known[name] - beside if not re.search(rf"\b{key}\b", _both_languages(row))]
    assert missing == []


def _both_languages(row: str) -> str:
    return re.sub(r"(\w+)_ko/_en", r"\1_ko \1_en", row)
