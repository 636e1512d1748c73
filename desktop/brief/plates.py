"""Blocks that stand on their own: boxes on a coloured ground, and drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brief.blocks import Stack, Whole
from desktop.brief.paint import Brush

if TYPE_CHECKING:
    from collections.abc import Callable

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
