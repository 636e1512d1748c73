"""Putting blocks on pages, and drawing the pages: no page is left nearly empty, no heading stands alone.

It is no running story: a figure that does not fit any more lets the text behind it go first, and a later figure that
does fit may come before its turn; neither ever leaves its section.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from desktop.brief.blocks import Block, Stack
from desktop.brief.styles import BOTTOM, FULL, LEFT, TEXT, TOP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.brief.sheet import Sheet

Start: TypeAlias = Literal["page", "flow"]

ROOM = BOTTOM - TOP
FILLED = 0.6
"""The share of a page that is filled at least, but where a section ends."""

# A section goes on below the one before if that much of the page is left; else it opens a page of its own.
_WORTH_STARTING = 0.3
_BETWEEN = 30.0
_AHEAD = 8  # so many units further on a figure is looked for that would fill a page


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the paper: blocks under one heading, and whether they open a page of their own."""

    blocks: Sequence[Block]
    start: Start = "flow"


@dataclass(slots=True)
class Page:
    """A page with the blocks on it: each with its place from the top left corner of the page."""

    placed: list[tuple[Block, float]] = field(default_factory=list)
    used: float = TOP
    ends: bool = False

    @property
    def fill(self) -> float:
        """How much of the page is used, as a share of one."""
        return (self.used - TOP) / ROOM

    def put(self, block: Block) -> None:
        """Place a block under what is there already."""
        y = self.used + (block.before if self.placed else 0)
        self.placed.append((block, y))
        self.used = y + block.height(FULL)

    def room_for(self, block: Block) -> float:
        """Return how high ``block`` may be here."""
        return BOTTOM - self.used - (block.before if self.placed else 0)


@dataclass(frozen=True, slots=True)
class Unit:
    """Blocks that stay together: headings and what stands under them. One that ``floats`` may let others pass."""

    heads: tuple[Block, ...]
    body: Block

    @property
    def floats(self) -> bool:
        """Whether it is a figure."""
        return getattr(self.body, "floats", False)

    def height(self) -> float:
        """Return how high it is with the space above it."""
        block = self.block()
        return block.before + block.height(FULL)

    def block(self) -> Stack:
        """Return it as one block."""
        blocks = (*self.heads, self.body)
        return Stack(blocks, indent=FULL - TEXT, before=blocks[0].before, wide=True)


def compose(sections: Iterable[Section], hear: Callable[[], None] = lambda: None) -> list[Page]:
    """Return the pages on which the sections stand, in order; ``hear`` is called for every page, and may raise."""
    pages: list[Page] = []
    for section in sections:
        if section.blocks:
            _place(pages, deque(_units(section.blocks)), section.start, hear)
            pages[-1].ends = True
    return pages


def _units(blocks: Sequence[Block]) -> list[Unit]:
    units: list[Unit] = []
    heads: list[Block] = []
    for block in blocks:
        if block.keeps and block is not blocks[-1]:
            heads.append(block)
        else:
            units.append(Unit(tuple(heads), block))
            heads = []
    return units


def _place(pages: list[Page], units: deque[Unit], start: Start, hear: Callable[[], None]) -> None:
    if not pages or not _goes_on(pages[-1], units, start):
        pages.append(Page())
    elif pages[-1].placed:
        pages[-1].used += _BETWEEN
        pages[-1].ends = False
    while True:
        hear()
        page = pages[-1]
        _fill(page, units)
        if units and page.fill < FILLED:
            _rescue(page, units)
        if not units:
            return
        if not page.placed:
            _force(page, units)
        if not units:
            return
        pages.append(Page())


def _fill(page: Page, units: deque[Unit]) -> None:
    """Put on the page what fits, in order; figures that do not fit wait for the next page."""
    waiting: list[Unit] = []
    while units:
        unit = units.popleft()
        rest = _put(page, unit)
        if rest is None:
            continue
        if rest is not unit:
            units.appendleft(rest)
            break
        passed = _let_pass(page, unit, units)
        if passed is None:
            units.appendleft(unit)
            break
        waiting.append(passed)
    units.extendleft(reversed(waiting))


def _put(page: Page, unit: Unit) -> Unit | None:
    """Put on the page what fits of a unit, and return what is left: itself where nothing does."""
    block = unit.block()
    first, left = block.split(FULL, page.room_for(block))
    if first is None:
        return unit
    page.put(first)
    return None if left is None else _again(left)


def _again(left: Block) -> Unit:
    """Return the rest of a unit as a unit."""
    if isinstance(left, Stack) and left.blocks:
        return Unit(tuple(left.blocks[:-1]), left.blocks[-1])
    return Unit((), left)


def _let_pass(page: Page, unit: Unit, units: deque[Unit]) -> Unit | None:
    """Let the text behind a figure go first; return the figure as it then waits, None where nothing may pass it."""
    if not unit.floats or not units or not page.placed:
        return None
    if not unit.heads:
        return unit
    # Under a heading the text of the same heading goes first, and takes the heading along.
    text = units[0]
    if text.heads or text.floats:
        return None
    rest = _put(page, replace(text, heads=unit.heads))
    if rest is None:
        units.popleft()
    elif rest.heads == unit.heads:
        return None
    else:
        units[0] = rest
    return Unit((), unit.body)


def _rescue(page: Page, units: deque[Unit]) -> None:
    """Fill a page that is left too empty: with a figure from further on, or by cutting what is better left whole."""
    for at in range(1, min(_AHEAD, len(units))):
        unit = units[at]
        if unit.heads:
            break
        if unit.floats and unit.body.height(FULL) <= page.room_for(unit.body):
            page.put(unit.block())
            del units[at]
            _fill(page, units)
            return
    for each in (*units[0].heads, units[0].body):
        if hasattr(each, "cuts"):
            each.cuts = True
    rest = _put(page, units[0])
    if rest is None:
        units.popleft()
    else:
        units[0] = rest


def _force(page: Page, units: deque[Unit]) -> None:
    """Place what is higher than a page all the same: the paper must get done."""
    unit = units.popleft()
    blocks = (*unit.heads, unit.body)
    page.put(Stack(blocks[:1], indent=FULL - TEXT, wide=True))
    if blocks[1:]:
        units.appendleft(Unit(blocks[1:-1], blocks[-1]))


def _goes_on(page: Page, units: Sequence[Unit], start: Start) -> bool:
    room = BOTTOM - page.used - _BETWEEN
    if start == "page":
        return False
    if room >= _WORTH_STARTING * ROOM:
        return True
    return len(units) < _AHEAD and sum(each.height() for each in units) <= room


def draw(page: Page, sheet: Sheet) -> None:
    """Draw what stands on a page."""
    for block, y in page.placed:
        block.draw(sheet, LEFT, y, FULL)
