from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.brief.blocks import Aside, Beside, Paragraph, Stack, Whole
from desktop.brief.composer import FILLED, Section, compose
from desktop.brief.content.content import content
from desktop.brief.forms.full import composed
from desktop.brief.headings import Contents, Heading, entries, headings
from desktop.brief.styles import BODY, BOTTOM, FULL, H1, TOP
from desktop.brief.text import span
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model.board import Board
    from desktop.brief.blocks import Block
    from desktop.brief.composer import Page
    from desktop.brief.content.facts import Facts

ROOM = BOTTOM - TOP


class Slab(Whole):
    """A block of a given height."""

    def __init__(self, high: float, *, keeps: bool = False, floats: bool = False) -> None:
        super().__init__(keeps=keeps)
        self.high, self.floats = high, floats

    def height(self, width: float) -> float:
        del width
        return self.high


def para(lines: int, **more: bool) -> Paragraph:
    words = " ".join("가나다라마바사아자차카타파하가나다라마바사아자차카타파하가나" for _ in range(lines))
    return Paragraph((span(words, BODY),), BODY, **more)


def heading(text: str = "머리") -> Heading:
    return Heading((span(text, H1),), H1, level=1, text=text, target=text)


def test_a_section_goes_on_below_another_while_there_is_room() -> None:
    pages = compose([Section([Slab(200)]), Section([Slab(200)])])
    assert len(pages) == 1
    assert pages[0].placed[1][1] > TOP + 200


def test_a_section_that_asks_for_a_page_gets_one() -> None:
    assert len(compose([Section([Slab(100)]), Section([Slab(100)], "page")])) == 2


def test_a_section_does_not_begin_at_the_foot_of_a_page() -> None:
    pages = compose([Section([Slab(ROOM * 0.8)]), Section([para(40)])])
    assert len(pages[0].placed) == 1
    assert len(pages) == 2


def test_a_short_section_may_fill_the_foot_of_a_page() -> None:
    assert len(compose([Section([Slab(ROOM * 0.8)]), Section([Slab(40)])])) == 1


def test_an_empty_section_takes_no_page() -> None:
    assert len(compose([Section([]), Section([Slab(10)]), Section([])])) == 1


def test_a_heading_never_stands_alone_at_the_foot() -> None:
    pages = compose([Section([Slab(ROOM - 60), heading(), Slab(100)])])
    assert [len(list(headings(page.placed[0][0]))) for page in pages] == [0, 1]


def test_a_block_higher_than_a_page_is_placed_all_the_same() -> None:
    pages = compose([Section([heading(), Slab(2000), Slab(50)])])
    assert sum(len(page.placed) for page in pages) >= 3


def test_a_long_paragraph_runs_over_pages_without_orphans() -> None:
    pages = compose([Section([para(100)])])
    assert len(pages) == 3
    counts = [len(page.placed[0][0].blocks[0].lines(357)) for page in pages]  # type: ignore[attr-defined]
    assert sum(counts) == 100
    assert min(counts) >= 2


def test_a_paragraph_of_three_lines_is_not_cut_in_one_and_two() -> None:
    block = para(3)
    assert block.split(357, BODY.leading * 2.5) == (None, block)
    assert para(2).split(357, 1000)[1] is None


def test_contents_tell_the_page_of_every_heading() -> None:
    pages = compose([Section([heading("하나"), Slab(100)], "page"), Section([heading("둘"), Slab(100)], "page")])
    assert [(entry.text, entry.page) for entry in entries(pages, 2)] == [("하나", 2), ("둘", 3)]
    assert Contents(5, Words("ko")).height(FULL) == 90


def test_headings_in_margins_and_stacks_are_found() -> None:
    aside = Aside(Slab(10), Stack([heading("안")]), column=100, text=350)
    assert [each.text for each in headings(Stack([aside, Slab(5)]))] == ["안"]


