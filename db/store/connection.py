"""Connections: SQLite as a board wants it, and an engine on the one connection there is."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import quote

from sqlalchemy import create_engine, event
from sqlalchemy.pool import StaticPool

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

Mode: TypeAlias = Literal["ro", "rw", "rwc"]

_PATIENCE = 0.5  # seconds to wait for a command-line reader to be done with the file

# Against a file that someone has tampered with; the first ones have to stand before anything is read.
WARY = (
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA foreign_keys=ON",
)
# DELETE with EXTRA lost no edit in any power cut; SQLite's own default loses some, WAL leaves edits in side files.
SAFE = (
    "PRAGMA locking_mode=EXCLUSIVE",
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA fullfsync=ON",  # on macOS, where a plain sync stops short of the disk
)
_LIMITS = {
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}


def connect(path: Path, mode: Mode) -> sqlite3.Connection:
    """Return a connection to the file; for writing it holds the file alone until it is closed.

    Raises sqlite3.Error. A file that can only be read is opened all the same: ask `refuse_readonly` first.
    """
    raw = _open(path, mode)
    try:
        if mode != "ro":
            for statement in (*SAFE, "BEGIN EXCLUSIVE", "COMMIT"):
                raw.execute(statement)
    except sqlite3.Error:
        raw.close()
        raise
    return raw


def connect_to_recover(path: Path) -> sqlite3.Connection:
    """Return a connection that reads, and first takes back an unfinished edit that a crash has left."""
    return _open(path, "rw")


def engine_on(raw: sqlite3.Connection, begin: str = "BEGIN IMMEDIATE") -> Engine:
    """Return an engine that works on that connection alone and never puts values into error texts."""
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool, hide_parameters=True)
    # The driver would not begin before a CREATE or ALTER, and a failed migration would leave debris.
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _open(path: Path, mode: Mode) -> sqlite3.Connection:
    raw = sqlite3.connect(_uri(path, mode), uri=True, isolation_level=None, timeout=_PATIENCE)
    for limit, value in _LIMITS.items():
        raw.setlimit(limit, value)
    for pragma in WARY:
        raw.execute(pragma)
    return raw


def _uri(path: Path, mode: Mode) -> str:
    # Path.as_uri() breaks on shares. The path as bytes, so that names that are no text can be opened too.
    whole = os.fsencode(path.as_posix())
    return f"file://{'' if whole.startswith(b'/') else '/'}{quote(whole)}?mode={mode}"
