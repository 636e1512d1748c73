from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from db.model.board import Board
from db.model.things import Entity, Position
from desktop.brief.brief import make
from desktop.brief.order import Order
from desktop.brief.proof import proof

if TYPE_CHECKING:
    from collections.abc import Callable

    from pypdf import PdfReader


def test_every_segment_of_the_present_wave_gets_a_page(sample: Board) -> None:
    assert make(sample, Order(form="segments")).pages == 18


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_board_without_segments_says_so_on_a_page_that_opens(
    blank: Board, reader: Callable[[bytes], PdfReader], lang: Any
) -> None:
    made = proof(blank, Order(form="segments", lang=lang))
    assert len(made.sizes) == made.paper.pages == 1
    text = " ".join(reader(made.paper.content).pages[0].extract_text().split())
    assert ("세부 영역이 없습니다" if lang == "ko" else "no segment") in text


def test_chosen_segments_stand_in_the_boards_order(cited: Board, reader: Callable[[bytes], PdfReader]) -> None:
    paper = reader(make(cited, Order(form="segments", segments=("salt", "cell"))).content)
    assert ["셀" in page.extract_text() for page in paper.pages] == [True, False]
    assert "전해질" in paper.pages[1].extract_text()
    assert len(make(cited, Order(form="segments", segments=("salt",))).content) > 1000


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_page_tells_why_who_and_what_is_quoted(cited: Board, reader: Callable[[bytes], PdfReader], lang: Any) -> None:
    made = make(cited, Order(form="segments", segments=("cell",), lang=lang))
    text = " ".join(reader(made.content).pages[0].extract_text().split())
    words = (
        ("삼성SDI", "도요타", "한국은 셀 제조에서 앞서 있다")
        if lang == "ko"
        else ("Samsung SDI", "Toyota", "Measure 1")
    )
    assert all(each in text for each in words)


def test_a_crowded_segment_stays_one_page_and_says_what_is_missing(
    things: Callable[..., list[Any]], rate: Callable[..., Any], reader: Callable[[bytes], PdfReader]
) -> None:
    more = [*things()]
    for at in range(300):
        more.append(Entity(id=f"n{at}", key=f"n{at}", kind="company", origin="KR", name_ko=f"회사{at}"))
        more.append(Position(id=f"np{at}", key=f"np{at}", entity_id=f"n{at}", segment_id="cell"))
        more.append(rate(f"np{at}", "tech", 3.0))
    made = make(Board(more), Order(form="segments", segments=("cell",)))
    assert made.pages == 1
    assert made.cut == ("segment.cell",)
    assert "전체 브리프 참조" in reader(made.content).pages[0].extract_text()
