"""A grid: cells in rows as a sheet of any kind has them, before anything is made of them."""

from __future__ import annotations

import unicodedata
from enum import Enum
from typing import NamedTuple, TypeAlias

from db.model.text import excerpt


class Odd(Enum):
    """What stands in a cell instead of a value, and is never taken for one."""

    FORMULA = "formula"
    MERGED = "merged"
    ERROR = "error"


Value: TypeAlias = object


class Row(NamedTuple):
    """One row: its number as the sheet counts, from 1, and its cells from column A."""

    number: int
    cells: tuple[Value, ...]


class Grid(NamedTuple):
    """A sheet: its name, empty for a file that has only one, and its rows in order."""

    name: str
    rows: tuple[Row, ...]


def written(value: Value) -> str:
    """Return a cell as one line of text without its edges; a whole number has no fraction."""
    if value is None or isinstance(value, Odd):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return unicodedata.normalize("NFKC", str(value)).strip()


def shown(value: Value) -> str:
    """Return a cell as a message shows it."""
    return excerpt(value.value if isinstance(value, Odd) else written(value))


def is_empty(value: Value) -> bool:
    """Tell whether nothing stands in a cell."""
    return value is None or (isinstance(value, str) and not value.strip())


def column_name(number: int) -> str:
    """Return how a sheet calls its column of that number, counted from 0: A, B, … Z, AA."""
    name = ""
    while number >= 0:
        name = chr(ord("A") + number % 26) + name
        number = number // 26 - 1
    return name
