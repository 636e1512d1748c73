"""The form of all tables of a board file: how they and their rules are named, and what a thing's table begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, MetaData, Table

from db.store.columns import identity, text

if TYPE_CHECKING:
    from sqlalchemy.schema import SchemaItem

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def table(name: str, *items: SchemaItem) -> Table:
    """Return a table of the file."""
    return Table(name, METADATA, *items, sqlite_strict=True)


def things_of(name: str, *items: SchemaItem) -> Table:
    """Return the table of a kind of thing."""
    return table(name, *identity(), *items)


def both(stem: str) -> tuple[Column[Any], Column[Any]]:
    """Return the columns of a text in both languages."""
    return text(f"{stem}_ko"), text(f"{stem}_en")


def many(*names: str) -> tuple[Column[Any], ...]:
    """Return a column of text for each name."""
    return tuple(text(name) for name in names)
