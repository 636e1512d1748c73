"""Text as it is kept."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model import text
from tests.db.samples import refused

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)


def test_decomposed_hangul_is_composed() -> None:
    assert text.name(unicodedata.normalize("NFD", "삼성전자")) == "삼성전자"


@pytest.mark.parametrize("unfit", ["\x00", "\x07", "\x7f", "\x9f", "\ud800", "\ufeff", "\u202e", "\u2066"])
def test_what_cannot_be_kept_is_dropped(unfit: str) -> None:
    assert text.name(f"네이{unfit}버") == "네이버"
    assert text.prose(f"{unfit}한 줄{unfit}") == "한 줄"


@pytest.mark.parametrize("kept", ["<b>굵게</b>", "=1+1", "👩‍👩‍👧 가족", "R&D", "שלום", "a\u200db", "../../etc/passwd"])
def test_markup_emoji_and_other_scripts_are_ordinary_text(kept: str) -> None:
    assert text.name(kept) == kept
    assert text.prose(kept) == kept


def test_a_name_is_one_line() -> None:
    assert text.name(" 네이버\r\n\t 클라우드\u2028") == "네이버 클라우드"
    assert text.line("a\x85b") == "a b"


def test_what_is_dropped_leaves_no_gap_of_two() -> None:
    assert text.line("a \x00 b") == text.name("a \ufeff b") == "a b"


def test_a_note_keeps_its_lines() -> None:
    assert text.prose("첫째\r\n둘째\r\r셋째\u2029끝\t\n") == "첫째\n둘째\n\n셋째\n끝"


@pytest.mark.parametrize("unseen", ["", "  ", "\u200b", "\u3164", "\x00\n", "\u200d \u2060"])
def test_a_name_of_which_nothing_is_seen_is_empty(unseen: str) -> None:
    assert text.name(unseen) == ""
    assert text.key(unseen) == ""


def test_texts_that_are_too_long_are_refused_and_not_cut() -> None:
    assert text.name("가" * 200) == "가" * 200
    assert text.prose("가" * 5_000) == "가" * 5_000
    assert text.quote("가" * 20_000) == "가" * 20_000
    with refused("name_long"):
        text.name("가" * 201)
    with refused("key_long"):
        text.key("k" * 65)
    with refused("text_long"):
        text.prose("가" * 5_001)
    with refused("text_long"):
        text.quote("가" * 20_001)


def test_length_is_counted_after_composing() -> None:
    assert text.name(unicodedata.normalize("NFD", "한" * 200)) == "한" * 200


def test_a_country_is_in_capitals() -> None:
    assert text.country(" kr\n") == "KR"


def test_an_excerpt_is_one_short_line() -> None:
    assert text.excerpt("가\n나\x00" * 5_000) == "가 나" * 13 + "…"
    assert text.excerpt(5.3) == "5.3"
    assert text.excerpt("가" * 40) == "가" * 40
    assert text.excerpt("가" * 41) == "가" * 39 + "…"


def test_a_slug_is_of_small_latin_letters() -> None:
    assert text.slug("Café  Olé & Co. (2)") == "cafe-ole-co-2"
    assert text.slug("네이버") == ""
    assert text.slug("a" * 40 + " b") == "a" * 32


@given(ANY_TEXT)
def test_normalising_twice_is_normalising_once(anything: str) -> None:
    for normalise in (text.name, text.line, text.prose, text.country):
        once = normalise(anything)
        assert normalise(once) == once


@given(ANY_TEXT)
def test_what_was_normalised_can_be_kept(anything: str) -> None:
    for normalise in (text.name, text.line, text.prose, text.quote):
        kept = normalise(anything)
        assert text.is_fit(kept)
        assert kept == kept.strip()
        kept.encode()


@given(ANY_TEXT)
def test_fitness_is_told_the_same_by_the_quick_look(anything: str) -> None:
    assert text.is_fit(anything) == (text._UNFIT.search(anything) is None)
