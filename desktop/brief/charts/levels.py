"""The level chart: a bar for every layer, between the cuts of the groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brief.charts.axis import SIZE, SMALL, Axis, cut_lines
from desktop.brief.drawing import Drawing, Ink, Item, Rect, Text, line, middle, shrunk, width_of
from desktop.brief.fonts import legible
from desktop.brief.styles import HOME, INK, NAVY_SOFT, PAPER, SOFT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.brief.content.levels import Bar


def level_chart(width: float, bars: Sequence[Bar], cuts: Sequence[tuple[float, str]], title: str) -> Drawing:
    """Return a bar for every layer's level, with the cuts between the groups."""
    row = 19.0
    names = max((width_of(legible(bar.layer[:200]), SIZE, "semibold") for bar in bars), default=0.0)
    axis = Axis(min(width * 0.42, max(width * 0.2, names + 12)), width * 0.8, 0, 100)
    bottom = 16 + row * len(bars)
    items: list[Item] = cut_lines(axis, cuts, 12, bottom)
    y = 16.0
    for bar in bars:
        label, size = shrunk(bar.layer, axis.left - 8, SIZE, "semibold", 7.2)
        items.append(Text(0, middle(y + row / 2, size), label, size, INK, "semibold"))
        items.append(Rect(axis.left, y + row / 2 - 4, axis.right - axis.left, 8, Ink(fill=NAVY_SOFT)))
        if bar.level is not None:
            items.append(Rect(axis.left, y + row / 2 - 4, axis.at(bar.level) - axis.left, 8, Ink(fill=HOME)))
        items.append(Text(axis.right + 8, middle(y + row / 2, 9), bar.figure, 9, HOME, "bold"))
        items.append(Text(width, middle(y + row / 2, SMALL), bar.counted, SMALL, SOFT, anchor="end"))
        y += row
    items += [line((axis.at(cut), 16), (axis.at(cut), bottom), stroke=PAPER, width=0.9) for cut, _ in cuts]
    says = " ".join(f"{bar.layer}: {bar.figure}." for bar in bars)
    return Drawing(width, bottom + 2, tuple(items), title, says)
