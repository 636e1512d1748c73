from __future__ import annotations

from desktop.brief.blocks import Aside, Beside, Paragraph, Stack, Whole
from desktop.brief.composer import Section, compose
from desktop.brief.headings import Contents, Heading, entries, headings
from desktop.brief.styles import BODY, BOTTOM, FULL, H1, TOP
from desktop.brief.text import span
from desktop.words import Words

ROOM = BOTTOM - TOP


class Slab(Whole):
    """A block of a given height."""

    def __init__(self, high: float, *, keeps: bool = False) -> None:
        super().__init__(keeps=keeps)
        self.high = high

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
