from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search import Index, matches, most_alike, order_key, search_key


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


NAMES = [
    ("카카오뱅크", "KakaoBank"),
    ("다음카카오", "Daum Kakao"),
    ("카카오", "Kakao"),
    ("SK하이닉스", "SK hynix", "현대전자"),
    ("삼성전자", "Samsung Electronics"),
    ("엔비디아", "NVIDIA"),
    ("네이버 클로바", "NAVER CLOVA"),
    ("한화시스템", ""),
]


def found(query: str) -> list[str]:
    return [NAMES[at][0] for at in Index(NAMES).find(query)]


def test_the_same_comes_before_what_begins_so_and_that_before_what_holds_it() -> None:
    assert found("카카오") == ["카카오", "카카오뱅크", "다음카카오"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("ㅎㅇㄴㅅ", "SK하이닉스"),
        ("하이닉스", "SK하이닉스"),
        ("현대", "SK하이닉스"),
        ("삼송전자", "삼성전자"),
        ("삼송", "삼성전자"),
        ("nvida", "엔비디아"),
        ("nivdia", "엔비디아"),
        ("samsng electronics", "삼성전자"),
        ("clova 네이", "네이버 클로바"),
        ("ㅎㅎㅅㅅㅌ", "한화시스템"),
        ("한화ㅅㅅ", "한화시스템"),
        ("hyn", "SK하이닉스"),
    ],
)
def test_what_is_meant_comes_first(query: str, first: str) -> None:
    assert (found(query) or [""])[0] == first


def test_initials_that_an_input_method_joined_are_two() -> None:
    assert Index([("박사",), ("보석",), ("삼성",)]).find("ㅄ") == [0, 1]


def test_what_begins_a_word_comes_before_what_is_within_one() -> None:
    assert Index([("대전자",), ("삼성 전자",), ("LG전자",)]).find("전자") == [1, 2, 0]


def test_initials_come_after_what_was_typed_whole() -> None:
    assert Index([("가나",), ("ㄱㄴ 전자",)]).find("ㄱㄴ") == [1, 0]


def test_a_slip_is_not_looked_for_where_enough_is_found() -> None:
    assert Index([("삼성" + str(each),) for each in range(20)] + [("상성전자",)]).find("삼성") == list(range(20))


def test_what_is_short_is_like_nothing() -> None:
    assert Index([("가나다라",), ("나비",)]).find("너") == []


def test_an_empty_query_finds_all_even_what_has_no_name() -> None:
    assert Index([("가",), (), ("나",)]).find("  ") == [0, 1, 2]


@given(st.lists(st.lists(st.text(max_size=12), max_size=3), max_size=8), st.text(max_size=8))
def test_searching_many_names_at_once_finds_what_searching_each_does(things: list[list[str]], query: str) -> None:
    every = set(Index(things).find(query))
    each = {at for at, names in enumerate(things) if matches(query, names)}
    assert each <= every | ({at for at, names in enumerate(things) if not any(map(search_key, names))})


def test_the_most_alike_name_is_told_and_none_where_none_is() -> None:
    known = ["삼성전자", "NVIDIA", "네이버"]
    assert most_alike(["삼송전자", "nvida", "현대차", ""], known) == [0, 1, None, None]
    assert most_alike(["삼성"], []) == [None]
