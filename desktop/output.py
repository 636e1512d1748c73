"""A file that is handed out: written beside, then swapped in, and never over another one unasked."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from db.errors import FileError
from desktop import files
from desktop.console import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_REASONS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EROFS: "denied",
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
    errno.ENAMETOOLONG: "long_name",
}


def refuse(out: Path, *, force: bool, source: Path | None = None) -> None:
    """Do nothing where ``out`` may be written, else raise FileError: it is there, is no file, or is ``source``."""
    try:
        out.lstat()
    except FileNotFoundError as error:
        if not out.parent.is_dir():
            raise _refusal(out, error) from error
        return
    except OSError as error:
        raise _refusal(out, error) from error
    _refuse_place(out, source)
    if not force:
        raise FileError("cli.exists", path=shown(str(out)))


def _refuse_place(out: Path, source: Path | None) -> None:
    try:
        if out.exists() and not out.is_file():
            raise FileError("cli.no_file", path=shown(str(out)))
        if source is not None and source.exists() and out.exists() and out.samefile(source):
            raise FileError("cli.same", path=shown(str(out)))
    except OSError as error:
        raise _refusal(out, error) from error


@contextmanager
def beside(out: Path, *, force: bool) -> Iterator[Path]:
    """Give a path beside ``out`` to write to, and put what was written there in its place; nothing on an error.

    Raises FileError where the disk is full, the folder may not be written, or ``out`` has appeared meanwhile.
    """
    try:
        with files.beside(out) as part:
            yield part
            refuse(out, force=force)
    except OSError as error:
        raise _refusal(out, error) from error


def write(out: Path, content: bytes, *, force: bool) -> None:
    """Write a whole file in one step; raises FileError and then has written nothing."""
    with beside(out, force=force) as part, part.open("xb") as file:
        file.write(content)


def _refusal(out: Path, error: OSError) -> FileError:
    return FileError(f"cli.{_REASONS.get(error.errno or 0, 'unwritten')}", path=shown(str(out)))
