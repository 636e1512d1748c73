"""Who has a board open: one window at a time, on one computer at a time.

Three locks, each for what the others cannot see. Within this process: a set of the files that are open, as
SQLite's own lock does not keep a process out of its own files. On this computer: SQLite's exclusive lock, which
the system takes away from a process that dies. Between computers that share a folder: a small file beside the
board that says who has it, as not every share passes SQLite's lock on.
"""

from __future__ import annotations

import getpass
import json
import os
import platform
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from db.store.refusal import folder_refusals, refusal, refusals, spoken

if TYPE_CHECKING:
    from pathlib import Path

    from db.errors import FileError

_MOST = 4096  # bytes of a lock file that are looked at
_LONGEST = 64  # characters of a name in it that are said

# Locks belong to the process, and so does this.
_open_here: set[tuple[int, int]] = set()


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a board open, as the lock file says."""

    user: str
    host: str
    pid: int


class Claim:
    """This process's hold on a board; lasts until `release`."""

    def __init__(self, path: Path, stamp: tuple[int, int]) -> None:
        self.path = path
        self.stamp = stamp
        _open_here.add(stamp)

    def check(self) -> None:
        """Raise FileError if the file at the path is no longer the one that was opened."""
        try:
            stamp = stamp_of(self.path)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise refusal("file.gone", self.path) from error
        except OSError as error:
            raise refusal("file.io", self.path) from error
        if stamp != self.stamp:
            raise refusal("file.replaced", self.path)

    def move(self) -> None:
        """Hold the file that has just taken the place of the one that was opened; raises FileError."""
        _open_here.discard(self.stamp)
        with refusals(self.path):
            self.stamp = stamp_of(self.path)
        _open_here.add(self.stamp)

    def release(self) -> None:
        """Let go of the board and take the lock file away, unless someone else has taken it over."""
        _open_here.discard(self.stamp)
        with suppress(OSError):
            if _read(lock_path(self.path)) == _me():
                lock_path(self.path).unlink()


def claim(path: Path) -> Claim:
    """Write down beside the board that this process has it; SQLite's exclusive lock is held already.

    A lock file of this computer is out of date then, as the system gave the lock to us. Raises FileError where
    another computer came first or the folder cannot be written.
    """
    me = json.dumps(asdict(_me()), ensure_ascii=False).encode()
    beside = lock_path(path)
    with folder_refusals(path):
        try:
            _write(beside, me, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
        except FileExistsError:
            refuse_elsewhere(path)
            _write(beside, me, os.O_CREAT | os.O_TRUNC | os.O_WRONLY)
    with refusals(path):
        return Claim(path, stamp_of(path))


def refuse_here(path: Path) -> None:
    """Raise FileError if this process has that very file open, under whatever name."""
    with refusals(path):
        if stamp_of(path) in _open_here:
            raise refusal("file.open_here", path)


def refuse_elsewhere(path: Path) -> None:
    """Raise FileError if another computer says that it has the board open."""
    holder = _read(lock_path(path))
    if holder is not None and holder.host != platform.node():
        raise locked(path, holder)


def busy(path: Path) -> FileError:
    """Return the error for a board whose lock is held by someone on this computer, named where known."""
    holder = _read(lock_path(path))
    return refusal("file.busy", path) if holder is None else locked(path, holder)


def locked(path: Path, holder: Holder) -> FileError:
    """Return the error that names who has the board."""
    user, host = spoken(holder.user)[:_LONGEST], spoken(holder.host)[:_LONGEST]
    return refusal("file.locked", path, who=user or host, host=host, lock=spoken(lock_path(path).name))


def lock_path(path: Path) -> Path:
    """Return where the lock file of a board lies."""
    return path.with_name(f".{path.name}.lock")


def stamp_of(path: Path) -> tuple[int, int]:
    """Return what tells this file from every other one on this computer; raises OSError."""
    status = path.stat()
    return status.st_dev, status.st_ino


def user() -> str:
    """Return the name of the user at this computer, or an empty text where the system tells none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _me() -> Holder:
    return Holder(user(), platform.node(), os.getpid())


def _read(path: Path) -> Holder | None:
    # One that cannot be understood was left half-written by a crash and locks nobody out.
    try:
        with path.open("rb") as file:
            told = json.loads(file.read(_MOST))
        return Holder(str(told["user"]), str(told["host"]), int(told["pid"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(path: Path, content: bytes, flags: int) -> None:
    handle = os.open(path, flags, 0o644)
    try:
        os.write(handle, content)
    except OSError:
        path.unlink()
        raise
    finally:
        os.close(handle)
