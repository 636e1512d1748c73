"""The gap chart: home best against global best of every segment, the blanks among them named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brief import marks
from desktop.brief.charts.axis import SIZE, SMALL, Axis
from desktop.brief.drawing import Drawing, Ink, Item, Rect, Text, line, middle, shrunk, width_of, wrapped
from desktop.brief.styles import GLOBAL, HOME, INK, LINE, LINE_STRONG, NAVY, PALETTE, SOFT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.brief.content.gaps import Gap, Group

ROW, LEAST = 16.4, 12.4
"""How high a line is, and how low it may be set."""


def gap_chart(width: float, groups: Sequence[Group], words: dict[str, str], row: float = ROW) -> Drawing:
    """Return home and global best of every segment on one scale, each ``row`` high; blanks say why."""
    axis = Axis(width * 0.415, width * 0.775)
    items: list[Item] = list(_gap_head(axis, width, words))
    y = 24.0
    grid: list[Item] = []
    bottom = y + sum(len(group.gaps) * row + 5 for group in groups)
    for tick in range(20, 101, 20):
        x = axis.at(tick)
        grid.append(line((x, 20), (x, bottom), stroke=LINE, width=0.4))
        grid.append(Text(x, bottom + 9, str(tick), SMALL, SOFT, anchor="middle"))
    for group in groups:
        items += _layer_name(group, y, width * 0.15 - 4, row)
        for gap in group.gaps:
            items += _gap_row(axis, width, y + row / 2, gap, words)
            y += row
        items.append(line((0, y + 2), (width, y + 2), stroke=LINE_STRONG, width=0.5))
        y += 5
    return Drawing(width, bottom + 14, (*grid, *items), words["title"], _gap_says(groups))


def _layer_name(group: Group, top: float, room: float, row: float) -> list[Item]:
    """Return the layer's name, on two lines where it is long and there are rows beside it."""
    label, size = shrunk(group.layer, room, SIZE, "bold", 7.2)
    lines = wrapped(group.layer, room, size, "bold", 2) if label.endswith("…") and len(group.gaps) > 1 else (label,)
    heights = [middle(top + row / 2 + at * size * 1.3, size) for at in range(len(lines))]
    return [Text(0, y, each, size, NAVY, "bold") for y, each in zip(heights, lines, strict=True)]


def _gap_head(axis: Axis, width: float, words: dict[str, str]) -> tuple[Item, ...]:
    y = middle(8, SMALL)
    home = width_of(words["home"], SMALL, "semibold")
    world_x = axis.left + 9 + home + 22
    return (
        marks.home(axis.left + 3, 8, 3, Ink(fill=HOME)),
        Text(axis.left + 9, y, words["home"], SMALL, HOME, "semibold"),
        marks.world(world_x - 6, 8, 3, Ink(fill=GLOBAL)),
        Text(world_x, y, words["world"], SMALL, GLOBAL, "semibold"),
        Text(width * 0.925, y, words["gap"], SMALL, SOFT, "semibold", "end"),
        Text(width, y, words["level"], SMALL, SOFT, "semibold", "end"),
        line((0, 19.5), (width, 19.5), stroke=NAVY, width=0.9),
    )


def _gap_row(axis: Axis, width: float, y: float, gap: Gap, words: dict[str, str]) -> list[Item]:
    base = middle(y, SIZE)
    name, size = shrunk(gap.segment, width * 0.235, SIZE, "regular", 7.2)
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
    items.append(Text(width * 0.925, base, gap.gap, SIZE, colour, "semibold", "end"))
    items.append(Text(width, base, gap.level, SIZE, INK, "semibold", "end"))
    if gap.taken:
        items.append(Text(width * 0.825, middle(y, SMALL), words["taken"], SMALL, PALETTE["danger"], "semibold"))
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
        Text(at, middle(y, SMALL), text, SMALL, colour, anchor="end" if left else "start"),
    ]


def _blank(axis: Axis, y: float, gap: Gap) -> list[Item]:
    """Say why there is no gap, in the half of the scale that is free."""
    wide = width_of(gap.blank, SMALL) + 10
    known = gap.home if gap.home is not None else gap.world
    free_left = known is None or axis.at(known) > (axis.left + axis.right) / 2
    x = axis.left + 4 if free_left else axis.right - wide - 4
    ink = Ink(fill=PALETTE["ground_undefined"], stroke=LINE_STRONG, width=0.5, dash=(2, 1.5))
    return [Rect(x, y - 6, wide, 12, ink, 2), Text(x + 5, middle(y, SMALL), gap.blank, SMALL, SOFT)]


def _gap_says(groups: Sequence[Group]) -> str:
    return " ".join(
        f"{each.segment}: {each.blank or f'{each.gap}, L {each.level}'}." for group in groups for each in group.gaps
    )
