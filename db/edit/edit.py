"""An edit: what one user verb does to a board, as data."""

from __future__ import annotations

from dataclasses import dataclass, field

from db.model.change import Change


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of the history: a verb, what its label names, and the changes it makes.

    ``verb`` is the key of the label in ``resources/words/*/edit.toml``; ``subject`` fills the label's
    placeholders: each is a pair of texts, Korean and English, so that the label can be read in either.
    An edit without changes does nothing and leaves no trace in the history. ``contents`` are the bytes of documents
    that it attaches, by their SHA-256; the file keeps them beside the journal, so undo and redo need not carry them.
    """

    verb: str
    changes: tuple[Change, ...]
    subject: tuple[tuple[str, tuple[str, str]], ...] = ()
    contents: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)

    def __bool__(self) -> bool:
        return bool(self.changes)
