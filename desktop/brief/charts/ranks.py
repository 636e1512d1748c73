"""Rank intervals as a drawing: L on its scale and the rank on a ladder, each with the interval of nine in ten draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brief import marks
from desktop.brief.charts.axis import SIZE, SMALL, Axis
from desktop.brief.content.ranks import told
from desktop.brief.drawing import Drawing, Ink, Item, Rect, Text, line, middle, shrunk
from desktop.brief.styles import HOME, HOME_SOFT, INK, LINE, LINE_STRONG, NAVY, PALETTE, SOFT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.brief.content.ranks import Interval, Ranks

ROW, LEAST = 15.2, 11.4
"""How high a line is, and how low it may be set."""
_HEAD = 24.0
_TALL = 5.0  # how high the bar of an interval is
_FEW = 10  # up to so many ranks have a rung each


def rank_chart(width: float, ranks: Ranks, lines: Sequence[Interval], row: float = ROW) -> Drawing:
    """Return some of the lines, each ``row`` high: L and rank with their intervals, and how far it holds."""
    axis = Axis(width * 0.225, width * 0.455, 20, 100)
    ladder = (width * 0.645, width * 0.745)
    bottom = _HEAD + row * len(lines)
    items: list[Item] = _grid(axis, ranks.cuts, bottom)
    items += _heads(ranks, axis, ladder, width)
    for at, each in enumerate(lines):
        y = _HEAD + row * (at + 0.5)
        items += _name(each, y, axis.left - 12)
        items += _blank(each, axis, y) if each.blank else _line(each, axis, ladder, y, width)
        if at:
            items.append(line((0, y - row / 2), (width, y - row / 2), stroke=LINE, width=0.3))
    says = " ".join(f"{each.segment}: {each.blank or _says(each)}." for each in lines)
    return Drawing(width, bottom + 12, tuple(items), ranks.title, says)


def _says(each: Interval) -> str:
    return ", ".join(part for part in (f"L {told(each)}", each.ranked, f"{each.word} {each.share}") if part)


def _grid(axis: Axis, cuts: Sequence[float], bottom: float) -> list[Item]:
    items: list[Item] = []
    for cut in cuts:
        x = axis.at(cut)
        items.append(line((x, 19), (x, bottom), stroke=LINE_STRONG, width=0.5, dash=(2, 2)))
        items.append(Text(x, bottom + 9, f"{cut:g}", SMALL, SOFT, anchor="middle"))
    return items


def _heads(ranks: Ranks, axis: Axis, ladder: tuple[float, float], width: float) -> list[Item]:
    y = middle(9, SMALL)
    level, rank, held = ranks.heads
    return [
        Text(axis.left, y, level, SMALL, SOFT, "semibold"),
        Text(ladder[0] - 6, y, rank, SMALL, SOFT, "semibold"),
        Text(width, y, held, SMALL, SOFT, "semibold", "end"),
        line((0, 19), (width, 19), stroke=NAVY, width=0.9),
    ]


def _name(each: Interval, y: float, room: float) -> list[Item]:
    name, size = shrunk(each.segment, room - 10, SIZE, "regular", 7.2)
    return [
        marks.posture(each.posture, 4, y, 3.1, PALETTE[each.posture]),
        Text(11, middle(y, size), name, size, INK),
    ]


def _blank(each: Interval, axis: Axis, y: float) -> list[Item]:
    return [Text(axis.left, middle(y, SMALL), each.blank, SMALL, SOFT)]


def _line(each: Interval, axis: Axis, ladder: tuple[float, float], y: float, width: float) -> list[Item]:
    low, high = axis.at(each.low), axis.at(each.high)
    size = SMALL
    return [
        *_bar(low, high, y),
        marks.home(axis.at(each.level or 0.0), y, 2.9, Ink(fill=HOME)),
        Text(axis.right + 8, middle(y, size), told(each), size, INK),
        *_ladder(each, ladder, y),
        Text(ladder[1] + 10, middle(y, size), each.ranked, size, INK),
        Text(width, middle(y, size), f"{each.word} {each.share}", size, INK, "semibold", "end"),
    ]


def _bar(low: float, high: float, y: float) -> list[Item]:
    """Return the bar of an interval, its ends marked so that it is seen in grey print too."""
    return [
        Rect(low, y - _TALL / 2, high - low, _TALL, Ink(fill=HOME_SOFT)),
        *(line((x, y - _TALL / 2), (x, y + _TALL / 2), stroke=HOME, width=0.8) for x in (low, high)),
    ]


def _ladder(each: Interval, ladder: tuple[float, float], y: float) -> list[Item]:
    """Return the ranks from the first to the last, the interval on them, and the rank that is published."""
    if each.rank is None:
        return []
    left, right = ladder
    step = (right - left) / max(1, each.of - 1) if each.of > _FEW else (right - left) / (_FEW - 1)

    def at(rank: float) -> float:
        return left + (rank - 1) * step

    rungs = range(1, each.of + 1) if each.of <= _FEW else (1, each.of)
    items: list[Item] = [line((at(1), y), (at(each.of), y), stroke=LINE, width=0.5)]
    items += [line((at(rank), y - 2), (at(rank), y + 2), stroke=LINE_STRONG, width=0.6) for rank in rungs]
    if each.best != each.worst:
        items += _bar(at(each.best), at(each.worst), y)
    return [*items, marks.home(at(each.rank), y, 2.9, Ink(fill=HOME))]
