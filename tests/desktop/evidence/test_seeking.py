"""A quote is found where it stands, however lines are broken there, and nowhere else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.evidence.seeking import Spot, seek

TEXT = "국내 클라우드는 이미\r\n미국의 3사가 지배적인 위\r\n치에 있다. An exam-\nple stands here."


@pytest.mark.parametrize(
    "quote",
    [
        "미국의 3사가 지배적인 위치에 있다",
        "미국의3사가 지배적인\n위치에 있다.",
        unicodedata.normalize("NFD", "지배적인 위치"),
        "An example stands",
        "An exam\u00adple",
    ],
)
def test_gaps_line_breaks_hyphens_and_composition_do_not_count(quote: str) -> None:
    (spot,) = seek(quote, [TEXT])
    found = TEXT[spot.start : spot.end]
    assert found.startswith(("미국의", "지배적인", "An"))


def test_curly_and_straight_quotation_marks_are_alike() -> None:
    assert seek('그는 "아니다"라고', ["그는 “아니다”라고 했다"]) == (Spot(0, 0, 10),)


@pytest.mark.parametrize("quote", ["미국의 4사가", "", "   ", "-", "an example"])
def test_what_does_not_stand_there_is_not_found(quote: str) -> None:
    assert seek(quote, [TEXT]) == ()


def test_a_quote_may_run_over_the_end_of_a_page() -> None:
    pages = ["앞쪽의 끝은 이렇게", "이어지는 문장이다.", "마지막"]
    assert seek("이렇게 이어지는 문장", pages) == (Spot(0, 7, 10), Spot(1, 0, 7))


def test_it_ends_when_it_is_stopped_and_reads_no_further_than_it_must() -> None:
    read: list[int] = []
    assert seek("둘", ["하나", "둘", "셋"], read.append) == (Spot(1, 0, 1),)
    assert read == [0, 1]
    assert seek("둘", ["하나", "둘"], stopped=lambda: True) == ()


@given(st.text("가나다ab -\n", min_size=1, max_size=30), st.integers(0, 30), st.integers(1, 30), st.integers(0, 30))
def test_every_part_of_a_text_is_found_in_it(text: str, start: int, length: int, cut: int) -> None:
    quote = text[start : start + length]
    pages = [text[:cut], text[cut:]]
    found = seek(quote, pages)
    wanted = [each for each in quote if not each.isspace() and each != "-"]
    assert bool(found) == bool(wanted)
    got = [each for spot in found for each in pages[spot.page][spot.start : spot.end]]
    assert [each for each in got if not each.isspace() and each != "-"] == wanted
