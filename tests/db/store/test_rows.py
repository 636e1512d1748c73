from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event, select

from db.model.board import Board
from db.model.change import Change, added
from db.model.things import KINDS, Citation, Entity, Fact, Layer, Milestone, Position, Rating, Segment, Thing, Vote
from db.store import rows
from db.store.connection import engine_on
from db.store.schema import METADATA, TOMBSTONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

NOW = datetime(2024, 1, 1, tzinfo=UTC)
whole = st.integers(-(2**63), 2**63 - 1)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(int, whole)


def fits(thing: Thing) -> Thing:
    """Give the thing what the tables themselves ask for."""
    if isinstance(thing, Rating | Vote):
        return replace(thing, status="rated")
    return replace(thing, passage_id=None, basis="general") if isinstance(thing, Citation) else thing


any_thing = st.sampled_from(KINDS).flatmap(st.from_type).map(fits)


@pytest.fixture(scope="module")
def empty() -> Iterator[Connection]:
    """Tables without rows, where nothing is watched but the shape of things."""
    raw = sqlite3.connect(":memory:", isolation_level=None)
    engine = engine_on(raw)
    METADATA.create_all(engine)
    with engine.connect() as connection:
        yield connection
    raw.close()


@pytest.fixture
def filled(empty: Connection, things: tuple[Thing, ...]) -> Iterator[Connection]:
    with empty.begin() as transaction:
        rows.write(empty, added(*things), NOW)
        yield empty
        transaction.rollback()


@given(thing=any_thing)
def test_a_thing_comes_back_as_it_went_in(empty: Connection, thing: Thing) -> None:
    with empty.begin() as transaction:
        rows.insert_all(empty, type(thing), [thing])
        assert list(rows.load(empty)) == [thing]
        transaction.rollback()


def test_every_kind_comes_back(filled: Connection, things: tuple[Thing, ...]) -> None:
    assert list(rows.load(filled)) == sorted(things, key=lambda thing: KINDS.index(type(thing)))
    assert {type(thing) for thing in things} == set(KINDS)


def test_things_come_back_in_the_order_they_came_to_be(filled: Connection) -> None:
    names = ["바", "가", "다"]
    more = [Layer(id=f"{n}", key=n, name_ko=n, stack_rank=9) for n in names]
    rows.write(filled, added(*more), NOW)
    rows.write(filled, [Change(more[0], replace(more[0], name_ko="라"))], NOW)
    assert [thing.key for thing in rows.load(filled) if isinstance(thing, Layer)] == ["service", *names]


def of(things: tuple[Thing, ...], kind: type[Thing]) -> Thing:
    return next(thing for thing in things if type(thing) is kind)


def test_a_change_touches_the_one_row(filled: Connection, things: tuple[Thing, ...]) -> None:
    before = of(things, Position)
    assert isinstance(before, Position)
    after = replace(before, x=None, lane=None)
    rows.write(filled, [Change(before, after)], NOW)
    assert set(rows.load(filled)) == {after if thing is before else thing for thing in things}


def test_what_is_removed_leaves_a_tombstone_and_coming_back_takes_it_away(
    filled: Connection, things: tuple[Thing, ...]
) -> None:
    fact = of(things, Fact)
    rows.write(filled, [Change(fact, None)], NOW)
    assert filled.execute(select(TOMBSTONE)).all() == [(fact.id, "fact", NOW)]
    assert fact not in list(rows.load(filled))
    rows.write(filled, [Change(None, fact)], NOW)
    assert filled.execute(select(TOMBSTONE)).all() == []
    assert fact in list(rows.load(filled))


def test_a_thing_that_changes_twice_in_one_edit_is_written_once(filled: Connection, things: tuple[Thing, ...]) -> None:
    first = Milestone(id="m", key="m", date=NOW.date(), name_ko="하나")
    second, third = replace(first, name_ko="둘"), replace(first, name_ko="셋")
    rows.write(filled, [Change(None, first), Change(first, second), Change(second, third)], NOW)
    assert third in list(rows.load(filled))
    rows.write(filled, [Change(third, second), Change(second, None)], NOW)
    assert set(rows.load(filled)) == set(things)


def test_a_thing_that_comes_and_goes_in_one_edit_was_never_there(filled: Connection) -> None:
    passing = Milestone(id="m", key="m", date=NOW.date(), name_ko="잠깐")
    rows.write(filled, [Change(None, passing), Change(passing, None)], NOW)
    assert filled.execute(select(TOMBSTONE)).all() == []


@pytest.mark.parametrize("after", [True, False])
def test_a_row_that_is_not_there_is_missed(filled: Connection, *, after: bool) -> None:
    ghost = Milestone(id="m", key="m", date=NOW.date(), name_ko="유령")
    with pytest.raises(rows.LostRowError):
        rows.write(filled, [Change(ghost, replace(ghost, name_ko="망령") if after else None)], NOW)


@pytest.mark.parametrize("column", ["status", "confidence", "target_kind"])
def test_a_word_that_is_no_choice_is_noticed_without_the_database(filled: Connection, column: str) -> None:
    filled.exec_driver_sql("PRAGMA ignore_check_constraints=ON")
    filled.exec_driver_sql(f"UPDATE rating SET {column} = 'so-so', score = NULL")  # noqa: S608 - our own column
    filled.exec_driver_sql("PRAGMA ignore_check_constraints=OFF")
    with pytest.raises(ValueError, match="a word that Rating does not know"):
        list(rows.load(filled))


def test_rows_may_come_in_any_order_within_an_edit(empty: Connection) -> None:
    layer = Layer(id="l", key="l", name_ko="층", stack_rank=1)
    segment = Segment(id="s", key="s", layer_id="l", order=1, name_ko="칸")
    with empty.begin() as transaction:
        rows.write(empty, added(segment, layer), NOW)
        assert Board(rows.load(empty)).the(Segment, "s") == segment
        rows.write(empty, [Change(layer, None), Change(segment, None)], NOW)
        assert not list(rows.load(empty))
        transaction.rollback()


def test_many_rows_of_a_kind_are_one_statement(filled: Connection, things: tuple[Thing, ...]) -> None:
    raw = filled.connection.driver_connection
    assert raw is not None
    players = [Entity(id=f"e{n}", key=f"e{n}", kind="company", origin="KR", name_ko=f"기업 {n}") for n in range(500)]
    seen: list[str] = []
    event.listen(filled.engine, "before_cursor_execute", lambda *args: seen.append(args[2]))
    rows.write(filled, added(*players), NOW)
    assert len(seen) == 2  # the rows, and the tombstones they may have had
    assert len(things) == 26
