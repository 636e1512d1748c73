"""Reading: a file of the exchange format becomes things, whole or not at all."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from db.errors import ExchangeError, RuleError
from db.exchange.document import load
from db.exchange.frame import PREMISE, PREMISE_ID
from db.exchange.incoming import Incoming
from db.exchange.pause import undisturbed
from db.exchange.place import Place
from db.exchange.reading import Reading
from db.exchange.sections import SECTIONS
from db.model.board import Board
from db.model.circles import circle, closing
from db.model.things import KINDS, Entity, Relation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from db.exchange.document import Document

_ROOT = frozenset({"format", "format_version", "board", *(each.name for each in SECTIONS)})


def read(source: str | Path) -> Incoming:
    """Return what a file (a path) or its text (a string) brings.

    Raises ExchangeError where it is no board of this format, or where anything in it is wrong: the first
    trouble and its place, and how many more there are; `db.exchange.trouble.troubles_of` lists them.
    """
    with undisturbed():
        return _read(load(source))


def _read(document: Document) -> Incoming:
    reading = Reading()
    for place in document.doubled:
        reading.refuse(place, ExchangeError("exchange.doubled"))
    _read_root(document.root, reading)
    reading.troubles.settle()
    things = tuple(thing for kind in KINDS for thing in reading.things[kind].values())
    return Incoming(things, tuple(reading.unknown), MappingProxyType(reading.silent))


def _read_root(root: Mapping[str, Any], reading: Reading) -> None:
    reading.unknown += [str(Place(name)) for name in root if name not in _ROOT]
    # All ids and keys first: things refer to each other across the whole file.
    items = [(section, section.identify(root, reading)) for section in SECTIONS]
    _read_premise(root, reading)
    for section, told in items:
        section.read(told, reading)
    _refuse_circles(reading)


def _refuse_circles(reading: Reading) -> None:
    round_and_round = closing(reading.all(Relation))
    named = Board((*reading.all(Entity), *round_and_round))
    for relation in round_and_round:
        code, facts = circle(named, relation)
        reading.refuse(reading.place(relation), RuleError(code, **facts))


def _read_premise(root: Mapping[str, Any], reading: Reading) -> None:
    at = Place("board")
    if "board" not in root:
        reading.refuse(at, ExchangeError("exchange.absent", key="board"))
        return
    told = root["board"]
    known = PREMISE_ID.read(told, at, reading) if isinstance(told, dict) else {}
    premise = PREMISE.take(told, at, reading, **known)
    if premise is not None:
        reading.settle(premise, at)
