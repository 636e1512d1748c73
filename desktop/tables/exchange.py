"""Copying out of, pasting into and filling the cells of the ratings table, each as one step or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tables import block
from desktop.tables.entry import Entry
from desktop.tables.grades import Wish
from desktop.tables.wish import plain, refusal, wish_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from desktop.tables.sheet import Sheet
    from desktop.words import Words


class MisfitError(ValueError):
    """A block that cannot be pasted; its text is the sentence that says why."""


def copied(sheet: Sheet, cells: Sequence[QModelIndex], words: Words, *, headed: bool) -> str:
    """Return the rectangle around the chosen cells as text; cells in it that are not chosen stay empty."""
    if not cells:
        return ""
    rows = sorted({cell.row() for cell in cells})
    columns = sorted({cell.column() for cell in cells})
    chosen = {(cell.row(), cell.column()) for cell in cells}
    head = [[sheet.columns[column].title(words) for column in columns]] if headed else []
    body = [
        [plain(sheet, sheet.index(row, column)) if (row, column) in chosen else "" for column in columns]
        for row in rows
    ]
    return block.to_text([*head, *body])


def pasted(sheet: Sheet, cells: Sequence[QModelIndex], text: str, words: Words) -> list[Wish]:
    """Return what the cells are to say after a paste. Empty cells of the block leave the board as it is.

    One value goes to all chosen cells; a block goes where its first cell is chosen. Raises MisfitError.
    """
    rows = _without_head(sheet, cells, block.from_text(text), words)
    if not cells or not rows:
        return []
    if len(rows) == 1 and len(rows[0]) == 1:
        return [wish for cell in cells if (wish := _wish(sheet, cell, rows[0][0])) is not None]
    first = cells[0]
    wide = max(len(row) for row in rows)
    if first.row() + len(rows) > sheet.rowCount() or first.column() + wide > sheet.columnCount():
        down, right = sheet.rowCount() - first.row(), sheet.columnCount() - first.column()
        raise MisfitError(words.say("table.too_big", rows=len(rows), columns=wide, room_rows=down, room_columns=right))
    placed = (
        (sheet.index(first.row() + down, first.column() + right), value)
        for down, row in enumerate(rows)
        for right, value in enumerate(row)
    )
    return [wish for cell, value in placed if (wish := _wish(sheet, cell, value)) is not None]


def spread(sheet: Sheet, cells: Sequence[QModelIndex], text: str) -> list[Wish]:
    """Return what the cells are to say when all of them take one text; raises MisfitError."""
    if not text.strip():
        return cleared(sheet, cells)
    return [wish for cell in cells if (wish := _wish(sheet, cell, text)) is not None]


def filled(sheet: Sheet, cells: Sequence[QModelIndex], *, right: bool = False) -> list[Wish]:
    """Return what the cells are to say when each column takes over its topmost chosen cell, or each row its first.

    What is no score of a cell (a name, a median between two scores) raises MisfitError.
    """
    firsts: dict[int, QModelIndex] = {}
    wishes = []
    for cell in cells:
        first = firsts.setdefault(cell.row() if right else cell.column(), cell)
        if cell is first or sheet.columns[cell.column()].criterion is None:
            continue
        text = plain(sheet, first)
        wish = wish_of(sheet, cell, text)
        if wish is None:
            raise MisfitError(refusal(sheet, cell, text, "table.not_pasted"))
        wishes.append(wish)
    return wishes


def cleared(sheet: Sheet, cells: Sequence[QModelIndex]) -> list[Wish]:
    """Return the wish that the cells say nothing."""
    found = ((sheet.id_at(cell.row()), sheet.columns[cell.column()].criterion) for cell in cells)
    return [Wish(target, criterion.id, Entry("missing")) for target, criterion in found if criterion is not None]


def _wish(sheet: Sheet, cell: QModelIndex, value: str) -> Wish | None:
    """Return what one cell is to say, None where it stays as it is; raises MisfitError."""
    text = value.strip()
    if not text or text == plain(sheet, cell):
        return None
    if sheet.columns[cell.column()].criterion is None:
        raise MisfitError(refusal(sheet, cell, value, "table.not_here"))
    wish = wish_of(sheet, cell, text)
    if wish is None:
        raise MisfitError(refusal(sheet, cell, value, "table.not_pasted"))
    return wish


def _without_head(sheet: Sheet, cells: Sequence[QModelIndex], rows: list[list[str]], words: Words) -> list[list[str]]:
    """Return the block without a first line that repeats the titles of the columns it goes to."""
    if not cells or len(rows) <= 1:
        return rows
    titles = [column.title(words) for column in sheet.columns[cells[0].column() :]]
    return rows[1:] if rows[0] == titles[: len(rows[0])] else rows
