"""Verbs about documents: the files of sources, kept with the board."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from db.edit.step import held, step
from db.errors import RuleError
from db.model import text
from db.model.change import Change
from db.model.media import media_of
from db.model.names import pair
from db.model.removal import removal
from db.model.things import Document, Source, new_id

if TYPE_CHECKING:
    from db.edit.edit import Edit
    from db.model.board import Board
    from db.model.media import Media


def attach_document(board: Board, source_id: str, name: str, media: Media | None, content: bytes) -> Edit:
    """Attach the file of a source; the edit carries its bytes.

    What it is, the bytes tell; ``media`` None leaves it at that, and a ``media`` that they contradict is refused.
    Raises RuleError for what is no PDF, image or text, is empty or too large, or is attached to the source already.
    """
    source = held(board, Source, source_id)
    found = media_of(content)
    if media not in (None, found):
        raise RuleError("rule.document_kind")
    digest = sha256(content).hexdigest()
    if any(each.sha256 == digest for each in board.where(Document, "source_id", source_id)):
        raise RuleError("rule.document_twice")
    new = Document(
        id=new_id(),
        source_id=source_id,
        name=_file_name(name) or pair(source)[0],
        media=found,
        size=len(content),
        sha256=digest,
    )
    made = step(board, "attach_document", [Change(None, new)], name=pair(new))
    return replace(made, contents=((digest, content),))


def remove_document(board: Board, document_id: str) -> Edit:
    """Take a document off its source; undone, its bytes are there again."""
    document = held(board, Document, document_id)
    return step(board, "remove_document", removal(board, [document]), name=pair(document))


def _file_name(path: str) -> str:
    last = path.replace("\\", "/").rpartition("/")[2]
    # The end of a name is what tells most of it: how it is called when it is taken out again does not hang on it.
    return text.name(last[-text.NAME :])
