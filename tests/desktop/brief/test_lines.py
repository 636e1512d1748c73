from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.brief.lines import balanced, broken, elided
from desktop.brief.styles import BODY, NOTE
from desktop.brief.text import Line, Span, span, width_of

HANGUL = st.text(alphabet="가나다라마바사아자차카타파하 ", max_size=120)


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


@given(HANGUL)
@settings(max_examples=60, deadline=None)
def test_lines_break_at_blanks_only(words: str) -> None:
    lines = broken([span(words, BODY)], 130)
    longest = max((width_of([span(word, BODY)]) for word in words.split()), default=0)
    if longest <= 130:
        assert " ".join(texts(lines)).split() == words.split()
        assert all(line.width <= 130 + 1e-6 for line in lines)


@given(HANGUL, st.sampled_from((40, 90, 130)))
@settings(max_examples=200, deadline=None)
def test_text_of_one_look_breaks_as_that_of_many_does(words: str, width: float) -> None:
    quick, full = broken([span(words, BODY)], width), broken([span(words, BODY), span("", BODY)], width)
    assert texts(quick) == texts(full)
    assert [round(line.width, 6) for line in quick] == [round(line.width, 6) for line in full]


@given(HANGUL)
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost_where_words_are_wider_than_the_line(words: str) -> None:
    lines = broken([span(words, BODY)], 24)
    assert "".join("".join(texts(lines)).split()) == "".join(words.split())
    assert all(line.width <= 24 + 1e-6 for line in lines)


def test_a_word_that_is_too_wide_breaks_at_brackets_and_dots_first() -> None:
    assert texts(broken([span("하이퍼커넥트(아자르)", BODY)], 75)) == ["하이퍼커넥트", "(아자르)"]
    assert texts(broken([span("인재·연구개발", BODY)], 45)) == ["인재·", "연구개발"]


def test_no_break_space_keeps_a_number_and_its_unit_together() -> None:
    lines = broken([span("가나다라마바 12\u00a0%", BODY)], width_of([span("가나다라마바 12", BODY)]) + 2)
    assert texts(lines) == ["가나다라마바", "12\u00a0%"]


def test_a_last_line_of_one_syllable_gets_company() -> None:
    words = "세부 영역 가운데 어느 곳"
    width = width_of([span("세부 영역 가운데 어느", BODY)]) + 1
    assert texts(broken([span(words, BODY)], width)) == ["세부 영역 가운데", "어느 곳"]


def test_spans_of_two_looks_make_one_word_where_no_blank_is_between() -> None:
    lines = broken([span("위험", BODY, weight="bold"), span("(5곳) 끝", BODY)], 500)
    assert texts(lines) == ["위험(5곳) 끝"]
    assert [piece.span.weight for piece in lines[0].pieces] == ["bold", "regular"]


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    lines = elided([span("하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열", BODY)], 60, 2)
    assert len(lines) == 2
    assert lines[-1].text.endswith("…")
    assert lines[-1].width <= 60


def test_what_fits_is_not_touched() -> None:
    assert texts(elided([span("하나 둘", BODY)], 200, 1)) == ["하나 둘"]


def test_one_letter_in_no_room_is_still_set() -> None:
    assert texts(broken([span("가나", BODY)], 1)) == ["가", "나"]
    assert elided([span("가나다", BODY)], 1, 1)[-1].text == "…"


def test_a_hundred_thousand_letters_are_set_in_good_time() -> None:
    started = time.process_time()
    lines = broken([span("가" * 100_000, BODY)], 300)
    elided([span("나" * 100_000, BODY)], 300, 3)
    assert sum(len(line.text) for line in lines) == 100_000
    assert time.process_time() - started < 10


def test_headings_are_balanced() -> None:
    made = [span("진단: 어디서 벌어지고 어디서 버티는가 끝", BODY)]
    width = width_of(made) - 5
    lines = balanced(lambda wide: broken(made, wide), width)
    assert len(lines) == 2
    assert abs(lines[0].width - lines[1].width) < width / 3


def test_one_line_needs_no_balance() -> None:
    made = [span("요약", BODY)]
    assert texts(balanced(lambda wide: broken(made, wide), 300)) == ["요약"]


def test_a_span_holds_legible_text_only() -> None:
    assert span("가🙂", NOTE).text == "가□"
    assert isinstance(span("가", NOTE, target="x"), Span)
