"""The first hundred bytes of a file: whether it is a board, whole, and of which version.

This is the only place that opens a board without SQLite, and only before SQLite does: closing a plain
file handle on a board that is open in this process would drop SQLite's lock on it.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from db.store.refusal import refusal, refusals
from db.store.schema import APPLICATION_ID, VERSION

_MAGIC = b"SQLite format 3\x00"
_LENGTH = 100
_HOT = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"


def find(path: str | os.PathLike[str]) -> Path:
    """Return where the file really is, links followed; raises FileError unless it is an ordinary file."""
    given = Path(path)
    with refusals(given):
        real = Path(os.path.realpath(given))
        mode = real.stat().st_mode
    if stat.S_ISDIR(mode):
        raise refusal("file.is_folder", given)
    if not stat.S_ISREG(mode):
        raise refusal("file.foreign", given)
    return real


def sniff(path: Path) -> int:
    """Return the version of the board at ``path``, which is not open in this process.

    Raises FileError for a file that is empty, no board, cut short, or made by a newer Panse.
    """
    with refusals(path), path.open("rb") as file:
        head = file.read(_LENGTH)
        size = file.seek(0, 2)
    code = _foreign(head) or _unfit(head)
    if code is None and size < _length(head) and not is_hot(path):
        code = "file.truncated"
    if code is not None:
        raise refusal(code, path)
    return _number(head, 60)


def refuse_readonly(path: Path) -> None:
    """Raise FileError if the board, which is not open in this process, cannot be written.

    SQLite would open it all the same, and refuse the first edit.
    """
    try:
        os.close(os.open(path, os.O_RDWR))
    except OSError as error:
        if error.errno not in {errno.EACCES, errno.EPERM, errno.EROFS}:
            raise
        raise refusal("file.readonly", path) from error


def is_hot(path: Path) -> bool:
    """Tell whether an unfinished edit lies beside the board, which SQLite takes back when it next opens it."""
    journal = path.with_name(f"{path.name}-journal")
    try:
        with journal.open("rb") as file:
            return file.read(len(_HOT)) == _HOT
    except OSError:
        return False


def _foreign(head: bytes) -> str | None:
    if not head:
        return "file.empty"
    if not _MAGIC.startswith(head[: len(_MAGIC)]):
        return "file.foreign"
    if len(head) < _LENGTH:
        return "file.truncated"
    return "file.foreign" if _number(head, 68) != APPLICATION_ID else None


def _unfit(head: bytes) -> str | None:
    if _number(head, 60) > VERSION:
        return "file.newer"
    # A write version above 2 would make SQLite treat the file as read-only without a word.
    return None if 1 <= head[18] <= 2 and 1 <= head[19] <= 2 else "file.damaged"


def _length(head: bytes) -> int:
    """Return how long the file says it is, in bytes; 0 where it does not say."""
    says = _number(head, 24) == _number(head, 92)
    page = int.from_bytes(head[16:18], "big")
    return _number(head, 28) * (65536 if page == 1 else page) if says else 0


def _number(head: bytes, at: int) -> int:
    return int.from_bytes(head[at : at + 4], "big")
