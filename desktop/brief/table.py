"""Tables: a head that comes again on every page, rows that are never cut, numbers under one another."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

from db.model.things import Posture
from desktop.brief import marks
from desktop.brief.blocks import Paragraph
from desktop.brief.drawing import Ink, Item
from desktop.brief.lines import elided
from desktop.brief.objects import text_string
from desktop.brief.paint import Brush
from desktop.brief.plain import plain
from desktop.brief.styles import (
    CELL,
    GLOBAL,
    HEAD_CELL,
    HOME,
    INK,
    LINE,
    LINE_STRONG,
    NAVY,
    NAVY_SOFT,
    PALETTE,
    Align,
    Style,
)
from desktop.brief.text import Line, Span, draw_lines, span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager

    from desktop.brief.blocks import Block
    from desktop.brief.sheet import Sheet

Kind: TypeAlias = Literal["plain", "group"]
Sign: TypeAlias = Posture | Literal["home", "world"]

_PAD = 4.0
_AIR = 2.6
_MOST_LINES = 6
_FEWEST_ROWS = 2
_WHOLE_ROWS = 9


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a table's cell. ``sign`` is drawn in front of the text: a side's or a posture's."""

    spans: Sequence[Span]
    align: Align = "left"
    style: Style = CELL
    sign: Sign | None = None
    header: bool = False
    pad: float = _PAD


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side. A ``group`` row has one cell as wide as the table."""

    cells: Sequence[Cell]
    kind: Kind = "plain"
    lines: list[tuple[Line, ...]] = field(default_factory=list, compare=False)


def cell(
    text: str, align: Align = "left", style: Style = CELL, *, sign: Sign | None = None, header: bool = False
) -> Cell:
    """Return a cell with plain text of one look."""
    return Cell((span(text, style),), align, style, sign, header)


def head_cell(text: str, align: Align = "left") -> Cell:
    """Return a cell of a table's head."""
    return Cell((span(text, HEAD_CELL),), align, HEAD_CELL, header=True)


