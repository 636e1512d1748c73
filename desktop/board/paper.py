"""How a picture of the board comes to stand on paper: numbers only. Lengths are points, 72 to the inch."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TypeAlias

from db.model.geometry import Box

Page: TypeAlias = tuple[float, float]

POINTS = 0.75
"""Points per logical unit of the board at 100 %: a logical unit is a pixel of 96 to the inch."""

PAPERS: dict[str, Page] = {"A4": (595.28, 841.89), "A3": (841.89, 1190.55)}
"""Known papers, upright: width and height."""

MARGIN = 28.35
"""What stays free at every edge of a page: a centimetre, as no printer reaches further."""

LONGEST = 14_400
"""No side of a page of its own size is longer: readers of PDF know no larger page."""

SMALLEST = 11
"""The smallest text on the board, in logical units."""

LEGIBLE = 7.0
"""The least height of text that can be read on paper without effort, in points."""


@dataclass(frozen=True, slots=True)
class Leaves:
    """Pages of one size and what each of them shows.

    ``width`` and ``height`` are a page's; ``scale`` is points per logical unit; ``parts`` are the picture's parts in
    logical units, one a page, in reading order.
    """

    width: float
    height: float
    margin: float
    scale: float
    parts: tuple[Box, ...]

    @property
    def smallest(self) -> float:
        """The height of the smallest text as printed."""
        return SMALLEST * self.scale

    @property
    def faint(self) -> int:
        """How many of the pages have text that is smaller than can be read without effort: all are of one scale."""
        return len(self.parts) if self.smallest < LEGIBLE else 0


def one_page(wide: float, high: float, page: Page) -> Leaves:
    """Return the one page, lying or upright as it fits better, that holds a whole picture, never blown up."""
    return max((_fitted(wide, high, turned) for turned in _turned(page)), key=lambda leaves: leaves.scale)


def many_pages(wide: float, high: float, page: Page) -> Leaves:
    """Return the pages, lying or upright as fewer are needed, that hold a picture at 100 %."""
    return min((_split(wide, high, turned) for turned in _turned(page)), key=lambda leaves: len(leaves.parts))


def own_page(wide: float, high: float) -> Leaves:
    """Return a page just as large as the picture at 100 %; smaller where no reader could show that."""
    scale = min(POINTS, LONGEST / max(wide, high))
    return Leaves(wide * scale, high * scale, 0, scale, (Box(0, 0, wide, high),))


def leaves(wide: float, high: float, page: Page | None, *, split: bool = False) -> Leaves:
    """Return the pages for a picture; None is a page of its own size."""
    if page is None:
        return own_page(wide, high)
    return many_pages(wide, high, page) if split else one_page(wide, high, page)


def _turned(page: Page) -> tuple[Page, Page]:
    short, long = sorted(page)
    return (long, short), (short, long)


def _fitted(wide: float, high: float, page: Page) -> Leaves:
    room = page[0] - 2 * MARGIN, page[1] - 2 * MARGIN
    scale = min(POINTS, room[0] / wide, room[1] / high)
    return Leaves(*page, MARGIN, scale, (Box(0, 0, wide, high),))


def _split(wide: float, high: float, page: Page) -> Leaves:
    across, down = (page[0] - 2 * MARGIN) / POINTS, (page[1] - 2 * MARGIN) / POINTS
    parts = tuple(
        Box(x * across, y * down, min(across, wide - x * across), min(down, high - y * down))
        for y in range(ceil(high / down - 1e-6))
        for x in range(ceil(wide / across - 1e-6))
    )
    return Leaves(*page, MARGIN, POINTS, parts)
