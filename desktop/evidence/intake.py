"""Files that come in as documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import FileError, RuleError
from db.model.fields import DOCUMENT_MOST

if TYPE_CHECKING:
    from pathlib import Path


def bytes_of(path: Path, board: Path) -> bytes:
    """Return what is in a file; raises BoardError for the board itself, for one that is too large or unreadable."""
    try:
        if path.samefile(board):
            # To open the file of an open board, even to read it, would drop the lock on it.
            raise RuleError("rule.document_kind")
        size = path.stat().st_size
        if size > DOCUMENT_MOST:
            raise RuleError("rule.document_size", value=size, low=0, high=DOCUMENT_MOST)
        return path.read_bytes()
    except OSError as error:
        raise FileError("document.not_read", name=path.name) from error
