"""The sample board as text, as a tree to spoil, and as a board; and how to expect a refusal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from db.exchange.read import read
from db.model.board import Board
from desktop.files import resource

if TYPE_CHECKING:
    from db.exchange.incoming import Incoming


@pytest.fixture(scope="session")
def sample_text() -> str:
    return resource("boards", "sample.json").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def blank_text() -> str:
    return resource("boards", "blank.json").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def sample(sample_text: str) -> Incoming:
    return read(sample_text)


@pytest.fixture
def board(sample: Incoming) -> Board:
    return Board(sample.things)


@pytest.fixture
def tree(sample_text: str) -> dict[str, Any]:
    """The sample as plain values, to be spoilt by the test."""
    return json.loads(sample_text)
