"""Reading a workbook (XLSX) that comes from outside: its cells as plain values, or the reason why there are none."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from db.errors import BoardError, ExchangeError
from db.exchange.sheet.grid import Grid, Odd, Row
from db.exchange.sheet.limits import COLUMNS, PARTS, ROWS, SIZE, UNPACKED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})\"")
_OLD = b"\xd0\xcf\x11\xe0"


def grids(content: bytes, told: Callable[[float], object] = lambda _: None) -> tuple[Grid, ...]:
    """Return the sheets of a workbook; raises ExchangeError for what is none, is locked or unpacks to too much."""
    if len(content) > SIZE:
        raise ExchangeError("sheet.too_large", limit=SIZE // 1024 // 1024)
    if content.startswith(_OLD):
        raise ExchangeError("sheet.locked")
    _refuse_bomb(content)
    try:
        return tuple(_read(content, told))
    except BoardError:
        raise
    except Exception as error:  # what a made-up workbook may raise within openpyxl is without end
        if not isinstance(error, _ODD_BOOK):
            raise
        raise ExchangeError("sheet.not_xlsx") from error


_ODD_BOOK = (ArithmeticError, AttributeError, BadZipFile, LookupError, OSError, SyntaxError, TypeError, ValueError)


def _refuse_bomb(content: bytes) -> None:
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
    except (BadZipFile, ValueError, OSError) as error:
        raise ExchangeError("sheet.not_xlsx") from error
    # No more is ever unpacked of a part than it says of itself.
    if len(parts) > PARTS or sum(each.file_size for each in parts) > UNPACKED:
        raise ExchangeError("sheet.unpacks", limit=UNPACKED // 1024 // 1024)


def _read(content: bytes, told: Callable[[float], object]) -> Iterator[Grid]:
    import openpyxl  # noqa: PLC0415 - heavy, and hardly ever needed

    book = openpyxl.load_workbook(BytesIO(content), read_only=True, keep_links=False)
    try:
        with ZipFile(BytesIO(content)) as packed:
            for n, sheet in enumerate(book.worksheets):
                merged = _merged(packed, sheet)
                yield Grid(sheet.title, tuple(_rows(sheet, merged, told)))
                told((n + 1) / len(book.worksheets))
    finally:
        book.close()


def _rows(sheet: Any, merged: frozenset[tuple[int, int]], told: Callable[[float], object]) -> Iterator[Row]:  # noqa: ANN401
    # A sheet may say that it is larger or smaller than it is.
    sheet.reset_dimensions()
    for n, cells in enumerate(sheet.iter_rows(max_row=ROWS + 1), 1):
        values = tuple([_value(cell) for cell in cells])
        if any(value is not None for value in values):
            if n > ROWS or len(values) > COLUMNS:
                raise ExchangeError("sheet.too_many", rows=ROWS, columns=COLUMNS)
            yield Row(n, _without_merged(n, values, merged) if merged else values)
        if n % 500 == 0:
            told(0.0)


def _value(cell: Any) -> object:  # noqa: ANN401 - openpyxl has no types
    value = cell.value
    if value is None:
        return None
    kind = cell.data_type
    if kind == "f" or (not isinstance(value, str | int | float | bool) and not hasattr(value, "isoformat")):
        return Odd.FORMULA
    return Odd.ERROR if kind == "e" else value


def _merged(packed: ZipFile, sheet: Any) -> frozenset[tuple[int, int]]:  # noqa: ANN401 - openpyxl has no types
    part = str(sheet._worksheet_path).removeprefix("/")  # noqa: SLF001 - no other way to a sheet's own text
    found = _MERGED.findall(packed.read(part))
    cells: set[tuple[int, int]] = set()
    for left, top, right, bottom in found:
        across = range(_number(left), min(_number(right), COLUMNS) + 1)
        down = range(int(top), min(int(bottom), ROWS) + 1)
        if len(across) * len(down) + len(cells) > ROWS:
            raise ExchangeError("sheet.merged_much")
        cells |= {(row, column) for row in down for column in across}
    return frozenset(cells)


def _without_merged(number: int, values: tuple[object, ...], merged: frozenset[tuple[int, int]]) -> tuple[object, ...]:
    return tuple(Odd.MERGED if (number, at) in merged else value for at, value in enumerate(values))


def _number(letters: bytes) -> int:
    number = 0
    for each in letters:
        number = number * 26 + each - ord("A") + 1
    return number - 1
