"""What comes back in a table: cell by cell what it changes on the board, what is refused and why, as one edit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from db.edit.cells import left_by, write_cells
from db.edit.edit import Edit
from db.edit.grades import Grade
from db.edit.step import written
from db.errors import BoardError, ExchangeError
from db.exchange.sheet.grid import column_name, is_empty, shown
from db.exchange.sheet.grid import written as said
from db.exchange.sheet.layout import ID, TOLD, code_of, meant
from db.exchange.sheet.marks import confidence, mark, prose
from db.exchange.sheet.ratings import reasons
from db.judge.ratings import effective_by_criterion
from db.model.checks import SCORES
from db.model.marks import Mark
from db.model.names import called
from db.model.things import Criterion, Position, Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from db.exchange.sheet.grid import Grid, Row
    from db.exchange.sheet.layout import Part
    from db.judge.ratings import Effective
    from db.model.board import Board
    from db.model.names import Pair

Fate: TypeAlias = Literal["added", "changed", "removed", "refused"]
_REASONS: tuple[Part, ...] = ("reason_ko", "reason_en")
HEADS_WITHIN = 10
"""A head may have some rows of title above it, and no more than these."""


class Line(NamedTuple):
    """What becomes of one cell, or of a row or a column where no cell is meant.

    ``sheet`` and ``cell`` say where it stands (``B7``; a row or a column alone as ``7`` or ``B``). ``before`` and
    ``after`` are scores, statuses or texts as the board keeps them.
    """

    fate: Fate
    sheet: str
    cell: str
    target: Pair
    criterion: Pair
    before: str = ""
    after: str = ""
    problem: BoardError | None = None


@dataclass(frozen=True, slots=True)
class Arrived:
    """All that a table would do to a board: the one step, and a line for each cell that is news."""

    edit: Edit
    lines: tuple[Line, ...]
    unchanged: int

    def count(self, fate: Fate) -> int:
        """Return how many lines have that fate."""
        return sum(each.fate == fate for each in self.lines)


def arrive(
    board: Board,
    grids: Iterable[Grid],
    known: Mapping[str, str],
    *,
    rated_at: date,
    consensus: Pair,
    told: Callable[[float], object] = lambda _: None,
) -> Arrived:
    """Return what the sheets would do to the board; nothing is done.

    ``consensus`` is what the panel is called that adopts a value where several raters have one; see `write_cells`.
    Raises ExchangeError where none of them is a table of ratings. What is wrong in a cell refuses that cell alone.
    """
    reading = _Reading(board, known, told)
    tables = [reading.take(grid) for grid in grids]
    if not any(tables):
        raise ExchangeError("sheet.no_table")
    return reading.arrived(rated_at, consensus)


class _Cells(NamedTuple):
    """The columns of one table: where the id stands, and where the parts of each criterion."""

    id: int
    parts: Mapping[str, Mapping[Part, int]]


class _Reading:
    def __init__(self, board: Board, known: Mapping[str, str], told: Callable[[float], object]) -> None:
        self._board, self._known, self._told = board, known, told
        self._seen: dict[str, str] = {}
        self._lines: list[Line] = []
        self._grades: list[Grade] = []
        self._emptied: list[tuple[str, str]] = []
        self._unchanged = 0
        self._sheet = ""

    def take(self, grid: Grid) -> bool:
        """Read one sheet; tell whether it is a table of ratings."""
        head = next((n for n, row in enumerate(grid.rows[:HEADS_WITHIN]) if ID in map(code_of, row.cells)), None)
        if head is None:
            return False
        self._sheet = grid.name
        cells = self._columns(grid.rows[head])
        for n, row in enumerate(grid.rows[head + 1 :]):
            self._row(row, cells)
            if n % 200 == 0:
                self._told(n / len(grid.rows))
        return True

    def _columns(self, head: Row) -> _Cells:
        parts: dict[str, dict[Part, int]] = {}
        taken: set[str] = set()
        for at, cell in enumerate(head.cells):
            code = code_of(cell)
            found = meant(self._board, code) if code else None
            if code in taken:
                self._refuse(column_name(at), ExchangeError("sheet.column_twice", value=shown(cell)))
            elif found is not None:
                parts.setdefault(found[0].id, {})[found[1]] = at
            elif code not in (ID, *TOLD) and not is_empty(cell):
                self._refuse(column_name(at), ExchangeError("sheet.column", value=shown(cell)))
            taken.add(code or f"#{at}")
        return _Cells(next(at for at, cell in enumerate(head.cells) if code_of(cell) == ID), parts)

    def _row(self, row: Row, cells: _Cells) -> None:
        value = row.cells[cells.id] if cells.id < len(row.cells) else None
        if all(map(is_empty, row.cells)):
            return
        target_id = said(value)
        target = self._board.get(Position, target_id) or self._board.get(Segment, target_id)
        if target is None:
            if not is_empty(value) or any(_at(row, at) for of in cells.parts.values() for at in of.values()):
                code = "sheet.no_row" if target_id else "sheet.no_id"
                self._refuse(str(row.number), ExchangeError(code, value=shown(value)))
            return
        here = f"{self._sheet}!{row.number}"
        if self._seen.setdefault(target_id, here) != here:
            first = self._seen[target_id].rpartition("!")[2]
            self._refuse(str(row.number), ExchangeError("sheet.row_twice", first=first), called(self._board, target))
            return
        self._ratings(row, target, cells.parts)

    def _ratings(self, row: Row, target: Position | Segment, parts: Mapping[str, Mapping[Part, int]]) -> None:
        ratings = effective_by_criterion(self._board, target.id)
        scope = "position" if isinstance(target, Position) else "segment"
        for criterion_id, of in parts.items():
            criterion = self._board.the(Criterion, criterion_id)
            if criterion.scope == scope:
                self._cell(row, target, criterion, of, ratings.get(criterion_id))
            elif any(_at(row, at) for at in of.values()):
                cell = f"{column_name(min(of.values()))}{row.number}"
                self._refuse(
                    cell, ExchangeError("sheet.scope"), called(self._board, target), called(self._board, criterion)
                )

    def _cell(
        self,
        row: Row,
        target: Position | Segment,
        criterion: Criterion,
        of: Mapping[Part, int],
        counts: Effective | None,
    ) -> None:
        names = called(self._board, target), called(self._board, criterion)
        at = min(of.values())
        try:
            at = of.get("score", at)
            found = self._mark(row_value(row, at), counts) if "score" in of else _mark_of(counts)
            at = of.get("confidence", at)
            sure = confidence(row_value(row, at), self._known) if "confidence" in of else None
            reasons = {part: prose(row_value(row, at := of[part])) for part in _REASONS if part in of}
            if found is None and counts is None and (sure or any(reasons.values())):
                at = of.get("score", at)
                raise ExchangeError("sheet.no_score")
        except BoardError as problem:
            self._refuse(f"{column_name(at)}{row.number}", problem, *names)
            return
        self._settle(
            f"{column_name(of.get('score', at))}{row.number}",
            (target.id, criterion.id),
            names,
            counts,
            found,
            sure,
            reasons,
        )

    def _mark(self, value: object, counts: Effective | None) -> Mark | None:
        """Return what a cell says; a median that lies between two scores may stay as it went out."""
        same = _mark_of(counts)
        return same if same is not None and said(value) == _figure(same) else mark(value, self._known)

    def _settle(
        self,
        cell: str,
        place: tuple[str, str],
        names: tuple[Pair, Pair],
        counts: Effective | None,
        found: Mark | None,
        sure: str | None,
        reasons: Mapping[Part, str],
    ) -> None:
        if found is None:
            self._empty(cell, place, names, counts)
            return
        grade = Grade(*place, found.score, found.status, sure if found.score is not None else None)  # type: ignore[arg-type]
        grade = grade._replace(rationale_ko=reasons.get("reason_ko"), rationale_en=reasons.get("reason_en"))
        if counts is not None and not _is_news(counts, grade):
            self._unchanged += 1
            return
        if found.score is not None and found.score not in SCORES:
            self._refuse(cell, ExchangeError("sheet.score", value=_figure(found)), *names)
            return
        self._grades.append(grade)
        fate: Fate = "added" if counts is None else "changed"
        before, after = _figure(_mark_of(counts)), _figure(found)
        if before == after:
            before, after = _details(counts, grade)
        self._lines.append(Line(fate, self._sheet, cell, *names, before=before, after=after))

    def _empty(self, cell: str, place: tuple[str, str], names: tuple[Pair, Pair], counts: Effective | None) -> None:
        """Take an emptied cell; the line tells what counts afterwards."""
        if counts is None:
            return
        left = left_by(self._board, *place)
        if left == "same":
            self._unchanged += 1
            return
        self._emptied.append(place)
        before = _figure(_mark_of(counts))
        after = Line("removed", self._sheet, cell, *names, before=before)
        self._lines.append(after if left == "nothing" else after._replace(fate="changed", after=left))

    def _refuse(self, cell: str, problem: BoardError, target: Pair = ("", ""), criterion: Pair = ("", "")) -> None:
        self._lines.append(Line("refused", self._sheet, cell, target, criterion, problem=problem))

    def arrived(self, rated_at: date, consensus: Pair) -> Arrived:
        """Return what was read as one step."""
        edit = write_cells(self._board, self._grades, self._emptied, consensus=consensus, rated_at=rated_at)
        count = written(len(self._grades) + len(self._emptied))
        named = replace(edit, verb="import_sheet", subject=(("count", count),))
        return Arrived(named, tuple(self._lines), self._unchanged)


def row_value(row: Row, at: int) -> object:
    """Return what stands in a row at a column; nothing where the row ends before it."""
    return row.cells[at] if at < len(row.cells) else None


def _at(row: Row, at: int) -> bool:
    return not is_empty(row_value(row, at))


def _mark_of(counts: Effective | None) -> Mark | None:
    return None if counts is None else Mark(counts.status, counts.score)


def _figure(found: Mark | None) -> str:
    if found is None:
        return ""
    return f"{found.score:g}" if found.score is not None else found.status


def _is_news(counts: Effective, grade: Grade) -> bool:
    same = (counts.status, counts.score) == (grade.status, grade.score)
    return not same or any(new not in (None, old) for new, old in _told(counts, grade))


def _details(counts: Effective | None, grade: Grade) -> tuple[str, str]:
    """Return what changes of a rating whose score stays: its confidence, else its reason."""
    if counts is None:
        return "", ""
    return next((str(old or ""), str(new or "")) for new, old in _told(counts, grade) if new not in (None, old))


def _told(counts: Effective, grade: Grade) -> tuple[tuple[str | None, str | None], ...]:
    """Return what a grade tells beside its score, and what is told so far."""
    ko, en = reasons(counts)
    return (grade.confidence, counts.confidence), (grade.rationale_ko, ko), (grade.rationale_en, en)
