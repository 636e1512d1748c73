"""Blocks that stand on their own: boxes on a coloured ground, and drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brief.blocks import Stack, Whole
from desktop.brief.paint import Brush

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.brief.blocks import Block
    from desktop.brief.drawing import Drawing
    from desktop.brief.sheet import Sheet


class Box(Whole):
    """Blocks on a coloured ground with a bar at the left."""

    def __init__(
        self,
        inside: Stack,
        *,
        ground: str,
        bar: str | None = None,
        pad: float = 10,
        before: float = 0,
        wide: bool = False,
    ) -> None:
        super().__init__(before=before, wide=wide)
        self._inside, self._ground, self._bar, self._pad = inside, ground, bar, pad

    def height(self, width: float) -> float:
        """Return its height with the padding."""
        return self._inside.height(width - 2 * self._pad) + 2 * self._pad

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the ground and what stands on it."""
        high = self.height(width)
        sheet.rect(x, y, width, high, fill=self._ground)
        if self._bar:
            sheet.rect(x, y, 3, high, fill=self._bar)
        self._inside.draw(sheet, x + self._pad, y + self._pad, width - 2 * self._pad)


class Plate(Whole):
    """A figure under its finding and over its source: one piece that text may pass.

    ``smaller`` makes the drawing for a width and a height, or None where it cannot be that small.
    """

    floats = True

    def __init__(
        self,
        title: Block,
        figure: Figure,
        source: Block,
        *,
        smaller: Callable[[float, float], Drawing | None] | None = None,
        before: float = 0,
        wide: bool = False,
    ) -> None:
        super().__init__(before=before, wide=wide)
        self._title, self._figure, self._source, self._smaller = title, figure, source, smaller

    def _around(self, width: float) -> float:
        return self._title.height(width) + self._source.height(width) + self._figure.before + self._source.before

    def height(self, width: float) -> float:
        """Return its height with title and source."""
        return self._around(width) + self._figure.height(width)

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Return it whole, made smaller if need be and if it can be."""
        if self.height(width) <= room + 1e-6:
            return self, None
        small = self._smaller(width, room - self._around(width)) if self._smaller is not None else None
        if small is None or self._around(width) + small.height > room + 1e-6:
            return None, self
        figure = Figure(lambda _: small, before=self._figure.before, wide=self._figure.wide)
        return Plate(self._title, figure, self._source, before=self.before, wide=self.wide), None

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw title, figure and source."""
        for block in (self._title, self._figure, self._source):
            y += block.before if block is not self._title else 0
            block.draw(sheet, x, y, width)
            y += block.height(width)


class Figure(Whole):
    """A drawing made for the width that it gets."""

    def __init__(
        self,
        made: Callable[[float], Drawing],
        *,
        before: float = 0,
        keeps: bool = False,
        wide: bool = False,
    ) -> None:
        super().__init__(before=before, keeps=keeps, wide=wide)
        self._made = made
        self._drawing: tuple[float, Drawing] | None = None

    def _drawn(self, width: float) -> Drawing:
        if self._drawing is None or self._drawing[0] != width:
            self._drawing = width, self._made(width)
        return self._drawing[1]

    def height(self, width: float) -> float:
        """Return the drawing's height."""
        return self._drawn(width).height

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Paint the drawing."""
        drawing = self._drawn(width)
        says = f"{drawing.title}. {drawing.says}" if drawing.says else drawing.title
        box = (x, sheet.height - y - drawing.height, x + width, sheet.height - y)
        with sheet.leaf(
            "Figure", alt=says, attributes=f"/O/Layout/Placement/Block/BBox[{' '.join(f'{each:.2f}' for each in box)}]"
        ):
            Brush(sheet, x, y).paint(drawing.items)
