from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brief.charts.levels import level_chart
from desktop.brief.content.content import compose
from desktop.brief.content.levels import Bar
from desktop.brief.order import Order
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model.board import Board
    from desktop.brief.drawing import Drawing

    Check = Callable[[Drawing], None]


def test_no_words_of_the_samples_levels_touch(sample: Board, apart: Check) -> None:
    for lang in ("ko", "en"):
        levels = compose(sample, Order(lang=lang), Words(lang)).situation.levels  # type: ignore[arg-type]
        apart(level_chart(482, levels.bars, levels.cuts, levels.title))


def test_a_name_of_five_hundred_letters_is_cut_to_its_column(apart: Check) -> None:
    bars = [Bar("긴 이름 " * 125, 63.5, "63.5", "세부 영역 60곳 중 60곳")]
    apart(level_chart(482, bars, ((40.0, "후발"), (60.0, "추격"), (80.0, "선도")), "제목"))
