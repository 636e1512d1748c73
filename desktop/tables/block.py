"""A block of cells as text, as spreadsheets give and take it. No cell of ours becomes a formula there."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from typing import TYPE_CHECKING

from db.model.guard import bared, guarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CAP = 20_000_000  # characters: no block of a board is larger


def to_text(rows: Iterable[Sequence[str]]) -> str:
    """Return rows of cells as tab separated lines; what a spreadsheet would calculate gets a ``'`` before it."""
    return "".join("\t".join(_safe(cell) for cell in row) + "\n" for row in rows)


def from_text(text: str) -> list[list[str]]:
    """Return the rows of cells in what a spreadsheet copied; the ``'`` before a cell is taken off again."""
    lines = text[:_CAP].replace("\r\n", "\n").replace("\r", "\n")
    rows = [[_bare(cell) for cell in row] for row in _split(lines)]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _split(lines: str) -> list[list[str]]:
    """Return the cells as a spreadsheet quotes them; a quote that is not closed, or too long, is a letter of a text."""
    if lines.count('"') % 2 == 0:
        with suppress(csv.Error):
            return list(csv.reader(io.StringIO(lines), delimiter="\t"))
    return [line.split("\t") for line in lines.split("\n")]


def _safe(cell: str) -> str:
    flat = " ".join(cell.split()) if any(each in cell for each in "\t\r\n") else cell
    safe = guarded(flat)
    return f'"{safe.replace(chr(34), chr(34) * 2)}"' if safe.startswith('"') else safe


def _bare(cell: str) -> str:
    return bared(cell.strip())
