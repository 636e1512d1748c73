from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from desktop.brief.charts.ways import way_chart
from desktop.brief.content.content import compose
from desktop.brief.content.reach import Point, Reach, Stop, Way
from desktop.brief.drawing import Path, Rect, Text
from desktop.brief.order import Order
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model.board import Board
    from desktop.brief.drawing import Drawing

    Check = Callable[[Drawing], None]

NAMES = st.text("가나다 ABC", min_size=1, max_size=500)
KINDS = st.sampled_from(("", "반도체", "아주 긴 종류 " * 20))
STOPS = st.lists(st.builds(Stop, NAMES, st.booleans(), KINDS), min_size=2, max_size=7)
WAYS = st.lists(st.builds(Way, STOPS.map(tuple), st.floats(0, 1)), min_size=1, max_size=3)
POINTS = st.builds(
    Point, NAMES, st.booleans(), st.floats(0, 1), st.just("16곳 중 5곳"), WAYS.map(tuple), st.integers(3, 9)
)


def more(count: int) -> str:
    return f"외 {count}개 경로"


def reach(*points: Point) -> Reach:
    return Reach("제목", "자료", ("급소: 한국이 기대는 글로벌 플레이어", "지렛대"), points, ())


def test_no_words_of_the_samples_paths_touch(sample: Board, apart: Check) -> None:
    for lang in ("ko", "en"):
        part = compose(sample, Order(lang=lang), Words(lang)).diagnosis.reach  # type: ignore[arg-type]
        assert part is not None
        apart(way_chart(482, part, more))


@given(st.lists(POINTS, min_size=1, max_size=4))
def test_no_path_crosses_a_player_however_long_it_is(apart: Check, points: list[Point]) -> None:
    drawing = way_chart(482, reach(*points), more)
    apart(drawing)
    players = [item for item in drawing.items if isinstance(item, Rect) and item.h >= 20]
    for x, to_x, y in arrows(drawing):
        for box in players:
            within = box.y < y < box.y + box.h
            assert not (within and x < box.x + box.w - 0.1 and to_x > box.x + 0.1)


def arrows(drawing: Drawing) -> list[tuple[float, float, float]]:
    """The shafts of all arrows: from x, to x, at y."""
    shafts = [item.steps for item in drawing.items if isinstance(item, Path) and len(item.steps) == 2]
    found = [(start[1], end[1], start[2]) for start, end in shafts if start[1] > 0]
    assert found
    return found


def test_a_way_says_by_what_and_how_strongly() -> None:
    way = Way((Stop("콴다", home=True), Stop("구글 플레이", home=False, by="유통")), 0.8)
    point = Point("구글 플레이", home=False, strength=0.36, counted="16곳 중 10곳", ways=(way,), of=10)
    drawing = way_chart(482, reach(point), more)
    shown = {item.text for item in drawing.items if isinstance(item, Text)}
    assert {"콴다", "유통", "0.80", "0.36", "외 9개 경로"} <= shown
    assert "콴다 → 구글 플레이 0.80" in drawing.says


def test_fewer_ways_make_it_lower_and_tell_how_many_are_left_out() -> None:
    way = Way((Stop("콴다", home=True), Stop("구글 플레이", home=False)), 0.8)
    point = Point("구글 플레이", home=False, strength=0.36, counted="16곳 중 10곳", ways=(way,) * 3, of=10)
    small = way_chart(482, reach(point), more, most=1)
    assert small.height < way_chart(482, reach(point), more).height
    assert "외 9개 경로" in {item.text for item in small.items if isinstance(item, Text)}
