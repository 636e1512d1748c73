from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from desktop.brief.charts.plan import plan_strip
from desktop.brief.content.plan import Plan, Task
from desktop.brief.drawing import Rect, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.brief.drawing import Drawing

    Check = Callable[[Drawing], None]

TASK = Task("제언 1", "클라우드를 지킨다", "과기정통부", "at_risk", date(2026, 1, 1), date(2027, 6, 30), "2027. 6.")
DATES = st.dates(date(1900, 1, 1), date(9999, 12, 31))


def plan(*tasks: Task) -> Plan:
    return Plan("제목", "자료", date(2026, 11, 23), "기준일", tasks)


def bars(drawing: Drawing) -> list[Rect]:
    return [item for item in drawing.items if isinstance(item, Rect) and item.ink.stroke is not None]


def test_what_begins_later_begins_further_right() -> None:
    later = replace(TASK, start=date(2026, 9, 1))
    first, second = bars(plan_strip(482, plan(TASK, later), (TASK, later)))
    assert first.x < second.x
    assert first.x + first.w == second.x + second.w


def test_a_measure_without_a_date_says_so_and_has_no_bar() -> None:
    undated = replace(TASK, start=None, due=None, when="미정")
    drawing = plan_strip(482, plan(TASK, undated), (undated,))
    assert not bars(drawing)
    assert "미정" in {item.text for item in drawing.items if isinstance(item, Text)}


@given(st.lists(st.tuples(st.none() | DATES, st.none() | DATES, st.integers(1, 500)), min_size=1, max_size=24))
def test_no_words_touch_whatever_the_dates(apart: Check, spans: list[tuple[date | None, date | None, int]]) -> None:
    tasks = tuple(
        replace(TASK, start=start, due=due, title="긴 제목 " * letters, owner="부처 " * letters)
        for start, due, letters in spans
    )
    apart(plan_strip(482, plan(*tasks), tasks))
