"""Other names in one line: commas part them, and one that holds a comma itself stands in quotes."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def line_of(aliases: Iterable[str]) -> str:
    """Return names as a line that `aliases_in` reads as the same names."""
    return ", ".join(_quoted(each) for each in aliases)


def aliases_in(line: str, known: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the names in a line; a line that still says those that are known gives them back as they are."""
    if line == line_of(known):
        return known
    plain = " ".join(line.split())
    found = next(csv.reader([plain], skipinitialspace=True), []) if plain else []
    return tuple(filter(None, (each.strip() for each in found)))


def _quoted(alias: str) -> str:
    if not any(each in alias for each in ',"'):
        return alias
    out = StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="").writerow([alias])
    return out.getvalue()
