"""The charts of a brief as drawings in points: gaps, levels, and importance against level."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.brief import marks
from desktop.brief.drawing import Drawing, Ink, Item, Rect, Text, fitted, line, middle, shrunk, width_of, wrapped
from desktop.brief.styles import GLOBAL, HOME, INK, LINE, LINE_STRONG, NAVY, NAVY_SOFT, PALETTE, PAPER, SOFT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.brief.content.gaps import Gap, Group
    from desktop.brief.content.implications import Chip
    from desktop.brief.content.levels import Bar

_ROW = 16.4
_SIZE = 8.0
_SMALL = 7.2
_LEAST, _MOST = 20.0, 100.0


class Axis(NamedTuple):
    """A scale of points on a stretch of the drawing."""

    left: float
    right: float
    least: float = _LEAST
    most: float = _MOST

    def at(self, points: float) -> float:
        """Return where points stand."""
        share = (min(max(points, self.least), self.most) - self.least) / (self.most - self.least)
        return self.left + share * (self.right - self.left)


def gap_chart(width: float, groups: Sequence[Group], words: dict[str, str]) -> Drawing:
    """Return home and global best of every segment on one scale, with the gap between; blanks say why."""
    axis = Axis(width * 0.415, width * 0.775)
    items: list[Item] = list(_gap_head(axis, width, words))
    y = 24.0
    grid: list[Item] = []
    bottom = y + sum(len(group.gaps) * _ROW + 5 for group in groups)
    for tick in range(20, 101, 20):
        x = axis.at(tick)
        grid.append(line((x, 20), (x, bottom), stroke=LINE, width=0.4))
        grid.append(Text(x, bottom + 9, str(tick), _SMALL, SOFT, anchor="middle"))
    for group in groups:
        items += _layer_name(group, y, width * 0.15 - 4)
        for gap in group.gaps:
            items += _gap_row(axis, width, y, gap, words)
            y += _ROW
        items.append(line((0, y + 2), (width, y + 2), stroke=LINE_STRONG, width=0.5))
        y += 5
    return Drawing(width, bottom + 14, (*grid, *items), words["title"], _gap_says(groups))


def _layer_name(group: Group, top: float, room: float) -> list[Item]:
    """Return the layer's name, on two lines where it is long and there are rows beside it."""
    label, size = shrunk(group.layer, room, _SIZE, "bold", 7.2)
    lines = wrapped(group.layer, room, size, "bold", 2) if label.endswith("…") and len(group.gaps) > 1 else (label,)
    heights = [middle(top + _ROW / 2 + at * size * 1.3, size) for at in range(len(lines))]
    return [Text(0, y, each, size, NAVY, "bold") for y, each in zip(heights, lines, strict=True)]


def _gap_head(axis: Axis, width: float, words: dict[str, str]) -> tuple[Item, ...]:
    y = middle(8, _SMALL)
    home = width_of(words["home"], _SMALL, "semibold")
    world_x = axis.left + 9 + home + 22
    return (
        marks.home(axis.left + 3, 8, 3, Ink(fill=HOME)),
        Text(axis.left + 9, y, words["home"], _SMALL, HOME, "semibold"),
        marks.world(world_x - 6, 8, 3, Ink(fill=GLOBAL)),
        Text(world_x, y, words["world"], _SMALL, GLOBAL, "semibold"),
        Text(width * 0.925, y, words["gap"], _SMALL, SOFT, "semibold", "end"),
        Text(width, y, words["level"], _SMALL, SOFT, "semibold", "end"),
        line((0, 19.5), (width, 19.5), stroke=NAVY, width=0.9),
    )


