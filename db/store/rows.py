"""Rows: things as the rows of their tables, and back. Generic: it knows fields and columns, no single kind."""

from __future__ import annotations

from collections import deque
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, delete, insert, select, update

from db.model.things import KINDS, Thing
from db.store import shapes
from db.store.columns import Nested
from db.store.schema import TABLES, TOMBSTONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from sqlalchemy import Connection, CursorResult, Select
    from sqlalchemy.sql.dml import Delete, Update
    from sqlalchemy.types import TypeEngine

    from db.model.change import Change


class LostRowError(Exception):
    """A row that is to be changed or removed cannot be found in its table."""


def load(connection: Connection) -> Iterator[Thing]:
    """Yield every thing of the file, in the order of `KINDS` and within a kind in the order they came to be.

    Raises ValueError or TypeError where a row holds what its thing cannot.
    """
    for kind in KINDS:
        yield from _load(connection, kind)


def write(connection: Connection, changes: Iterable[Change], at: datetime) -> None:
    """Carry the changes over to the tables, with a tombstone for each thing that is gone.

    Raises LostRowError where the table does not hold what is to be changed.
    """
    added, changed, removed = _by_kind(_net(changes))
    for kind in reversed(KINDS):
        if kind in removed:
            _remove(connection, kind, removed[kind], at)
    for kind in KINDS:
        if kind in changed:
            rows = [{"the_id": thing.id, **_row(thing)} for thing in changed[kind]]
            _all_met(connection.execute(_FORMS[kind].update, rows), rows)
        if kind in added:
            insert_all(connection, kind, added[kind])
    back = [{"the_id": thing.id} for things in added.values() for thing in things]
    if back:
        connection.execute(delete(TOMBSTONE).where(TOMBSTONE.c.id == bindparam("the_id")), back)


def insert_all(connection: Connection, kind: type[Thing], things: Iterable[Thing]) -> None:
    """Write new things of one kind."""
    connection.execute(insert(TABLES[kind]), [_row(thing) for thing in things])


def _remove(connection: Connection, kind: type[Thing], things: list[Thing], at: datetime) -> None:
    rows = [{"the_id": thing.id} for thing in things]
    _all_met(connection.execute(_FORMS[kind].delete, rows), rows)
    table = TABLES[kind].name
    connection.execute(insert(TOMBSTONE), [{"id": thing.id, "kind": table, "at": at} for thing in things])


def _all_met(result: CursorResult[Any], rows: list[dict[str, Any]]) -> None:
    # A damaged index lets an UPDATE find nothing without a word.
    if result.rowcount != len(rows):
        raise LostRowError


def _net(changes: Iterable[Change]) -> Iterator[tuple[Thing | None, Thing | None]]:
    """Yield each touched thing once: as it was before all the changes and as it is after them."""
    ends: dict[str, tuple[Thing | None, Thing | None]] = {}
    for change in changes:
        before, _ = ends.get(change.id, (change.before, None))
        ends[change.id] = (before, change.after)
    yield from ends.values()


_Heap = dict[type[Thing], list[Thing]]


def _by_kind(ends: Iterable[tuple[Thing | None, Thing | None]]) -> tuple[_Heap, _Heap, _Heap]:
    added: _Heap = {}
    changed: _Heap = {}
    removed: _Heap = {}
    for before, after in ends:
        if after is not None:
            (added if before is None else changed).setdefault(type(after), []).append(after)
        elif before is not None:
            removed.setdefault(type(before), []).append(before)
    return added, changed, removed


def _row(thing: Thing) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in shapes.names(type(thing))}


def _load(connection: Connection, kind: type[Thing]) -> list[Thing]:
    form = _FORMS[kind]
    found = connection.execute(form.select).all()
    things = [object.__new__(kind) for _ in found]
    # Field by field and past __init__, which asks for each of twelve names 40,000 times: a third of the time.
    for field, column in zip(form.fields, zip(*found, strict=True), strict=False):
        # SQLite does not look at its CHECKs where it only reads, nor where the look takes too long.
        if field.words and not field.words.issuperset(column):
            raise ValueError(f"a word that {kind.__name__} does not know")
        deque(map(field.put, things, map(field.read, column) if field.read else column), maxlen=0)
    return things


class _Field(NamedTuple):
    """How one field is read: the words it may hold, what makes its value, and what puts that into the thing."""

    words: frozenset[object]
    read: Callable[[object], Any] | None
    put: Callable[[Thing, Any], None]


class _Form(NamedTuple):
    """How the things of one kind are read and written."""

    fields: tuple[_Field, ...]
    select: Select[Any]
    update: Update
    delete: Delete


def _form(kind: type[Thing]) -> _Form:
    table, names, hints = TABLES[kind], shapes.names(kind), shapes.hints(kind)
    meant = table.c.id == bindparam("the_id")
    return _Form(
        tuple(_field(kind, name, hints[name], table.c[name].type) for name in names),
        select(*(table.c[name] for name in names)).order_by(table.c.no),
        update(table).where(meant).values({name: bindparam(name) for name in names if name != "id"}),
        delete(table).where(meant),
    )


def _field(kind: type[Thing], name: str, hint: Any, of: TypeEngine[Any]) -> _Field:  # noqa: ANN401 - a type hint
    return _Field(shapes.words(hint), shapes.reader(hint) if isinstance(of, Nested) else None, vars(kind)[name].__set__)


_FORMS: Mapping[type[Thing], _Form] = MappingProxyType({kind: _form(kind) for kind in KINDS})