class Table:
    """A table over the whole column. ``columns`` are widths in points; those of 0 or less share what is left."""

    def __init__(
        self,
        columns: Sequence[float],
        head: Sequence[Cell],
        rows: Sequence[Row],
        *,
        says: str = "",
        before: float = 0,
        keeps: bool = False,
        wide: bool = False,
    ) -> None:
        self.before, self.keeps, self.wide = before, keeps, wide
        self._columns, self._head, self._rows, self._says = columns, Row(head), rows, says
        self._key = object()
        self._start, self._stop = 0, len(rows)
        self._continues = self.cuts = False
        self._shared: tuple[float, list[float]] = (-1.0, [])
        self._tops: list[Any] = [-1.0, []]

    @property
    def rows(self) -> Sequence[Row]:
        """Its rows; of a part of a table those that stand in it."""
        return self._rows[self._start : self._stop]

    def _widths(self, width: float) -> list[float]:
        if self._shared[0] != width:
            shares = -sum(min(each, 0) for each in self._columns) or sum(1 for each in self._columns if each == 0) or 1
            free = max(0.0, width - sum(max(each, 0) for each in self._columns))
            self._shared = width, [each if each > 0 else free * (-each or 1) / shares for each in self._columns]
        return self._shared[1]

    def _set(self, row: Row, width: float) -> list[tuple[Line, ...]]:
        if not row.lines:
            widths = [width] if row.kind == "group" else self._widths(width)
            row.lines.extend(
                elided(each.spans, wide - 2 * each.pad - _sign_room(each), _MOST_LINES)
                for each, wide in zip(row.cells, widths, strict=True)
            )
        return row.lines

    def _high(self, row: Row, width: float) -> float:
        if not row.cells:
            return 0.0
        tallest = 0.0
        for lines, made in zip(self._set(row, width), row.cells, strict=True):
            high = (len(lines) or 1) * made.style.leading
            tallest = max(tallest, high)
        return tallest + 2 * _AIR

    def _heights(self, width: float) -> list[float]:
        """Return how far down each row begins, and where the last one ends; worked out once for all parts."""
        if self._tops[0] != width:
            highs = (self._high(row, width) for row in self._rows)
            self._tops[:] = width, [0.0, *itertools.accumulate(highs)]
        return cast("list[float]", self._tops[1])

    def height(self, width: float) -> float:
        """Return the height of head and rows."""
        tops = self._heights(width)
        return self._high(self._head, width) + tops[self._stop] - tops[self._start]

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Return the rows that fit and those that are left, each under the head; a group keeps its first row."""
        tops = self._heights(width)
        left = room - self._high(self._head, width) + tops[self._start] + 1e-6
        fit = bisect_right(tops, left, self._start, self._stop + 1) - 1
        return (self, None) if fit >= self._stop else self._cut(max(fit, self._start))

    def _cut(self, at: int) -> tuple[Block | None, Block | None]:
        while at > self._start and self._rows[at - 1].kind == "group":
            at -= 1
        count = self._stop - self._start
        at = min(at, self._stop - _FEWEST_ROWS)
        # A short table goes to the next page as a whole, unless that would leave the page empty.
        if at - self._start < _FEWEST_ROWS or (count <= _WHOLE_ROWS and not self._continues and not self.cuts):
            return None, self
        return self._part(self._start, at, first=True), self._part(at, self._stop, first=False)

    def _part(self, start: int, stop: int, *, first: bool) -> Table:
        part = copy(self)
        part.before = self.before if first else 0
        part.keeps = False
        part._start, part._stop = start, stop  # noqa: SLF001 - its own class
        part._continues = self._continues or not first  # noqa: SLF001
        return part

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw head and rows."""
        with self.inside(sheet):
            y = self._draw_head(sheet, x, y, width)
            for row in itertools.islice(self._rows, self._start, self._stop):
                y = self._draw_row(sheet, row, x, y, width)
        sheet.line(x, y, x + width, y, LINE_STRONG, 0.75)

    def inside(self, sheet: Sheet) -> AbstractContextManager[None]:
        """Draw inside the table's structure element."""
        return sheet.node("Table", self._key, attributes=_summary(self._says))

    def _draw_head(self, sheet: Sheet, x: float, y: float, width: float) -> float:
        high = self._high(self._head, width)
        if not high:
            sheet.line(x, y, x + width, y, LINE_STRONG, 0.75)
            return y
        sheet.rect(x, y, width, high, fill=NAVY)
        if self._continues:
            # Said once is enough: on the following pages the head is for the eye only.
            with sheet.artifact("pagination"):
                self._draw_cells(sheet, self._head, x, y, width)
        else:
            with sheet.node("TR"):
                self._draw_cells(sheet, self._head, x, y, width, scope="Column")
        return y + high

    def _draw_row(self, sheet: Sheet, row: Row, x: float, y: float, width: float) -> float:
        high = self._high(row, width)
        if row.kind == "group":
            sheet.rect(x, y, width, high, fill=NAVY_SOFT)
        else:
            sheet.line(x, y + high, x + width, y + high, LINE, 0.4)
        with sheet.node("TR"):
            self._draw_cells(sheet, row, x, y, width)
        return y + high

    def _draw_cells(self, sheet: Sheet, row: Row, x: float, y: float, width: float, scope: str = "Row") -> None:
        group = row.kind == "group"
        widths = [width] if group else self._widths(width)
        for each, lines, wide in zip(row.cells, self._set(row, width), widths, strict=True):
            role, about = ("TH", f"/O/Table/Scope/{scope}") if each.header else ("TD", "")
            if group:
                about = f"/O/Table/ColSpan {len(self._columns)}"
            with sheet.leaf(role, attributes=about):
                _draw_cell(sheet, each, lines, x, y, wide)
            x += wide


class Title(Paragraph):
    """The title over a table, which in the paper's structure is the table's caption."""

    _table: Table | None = None

    def over(self, table: Table) -> list[Block]:
        """Return the title and the table that it stands over."""
        self._table = table
        return [self, table]

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw it as part of its table."""
        if self._table is None:
            super().draw(sheet, x, y, width)
            return
        with self._table.inside(sheet):
            super().draw(sheet, x, y, width)


def _draw_cell(sheet: Sheet, made: Cell, lines: Iterable[Line], x: float, y: float, wide: float) -> None:
    room = _sign_room(made)
    if made.sign is not None:
        with sheet.artifact():
            Brush(sheet, 0, 0).paint([_sign(made.sign, x + made.pad + 3.4, y + _AIR + made.style.leading / 2)])
    draw_lines(sheet, lines, x + made.pad + room, y + _AIR, wide - 2 * made.pad - room, made.style, made.align)


def _sign(sign: Sign, x: float, y: float) -> Item:
    if sign == "home":
        return marks.home(x, y, 2.6, Ink(fill=HOME))
    if sign == "world":
        return marks.world(x, y, 2.6, Ink(fill=GLOBAL))
    return marks.posture(sign, x, y, 3.4, PALETTE[sign])


def _sign_room(made: Cell) -> float:
    return 11.0 if made.sign is not None else 0.0


def _summary(says: str) -> str:
    return f"/O/Table/Summary{text_string(plain(says))}" if says else ""


def number(text: str, *, strong: bool = False, colour: str = INK) -> Cell:
    """Return a cell with a figure at its right edge."""
    return cell(text, "right", CELL.but(weight="semibold" if strong else "regular", colour=colour))
