"""The tiles of the layers: name, level, group and how many segments count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brief.charts.axis import SIZE, SMALL
from desktop.brief.drawing import Drawing, Ink, Item, Rect, Text, fitted, shrunk, wrapped
from desktop.brief.styles import HOME, INK, NAVY, NAVY_SOFT, PAPER, SOFT

if TYPE_CHECKING:
    from collections.abc import Sequence


def tile_chart(width: float, tiles: Sequence[tuple[str, float | None, str, str, str]], title: str) -> Drawing:
    """Return a tile per layer with its level: name, level, figure, group and how many segments count."""
    per_row = min(5, max(1, len(tiles)))
    gap = 8.0
    wide = (width - gap * (max(per_row, 3) - 1)) / max(per_row, 3)
    names = [_tile_name(tile[0], wide - 16) for tile in tiles]
    tall = 69.0 + 10.0 * max((len(lines) for lines, _ in names), default=1)
    items: list[Item] = []
    for at, (tile, name) in enumerate(zip(tiles, names, strict=True)):
        items += _tile((at % per_row) * (wide + gap), (at // per_row) * (tall + gap), wide, tall, name, *tile[1:])
    rows = -(-len(tiles) // per_row)
    says = " ".join(f"{name}: {figure}, {group}." for name, _, figure, group, _ in tiles)
    return Drawing(width, rows * (tall + gap) - gap, tuple(items), title, says)


def _tile_name(name: str, room: float) -> tuple[tuple[str, ...], float]:
    label, size = shrunk(name, room, SIZE, "semibold", 7.4)
    return (wrapped(name, room, size, "semibold", 2), size) if label.endswith("…") else ((label,), size)


def _tile(
    x: float,
    y: float,
    wide: float,
    tall: float,
    name: tuple[tuple[str, ...], float],
    level: float | None,
    figure: str,
    group: str,
    counted: str,
) -> list[Item]:
    pad, bottom = 8.0, y + tall
    room = wide - 2 * pad
    lines, size = name
    items: list[Item] = [Rect(x, y, wide, tall, Ink(fill=NAVY_SOFT)), Rect(x, y, wide, 2.2, Ink(fill=NAVY))]
    items += [Text(x + pad, y + 16 + at * 10, each, size, INK, "semibold") for at, each in enumerate(lines)]
    word = fitted(group, room * 0.46, SIZE, "semibold")
    items += [
        Text(x + pad, bottom - 36, figure, 21, HOME if level is not None else SOFT, "bold"),
        Text(x + wide - pad, bottom - 36, word, SIZE, NAVY, "semibold", "end"),
        Rect(x + pad, bottom - 27, room, 4, Ink(fill=PAPER)),
        Text(x + pad, bottom - 9, fitted(counted, room, SMALL), SMALL, SOFT),
    ]
    if level is not None:
        items.append(Rect(x + pad, bottom - 27, room * level / 100, 4, Ink(fill=HOME)))
    return items
