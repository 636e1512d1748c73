"""Files that are tables: which kinds there are, and their cells."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import ExchangeError
from db.exchange.sheet.commas import grid_of
from db.exchange.sheet.limits import SIZE
from db.exchange.sheet.packed import grids
from db.model.text import excerpt

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.exchange.sheet.grid import Grid

WORKBOOK, COMMAS = ".xlsx", ".csv"


def is_table(path: str | Path) -> bool:
    """Tell whether a file is a table, by its ending."""
    return Path(path).suffix.lower() in (WORKBOOK, COMMAS)


def open_table(path: Path, told: Callable[[float], object] = lambda _: None) -> tuple[Grid, ...]:
    """Return the sheets of a file; raises ExchangeError where it cannot be read or is no table."""
    name = excerpt(path.name)
    try:
        with path.open("rb") as file:
            content = file.read(SIZE + 1)
    except FileNotFoundError as error:
        raise ExchangeError("exchange.missing", name=name) from error
    except (OSError, ValueError) as error:
        raise ExchangeError("exchange.unreadable", name=name) from error
    if path.suffix.lower() == WORKBOOK:
        return grids(content, told)
    if path.suffix.lower() == COMMAS:
        return (grid_of(content),)
    raise ExchangeError("sheet.kind", name=name)
