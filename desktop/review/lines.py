"""The lines of the review in the order in which they are read, kept so as findings come and go."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING, TypeAlias

from desktop.review.telling import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from db.judge.review import Finding, Question
    from desktop.review.telling import Telling

# The place on the board, what tells findings of one place apart, and the key of the line.
_Row: TypeAlias = "tuple[int, str, str]"


class Lines:
    """Findings by the key of their line, question by question, each as it stands on the board."""

    def __init__(self, telling: Telling, findings: Iterable[Finding]) -> None:
        self._telling = telling
        self._rows: dict[Question, list[_Row]] = {each: [] for each in QUESTIONS}
        self._found: dict[str, Finding] = {}
        self._keys: dict[Question | None, list[str]] = {}
        for each in findings:
            self._found[key_of(each)] = each
            self._rows[each.question].append(self._row(each))
        for rows in self._rows.values():
            rows.sort()

    def __len__(self) -> int:
        return len(self._found)

    def turn(self, gone: Collection[Finding], come: Collection[Finding]) -> None:
        """Take lines off, and put others where they belong."""
        if {key_of(each) for each in gone} != {key_of(each) for each in come}:
            self._keys.clear()
        for each in gone:
            row, rows = self._row(each), self._rows[each.question]
            at = bisect_left(rows, row)
            if at < len(rows) and rows[at] == row:
                del rows[at]
                self._found.pop(row[2])
        for each in come:
            row = self._row(each)
            if row[2] not in self._found:
                insort(self._rows[each.question], row)
            self._found[row[2]] = each

    def get(self, key: str | None) -> Finding | None:
        """Return what a line is about; None where there is no such line."""
        return self._found.get(key or "")

    def __getitem__(self, key: str) -> Finding:
        """Return what a line is about; raises KeyError where there is no such line."""
        return self._found[key]

    def count(self, question: Question) -> int:
        """Return how many lines a question has."""
        return len(self._rows[question])

    def keys(self, question: Question | None) -> Sequence[str]:
        """Return the keys of the lines of a question, or of all, in order."""
        if question not in self._keys:
            asked = QUESTIONS if question is None else (question,)
            self._keys[question] = [key for each in asked for _, _, key in self._rows[each]]
        return self._keys[question]

    def _row(self, finding: Finding) -> _Row:
        return self._telling.place(finding), finding.id, key_of(finding)


def key_of(finding: Finding) -> str:
    """Return what a line is known by while what it says may change."""
    return f"{finding.question}/{finding.id}/{finding.aspect}/{finding.other or ''}"
