"""Columns: how one field of a thing is kept, on SQLite's STRICT tables and on PostgreSQL alike.

Each function makes one column. SQLite's strict tables know five types only, so every type here says what it
is on SQLite and what elsewhere; values cross over in one place, not in each statement.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, get_args

from sqlalchemy import (
    JSON,
    REAL,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Double,
    ForeignKey,
    Identity,
    Integer,
    Text,
    Uuid,
)
from sqlalchemy.types import TypeDecorator

from db.store.shapes import to_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.engine import Dialect
    from sqlalchemy.types import TypeEngine

ID = Uuid(as_uuid=False).with_variant(Text(), "sqlite")
WHOLE = Integer()
BIG = BigInteger().with_variant(Integer(), "sqlite")
NUMBER: Double[float] = Double().with_variant(REAL(), "sqlite")


class _Carried(TypeDecorator[Any]):
    """A type that SQLite does not have: a plain SQLite type, and what carries a value there and back."""

    cache_ok = True
    plain: type[TypeEngine[Any]]
    there: Callable[[Any], object]
    back: Callable[[Any], object]

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return self.plain() if dialect.name == "sqlite" else self.impl_instance

    # The processors themselves are handed over, not wrapped: 40,000 ratings make 80,000 dates at each open.
    def bind_processor(self, dialect: Dialect) -> Callable[[Any], object] | None:
        return _or_null(type(self).there) if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], object] | None:
        return _or_null(type(self).back) if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


def _or_null(carry: Callable[[Any], object]) -> Callable[[Any], object]:
    return lambda value: None if value is None else carry(value)


class Day(_Carried):
    """A date: ISO text on SQLite."""

    cache_ok = True
    impl = Date
    plain = Text
    there = staticmethod(date.isoformat)
    back = staticmethod(date.fromisoformat)


class Moment(_Carried):
    """A point in time in UTC: ISO text on SQLite."""

    cache_ok = True
    impl = DateTime(timezone=True)
    plain = Text
    there = staticmethod(lambda moment: moment.astimezone(UTC).isoformat(timespec="microseconds"))
    back = staticmethod(datetime.fromisoformat)


class Flag(_Carried):
    """A yes or no: 1 or 0 on SQLite."""

    cache_ok = True
    impl = Boolean
    plain = Integer
    there = staticmethod(int)
    back = staticmethod(bool)


class Nested(_Carried):
    """What has parts of its own but no id: JSON, as text on SQLite."""

    cache_ok = True
    impl = JSON(none_as_null=True)
    plain = Text
    there = staticmethod(to_text)
    back = staticmethod(json.loads)

    def process_bind_param(self, value: object, dialect: Dialect) -> object:
        """Hand records over as plain JSON where the database makes the text itself."""
        del dialect
        return None if value is None else json.loads(to_text(value))


def identity() -> tuple[Column[Any], Column[Any]]:
    """Return the two columns that each table of things begins with.

    ``id`` is the thing's own. ``no`` is the order in which things came to be in this file, which is the order
    in which a board hands them out; on SQLite it is the row's own number and takes no room.
    """
    return (
        Column("no", BIG, Identity(), primary_key=True),
        Column("id", ID, nullable=False, unique=True),
    )


def key(name: str = "id") -> Column[Any]:
    """Return a column for the id of a thing that no foreign key watches."""
    return Column(name, ID, nullable=False)


def refer(name: str, table: str, *, nullable: bool = False, index: bool = False) -> Column[Any]:
    """Return a column that refers to a thing of ``table``; ``index`` it if such things are removed often.

    References are looked at when a transaction ends, so that the rows of an edit may come in any order.
    """
    watched = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return Column(name, ID, watched, nullable=nullable, index=index)


def text(name: str, *, nullable: bool = False) -> Column[Any]:
    """Return a column for text."""
    return Column(name, Text, nullable=nullable)


def choice(name: str, literal: object, *, nullable: bool = False) -> Column[Any]:
    """Return a column for one of the words of a literal type."""
    words = ", ".join(f"'{word}'" for word in get_args(literal))
    return Column(name, Text, CheckConstraint(f"{name} IN ({words})", name=name), nullable=nullable)


def whole(name: str, *, nullable: bool = False) -> Column[Any]:
    """Return a column for a whole number."""
    return Column(name, WHOLE, nullable=nullable)


def number(name: str, *, nullable: bool = False) -> Column[Any]:
    """Return a column for a number."""
    return Column(name, NUMBER, nullable=nullable)


def flag(name: str) -> Column[Any]:
    """Return a column for a yes or no."""
    return Column(name, Flag, nullable=False)


def day(name: str, *, nullable: bool = False) -> Column[Any]:
    """Return a column for a date."""
    return Column(name, Day, nullable=nullable)


def moment(name: str) -> Column[Any]:
    """Return a column for a point in time."""
    return Column(name, Moment, nullable=False)


def nested(name: str, *, nullable: bool = False) -> Column[Any]:
    """Return a column for what has parts but no id of its own, as JSON."""
    return Column(name, Nested, nullable=nullable)
