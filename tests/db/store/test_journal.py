from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from db.model.change import Change, added
from db.model.things import Premise
from db.store import journal
from db.store.connection import engine_on
from db.store.schema import JOURNAL, METADATA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

    from db.model.things import Thing
    from db.store.journal import Entry


@pytest.fixture
def connection() -> Iterator[Connection]:
    raw = sqlite3.connect(":memory:", isolation_level=None)
    engine = engine_on(raw)
    METADATA.create_all(engine)
    with engine.begin() as connection:
        yield connection
    raw.close()


def test_a_journal_begins_empty(connection: Connection) -> None:
    assert journal.last(connection) == 0
    assert journal.moves(connection) == []
    assert journal.entries(connection) == []


def test_steps_come_back_with_their_names(connection: Connection, entry: Callable[..., Entry]) -> None:
    steps = [entry(1), entry(2), entry(3, "undo", 2), entry(4, "redo", 2)]
    for step in steps:
        journal.append(connection, step, ())
    assert journal.entries(connection) == steps
    assert journal.entries(connection, 3) == [steps[2]]
    assert journal.moves(connection) == [(1, "do", None), (2, "do", None), (3, "undo", 2), (4, "redo", 2)]
    assert journal.last(connection) == 4


def test_changes_of_every_kind_come_back(
    connection: Connection, entry: Callable[..., Entry], things: tuple[Thing, ...]
) -> None:
    premise = next(each for each in things if isinstance(each, Premise))
    changes = (*added(*things), Change(premise, replace(premise, title_en="Small")), Change(things[0], None))
    journal.append(connection, entry(1), changes)
    assert journal.changes_of(connection, 1) == changes


def test_an_undo_keeps_no_changes_of_its_own(
    connection: Connection, entry: Callable[..., Entry], things: tuple[Thing, ...]
) -> None:
    journal.append(connection, entry(1), added(*things))
    journal.append(connection, entry(2, "undo", 1), added(*things))
    with pytest.raises(ValueError, match="no changes"):
        journal.changes_of(connection, 2)


@pytest.mark.parametrize(
    "told",
    [
        [["planet", None, None]],
        [["layer", None, None]],
        [["layer", None]],
        [["layer", None, {"id": "a"}]],
        ["layer"],
        {"layer": 1},
    ],
)
def test_changes_that_cannot_be_understood_are_damage(
    connection: Connection, entry: Callable[..., Entry], told: object
) -> None:
    journal.append(connection, entry(1), ())
    connection.execute(update(JOURNAL).values(changes=told))
    with pytest.raises((ValueError, TypeError)):
        journal.changes_of(connection, 1)


def test_a_name_that_cannot_be_understood_is_damage(connection: Connection, entry: Callable[..., Entry]) -> None:
    journal.append(connection, entry(1), ())
    connection.execute(update(JOURNAL).values(subject=[["name", ["가"]]]))
    with pytest.raises(ValueError, match="shorter"):
        journal.entries(connection)
