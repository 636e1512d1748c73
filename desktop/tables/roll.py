"""The rows that are shown, in their order, and where each of them stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Roll:
    """Ids by row and rows by id, kept in step.

    Attributes:
        ids: the ids from the first row to the last.
        places: the row of each id.

    """

    def __init__(self, ids: list[str]) -> None:
        self.ids: list[str] = []
        self.places: dict[str, int] = {}
        self.take(ids)

    def take(self, ids: list[str]) -> None:
        """Hold these ids instead."""
        self.ids = ids
        self.places = {each: row for row, each in enumerate(ids)}

    def cut(self, first: int, last: int) -> None:
        """Take the rows from the first to the last out."""
        self.take(self.ids[:first] + self.ids[last + 1 :])

    def put(self, row: int, target_id: str) -> None:
        """Put an id in at a row."""
        self.take([*self.ids[:row], target_id, *self.ids[row:]])

    def runs(self, ids: Iterable[str]) -> list[tuple[int, int]]:
        """Return the rows of ids as runs of first and last, from the bottom up, so that they can be cut in turn."""
        runs: list[tuple[int, int]] = []
        for row in sorted((self.places[each] for each in ids), reverse=True):
            if runs and runs[-1][0] == row + 1:
                runs[-1] = (row, runs[-1][1])
            else:
                runs.append((row, row))
        return runs
