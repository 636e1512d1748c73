"""Headings and the contents: what the outline knows, and on which page it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.brief.blocks import Aside, Block, Paragraph, Stack, Whole
from desktop.brief.lines import balanced, elided
from desktop.brief.styles import BODY, LINE, NAVY, SOFT, Style
from desktop.brief.text import Line, baseline, span, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.brief.composer import Page
    from desktop.brief.sheet import Sheet
    from desktop.brief.text import Span
    from desktop.words import Words


class Heading(Paragraph):
    """A heading: it stays with what follows. One with a ``target`` stands in outline and contents."""

    def __init__(
        self,
        spans: Sequence[Span],
        style: Style,
        *,
        level: int,
        text: str = "",
        target: str = "",
        before: float = 0,
        wide: bool = False,
    ) -> None:
        super().__init__(spans, style, role=f"H{level}", before=before, keeps=True, most=4, wide=wide)
        self.level, self.text, self.target = level, text, target
        self._balanced: dict[float, tuple[Line, ...]] = {}

    def lines(self, width: float) -> tuple[Line, ...]:
        """Return its lines, each about as long as the others."""
        if width not in self._balanced:
            self._balanced[width] = balanced(super().lines, width)
        return self._balanced[width]

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Return it whole on the one side or the other."""
        return (self, None) if self.height(width) <= room + 1e-6 else (None, self)

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw it and put it into the outline."""
        if self.target:
            sheet.target(self.target, y)
            sheet.outline(self.text, self.target, self.level - 1)
        super().draw(sheet, x, y, width)


class Entry(NamedTuple):
    """A line of the contents."""

    text: str
    target: str
    level: int
    page: int


def entries(pages: Iterable[Page], first: int) -> tuple[Entry, ...]:
    """Return all headings of composed pages, the first of which has number ``first``."""
    return tuple(
        Entry(heading.text, heading.target, heading.level, number)
        for number, page in enumerate(pages, start=first)
        for block, _ in page.placed
        for heading in headings(block)
        if heading.target
    )


def headings(block: Block) -> Iterator[Heading]:
    """Yield the headings in a block, in order."""
    if isinstance(block, Heading):
        yield block
    elif isinstance(block, Stack):
        for each in block.blocks:
            yield from headings(each)
    elif isinstance(block, Aside):
        yield from headings(block.body)


class Contents(Whole):
    """The table of contents. It has room for ``rows`` entries; which pages they stand on is told later."""

    def __init__(self, rows: int, words: Words, *, before: float = 0) -> None:
        super().__init__(before=before)
        self.rows, self._words = rows, words
        self.entries: tuple[Entry, ...] = ()

    def height(self, width: float) -> float:
        """Return the height of its rows."""
        del width
        return self.rows * _ROW

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the entries."""
        with sheet.node("TOC"):
            for entry in self.entries[: self.rows]:
                self._draw_entry(sheet, entry, x, y, width)
                y += _ROW

    def _draw_entry(self, sheet: Sheet, entry: Entry, x: float, y: float, width: float) -> None:
        style = _STRONG if entry.level == 1 else _WEAK
        left = x if entry.level == 1 else x + 14
        base = y + baseline(style.size, _ROW)
        number = str(entry.page)
        wide = width_of([span(number, style)])
        says = self._words.say("brief.page_link", title=entry.text, page=entry.page)
        with sheet.node("TOCI"), sheet.leaf("Link"):
            for line in elided([span(entry.text, style)], width - (left - x) - 30, 1):
                sheet.text(left, base, line.text + " ", style.weight, style.size, style.colour)
            sheet.text(x + width - wide, base, number, style.weight, style.size, style.colour)
            sheet.link(x, y, width, _ROW, entry.target, says)
        sheet.line(x, y + _ROW, x + width, y + _ROW, LINE, 0.4)


_ROW = 18.0
_STRONG = BODY.but(weight="semibold", colour=NAVY)
_WEAK = Style(9, 14, colour=SOFT)
