"""Tables as text (CSV): out in UTF-8 for spreadsheet programs, in from UTF-8 or CP949, never a formula either way."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from db.errors import ExchangeError
from db.exchange.sheet.grid import Grid, Row
from db.exchange.sheet.layout import columns
from db.exchange.sheet.limits import COLUMNS, LONGEST, ROWS, SIZE
from db.exchange.sheet.ratings import rows
from db.model.guard import bared, guarded

if TYPE_CHECKING:
    from db.exchange.sheet.layout import Say
    from db.model.board import Board
    from db.model.things import Language

_LOST = "\ufffd"


def commas(board: Board, lang: Language, say: Say) -> bytes:
    """Return all ratings as one table: positions, then segments."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    every = columns(board, ("position", "segment"), lang, say)
    writer.writerow([guarded(each.head) for each in every])
    for cells in rows(board, ("position", "segment"), every, lang, say):
        writer.writerow([guarded(each) if isinstance(each, str) else f"{each:g}" for each in cells])
    return out.getvalue().encode("utf-8-sig")


def grid_of(content: bytes) -> Grid:
    """Return the cells of a table; raises ExchangeError for what is none, is too large or cannot be read as text."""
    if len(content) > SIZE:
        raise ExchangeError("sheet.too_large", limit=SIZE // 1024 // 1024)
    told = _decoded(content)
    if _LOST in told or "\x00" in told:
        raise ExchangeError("sheet.garbled")
    found: list[Row] = []
    csv.field_size_limit(LONGEST)
    try:
        for cells in csv.reader(StringIO(told, newline=""), delimiter=_delimiter(told)):
            number = len(found) + 1
            if number > ROWS or len(cells) > COLUMNS:
                raise ExchangeError("sheet.too_many", rows=ROWS, columns=COLUMNS)
            found.append(Row(number, tuple(map(bared, cells))))
    except csv.Error as error:
        raise ExchangeError("sheet.not_csv", row=len(found) + 1) from error
    return Grid("", tuple(found))


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ExchangeError("sheet.encoding")


def _delimiter(told: str) -> str:
    head = told.partition("\n")[0]
    return max((",", "\t", ";"), key=head.count)
