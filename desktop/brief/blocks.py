"""What a page is made of: blocks that know their height, can be drawn and, most of them, can be cut in two."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import TYPE_CHECKING, Protocol, Self, TypeAlias

from desktop.brief.lines import broken, elided
from desktop.brief.text import Line, Span, draw_lines

if TYPE_CHECKING:
    from desktop.brief.sheet import Sheet
    from desktop.brief.styles import Style

# A paragraph is cut so that at least this many lines stand on either side.
_FEWEST_LINES = 2


class Block(Protocol):
    """A piece of a page, drawn in a column of some width.

    ``before`` is the space above it, dropped at the top of a page; ``keeps`` holds it on one page with what
    follows; ``wide`` lets it use the margin column too.
    """

    before: float
    keeps: bool
    wide: bool

    def height(self, width: float) -> float:
        """Return how high it is in a column of ``width``."""

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Return what fits into ``room`` and what is left; what cannot be cut is left whole."""

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw it, its top left corner at ``x``, ``y``."""


Blocks: TypeAlias = Sequence[Block]


class Whole:
    """A block that is never cut."""

    def __init__(self, *, before: float = 0, keeps: bool = False, wide: bool = False) -> None:
        self.before, self.keeps, self.wide = before, keeps, wide

    def height(self, width: float) -> float:
        """Return how high it is in a column of ``width``."""
        raise NotImplementedError

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Return the whole block on the one side or the other."""
        return (self, None) if self.height(width) <= room + 1e-6 else (None, self)

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw it."""
        raise NotImplementedError


class Paragraph:
    """Text in lines. ``mark`` hangs before it in a space of ``hang``; ``most`` cuts it off with an ellipsis.

    ``place`` names it where it is a paragraph that the analyst may word anew.
    """

    def __init__(
        self,
        spans: Sequence[Span],
        style: Style,
        *,
        role: str = "P",
        before: float = 0,
        keeps: bool = False,
        wide: bool = False,
        mark: Span | None = None,
        hang: float = 0,
        most: int = 0,
        place: str = "",
    ) -> None:
        self.before, self.keeps, self.wide = before, keeps, wide
        self._place = place
        self._spans, self._style, self._role = spans, style, role
        self._mark, self._hang, self._most = mark, hang, most
        self._key = object()
        self._lines: tuple[float, tuple[Line, ...]] | None = None

    def lines(self, width: float) -> tuple[Line, ...]:
        """Return its lines in a column of ``width``."""
        if self._lines is None or (self._lines[0] != width and self._lines[0] >= 0):
            inner = width - self._hang
            set_lines = elided(self._spans, inner, self._most) if self._most else broken(self._spans, inner)
            self._lines = width, set_lines
        return self._lines[1]

    def height(self, width: float) -> float:
        """Return how high it is in a column of ``width``."""
        return len(self.lines(width)) * self._style.leading

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Return the lines that fit and the lines that are left."""
        lines = self.lines(width)
        fit = int((room + 1e-6) / self._style.leading)
        if fit >= len(lines):
            return self, None
        fit = min(fit, len(lines) - _FEWEST_LINES)
        if fit < _FEWEST_LINES:
            return None, self
        return self._part(lines[:fit], first=True), self._part(lines[fit:], first=False)

    def _part(self, lines: tuple[Line, ...], *, first: bool) -> Self:
        part = copy(self)
        part._lines = -1, lines  # noqa: SLF001 - its own class
        if not first:
            part.before, part._mark = 0, None  # noqa: SLF001
        return part

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw it."""
        sheet.spot(x, y, width, self.height(width), place=self._place)
        with sheet.leaf(self._role, self._key):
            if self._mark is not None:
                draw_lines(sheet, broken([self._mark], self._hang * 4), x, y, self._hang, self._style.but(align="left"))
            draw_lines(sheet, self.lines(width), x + self._hang, y, width - self._hang, self._style)


class Stack:
    """Blocks one under the other. Narrow ones stand ``indent`` to the right, wide ones use the whole width."""

    def __init__(
        self,
        blocks: Blocks,
        *,
        indent: float = 0,
        role: str = "",
        before: float = 0,
        keeps: bool = False,
        wide: bool = False,
    ) -> None:
        self.before, self.keeps, self.wide = before, keeps, wide
        self.blocks = list(blocks)
        self._indent, self._role = indent, role
        self._key = object()

    def height(self, width: float) -> float:
        """Return how high it is in a column of ``width``."""
        return sum(
            block.height(self._room(block, width)) + (block.before if at else 0) for at, block in enumerate(self.blocks)
        )

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Return the blocks that fit and those that are left; the one on the border is cut if it can be."""
        used = 0.0
        for at, block in enumerate(self.blocks):
            inner = self._room(block, width)
            gap = block.before if at else 0
            high = block.height(inner)
            if used + gap + high > room + 1e-6:
                first, rest = block.split(inner, room - used - gap)
                return self._cut(at, first, rest)
            used += gap + high
        return self, None

    def _cut(self, at: int, first: Block | None, rest: Block | None) -> tuple[Block | None, Block | None]:
        head = [*self.blocks[:at], *([first] if first is not None else [])]
        tail = [*([rest] if rest is not None else []), *self.blocks[at + 1 :]]
        if first is None:
            # A heading goes along with what it stands over.
            while head and head[-1].keeps:
                tail.insert(0, head.pop())
        return (self._with(head, first=True) if head else None), self._with(tail, first=False)

    def forced(self) -> tuple[Block, Block | None]:
        """Return the first block and the rest, though the first does not fit: the paper must get done."""
        return self.blocks[0], self._with(self.blocks[1:], first=False) if self.blocks[1:] else None

    def _with(self, blocks: Blocks, *, first: bool) -> Stack:
        before = self.before if first else 0
        part = Stack(blocks, indent=self._indent, role=self._role, before=before, wide=self.wide)
        part._key = self._key
        return part

    def _room(self, block: Block, width: float) -> float:
        return width if block.wide else width - self._indent

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw all blocks."""
        if not self._role:
            self._draw(sheet, x, y, width)
            return
        with sheet.node(self._role, self._key):
            self._draw(sheet, x, y, width)

    def _draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        for at, block in enumerate(self.blocks):
            y += block.before if at else 0
            inner = self._room(block, width)
            block.draw(sheet, x + width - inner, y, inner)
            y += block.height(inner)


class Beside(Whole):
    """Blocks side by side with a gap between: one piece, as high as the highest. ``shares`` divide the width."""

    def __init__(
        self, columns: Blocks, shares: Sequence[float], gap: float, *, before: float = 0, wide: bool = False
    ) -> None:
        super().__init__(before=before, wide=wide)
        self._columns, self._shares, self._gap = columns, shares, gap

    def _widths(self, width: float) -> list[float]:
        free = width - self._gap * (len(self._columns) - 1)
        return [free * share / sum(self._shares) for share in self._shares]

    def height(self, width: float) -> float:
        """Return the height of the highest column."""
        widths = self._widths(width)
        return max(column.height(each) for column, each in zip(self._columns, widths, strict=True))

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the columns."""
        for column, each in zip(self._columns, self._widths(width), strict=True):
            column.draw(sheet, x, y, each)
            x += each + self._gap


class Aside:
    """A block in the text column with another beside it in the margin, which stays with its beginning."""

    def __init__(
        self, margin: Block, body: Block, *, column: float, text: float, before: float = 0, keeps: bool = False
    ) -> None:
        self.before, self.keeps, self.wide = before, keeps, True
        self._margin, self.body, self._column, self._text = margin, body, column, text

    def height(self, width: float) -> float:
        """Return the height of the higher one."""
        del width
        return max(self._margin.height(self._column), self.body.height(self._text))

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Cut the text; what is left goes on without the margin."""
        if self.height(width) <= room + 1e-6:
            return self, None
        if self._margin.height(self._column) > room:
            return None, self
        first, rest = self.body.split(self._text, room)
        if first is None or rest is None:
            return None, self
        return Aside(self._margin, first, column=self._column, text=self._text, before=self.before), rest

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw both."""
        self.body.draw(sheet, x + width - self._text, y, self._text)
        self._margin.draw(sheet, x, y, self._column)
