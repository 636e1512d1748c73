from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from desktop.brief import charts
from desktop.brief.content.content import compose
from desktop.brief.content.gaps import Gap, Group
from desktop.brief.content.implications import Chip
from desktop.brief.drawing import Text, flattened, width_of
from desktop.brief.order import Order
from desktop.words import Words

if TYPE_CHECKING:
    from db.model.board import Board
    from desktop.brief.drawing import Drawing

WORDS = {key: key for key in ("home", "world", "gap", "level", "taken", "title", "importance", "unrated")}


def boxes(drawing: Drawing) -> list[tuple[float, float, float, float, str]]:
    found = []
    for item in flattened(drawing.items):
        if isinstance(item, Text):
            wide = width_of(item.text, item.size, item.weight)
            left = item.x - {"start": 0.0, "middle": wide / 2, "end": wide}[item.anchor]
            found.append((left, left + wide, item.y - item.size * 0.7, item.y, item.text))
    return found


def assert_apart(drawing: Drawing) -> None:
    shown = boxes(drawing)
    for a, b in itertools.combinations(shown, 2):
        over = min(a[1], b[1]) - max(a[0], b[0]) > 0.5 and min(a[3], b[3]) - max(a[2], b[2]) > 0.5
        assert not over, (a[4], b[4])
    assert all(box[0] >= -0.5 and box[1] <= drawing.width + 0.5 for box in shown)


def test_no_words_of_the_samples_charts_overlap(sample: Board) -> None:
    for lang in ("ko", "en"):
        said = compose(sample, Order(lang=lang), Words(lang))  # type: ignore[arg-type]
        assert_apart(charts.gap_chart(482, said.diagnosis.gaps.groups, WORDS))
        levels = said.situation.levels
        assert_apart(charts.level_chart(482, levels.bars, levels.cuts, levels.title))
        part = said.implications
        assert_apart(charts.importance_chart(482, part.chips, part.cuts, WORDS))


def test_who_leads_stands_right(sample: Board) -> None:
    del sample
    gap = Gap("가", 90.0, 60.0, "+30.0", "100.0", "", taken=False, posture="expand")
    texts = {
        item.text: item for item in charts.gap_chart(482, [Group("층", (gap,))], WORDS).items if isinstance(item, Text)
    }
    assert texts["60"].x < texts["90"].x
    assert texts["60"].anchor == "end"


def test_equal_best_scores_are_both_shown() -> None:
    gap = Gap("가", 60.0, 60.0, "0.0", "100.0", "", taken=False, posture="expand")
    assert_apart(charts.gap_chart(482, [Group("층", (gap,))], WORDS))


def test_a_blank_keeps_clear_of_a_mark() -> None:
    for home, world in ((100.0, None), (30.0, None), (None, 25.0), (None, 95.0), (None, None)):
        gap = Gap("가", home, world, "–", "–", "평가 부족", taken=False, posture="undetermined")
        assert_apart(charts.gap_chart(482, [Group("층", (gap,))], WORDS))


def test_segments_of_one_level_take_lanes_of_their_own() -> None:
    chips = [Chip(f"세부 영역 {at}", 99.0, 5.0 if at % 2 else None, "ally") for at in range(12)]
    drawing = charts.importance_chart(482, chips, ((40.0, "후발"),), WORDS)
    assert_apart(drawing)
    assert "unrated" in {item.text for item in drawing.items if isinstance(item, Text)}


def test_many_tiles_stand_in_rows() -> None:
    tiles = [(f"아주 긴 이름의 계층 번호 {at}", 50.0 if at else None, "50.0", "후발", "2곳 중 1곳") for at in range(12)]
    drawing = charts.tile_chart(482, tiles, "제목")
    assert_apart(drawing)
    assert drawing.height > 200