def test_a_text_beside_a_margin_is_cut_where_the_margin_still_fits() -> None:
    aside = Aside(Slab(100), Stack([para(40)]), column=100, text=357)
    first, rest = aside.split(FULL, 300)
    assert first is not None
    assert first.height(FULL) <= 300
    assert isinstance(rest, Stack)
    assert aside.split(FULL, 50) == (None, aside)
    whole = Aside(Slab(10), Slab(400), column=100, text=357)
    assert whole.split(FULL, 300) == (None, whole)
    assert whole.split(FULL, 500) == (whole, None)


def test_columns_are_as_high_as_the_highest() -> None:
    assert Beside([Slab(10), Slab(30)], [1, 2], 5).height(100) == 30


def bodies(page: Page) -> list[Block]:
    return [block.blocks[-1] if isinstance(block, Stack) else block for block, _ in page.placed]


def test_text_passes_a_figure_that_does_not_fit() -> None:
    figure, text = Slab(500, floats=True), Slab(200)
    pages = compose([Section([Slab(400), figure, text])])
    assert [bodies(page) for page in pages][1] == [figure]
    assert text in bodies(pages[0])


def test_text_under_the_heading_of_a_figure_takes_the_heading_along() -> None:
    figure, text = Slab(500, floats=True), Slab(200)
    pages = compose([Section([Slab(400), heading(), figure, text])])
    assert [len(list(headings(block))) for block, _ in pages[0].placed] == [0, 1]
    assert bodies(pages[1]) == [figure]


def test_text_of_the_next_heading_never_slips_under_the_heading_before() -> None:
    figure = Slab(500, floats=True)
    pages = compose([Section([Slab(400), heading("하나"), figure, heading("둘"), Slab(100)])])
    assert bodies(pages[1])[0] is figure
    assert [each.text for page in pages for block, _ in page.placed for each in headings(block)] == ["하나", "둘"]


def test_a_later_figure_fills_a_page_that_would_be_left_empty() -> None:
    high, small = Slab(650), Slab(300, floats=True)
    pages = compose([Section([Slab(300), high, small])])
    assert bodies(pages[0])[-1] is small
    assert pages[0].fill >= FILLED


def test_a_figure_never_leaves_its_section() -> None:
    figure = Slab(500, floats=True)
    pages = compose([Section([Slab(400), figure]), Section([heading(), Slab(300)])])
    assert bodies(pages[1])[0] is figure


blocks = st.lists(
    st.one_of(
        st.floats(10, 300).map(Slab),
        st.floats(60, 600).map(lambda high: Slab(high, floats=True)),
        st.integers(1, 60).map(para),
        st.just(0).map(lambda _: heading()),
    ),
    min_size=1,
    max_size=30,
)


@given(st.lists(blocks, min_size=1, max_size=3))
def test_whatever_comes_is_placed_once_and_in_bounds(parts: list[list[Block]]) -> None:
    pages = compose([Section(part) for part in parts])
    slabs = [each for page in pages for block, _ in page.placed for each in flat(block) if isinstance(each, Slab)]
    assert sorted(map(id, slabs)) == sorted(id(each) for part in parts for each in part if isinstance(each, Slab))
    assert all(page.used <= BOTTOM + 1e-6 for page in pages)
    for page in pages:
        tops = [y for _, y in page.placed]
        assert tops == sorted(tops)


@given(st.lists(blocks, min_size=1, max_size=3))
def test_no_heading_is_ever_the_last_thing_on_a_page(parts: list[list[Block]]) -> None:
    whole = [[*part, Slab(20)] for part in parts]
    for page in compose([Section(part) for part in whole]):
        assert not isinstance(flat(page.placed[-1][0])[-1], Heading)


def flat(block: Block) -> list[Block]:
    return [each for one in block.blocks for each in flat(one)] if isinstance(block, Stack) else [block]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_samples_pages_are_full(sample: Board, facts: Callable[..., Facts], lang: str) -> None:
    found = facts(sample, lang)
    pages = composed(found, content(found), ())
    assert len(pages) > 9
    assert [page.fill for page in pages if page.fill < FILLED and not page.ends] == []
    for page in pages:
        assert not isinstance(flat(page.placed[-1][0])[-1], Heading)