def _gap_row(axis: Axis, width: float, top: float, gap: Gap, words: dict[str, str]) -> list[Item]:
    y = top + _ROW / 2
    base = middle(y, _SIZE)
    name, size = shrunk(gap.segment, width * 0.235, _SIZE, "regular", 7.2)
    items: list[Item] = [
        marks.posture(gap.posture, width * 0.155, y, 3.1, PALETTE[gap.posture]),
        Text(width * 0.155 + 7, middle(y, size), name, size, INK),
    ]
    if gap.home is not None and gap.world is not None:
        items.append(Rect(*_between(axis, gap.home, gap.world, y), Ink(fill=_lead_colour(gap))))
    items += _mark(axis, gap.home, y, gap.world, home=True)
    items += _mark(axis, gap.world, y, gap.home, home=False)
    if gap.blank:
        return [*items, *_blank(axis, y, gap)]
    colour = PALETTE["danger"] if gap.gap.startswith("−") else PALETTE["ok"]
    items.append(Text(width * 0.925, base, gap.gap, _SIZE, colour, "semibold", "end"))
    items.append(Text(width, base, gap.level, _SIZE, INK, "semibold", "end"))
    if gap.taken:
        items.append(Text(width * 0.825, middle(y, _SMALL), words["taken"], _SMALL, PALETTE["danger"], "semibold"))
    return items


def _between(axis: Axis, home: float, world: float, y: float) -> tuple[float, float, float, float]:
    left, right = sorted((axis.at(home), axis.at(world)))
    return left, y - 1.1, right - left, 2.2


def _lead_colour(gap: Gap) -> str:
    return PALETTE["home_soft"] if (gap.home or 0) > (gap.world or 0) else PALETTE["global_soft"]


def _mark(axis: Axis, points: float | None, y: float, other: float | None, *, home: bool) -> list[Item]:
    if points is None:
        return []
    x, colour = axis.at(points), HOME if home else GLOBAL
    sign = marks.home if home else marks.world
    left = home if other is None or other == points else points < other
    text = f"{points:.0f}"
    at = x - 6.5 if left else x + 6.5
    return [
        sign(x, y, 3.5, Ink(fill=colour)),
        Text(at, middle(y, _SMALL), text, _SMALL, colour, anchor="end" if left else "start"),
    ]


def _blank(axis: Axis, y: float, gap: Gap) -> list[Item]:
    """Say why there is no gap, in the half of the scale that is free."""
    wide = width_of(gap.blank, _SMALL) + 10
    known = gap.home if gap.home is not None else gap.world
    free_left = known is None or axis.at(known) > (axis.left + axis.right) / 2
    x = axis.left + 4 if free_left else axis.right - wide - 4
    ink = Ink(fill=PALETTE["ground_undefined"], stroke=LINE_STRONG, width=0.5, dash=(2, 1.5))
    return [Rect(x, y - 6, wide, 12, ink, 2), Text(x + 5, middle(y, _SMALL), gap.blank, _SMALL, SOFT)]


def _gap_says(groups: Sequence[Group]) -> str:
    return " ".join(
        f"{each.segment}: {each.blank or f'{each.gap}, L {each.level}'}." for group in groups for each in group.gaps
    )


def level_chart(width: float, bars: Sequence[Bar], cuts: Sequence[tuple[float, str]], title: str) -> Drawing:
    """Return a bar for every layer's level, with the cuts between the groups."""
    row = 19.0
    axis = Axis(width * 0.27, width * 0.8, 0, 100)
    bottom = 16 + row * len(bars)
    items: list[Item] = _cut_lines(axis, cuts, 12, bottom)
    y = 16.0
    for bar in bars:
        label, size = shrunk(bar.layer, axis.left - 8, _SIZE, "semibold", 7.2)
        items.append(Text(0, middle(y + row / 2, size), label, size, INK, "semibold"))
        items.append(Rect(axis.left, y + row / 2 - 4, axis.right - axis.left, 8, Ink(fill=NAVY_SOFT)))
        if bar.level is not None:
            items.append(Rect(axis.left, y + row / 2 - 4, axis.at(bar.level) - axis.left, 8, Ink(fill=HOME)))
        items.append(Text(axis.right + 8, middle(y + row / 2, 9), bar.figure, 9, HOME, "bold"))
        items.append(Text(width, middle(y + row / 2, _SMALL), bar.counted, _SMALL, SOFT, anchor="end"))
        y += row
    items += [line((axis.at(cut), 16), (axis.at(cut), bottom), stroke=PAPER, width=0.9) for cut, _ in cuts]
    says = " ".join(f"{bar.layer}: {bar.figure}." for bar in bars)
    return Drawing(width, bottom + 2, tuple(items), title, says)


