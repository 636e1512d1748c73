"""The JSON Schema: it knows what the reader knows, and refuses what can be refused by shape alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from db.exchange.frame import PREMISE
from db.exchange.sections import SECTIONS
from db.exchange.write import tree as told
from desktop.files import resource
from tests.db.exchange.drawn import boards
from tests.db.exchange.spoilt import GONE, spoil
from tests.db.exchange.test_read import NAN, WRONG

if TYPE_CHECKING:
    from db.model.board import Board

SCHEMA = json.loads(resource("boards", "panse-board.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

NO_NUMBERS: tuple[Any, ...] = (NAN, float("inf"))
# What a schema cannot see: references, what two keys say together, and the calendar.
UNSEEN = {
    "exchange.criterion",
    "exchange.reference",
    "exchange.scope",
    "exchange.no_relation",
    "exchange.relations",
    "exchange.key_twice",
    "rule.method_cuts",
    "rule.weights_zero",
    "rule.self_relation",
    "rule.anchor",
    "rule.name_empty",
    "rule.quote_empty",
    "rule.date",
}
# Nor does JSON have numbers that are none, so no schema need know them.
SEEN = [wrong for wrong in WRONG if wrong[3] not in UNSEEN and wrong[1] not in NO_NUMBERS]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", ["sample.json", "blank.json"])
def test_shipped_boards_are_valid(name: str) -> None:
    VALIDATOR.validate(json.loads(resource("boards", name).read_text(encoding="utf-8")))


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None, max_examples=30)
@given(boards())
def test_every_export_is_valid(board: Board) -> None:
    VALIDATOR.validate(json.loads(json.dumps(told(board))))


def test_the_schema_names_just_the_keys_that_the_reader_knows() -> None:
    assert set(SCHEMA["properties"]) == {"format", "format_version", "board", *(each.name for each in SECTIONS)}
    assert set(SCHEMA["properties"]["board"]["properties"]) == PREMISE.names
    for section in SECTIONS:
        name = SCHEMA["properties"][section.name]["items"]["$ref"].rpartition("/")[2]
        assert set(SCHEMA["$defs"][name]["properties"]) == section.shape.names, section.name


@pytest.mark.parametrize(
    ("path", "value", "place", "code"), SEEN, ids=[f"{w[2]} {w[3]} {n}" for n, w in enumerate(SEEN)]
)
def test_what_the_reader_refuses_by_shape_the_schema_refuses_too(
    tree: dict[str, Any], path: tuple[str | int, ...], value: Any, place: str, code: str
) -> None:
    spoil(tree, *path, to=value)
    assert not VALIDATOR.is_valid(tree), (place, code)


def test_unknown_keys_are_allowed_as_the_reader_allows_them(tree: dict[str, Any]) -> None:
    spoil(tree, "entities", 3, "logo", to="x")
    VALIDATOR.validate(tree)
    spoil(tree, "entities", 3, "key", to=GONE)
    assert not VALIDATOR.is_valid(tree)
