"""The posture matrix as a drawing: level across, how far the winner takes all down; no name touches another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.brief import marks
from desktop.brief.charts.axis import SIZE, SMALL, Axis, cut_lines
from desktop.brief.drawing import Drawing, Ink, Item, Rect, Text, middle, shrunk, width_of, wrapped
from desktop.brief.styles import INK, NAVY, NAVY_SOFT, PALETTE, SOFT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.brief.content.matrix import Chip, Matrix, Strip
    from desktop.brief.fonts import Weight

_LANE = 15.0
_LEFT = 66.0
_NAME = 130.0
_LANES_MOST = 36
"""So many lanes stand on a page; what would need more is counted instead of drawn."""


class _Set(NamedTuple):
    chip: Chip
    x: float
    name: str
    size: float
    left: float
    right: float


def posture_matrix(width: float, matrix: Matrix, more: Callable[[int], str]) -> Drawing:
    """Return the matrix; a chip goes down a lane where it would touch another. ``more`` words how many are left out."""
    least = min((chip.level for strip in matrix.strips for chip in strip.chips), default=20.0)
    axis = Axis(_LEFT, width - 6, max(0.0, min(30.0, 10 * ((least - 3) // 10))), 100)
    grounds: list[Item] = []
    items: list[Item] = []
    y, room, left_out = 16.0, _LANES_MOST, 0
    for strip in matrix.strips:
        lanes = _lanes(strip.chips, axis, width)
        left_out += sum(len(lane) for lane in lanes[room:])
        lanes, room = lanes[:room], max(2, room - len(lanes))
        tall = max(len(lanes) * _LANE + 6, 34)
        grounds.append(Rect(0, y, width, tall - 1.5, Ink(fill=NAVY_SOFT)))
        items += _head(strip, y + tall / 2 - 1)
        for at, row in enumerate(lanes):
            items += [mark for each in row for mark in _chip(each, y + 3 + _LANE * (at + 0.5) - 0.5)]
        y += tall
    grid = cut_lines(axis, matrix.cuts, 12, y)
    if left_out:
        y += 12
        items.append(Text(width, y - 2, more(left_out), SMALL, SOFT, anchor="end"))
    says = " ".join(f"{strip.label}: {_listed(strip)}." for strip in matrix.strips)
    return Drawing(width, y, (*grounds, *grid, *items), matrix.title, says)


def _listed(strip: Strip) -> str:
    return ", ".join(f"{chip.segment} L {chip.level:.1f}" for chip in strip.chips)


def _head(strip: Strip, y: float) -> list[Item]:
    lines = wrapped(strip.label, _LEFT - 12, SIZE, "bold", 2)
    top = y - (len(lines) - 1) * 5.5
    return [Text(5, middle(top + at * 11, SIZE), each, SIZE, NAVY, "bold") for at, each in enumerate(lines)]


def _weight(chip: Chip) -> Weight:
    return "bold" if chip.vital else "regular"


def _lanes(chips: Sequence[Chip], axis: Axis, width: float) -> list[list[_Set]]:
    lanes: list[list[_Set]] = []
    for chip in sorted(chips, key=lambda each: each.level):
        x = axis.at(chip.level)
        name, size = shrunk(chip.segment, _NAME, SIZE, _weight(chip), 7.2)
        wide = width_of(name, size, _weight(chip)) + 9
        turned = x + wide > width - 2
        made = _Set(chip, x, name, size, x - wide if turned else x - 5, x + 5 if turned else x + wide)
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
        Text(
            at,
            middle(y, made.size),
            made.name,
            made.size,
            INK,
            _weight(made.chip),
            anchor="end" if turned else "start",
        ),
    )
