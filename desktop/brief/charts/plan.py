"""The plan as a strip: a bar for each measure from its beginning to its deadline, on one scale of time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.brief import marks
from desktop.brief.charts.axis import SIZE, SMALL
from desktop.brief.drawing import Anchor, Clip, Drawing, Ink, Item, Rect, Text, fitted, line, middle, shrunk, width_of
from desktop.brief.styles import DANGER, HOME, HOME_SOFT, INK, LINE, LINE_STRONG, NAVY, PALETTE, SOFT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.brief.content.plan import Plan, Task

_ROW = 25.0
_HEAD = 22.0
_BAR = 8.0
_MONTHS = 12
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000)  # months from one line of the scale to the next
_LINES = 9


def plan_strip(width: float, plan: Plan, tasks: Sequence[Task]) -> Drawing:
    """Return some of the tasks under the scale of all: what has no date says so in words."""
    left, right = width * 0.4, width - 8
    first, last = _ends(plan)
    reach = max((last - first).days, 1)

    def at(day: date) -> float:
        return left + (right - left) * (day - first).days / reach

    bottom = _HEAD + _ROW * len(tasks)
    items: list[Item] = _scale(first, last, at, bottom, width)
    for row, each in enumerate(tasks):
        items += _task(each, plan, at, _HEAD + _ROW * (row + 0.5), left)
    items += _today(plan, at, bottom, width)
    says = " ".join(f"{each.label} {each.title}: {each.when}." for each in tasks)
    return Drawing(width, bottom + 11, tuple(items), plan.title, says)


def _ends(plan: Plan) -> tuple[date, date]:
    """Return the first days of the months between which all dates lie, the board's own among them."""
    days = [plan.today, *(day for each in plan.tasks for day in (each.start, each.due) if day is not None)]
    first, last = min(days), max(days)
    return first.replace(day=1), _later(last.replace(day=1), 1)


def _later(day: date, months: int) -> date:
    count = day.year * _MONTHS + day.month - 1 + months
    return date(min(count // _MONTHS, date.max.year), count % _MONTHS + 1, 1)


def _scale(first: date, last: date, at: Callable[[date], float], bottom: float, width: float) -> list[Item]:
    months = (last.year - first.year) * _MONTHS + last.month - first.month
    step = next((each for each in _STEPS if months / each <= _LINES), _STEPS[-1])
    items: list[Item] = [line((0, _HEAD - 4), (width, _HEAD - 4), stroke=NAVY, width=0.9)]
    # From a month on that is a whole number of steps into its year, so that years are among the lines.
    free = at(first) - 60
    count = -(-(first.year * _MONTHS + first.month - 1) // step) * step
    while count <= last.year * _MONTHS + last.month - 1:
        day = date(count // _MONTHS, count % _MONTHS + 1, 1)
        x = at(day)
        items.append(line((x, _HEAD - 4), (x, bottom), stroke=LINE, width=0.5))
        word = f"{day.year}" if step >= _MONTHS else f"{day.year}. {day.month}."
        half = width_of(word, SMALL) / 2
        if free < x - half and x + half <= width:
            items.append(Text(x, _HEAD - 9, word, SMALL, SOFT, anchor="middle"))
            free = x + half + 4
        count += step
    return items


def _task(task: Task, plan: Plan, at: Callable[[date], float], y: float, left: float) -> list[Item]:
    room = left - 14
    label = f"{task.label} "
    name, size = shrunk(label + task.title, room - 10, SIZE, "semibold", 7.2)
    items: list[Item] = [
        marks.posture(task.posture, 4, y - 5, 3.1, PALETTE[task.posture]),
        Text(11, middle(y - 5, size), name, size, INK, "semibold"),
        Text(11, middle(y + 6, SMALL), fitted(_who(task), room - 10, SMALL), SMALL, SOFT),
        line((0, y + _ROW / 2), (at(_ends(plan)[1]), y + _ROW / 2), stroke=LINE, width=0.4),
    ]
    if task.due is None:
        return [*items, Text(left + 4, middle(y, SMALL), task.when, SMALL, DANGER, "semibold")]
    return [*items, *_bar(task, at(task.start) if task.start else None, at(task.due), y)]


def _who(task: Task) -> str:
    return f"{task.owner} · {task.when}" if task.owner else task.when


def _bar(task: Task, start: float | None, due: float, y: float) -> list[Item]:
    """Return a hatched bar up to a diamond; only the diamond where no beginning is known."""
    end = marks.world(due, y, 4.2, Ink(fill=NAVY))
    if start is None or task.start is None:
        return [end]
    wide = max(due - start, 1.0)
    hatch = tuple(
        line((start + at * 5.0, y + _BAR / 2), (start + at * 5.0 + _BAR, y - _BAR / 2), stroke=HOME, width=0.5)
        for at in range(-2, int(wide // 5) + 1)
    )
    return [
        Rect(start, y - _BAR / 2, wide, _BAR, Ink(fill=HOME_SOFT)),
        Clip(start, y - _BAR / 2, wide, _BAR, 0, hatch),
        Rect(start, y - _BAR / 2, wide, _BAR, Ink(stroke=HOME, width=0.6)),
        end,
    ]


def _today(plan: Plan, at: Callable[[date], float], bottom: float, width: float) -> list[Item]:
    x = at(plan.today)
    anchor: Anchor = "start" if x + width_of(plan.today_word, SMALL) < width else "end"
    return [
        line((x, _HEAD - 4), (x, bottom), stroke=LINE_STRONG, width=1, dash=(3, 2)),
        Text(x, bottom + 9, plan.today_word, SMALL, SOFT, anchor=anchor),
    ]
