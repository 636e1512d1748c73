"""Putting blocks on pages, and drawing the pages: no page is left nearly empty, no heading stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from desktop.brief.blocks import Block, Stack
from desktop.brief.styles import BOTTOM, FULL, LEFT, LINE, NAVY, NOTE, SOFT, TEXT, TOP
from desktop.brief.text import baseline, elided, span, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.brief.sheet import Sheet

Start: TypeAlias = Literal["page", "flow"]

# A section goes on below the one before if that much of the page is left; else it opens a page of its own.
_WORTH_STARTING = 0.3
_BETWEEN = 30.0


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


def compose(sections: Iterable[Section]) -> list[Page]:
    """Return the pages on which the sections stand, in order."""
    pages: list[Page] = []
    for section in sections:
        if section.blocks:
            _place(pages, Stack(section.blocks, indent=FULL - TEXT), section.start)
    return pages


def _place(pages: list[Page], rest: Stack, start: Start) -> None:
    if not pages or not _goes_on(pages[-1], rest, start):
        pages.append(Page())
    elif pages[-1].placed:
        pages[-1].used += _BETWEEN
    left: Block | None = rest
    while left is not None:
        page = pages[-1]
        first, left = left.split(FULL, BOTTOM - page.used)
        if first is None and not page.placed and isinstance(left, Stack):
            first, left = left.forced()
        if first is not None:
            page.placed.append((first, page.used))
            page.used += first.height(FULL)
        if left is not None:
            pages.append(Page())


def _goes_on(page: Page, block: Block, start: Start) -> bool:
    room = BOTTOM - page.used - _BETWEEN
    if start == "page":
        return False
    return block.height(FULL) <= room or room >= _WORTH_STARTING * (BOTTOM - TOP)


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page: the running head and the foot."""

    series: str
    title: str
    foot: str


def draw(page: Page, sheet: Sheet, furniture: Furniture) -> None:
    """Draw a page with its running head, foot and number."""
    with sheet.artifact("pagination"):
        _furnish(sheet, furniture)
    for block, y in page.placed:
        block.draw(sheet, LEFT, y, FULL)


def _furnish(sheet: Sheet, furniture: Furniture) -> None:
    sheet.rect(LEFT, TOP - 30, FULL, 1.6, fill=NAVY)
    strong = NOTE.but(weight="bold", colour=NAVY)
    head = [span(furniture.series, strong)]
    at = LEFT + width_of(head) + 8
    base = TOP - 46 + baseline(NOTE.size, NOTE.leading)
    sheet.text(LEFT, base, head[0].text, "bold", NOTE.size, NAVY)
    for line in elided([span(furniture.title, NOTE)], FULL - (at - LEFT), 1):
        sheet.text(at, base, line.text, "regular", NOTE.size, SOFT)
    base = BOTTOM + 30
    sheet.line(LEFT, BOTTOM + 18, LEFT + FULL, BOTTOM + 18, LINE, 0.5)
    for line in elided([span(furniture.foot, NOTE)], TEXT, 1):
        sheet.text(LEFT, base, line.text, "regular", NOTE.size, SOFT)
    number = str(sheet.page)
    sheet.text(LEFT + FULL - width_of([span(number, strong)]), base, number, "bold", NOTE.size, NAVY)
