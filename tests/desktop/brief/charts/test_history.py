from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from desktop.brief.charts.history import history_chart
from desktop.brief.content.course import Course, History
from desktop.brief.drawing import Path, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.brief.drawing import Drawing

    Check = Callable[[Drawing], None]

DAYS = (date(2023, 12, 21), date(2024, 6, 30), date(2026, 11, 23))


def history(*levels: tuple[float, ...], name: str = "클라우드") -> History:
    courses = tuple(Course(name, DAYS[: len(each)], each, "처음", "끝", "+0.0") for each in levels)
    return History("제목", "자료", tuple((day, str(day)) for day in DAYS), courses)


def lines(drawing: Drawing) -> list[Path]:
    return [item for item in drawing.items if isinstance(item, Path) and item.ink.width == 1.4]


def test_a_rising_level_is_a_rising_line() -> None:
    part = history((40.0, 50.0, 60.0))
    (line,) = lines(history_chart(482, part, part.courses))
    heights = [step[2] for step in line.steps]
    assert heights == sorted(heights, reverse=True)
    assert [step[1] for step in line.steps] == sorted(step[1] for step in line.steps)


def test_what_hardly_moves_is_drawn_as_hardly_moving() -> None:
    part = history((50.0, 50.2), (50.0, 70.0))
    calm, wild = lines(history_chart(482, part, part.courses))
    assert abs(calm.steps[0][2] - calm.steps[1][2]) < abs(wild.steps[0][2] - wild.steps[1][2]) / 10


LEVELS = st.lists(st.floats(0, 100), min_size=2, max_size=3).map(tuple)


@given(st.lists(LEVELS, min_size=1, max_size=22), st.integers(1, 500))
def test_no_words_touch_whatever_the_levels(apart: Check, levels: list[tuple[float, ...]], letters: int) -> None:
    part = history(*levels, name="긴 " * letters)
    drawing = history_chart(482, part, part.courses)
    apart(drawing)
    assert {item.text for item in drawing.items if isinstance(item, Text)} >= {"2023-12-21", "2026-11-23"}
