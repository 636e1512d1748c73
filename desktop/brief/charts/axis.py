"""What the charts of a brief share: a scale of points, its cuts, and the sizes of type."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.brief.drawing import Item, Text, line, width_of
from desktop.brief.styles import LINE, SOFT

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZE = 8.0
SMALL = 7.2
LEAST, MOST = 20.0, 100.0


class Axis(NamedTuple):
    """A scale of points on a stretch of the drawing."""

    left: float
    right: float
    least: float = LEAST
    most: float = MOST

    def at(self, points: float) -> float:
        """Return where points stand."""
        share = (min(max(points, self.least), self.most) - self.least) / (self.most - self.least)
        return self.left + share * (self.right - self.left)


def cut_lines(axis: Axis, cuts: Sequence[tuple[float, str]], top: float, bottom: float) -> list[Item]:
    """Return the cuts between the groups as lines with their words, where these have room."""
    items: list[Item] = []
    free = axis.left - 1
    for cut, word in cuts:
        x, text = axis.at(cut), f"{word} > {cut:g}"
        if cut < axis.least:
            continue
        items.append(line((x, top), (x, bottom), stroke=LINE, width=0.7))
        if x >= free:
            items.append(Text(x + 2, 8, text, SMALL, SOFT))
            free = x + width_of(text, SMALL) + 6
    return items