def _cut_lines(axis: Axis, cuts: Sequence[tuple[float, str]], top: float, bottom: float) -> list[Item]:
    items: list[Item] = []
    for cut, word in cuts:
        x = axis.at(cut)
        items.append(line((x, top), (x, bottom), stroke=LINE, width=0.7))
        items.append(Text(x + 2, 8, f"{word} > {cut:g}", _SMALL, SOFT))
    return items


def importance_chart(
    width: float, chips: Sequence[Chip], cuts: Sequence[tuple[float, str]], words: dict[str, str]
) -> Drawing:
    """Return the segments by level, in rows by importance; a chip goes down a lane where it would touch another."""
    least = min((chip.level for chip in chips), default=20.0)
    axis = Axis(64, width - 6, max(0.0, 10 * ((least - 3) // 10)), 100)
    steps = sorted({chip.importance for chip in chips}, key=lambda each: -(each or 0))
    lane, items, y = 15.0, list[Item](), 16.0
    for step in steps:
        lanes = _lanes([chip for chip in chips if chip.importance == step], axis, width)
        tall = len(lanes) * lane + 6
        items.append(Rect(0, y, width, tall - 1.5, Ink(fill=NAVY_SOFT)))
        label = words["unrated"] if step is None else f"{words['importance']} {step:g}"
        items.append(Text(5, middle(y + tall / 2 - 1, _SIZE), fitted(label, 52, _SIZE, "bold"), _SIZE, NAVY, "bold"))
        for at, row in enumerate(lanes):
            items += [mark for each in row for mark in _chip(each, y + 3 + lane * (at + 0.5) - 0.5)]
        y += tall
    grid = _cut_lines(axis, cuts, 12, y)
    ground = [item for item in items if isinstance(item, Rect)]
    rest = [item for item in items if not isinstance(item, Rect)]
    says = " ".join(f"{chip.segment}: L {chip.level:.1f}." for chip in chips)
    return Drawing(width, y, (*ground, *grid, *rest), words["title"], says)


class _Set(NamedTuple):
    chip: Chip
    x: float
    name: str
    left: float
    right: float


def _lanes(chips: Sequence[Chip], axis: Axis, width: float) -> list[list[_Set]]:
    lanes: list[list[_Set]] = []
    for chip in sorted(chips, key=lambda each: each.level):
        x = axis.at(chip.level)
        name = fitted(chip.segment, 130, _SIZE)
        wide = width_of(name, _SIZE) + 9
        turned = x + wide > width - 2
        made = _Set(chip, x, name, x - wide if turned else x - 5, x + 5 if turned else x + wide)
        lane = next(
            (each for each in lanes if all(made.left > b.right + 3 or made.right < b.left - 3 for b in each)), None
        )
        if lane is None:
            lanes.append(lane := [])
        lane.append(made)
    return lanes


def _chip(made: _Set, y: float) -> tuple[Item, ...]:
    turned = made.left < made.x - 6
    at = made.x - 7 if turned else made.x + 7
    return (
        marks.posture(made.chip.posture, made.x, y, 3.4, PALETTE[made.chip.posture]),
        Text(at, middle(y, _SIZE), made.name, _SIZE, INK, anchor="end" if turned else "start"),
    )


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
    label, size = shrunk(name, room, _SIZE, "semibold", 7.4)
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
    word = fitted(group, room * 0.46, _SIZE, "semibold")
    items += [
        Text(x + pad, bottom - 36, figure, 21, HOME if level is not None else SOFT, "bold"),
        Text(x + wide - pad, bottom - 36, word, _SIZE, NAVY, "semibold", "end"),
        Rect(x + pad, bottom - 27, room, 4, Ink(fill=PAPER)),
        Text(x + pad, bottom - 9, fitted(counted, room, _SMALL), _SMALL, SOFT),
    ]
    if level is not None:
        items.append(Rect(x + pad, bottom - 27, room * level / 100, 4, Ink(fill=HOME)))
    return items
