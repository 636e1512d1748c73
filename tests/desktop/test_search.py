from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search import matches, order_key, search_key


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("삼성", "삼성전자"),
        ("ㅅㅅ", "삼성전자"),
        ("ㅅㅅㅈㅈ", "삼성 전자"),
        ("삼서", "삼성전자"),
        ("삼ㅅ", "삼성전자"),
        ("HBM", "SK하이닉스 hbm"),
        ("sk 하", "SK하이닉스"),
        (unicodedata.normalize("NFD", "삼성"), "삼성전자"),
        ("삼성", unicodedata.normalize("NFD", "삼성전자")),
        ("ＳＫ", "SK텔레콤"),
        ("", "무엇이든"),
        ("a+b", "A+B"),
    ],
)
def test_a_name_is_found_as_people_type_it(query: str, name: str) -> None:
    assert matches(query, [name])


@pytest.mark.parametrize(("query", "name"), [("성삼", "삼성"), ("ㅅㄱ", "삼성"), ("a.b", "axb"), ("삼성 엘지", "삼성")])
def test_another_name_is_not_found(query: str, name: str) -> None:
    assert not matches(query, [name])


def test_words_may_be_found_in_different_names() -> None:
    assert matches("네이버 clova", ["네이버 클로바", "NAVER CLOVA"])


@given(st.text(max_size=40))
def test_every_text_finds_itself(text: str) -> None:
    assert matches(text, [text])


def test_an_open_syllable_in_the_middle_is_meant_as_typed() -> None:
    assert not matches("서전", ["성전"])


def test_names_sort_as_korean_lists_do() -> None:
    names = ["zoom", "나", "Apple", "가방", "10위", "2위", "가"]
    assert sorted(names, key=order_key) == ["2위", "10위", "가", "가방", "나", "Apple", "zoom"]


@given(st.text(max_size=20))
def test_the_key_of_a_key_is_the_key(text: str) -> None:
    assert search_key(unicodedata.normalize("NFC", text)) == search_key(text)
