from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brief.charts.gaps import gap_chart
from desktop.brief.content.content import compose
from desktop.brief.content.gaps import Gap, Group
from desktop.brief.drawing import Text
from desktop.brief.order import Order
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model.board import Board
    from desktop.brief.drawing import Drawing

    Check = Callable[[Drawing], None]

WORDS = {key: key for key in ("home", "world", "gap", "level", "taken", "title")}


def test_no_words_of_the_samples_gaps_touch(sample: Board, apart: Check) -> None:
    for lang in ("ko", "en"):
        said = compose(sample, Order(lang=lang), Words(lang))  # type: ignore[arg-type]
        apart(gap_chart(482, said.diagnosis.gaps.groups, WORDS))


def test_who_leads_stands_right() -> None:
    gap = Gap("가", 90.0, 60.0, "+30.0", "100.0", "", taken=False, posture="expand")
    texts = {item.text: item for item in gap_chart(482, [Group("층", (gap,))], WORDS).items if isinstance(item, Text)}
    assert texts["60"].x < texts["90"].x
    assert texts["60"].anchor == "end"


def test_equal_best_scores_are_both_shown(apart: Check) -> None:
    gap = Gap("가", 60.0, 60.0, "0.0", "100.0", "", taken=False, posture="expand")
    apart(gap_chart(482, [Group("층", (gap,))], WORDS))


def test_a_blank_keeps_clear_of_a_mark(apart: Check) -> None:
    for home, world in ((100.0, None), (30.0, None), (None, 25.0), (None, 95.0), (None, None)):
        gap = Gap("가", home, world, "–", "–", "평가 부족", taken=False, posture="undetermined")
        apart(gap_chart(482, [Group("층", (gap,))], WORDS))


def test_a_name_of_five_hundred_letters_is_cut_to_its_column(apart: Check) -> None:
    gap = Gap("가나 다" * 125, 60.0, 80.0, "−20.0", "75.0", "", taken=True, posture="at_risk")
    apart(gap_chart(482, [Group("아주 긴 계층 " * 60, (gap, gap))], WORDS))
