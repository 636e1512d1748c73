"""Between a cell and text: what a cell is typed as, what a text wants of it, and why it cannot have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tables.entry import parse, written
from desktop.tables.grades import Wish

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from desktop.tables.sheet import Sheet

_SHORT = 40  # letters of a text that a message repeats


def plain(sheet: Sheet, index: QModelIndex | QPersistentModelIndex) -> str:
    """Return a cell as it is typed and copied."""
    target_id, column = sheet.id_at(index.row()), sheet.columns[index.column()]
    if column.criterion is not None:
        return written(sheet.reader.counts(target_id, column))
    return sheet.reader.row(target_id)[index.column()].text


def wish_of(sheet: Sheet, index: QModelIndex | QPersistentModelIndex, text: str) -> Wish | None:
    """Return what a cell is to say by a text, None where it cannot say that."""
    criterion = sheet.columns[index.column()].criterion
    entry = parse(text) if criterion is not None else None
    if criterion is None or entry is None:
        return None
    return Wish(sheet.id_at(index.row()), criterion.id, entry)


def refusal(sheet: Sheet, index: QModelIndex | QPersistentModelIndex, text: str, key: str) -> str:
    """Return the sentence that names a cell and the text that it cannot take."""
    words, column = sheet.words, sheet.columns[index.column()]
    row = sheet.reader.row(sheet.id_at(index.row()))[0].text
    short = text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"
    return words.say(key, row=row, column=column.title(words), text=short)
