"""Sources, method and the full table: the pages after the last part."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Self

from desktop.brief.blocks import Paragraph
from desktop.brief.composer import Section
from desktop.brief.styles import CELL, H3, HEAD_CELL, HOME, NAVY, NOTE, SOFT, Align, Style
from desktop.brief.table import Cell, Row, Table, cell, head_cell, number
from desktop.brief.text import span, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.brief.blocks import Block
    from desktop.brief.content.method import Method, Yardstick
    from desktop.brief.content.register import Block as Group
    from desktop.brief.content.register import Line, Register
    from desktop.brief.content.sources import Document, Note, Sources
    from desktop.brief.content.twins import Twin, Twins
    from desktop.brief.pages.setter import Setter
    from desktop.brief.sheet import Sheet
    from desktop.brief.text import Line as SetLine

_QUOTE = Style(8.3, 12.8)
_NARROW = HEAD_CELL.but(size=7.2, leading=10)
_SHORT = 76.0  # a column of words up to this wide takes what it needs
_TAIL: tuple[tuple[Align, float], ...] = (("right", 1), ("right", 2), ("centre", 1), ("left", 4))


class Endnote(Paragraph):
    """An endnote: links from the text lead here."""

    def __init__(self, note: Note, quote: str, *, first: bool) -> None:
        about = [span(f"  {note.about}", _QUOTE, colour=SOFT, size=7.6)] if first or quote else []
        number = span(f"[{note.number}]", _QUOTE, colour=HOME, weight="semibold") if first else None
        super().__init__(
            [span(quote, _QUOTE), *about],
            _QUOTE,
            role="P",
            before=3.2 if first else 0,
            wide=True,
            mark=number,
            hang=26,
        )
        self._target = f"note-{note.number}" if first else ""

    def _part(self, lines: tuple[SetLine, ...], *, first: bool) -> Self:
        part = super()._part(lines, first=first)
        if not first:
            part._target = ""  # noqa: SLF001 - its own class
        return part

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw it and let links lead to it."""
        if self._target:
            sheet.target(self._target, y)
        super().draw(sheet, x, y, width)


def sources(part: Sources, setter: Setter) -> Section:
    """Return sources and endnotes."""
    heading = setter.heading(part.head)
    blocks: list[Block] = [setter.opening("", heading, (), [setter.prose(each, before=8) for each in part.text])]
    for document in part.documents:
        blocks += _document(document, setter)
    if part.documents:
        blocks.append(setter.muted(part.grades, before=10, wide=True))
    return Section(blocks)


def _document(document: Document, setter: Setter) -> list[Block]:
    title = Paragraph((span(document.title, H3),), H3, before=16, keeps=True, wide=True, most=4)
    about = " · ".join(each for each in (document.about, document.grade) if each)
    blocks: list[Block] = [title, Paragraph((span(about, NOTE),), NOTE, before=1, keeps=True, wide=True, most=4)]
    if document.remark:
        blocks.append(setter.muted(document.remark, before=1, wide=True))
    for note in document.notes:
        parts = _cut(note.quote)
        blocks += [Endnote(note, part, first=not at) for at, part in enumerate(parts)]
    return blocks


def _cut(quote: str) -> list[str]:
    return [quote[at : at + 3000] for at in range(0, len(quote), 3000)] or [""]


def method(part: Method, missing: Sequence[str], setter: Setter) -> Section:
    """Return the method; ``missing`` are the characters that the typeface could not show."""
    heading = setter.heading(part.head)
    blocks: list[Block] = [setter.opening("", heading, (), [setter.prose(each, before=8) for each in part.text])]
    blocks.append(setter.heading(part.conventions_head, 2, before=22))
    blocks.append(_pairs(part.conventions, part.conventions_head))
    head = [head_cell(each) for each in part.rule_columns]
    rules = [
        Row((cell(order), cell(word, sign=posture, header=True), cell(condition)))
        for order, posture, word, condition in part.rules
    ]
    table_of_rules = Table([36, 74, 0], head, rules, says=part.rules_title, before=5)
    blocks += setter.table_title(part.rules_title, before=18, wide=False).over(table_of_rules)
    blocks.append(setter.heading(part.coverage_head, 2, before=22))
    coverage = part.coverage
    if missing:
        coverage = (*coverage, (setter.say("method.glyphs"), ", ".join(_code(each) for each in missing[:40])))
    blocks.append(_pairs(coverage, part.coverage_head))
    if part.criteria or part.segment_criteria:
        blocks += setter.table_title(part.criteria_title, before=22, wide=False).over(_criteria(part))
    return Section(blocks)


def _code(char: str) -> str:
    return f"U+{ord(char):04X}"


def _pairs(pairs: Sequence[tuple[str, str]], says: str) -> Table:
    rows = [Row((cell(key, style=CELL.but(weight="semibold"), header=True), cell(value))) for key, value in pairs]
    return Table([104, 0], (), rows, says=says, before=6)


def _criteria(part: Method) -> Table:
    rows: list[Row] = []
    for title, yardsticks in ((part.criteria_head, part.criteria), (part.segment_head, part.segment_criteria)):
        if yardsticks:
            rows.append(Row((cell(title, style=CELL.but(weight="bold", colour=NAVY)),), "group"))
            rows += [_yardstick(each) for each in yardsticks]
    head = [head_cell(text, "right" if at == 2 else "left") for at, text in enumerate(part.criterion_columns)]
    return Table([84, 0, 44], head, rows, says=part.criteria_title, before=5)


