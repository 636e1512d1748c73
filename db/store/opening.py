"""Ways into a board file: open it, make it, or read it without holding it."""

from __future__ import annotations

import os
import tempfile
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import insert

from db.errors import FileError
from db.model.things import KINDS, new_id
from db.store import lock, rows
from db.store.backup import part_beside, swap_in
from db.store.connection import connect, connect_to_recover, engine_on
from db.store.file import BoardFile, board_in
from db.store.header import find, is_hot, refuse_readonly, sniff
from db.store.migrations.runner import migrate_copy, swap
from db.store.refusal import folder_refusals, refusal, refusals
from db.store.schema import APPLICATION_ID, META, METADATA, VERSION
from db.store.soundness import verify

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from db.model.board import Board
    from db.model.things import Thing


def open_file(path: str | os.PathLike[str]) -> BoardFile:
    """Return the board file at ``path``, held for this process alone; raises FileError.

    A file of an older version is brought up to date first; the old one is kept beside it.
    """
    real = find(path)
    _refuse_held(real)
    found = sniff(real)
    raw = _take(real)
    try:
        claim = lock.claim(real)
        try:
            if found < VERSION:
                raw = _up_to_date(raw, claim, found)
            with refusals(real):
                verify(raw, real)
                return BoardFile(raw, claim)
        except BaseException:
            claim.release()
            raise
    except BaseException:
        raw.close()
        raise


def create_file(path: str | os.PathLike[str], things: Iterable[Thing]) -> BoardFile:
    """Make a new board file of ``things`` and return it open; raises FileError, also if there is a file already."""
    target = Path(path).absolute()
    with folder_refusals(target):
        _reserve(target)
    part = part_beside(target)
    try:
        with refusals(target):
            _fill(part, things)
        swap_in(part, target)
    except BaseException:
        target.unlink(missing_ok=True)  # the empty file that kept the name
        raise
    finally:
        part.unlink(missing_ok=True)
    return open_file(target)


def read_board(path: str | os.PathLike[str]) -> Board:
    """Return the board in a file without holding the file; one that can only be read will do.

    Raises FileError, also while a window has the board open.
    """
    real = find(path)
    _refuse_held(real)
    found = sniff(real)
    with _naming_who(real), refusals(real), closing(_connect_to_read(real)) as raw:
        if found == VERSION:
            return _read(raw, real)
        with tempfile.TemporaryDirectory() as folder:
            part = Path(folder, "part")
            migrate_copy(raw, part, real)
            with closing(connect(part, "ro")) as migrated:
                return _read(migrated, real)


def _refuse_held(real: Path) -> None:
    lock.refuse_here(real)
    lock.refuse_elsewhere(real)


def _take(real: Path) -> sqlite3.Connection:
    with _naming_who(real), refusals(real):
        refuse_readonly(real)
        return connect(real, "rw")


@contextmanager
def _naming_who(real: Path) -> Iterator[None]:
    try:
        yield
    except FileError as error:
        if error.code != "file.busy":
            raise
        raise lock.busy(real) from error


def _up_to_date(raw: sqlite3.Connection, claim: lock.Claim, found: int) -> sqlite3.Connection:
    """Migrate the file that ``raw`` holds and return a connection that holds what is now in its place."""
    part = part_beside(claim.path)
    try:
        migrate_copy(raw, part, claim.path)
        raw.close()
        swap(part, claim.path, found)
    finally:
        part.unlink(missing_ok=True)
    claim.move()
    return _take(claim.path)


def _reserve(target: Path) -> None:
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
    except FileExistsError as error:
        raise refusal("file.exists", target) from error


def _fill(part: Path, things: Iterable[Thing]) -> None:
    heap: dict[type[Thing], list[Thing]] = {kind: [] for kind in KINDS}
    for thing in things:
        heap[type(thing)].append(thing)
    with closing(connect(part, "rwc")) as raw, engine_on(raw).begin() as connection:
        raw.execute(f"PRAGMA application_id={APPLICATION_ID:d}")
        raw.execute(f"PRAGMA user_version={VERSION:d}")
        METADATA.create_all(connection)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute(insert(META), [{"key": "id", "value": new_id()}, {"key": "made_at", "value": now}])
        for kind, alike in heap.items():
            if alike:
                rows.insert_all(connection, kind, alike)


def _connect_to_read(real: Path) -> sqlite3.Connection:
    if is_hot(real) and os.access(real, os.W_OK) and os.access(real.parent, os.W_OK):
        return connect_to_recover(real)
    return connect(real, "ro")


def _read(raw: sqlite3.Connection, real: Path) -> Board:
    with engine_on(raw, begin="BEGIN").begin() as connection:
        verify(raw, real)
        return board_in(connection, real)
