"""Names are found however they are spelt, and not where they only seem to stand."""

from __future__ import annotations

import unicodedata

import pytest

from desktop.brief.spelling import Names, can_be_sought, spellings

WIDE = "".join(chr(ord(each) + 0xFEE0) if each != " " else "\u3000" for each in "Samsung SDI")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("삼성SDI가 밀린다", "#가 밀린다"),
        ("삼성 SDI, 삼성\nSDI", "#, #"),
        ("SAMSUNG SDI와 samsung sdi", "#와 #"),
        ("samsungsdi · Sámsung-SDI", "# · #"),
        (WIDE, "#"),
        (unicodedata.normalize("NFD", "삼성SDI는"), unicodedata.normalize("NFD", "#는")),
        ("삼\u200b성\u00adSDI", "#"),
        ("ㅅㅏㅁ성SDI", "#"),
        ("samsung-sdi-takeover", "#-takeover"),
        ("삼성 전자", "삼성 전자"),
    ],
)
def test_a_name_is_found_in_every_spelling(text: str, left: str) -> None:
    assert Names(["삼성SDI", "Samsung SDI"]).replaced(text, "#") == left


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Meta", "metadata, Meta's", "metadata, #'s"),
        ("구글", "연구글과 구글이", "연구글과 #이"),
        ("두산", "두 산업을 두산이, 두 산, 끝", "두 산업을 #이, #, 끝"),
        ("가나다", "각나다", "각나다"),
        ("(주)한화오션", "한화 오션은", "#은"),
        ("Foo Networks Co., Ltd.", "foo networks", "#"),
        ("도요타(Toyota)", "TOYOTA와 도요타", "#와 #"),
    ],
)
def test_a_short_name_counts_as_a_word_only(name: str, text: str, left: str) -> None:
    assert Names([name]).replaced(text, "#") == left


def test_a_name_that_is_part_of_one_that_is_kept_stays_there() -> None:
    names = Names(["도요타"], ["도요타통상", "이데미쓰"])
    assert names.replaced("도요타 통상과 도요타, 이데미쓰", "#") == "도요타 통상과 #, 이데미쓰"
    assert Names(["도요타"], ["도요타"]).replaced("도요타", "#") == "#"


def test_one_letter_is_not_looked_for() -> None:
    assert not can_be_sought("X")
    assert not can_be_sought("ㄱ.")
    assert Names(["X"]).replaced("X와 Xerox", "#") == "X와 Xerox"
    assert not Names(["X"])


def test_a_firm_is_known_without_what_says_that_it_is_one() -> None:
    assert "삼성SDI" in spellings("㈜삼성SDI")
    assert "Samsung SDI" in spellings("Samsung SDI Co., Ltd.")
