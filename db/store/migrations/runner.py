"""The runner: brings a file of an older version up to date, on a copy, and keeps the old one.

The copy is migrated, looked through and counted before anything happens to the file itself; then the file gets
a second name as the backup, and the copy takes its place in one step. Whatever fails before leaves the file as
it was, byte for byte.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from db.errors import FileError
from db.store.backup import copy_to, swap_in
from db.store.connection import WARY, engine_on
from db.store.migrations.steps import STEPS
from db.store.refusal import folder_refusals, refusal, refusals
from db.store.soundness import verify, verify_older

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from db.store.migrations.step import Step


def migrate_copy(source: sqlite3.Connection, part: Path, path: Path, steps: Sequence[Step] = STEPS) -> None:
    """Write the open board ``source`` of ``path`` to the new file ``part``, in the present version.

    Raises FileError ``file.migration`` where a step fails or its outcome is not a sound board with all its rows,
    and as any writing does where the disk refuses; ``part`` is worth nothing then.
    """
    copy_to(source, part, path)
    with refusals(path), closing(sqlite3.connect(part, isolation_level=None)) as raw:
        _migrate(raw, path, steps)


def swap(part: Path, path: Path, found: int) -> Path:
    """Put the migrated copy in the place of the closed file and return where the old one is kept."""
    kept = _free(path, found)
    with folder_refusals(path):
        try:
            os.link(path, kept)
        except OSError:  # a share or a stick that knows no second names
            shutil.copy2(path, kept)
    swap_in(part, path)
    return kept


def _migrate(raw: sqlite3.Connection, path: Path, steps: Sequence[Step]) -> None:
    for pragma in WARY:
        raw.execute(pragma)
    # With foreign keys on, rebuilding a table would take the rows that refer to it along.
    raw.execute("PRAGMA foreign_keys=OFF")
    verify_older(raw, path)
    before = _counts(raw)
    due = [step for step in steps if step.to > raw.execute("PRAGMA user_version").fetchone()[0]]
    try:
        with refusals(path):
            _run(raw, due)
            _compare(before, _counts(raw), due)
            verify(raw, path, patience=None)
    except Exception as error:
        # Whatever a step stumbles over, the user's file is as it was; only a full or failing disk is told as such.
        if isinstance(error, FileError) and error.code in {"file.full", "file.io"}:
            raise
        raise refusal("file.migration", path) from error


def _run(raw: sqlite3.Connection, due: Sequence[Step]) -> None:
    # A quarter of a second that only an old file is worth.
    from alembic.migration import MigrationContext  # noqa: PLC0415
    from alembic.operations import Operations  # noqa: PLC0415

    with engine_on(raw).begin() as connection:
        operations = Operations(MigrationContext.configure(connection))
        for step in due:
            step.upgrade(operations)
            connection.exec_driver_sql(f"PRAGMA user_version={step.to:d}")


def _compare(before: dict[str, int], after: dict[str, int], due: Sequence[Step]) -> None:
    recounted = frozenset[str]().union(*(step.recounted for step in due))
    lost = {name for name, rows in before.items() if name not in recounted and after.get(name) != rows}
    if lost:
        raise LookupError(f"rows lost or made in {', '.join(sorted(lost))}")


def _counts(raw: sqlite3.Connection) -> dict[str, int]:
    names = [row[0] for row in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()]
    return {name: raw.execute(f"SELECT count(*) FROM {_quoted(name)}").fetchone()[0] for name in names}  # noqa: S608


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _free(path: Path, found: int) -> Path:
    """Return a name for the backup that nothing has yet."""
    kept, number = path.with_name(f"{path.name}.v{found}.bak"), 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.name}.v{found}-{number}.bak")
    return kept
