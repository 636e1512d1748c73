from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.brief.charts.ranks import rank_chart
from desktop.brief.content.content import compose
from desktop.brief.content.ranks import Interval, Ranks
from desktop.brief.drawing import Circle, Rect
from desktop.brief.order import Order
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model.board import Board
    from desktop.brief.drawing import Drawing

    Check = Callable[[Drawing], None]

LINE = Interval(
    *("클라우드", "at_risk", 55.8, 48.4, 62.6, 4, 4, 5, 5),
    ranked="5개 중 4위(4–5)",
    share="62 %",
    word="우세",
)
HEADS = ("수준 L과 90 % 구간", "한국 최고의 순위", "같은 판정의 비율")


def ranks(*lines: Interval) -> Ranks:
    return Ranks("제목", "자료", HEADS, lines, (40.0, 60.0, 80.0))


def test_no_words_of_the_samples_intervals_touch(sample: Board, apart: Check) -> None:
    for lang in ("ko", "en"):
        part = compose(sample, Order(lang=lang), Words(lang)).implications.ranks  # type: ignore[arg-type]
        assert part is not None
        apart(rank_chart(482, part, part.lines))


def test_the_interval_reaches_from_the_lowest_to_the_highest_rank() -> None:
    drawing = rank_chart(482, ranks(LINE), (LINE,))
    bars = [item for item in drawing.items if isinstance(item, Rect)]
    discs = [item for item in drawing.items if isinstance(item, Circle)]
    (level, ladder), (of_level, of_rank) = bars, discs
    assert level.x < of_level.x < level.x + level.w
    assert of_rank.x == ladder.x  # rank 4 is the best of 4 to 5


def test_a_rank_that_never_moves_has_no_bar() -> None:
    firm = replace(LINE, best=4, worst=4)
    assert len([item for item in rank_chart(482, ranks(firm), (firm,)).items if isinstance(item, Rect)]) == 1


def test_names_of_any_length_and_hundreds_of_rivals_fit(apart: Check) -> None:
    many = replace(LINE, segment="긴 이름 " * 125, rank=12, best=3, worst=300, of=400, ranked="400개 중 12위(3–300)")
    blank = Interval("나" * 500, "undetermined", blank="글로벌 플레이어 없음")
    apart(rank_chart(482, ranks(many, blank), (many, blank)))
