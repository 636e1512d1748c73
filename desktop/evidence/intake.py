"""Files that come in as documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from db.edit import verbs
from db.errors import BoardError, FileError, RuleError
from db.model.fields import DOCUMENT_MOST
from db.model.things import Document

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop.session import Session
    from desktop.words import Words

_FILES = "*.pdf *.png *.jpg *.jpeg *.gif *.webp *.txt *.md *.csv"


def choose_file(parent: QWidget, words: Words) -> str:
    """Ask for a file that can be attached; return its path, empty where it was called off."""
    title, kinds = words.say("evidence.document.choose"), words.say("evidence.document.kinds")
    return QFileDialog.getOpenFileName(parent, title, "", f"{kinds} ({_FILES});;* (*)")[0]


def attach_file(session: Session, source_id: str, path: Path) -> str | None:
    """Attach a file to a source; return the id of its document, None where that was refused and told."""
    try:
        content = bytes_of(path, session.workspace.path)
    except BoardError as error:
        session.refused.emit(error)
        return None
    before = {each.id for each in session.board.where(Document, "source_id", source_id)}
    if not session.attempt(lambda board: verbs.attach_document(board, source_id, path.name, None, content)):
        return None
    after = session.board.where(Document, "source_id", source_id)
    return next((each.id for each in after if each.id not in before), None)


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
