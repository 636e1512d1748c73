"""History as a drawing: each segment's L by date as a line of its own on one scale of dates, so that none crosses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brief import marks
from desktop.brief.charts.axis import SIZE, SMALL
from desktop.brief.drawing import Drawing, Ink, Item, Text, line, middle, shrunk
from desktop.brief.styles import DANGER, HOME, INK, LINE, LINE_STRONG, NAVY, PALETTE, SOFT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop.brief.content.course import Course, History

_ROW = 27.0
_HEAD = 8.0
_FLAT = 10.0  # so many points at least are the whole height of a row
_SPAN = 8.0  # how far a line may lie above or under the middle of its row


def history_chart(width: float, history: History, courses: Sequence[Course]) -> Drawing:
    """Return some of the courses under each other, with the level at either end and by how much it moved."""
    left, right = width * 0.34, width * 0.83
    days = [day for day, _ in history.days]
    first, last = days[0], days[-1]
    reach = max((last - first).days, 1)

    def at(day: date) -> float:
        return left + (right - left) * (day - first).days / reach

    bottom = _HEAD + _ROW * len(courses)
    items = _dates(history, at(first), at(last), bottom, width)
    for row, each in enumerate(courses):
        y = _HEAD + _ROW * (row + 0.5)
        items += _row(each, [(at(day), level) for day, level in zip(each.days, each.levels, strict=True)], y, width)
        items.append(line((0, y + _ROW / 2), (width, y + _ROW / 2), stroke=LINE, width=0.4))
    says = " ".join(f"{each.segment}: {each.first} → {each.last} ({each.moved})." for each in courses)
    return Drawing(width, bottom + 14, tuple(items), history.title, says)


def _dates(history: History, left: float, right: float, bottom: float, width: float) -> list[Item]:
    """Return the first and the last date under the lines."""
    first, last = history.days[0][1], history.days[-1][1]
    return [
        *(line((x, _HEAD), (x, bottom), stroke=LINE_STRONG, width=0.5, dash=(2, 2)) for x in (left, right)),
        Text(left, bottom + 10, first, SMALL, SOFT, anchor="middle"),
        Text(right, bottom + 10, last, SMALL, SOFT, anchor="middle"),
        line((0, _HEAD), (width, _HEAD), stroke=NAVY, width=0.9),
    ]


def _row(course: Course, points: Sequence[tuple[float, float]], y: float, width: float) -> list[Item]:
    name, size = shrunk(course.segment, width * 0.24, SIZE, "semibold", 7.2)
    least, most = min(course.levels), max(course.levels)
    spread = max(most - least, 10.0)
    ends = [
        (x, y + _SPAN - 2 * _SPAN * (level - least + (spread - (most - least)) / 2) / spread) for x, level in points
    ]
    colour = DANGER if course.change < 0 else PALETTE["ok"]
    start, stop = f"{course.levels[0]:.1f}", f"{course.levels[-1]:.1f}"
    return [
        Text(0, middle(y, size), name, size, INK, "semibold"),
        line(*ends, stroke=HOME, width=1.4),
        *(marks.home(x, at, 1.6, Ink(fill=HOME)) for x, at in ends[1:-1]),
        marks.home(*ends[0], 2.6, Ink(fill="#FFFFFF", stroke=HOME, width=1)),
        marks.home(*ends[-1], 2.8, Ink(fill=HOME)),
        Text(ends[0][0] - 6, middle(ends[0][1], SMALL), start, SMALL, SOFT, anchor="end"),
        Text(ends[-1][0] + 6, middle(ends[-1][1], SMALL), stop, SMALL, INK, "semibold"),
        Text(width, middle(y, SIZE), course.moved, SIZE, colour, "bold", "end"),
    ]


def _heights(levels: Sequence[float]) -> list[float]:
    """Return how far below the middle of its row each level lies; what hardly moves is drawn as hardly moving."""
    least, most = min(levels), max(levels)
    half = max(most - least, _FLAT) / 2
    return [_SPAN * ((least + most) / 2 - level) / half for level in levels]
