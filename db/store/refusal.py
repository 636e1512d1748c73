"""Refusals: what SQLite and the operating system refuse, in the words of `FileError`."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from db.errors import FileError
from db.store.rows import LostRowError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BY_EXTENDED_CODE = {
    sqlite3.SQLITE_READONLY_DIRECTORY: "file.readonly_folder",
    sqlite3.SQLITE_READONLY_DBMOVED: "file.replaced",
    sqlite3.SQLITE_READONLY_ROLLBACK: "file.unfinished",
    sqlite3.SQLITE_READONLY_RECOVERY: "file.unfinished",
    sqlite3.SQLITE_READONLY_CANTINIT: "file.unfinished",
}
_BY_CODE = {
    sqlite3.SQLITE_BUSY: "file.busy",
    sqlite3.SQLITE_LOCKED: "file.busy",
    sqlite3.SQLITE_READONLY: "file.readonly",
    sqlite3.SQLITE_IOERR: "file.io",
    sqlite3.SQLITE_CORRUPT: "file.damaged",
    sqlite3.SQLITE_FULL: "file.full",
    # Only the file beside it, which SQLite needs for a write, is still to be opened once the board itself is.
    sqlite3.SQLITE_CANTOPEN: "file.readonly_folder",
    sqlite3.SQLITE_NOTADB: "file.damaged",
    sqlite3.SQLITE_PERM: "file.forbidden",
}
_BY_ERRNO = {
    errno.ENOENT: "file.missing",
    errno.ENOTDIR: "file.missing",
    errno.ENAMETOOLONG: "file.missing",
    errno.ELOOP: "file.missing",
    errno.EISDIR: "file.is_folder",
    errno.EACCES: "file.forbidden",
    errno.EPERM: "file.forbidden",
    errno.EROFS: "file.readonly_folder",
    errno.ENOSPC: "file.full",
    errno.EDQUOT: "file.full",
}


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Tell what the world refuses within as a FileError about ``path``; let bugs pass as they are."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        code = _code_of(error)
        if code is None:
            raise
        raise refusal(code, path) from error
    except LostRowError as error:
        raise refusal("file.damaged", path) from error
    except OSError as error:
        raise refusal(_BY_ERRNO.get(error.errno or 0, "file.io"), path) from error


@contextmanager
def folder_refusals(path: Path) -> Iterator[None]:
    """Tell what the folder of ``path`` refuses within as a FileError: it is the folder that cannot be written."""
    try:
        yield
    except OSError as error:
        code = _BY_ERRNO.get(error.errno or 0, "file.io")
        code = {"file.missing": "file.no_folder", "file.forbidden": "file.readonly_folder"}.get(code, code)
        raise refusal(code, path) from error


def refusal(code: str, path: Path, **facts: object) -> FileError:
    """Return the error of that code about ``path``; all of them may name the file and its folder."""
    return FileError(code, name=spoken(path.name), folder=spoken(path.parent), **facts)


def spoken(name: str | Path) -> str:
    """Return a name from outside as one line of text; a file name may be bytes that are no text."""
    return "".join(each if each.isprintable() else "?" for each in str(name))


def _code_of(error: DBAPIError | sqlite3.Error) -> str | None:
    source = error.orig if isinstance(error, DBAPIError) else error
    number = getattr(source, "sqlite_errorcode", None)
    if number is not None:
        return _BY_EXTENDED_CODE.get(number) or _BY_CODE.get(number & 0xFF)
    # Without a number it is the driver itself that balks: text that is not UTF-8.
    return "file.damaged" if isinstance(source, sqlite3.OperationalError) else None
