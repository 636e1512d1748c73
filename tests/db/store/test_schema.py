from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Boolean, CheckConstraint, Date, ForeignKeyConstraint, Integer, Text, Uuid
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.schema import CreateIndex, CreateTable

from db.model.things import KINDS, Anchor, Thing
from db.store import shapes
from db.store.connection import connect, engine_on
from db.store.migrations.steps import STEPS
from db.store.schema import APPLICATION_ID, METADATA, RATING, TABLES, VERSION

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_table_with_a_column_for_each_field(kind: type[Thing]) -> None:
    assert tuple(TABLES[kind].c.keys()) == ("no", *shapes.names(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_a_column_may_be_empty_just_where_the_field_may(kind: type[Thing]) -> None:
    hints = shapes.hints(kind)
    for name in shapes.names(kind):
        optional = type(None) in getattr(hints[name], "__args__", ())
        assert TABLES[kind].c[name].nullable == optional, name


def test_every_constraint_has_a_name() -> None:
    for table in METADATA.tables.values():
        assert all(constraint.name for constraint in table.constraints)


def test_every_table_is_strict() -> None:
    for table in METADATA.tables.values():
        assert str(CreateTable(table).compile(dialect=sqlite.dialect())).rstrip().endswith("STRICT")


def test_references_wait_for_the_end_of_the_edit() -> None:
    found = [
        each
        for table in METADATA.tables.values()
        for each in table.constraints
        if isinstance(each, ForeignKeyConstraint)
    ]
    assert len(found) == 25
    assert all(each.deferrable and each.initially == "DEFERRED" for each in found)


def test_the_same_tables_are_postgresql_too() -> None:
    dialect = postgresql.dialect()
    for table in METADATA.tables.values():
        made = str(CreateTable(table).compile(dialect=dialect))
        assert "STRICT" not in made
        for index in table.indexes:
            CreateIndex(index).compile(dialect=dialect)
    made = str(CreateTable(RATING).compile(dialect=dialect))
    for part in ("id UUID NOT NULL", "score DOUBLE PRECISION", "as_of DATE NOT NULL", "no BIGINT GENERATED"):
        assert part in made


def test_elsewhere_values_are_of_the_database_s_own_types() -> None:
    assert isinstance(RATING.c.as_of.type.load_dialect_impl(postgresql.dialect()), Date)
    assert isinstance(RATING.c.id.type, Uuid)
    folded = METADATA.tables["layer"].c.folded.type
    assert isinstance(folded.load_dialect_impl(postgresql.dialect()), Boolean)
    assert isinstance(folded.load_dialect_impl(sqlite.dialect()), Integer)
    assert isinstance(RATING.c.as_of.type.load_dialect_impl(sqlite.dialect()), Text)


def test_elsewhere_records_go_out_as_plain_json() -> None:
    anchors = (Anchor(score=1, ko="뒤처짐"),)
    elsewhere = DefaultDialect()
    send = METADATA.tables["criterion"].c.anchors.type.dialect_impl(elsewhere).bind_processor(elsewhere)
    assert send is not None
    assert json.loads(send(anchors)) == [{"score": 1, "ko": "뒤처짐", "en": ""}]


def test_choices_are_checked_by_the_database() -> None:
    checks = {
        str(each.name) for each in RATING.constraints | RATING.c.status.constraints if isinstance(each, CheckConstraint)
    }
    assert {"ck_rating_scored", "ck_rating_status"} <= checks


def test_a_fresh_file_is_what_the_tables_say(path: Path) -> None:
    raw = connect(path, "ro")
    with engine_on(raw, "BEGIN").connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    raw.close()


def test_a_fresh_file_says_what_it_is(path: Path) -> None:
    head = path.read_bytes()[:100]
    assert head.startswith(b"SQLite format 3\x00")
    assert int.from_bytes(head[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(head[60:64], "big") == VERSION


def test_the_last_step_leads_to_the_present_version() -> None:
    assert [step.to for step in STEPS] == list(range(1, VERSION + 1))


def test_a_table_takes_no_value_of_another_type(path: Path) -> None:
    raw = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT value in REAL column"):
        raw.execute("UPDATE rating SET score = '강함'")
    raw.close()
