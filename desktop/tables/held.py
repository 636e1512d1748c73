"""What a column of the ratings table lets through: of its values, and of its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.tables.column import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.tables.reader import Reader

NUMBERED = ("criterion", "score", "level", "coverage")


@dataclass(frozen=True, slots=True)
class Held:
    """A filter of one column, known by its key.

    ``values`` are the texts that pass, None is all; ``least`` and ``most`` hold back what is no number, too.
    """

    key: tuple[Kind, str]
    values: frozenset[str] | None = None
    least: float | None = None
    most: float | None = None

    @property
    def open(self) -> bool:
        """Whether it lets everything through."""
        return self.values is None and self.least is None and self.most is None

    def lets_through(self, reader: Reader, target_id: str) -> bool:
        """Tell whether a row passes; a column that is gone holds nothing back."""
        column = next((each for each in reader.columns if each.key == self.key), None)
        if column is None:
            return True
        text = reader.text(target_id, column)
        if self.values is not None and text not in self.values:
            return False
        return (self.least is None and self.most is None) or self._within(number(text))

    def _within(self, value: float | None) -> bool:
        if value is None:
            return False
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


def number(text: str) -> float | None:
    """Return the number that a text is, with or without a per cent sign, None for none."""
    try:
        return float(text.replace("%", "").replace(",", ".").strip())
    except ValueError:
        return None


def values(reader: Reader, ids: Iterable[str], key: tuple[Kind, str]) -> list[tuple[str, int]]:
    """Return the texts of a column with the count of each, in the column's order."""
    column = next(each for each in reader.columns if each.key == key)
    counts: dict[str, int] = {}
    first: dict[str, str] = {}
    for each in ids:
        text = reader.text(each, column)
        counts[text] = counts.get(text, 0) + 1
        first.setdefault(text, each)
    order = sorted(counts, key=lambda text: reader.sort_key(first[text], column))
    return [(text, counts[text]) for text in order]
