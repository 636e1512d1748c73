"""Soundness: whether a file that claims to be a board can be trusted to be one.

First what the file's tables are, by meaning and before anything in them is evaluated: each clause of each
statement that made them must be one of ours, in whatever order and spelling. Then whether the pages are whole,
which may take a set time only, and whether references lead somewhere.
"""

from __future__ import annotations

import re
import sqlite3
import time
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from db.store.refusal import refusal
from db.store.schema import APPLICATION_ID, METADATA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Clause: TypeAlias = "tuple[str, ...]"
Meaning: TypeAlias = "frozenset[tuple[Clause, ...]]"

PATIENCE = 0.25  # seconds for looking at every page; a larger file is opened all the same
_STEPS = 20_000  # of SQLite's machine between two looks at the clock

# In the order of the alternatives: text, quoted names, comments, words, all else.
_TOKEN = re.compile(
    r"""('(?:[^']|'')*')|"((?:[^"]|"")*)"|`([^`]*)`|\[([^\]]*)\]|--[^\n]*|/\*.*?\*/|(\w+)|(\S)""", re.DOTALL
)
# Quoted, these would be names that look like clauses.
_KEPT_QUOTED = frozenset(
    {"as", "check", "collate", "constraint", "default", "deferrable", "foreign", "generated", "not", "null", "on"}
    | {"primary", "references", "unique"}
)
# Left behind by other tools that have looked at the file; they hold no board.
_HARMLESS = ("sqlite_stat1", "sqlite_stat4")


def verify(raw: sqlite3.Connection, path: Path, patience: float | None = PATIENCE) -> None:
    """Raise FileError if the file is not a sound board; ``patience`` None looks to the end however long it takes."""
    if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise refusal("file.foreign", path)
    if raw.execute("PRAGMA encoding").fetchone()[0] != "UTF-8" or meaning_of(raw) != expected():
        raise refusal("file.altered", path)
    if not _whole(raw, patience):
        raise refusal("file.damaged", path)


def verify_older(raw: sqlite3.Connection, path: Path) -> None:
    """Raise FileError if a board of an older version, whose tables cannot be known here, is no sound set of tables."""
    strange = "SELECT 1 FROM sqlite_schema WHERE type NOT IN ('table', 'index') OR sql LIKE 'create virtual%'"
    if raw.execute(strange).fetchone() is not None:
        raise refusal("file.altered", path)
    if not _whole(raw, None):
        raise refusal("file.damaged", path)


def meaning_of(raw: sqlite3.Connection) -> Meaning:
    """Return what the file's schema means, without evaluating any of it."""
    statements = raw.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT IN (?, ?)", _HARMLESS)
    return frozenset(_clauses(sql) for (sql,) in statements)


@cache
def expected() -> Meaning:
    """Return what the schema of a board means."""
    dialect = sqlite.dialect()
    made: list[CreateTable | CreateIndex] = []
    for table in METADATA.tables.values():
        made += [CreateTable(table), *(CreateIndex(index) for index in table.indexes)]
    return frozenset(_clauses(str(each.compile(dialect=dialect))) for each in made)


def _whole(raw: sqlite3.Connection, patience: float | None) -> bool:
    end = time.monotonic() + patience if patience is not None else float("inf")
    raw.set_progress_handler(lambda: int(time.monotonic() > end), _STEPS)
    try:
        whole = [row[0] for row in raw.execute("PRAGMA integrity_check(1)")] == ["ok"]
        return whole and raw.execute("PRAGMA foreign_key_check").fetchone() is None
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_INTERRUPT:
            raise
        return True
    finally:
        raw.set_progress_handler(None, 0)


def _clauses(sql: str) -> tuple[Clause, ...]:
    """Return a CREATE statement as what stands before, the sorted parts of its bracket, and what stands behind."""
    before: list[str] = []
    parts: list[list[str]] = [[]]
    behind: list[str] = []
    depth = 0
    for each in _tokens(sql):
        depth -= each == ")"
        if depth == 0:
            (behind if parts[0] else before).append(each)
        elif depth == 1 and each == ",":
            parts.append([])
        else:
            parts[-1].append(each)
        depth += each == "("
    return (tuple(before), *sorted(tuple(part) for part in parts), tuple(behind))


def _tokens(sql: str) -> Iterator[str]:
    for text, double, back, square, word, other in _TOKEN.findall(sql):
        name = double or back or square
        if text or other:
            yield text or other
        elif name:
            yield f'"{name}"' if name.lower() in _KEPT_QUOTED else name.lower()
        elif word:
            yield word.lower()
