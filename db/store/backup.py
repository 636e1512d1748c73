"""Copies of an open board: taken through SQLite, finished beside their place, then put there in one step."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING
from uuid import uuid4

from db.store import lock
from db.store.connection import connect
from db.store.header import find
from db.store.refusal import folder_refusals, refusal, refusals

if TYPE_CHECKING:
    from pathlib import Path

_SIDE_FILES = ("-journal", "-wal", "-shm")


def save_copy(source: sqlite3.Connection, path: Path) -> None:
    """Write the whole board as it is now to ``path``; a file there gives way once the copy is on the disk.

    Raises FileError where the copy cannot be written, or the place is a board that is open; the file there, if
    any, is as it was then.
    """
    target = _free_of_others(path)
    part = part_beside(target)
    try:
        copy_to(source, part, target)
        swap_in(part, target)
    finally:
        part.unlink(missing_ok=True)


def copy_to(source: sqlite3.Connection, part: Path, path: Path) -> None:
    """Copy the open board to the new file ``part``, which will stand for ``path``; raises FileError."""
    with folder_refusals(path):
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
    with refusals(path), closing(sqlite3.connect(part, isolation_level=None)) as target:
        target.execute("PRAGMA synchronous=OFF")  # `swap_in` brings it to the disk as a whole
        source.backup(target)


def swap_in(part: Path, path: Path) -> None:
    """Put the finished, closed file ``part`` in the place of ``path``; both are in one folder. Raises FileError."""
    with folder_refusals(path):
        _settle(part)
        # An unfinished edit that some earlier file of this name has left would be taken back in the new one.
        for ending in _SIDE_FILES:
            path.with_name(path.name + ending).unlink(missing_ok=True)
        os.replace(part, path)  # noqa: PTH105 - the name says what it does
        _settle_folder(path)


def part_beside(path: Path) -> Path:
    """Return a new name in the same folder, for what is not finished yet."""
    return path.with_name(f".{path.name}.{uuid4().hex[:8]}.part")


def _settle(path: Path) -> None:
    """Return once a closed file is on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _settle_folder(path: Path) -> None:
    """Return once the names in the file's folder are on the disk, where the system can be asked for that."""
    if os.name == "posix":
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _free_of_others(path: Path) -> Path:
    """Return where a copy for ``path`` goes; raises FileError unless that is free or a file nobody has open."""
    if not path.parent.is_dir():
        raise refusal("file.no_folder", path)
    if not path.exists():
        return path
    real = find(path)
    lock.refuse_here(real)
    lock.refuse_elsewhere(real)
    try:
        # Only SQLite's lock can tell whether the lock file of this computer is out of date.
        connect(real, "rw").close()
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
            raise lock.busy(real) from error
        # Else it is no board, or no sound one, and gives way.
    return real
