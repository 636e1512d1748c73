from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.model.change import Change
from db.model.things import Measure, Wording
from desktop.brief.brief import make
from desktop.brief.content.minister import SIGNS, minister
from desktop.brief.forms.minister import MOST, Layout, counted
from desktop.brief.order import Order
from desktop.brief.styles import BOTTOM

if TYPE_CHECKING:
    from collections.abc import Callable

    from pypdf import PdfReader

    from db.model.board import Board
    from desktop.brief.content.facts import Facts


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_sample_is_one_page_of_short_items_with_the_conclusion_first(
    sample: Board, facts: Callable[..., Facts], lang: str
) -> None:
    found = facts(sample, lang)
    layout, count = Layout(minister(found)), counted(found)
    assert layout.kept[0].item.sentence.text in {"결론", "Conclusion"}
    assert all(len(each.lines) <= MOST for each in layout.kept)
    assert layout.high <= layout.room
    assert count.fits


def test_the_minister_reads_signs_in_their_order(sample: Board, reader: Callable[[bytes], PdfReader]) -> None:
    paper = reader(make(sample, Order(form="minister")).content)
    assert len(paper.pages) == 1
    text = paper.pages[0].extract_text()
    assert all(sign in text for sign in SIGNS.values())
    assert text.index("결론") < text.index("현황") < text.index("대응 방향") < text.index("결정 요청")
    assert "16곳 중 7곳은 지키거나" in text


def crowded(board: Board, count: int) -> Board:
    title = "아주 긴 제목을 가진 제언이어서 두 줄로 모자라 셋째 줄로 넘어가는 그런 제언을 또 적어 둔다 " * 2
    made = [
        Measure(
            id=f"x{at}",
            title_ko=title,
            owner_ko="과기정통부",
            horizon="2027",
            indicator_ko="점유율",
            baseline="1",
            target="2",
        )
        for at in range(count)
    ]
    return board.overlaid([Change(None, each) for each in made])


def test_a_page_that_is_too_full_drops_what_can_be_spared_and_says_so(
    sample: Board, facts: Callable[..., Facts]
) -> None:
    full = crowded(sample, 12)
    layout = Layout(minister(facts(full)))
    assert layout.high <= layout.room
    assert layout.top + layout.high <= BOTTOM + 1e-6
    made = make(full, Order(form="minister"))
    assert made.pages == 1
    assert made.cut


def test_own_words_take_the_place_and_are_counted(sample: Board, facts: Callable[..., Facts]) -> None:
    own = Wording(id="w", brief_id="b", place="minister.answer", lang="ko", text="지금 결정해야 함. " * 12)
    found = facts(sample, wordings=(own,))
    assert "지금 결정해야 함" in minister(found).items[1].sentence.text
    assert counted(found).long == ("minister.answer",)
    short = facts(sample, wordings=(replace(own, text="지금 결정해야 함"),))
    assert counted(short).fits


def test_an_empty_board_says_that_nothing_can_be_judged(blank: Board, reader: Callable[[bytes], PdfReader]) -> None:
    paper = reader(make(blank, Order(form="minister")).content)
    assert len(paper.pages) == 1
    assert "판단을 보류함" in paper.pages[0].extract_text()


def test_what_an_item_is_about_can_be_found_again(sample: Board) -> None:
    made = make(sample, Order(form="minister"))
    places = {each.place for each in made.spots}
    assert {"minister.answer", "minister.strong", "minister.weak"} <= places
    assert all(0 < each.x < 596 and 0 < each.y < 842 for each in made.spots)