def _yardstick(each: Yardstick) -> Row:
    return Row(
        (cell(each.name, style=CELL.but(weight="semibold"), header=True), cell(each.meaning), number(each.weight))
    )


def register(part: Register, numbers: Twins, setter: Setter) -> Section:
    """Return the full table, and before it the ``numbers`` of the figures."""
    heading = setter.heading(part.head)
    text = [setter.prose(each, before=8) for each in part.text]
    if part.criteria:
        numbered = " · ".join(f"{at} {name}" for at, name in enumerate(part.criteria, start=1))
        text.append(setter.muted(setter.say("register.criteria", criteria=numbered), before=6))
    blocks: list[Block] = [setter.opening("", heading, (), text)]
    if part.blocks:
        blocks.append(table(part, setter))
    if numbers.tables:
        blocks.append(setter.heading(numbers.head, 2, before=26, wide=True))
        for at, each in enumerate(numbers.tables):
            blocks += _twin(each, setter, before=18 if at else 8)
    if part.unplaced:
        unplaced = setter.heading(part.unplaced_head, 2, before=20)
        blocks += [unplaced, *setter.long(part.unplaced, CELL, before=4)]
    return Section(blocks)


def _twin(twin: Twin, setter: Setter, *, before: float) -> list[Block]:
    """Return the numbers of a figure as a table under its title."""
    head = [head_cell(text, "right" if at in twin.numeric else "left") for at, text in enumerate(twin.columns)]
    last = len(twin.columns) - 1
    rows = [
        Row(
            (
                cell(each.cells[0], sign=each.posture, header=True),
                *(_twin_cell(text, numeric=at in twin.numeric) for at, text in enumerate(each.cells[1:], start=1)),
            )
        )
        for each in twin.entries
    ]
    columns = _widths(twin, last)
    numbers = Table(columns, head, rows, says=twin.title, before=5, wide=True)
    made = setter.table_title(twin.title, before=before).over(numbers)
    return [*made, setter.muted(twin.more, wide=True)] if twin.more else made


def _twin_cell(text: str, *, numeric: bool) -> Cell:
    return number(text) if numeric else cell(text)


def _widths(twin: Twin, last: int) -> list[float]:
    """Return the columns' widths: what a figure's column needs, its head in words, and shares of the rest for text."""
    bold = CELL.but(weight="semibold")
    widths: list[float] = []
    for at in range(last + 1):
        texts = [*(each.cells[at] for each in twin.entries), *twin.columns[at].split(" ")]
        wide = max(width_of([span(text, bold)]) for text in texts) + 10
        fits = at in twin.numeric or (at and wide <= _SHORT)
        widths.append(wide if fits else -1.6 if at in {0, last} else -1.0)
    return widths


def table(part: Register, setter: Setter, *, before: float = 14) -> Table:
    """Return the ratings of the positions in these segments as one table."""
    count = len(part.criteria)
    wide = 29.0 if count <= 8 else max(13.0, 232 / count)
    columns = [-1.0, 35, *[wide] * count, 30, 31, 32, 36]
    head = [
        head_cell(part.columns[0]),
        head_cell(part.columns[1]),
        *(Cell((span(each, _NARROW),), "centre", _NARROW, header=True, pad=2) for each in _criteria_heads(part, wide)),
        *_tail_heads(part),
    ]
    rows: list[Row] = []
    for group in part.blocks:
        rows += _group(group, part.empty, len(columns), setter)
    return Table(columns, head, rows, says=part.head, before=before, wide=True)


def _tail_heads(part: Register) -> list[Cell]:
    pairs = zip(part.tail_columns, _TAIL, strict=True)
    return [replace(head_cell(text, align), pad=pad) for text, (align, pad) in pairs]


def _criteria_heads(part: Register, wide: float) -> list[str]:
    """Return the criteria's names, or their numbers where a word is wider than the column."""
    words = [word for name in part.criteria for word in name.replace("·", "· ").split(" ")]
    if all(width_of([span(word, _NARROW)]) <= wide - 4 for word in words):
        return list(part.criteria)
    return [str(number) for number in range(1, len(part.criteria) + 1)]


def _group(group: Group, empty: str, columns: int, setter: Setter) -> list[Row]:
    bold = CELL.but(weight="bold", colour=NAVY)
    about = span(f"   {group.about}", CELL, colour=SOFT)
    rows = [Row((Cell((span(group.segment, bold), about)),), "group")]
    if not group.lines:
        rows.append(Row((cell(empty, style=CELL.but(colour=SOFT)), *(cell("") for _ in range(columns - 1)))))
    # A row's name heads it, but one row alone would have more heads than figures.
    return [*rows, *(_line(each, setter, heads=len(group.lines) > 1) for each in group.lines)]


def _line(line: Line, setter: Setter, *, heads: bool) -> Row:
    backed, unbacked = CELL.but(weight="bold"), CELL.but(colour=SOFT)
    return Row(
        (
            cell(line.name, sign="home" if line.home else "world", header=heads),
            cell(line.country, style=unbacked),
            *(cell(each.text, "centre", backed if each.backed else unbacked) for each in line.marks),
            number(line.score, strong=True),
            number(line.coverage),
            cell(line.confidence, "centre"),
            Cell(setter.notes(line.notes, CELL.but(size=7.6), raised=False)),
        )
    )
