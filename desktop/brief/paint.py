"""A drawing on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brief.drawing import Circle, Clip, Ink, Item, Path, Rect, Text
from desktop.brief.fonts import face
from desktop.brief.strokes import rounded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.brief.sheet import Sheet

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


class Brush:
    """Paints drawings onto a sheet, their top left corner at ``x``, ``y``, ``scale`` points a unit."""

    def __init__(self, sheet: Sheet, x: float, y: float, scale: float = 1) -> None:
        self._sheet, self._x, self._y, self._scale = sheet, x, y, scale

    def paint(self, items: Iterable[Item]) -> None:
        """Paint all ``items``."""
        for item in items:
            if isinstance(item, Text):
                self._text(item)
            elif isinstance(item, Clip):
                x, y = self._at(item.x, item.y)
                with self._sheet.clip(x, y, *self._scaled(item.w, item.h, item.radius)):
                    self.paint(item.items)
            else:
                self._outline(item)

    def _outline(self, item: Rect | Circle | Path) -> None:
        ink: Ink = item.ink
        self._sheet.path(
            self._steps(item),
            fill=ink.fill,
            stroke=ink.stroke,
            width=ink.width * self._scale,
            dash=self._scaled(*ink.dash),
            cap="round" if ink.round else "butt",
        )

    def _steps(self, item: Rect | Circle | Path) -> str:
        if isinstance(item, Path):
            return " ".join(self._step(step[0], step[1:]) for step in item.steps)
        if isinstance(item, Circle):
            item = Rect(item.x - item.r, item.y - item.r, 2 * item.r, 2 * item.r, item.ink, item.r)
        x, y = self._at(item.x, item.y)
        w, h, radius = self._scaled(item.w, item.h, item.radius)
        return rounded(x, self._sheet.height - y - h, w, h, radius)

    def _step(self, kind: str, numbers: tuple[float, ...]) -> str:
        parts = []
        for at in range(0, len(numbers), 2):
            x, y = self._at(numbers[at], numbers[at + 1])
            parts.append(f"{x:.2f} {self._sheet.height - y:.2f} ")
        return "".join(parts) + _OPERATORS[kind]

    def _text(self, item: Text) -> None:
        x, y = self._at(item.x, item.y)
        size = item.size * self._scale
        if item.anchor != "start":
            wide = face(item.weight).width(item.text, size)
            x -= wide if item.anchor == "end" else wide / 2
        # The blank keeps neighbours apart for whoever copies the text.
        self._sheet.text(x, y, item.text + " ", item.weight, round(size, 3), item.colour)

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return self._x + x * self._scale, self._y + y * self._scale

    def _scaled(self, *lengths: float) -> tuple[float, ...]:
        return tuple(length * self._scale for length in lengths)
