"""Other names in one line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.aliases import aliases_in, line_of


@given(st.lists(st.text(), max_size=4).map(tuple))
def test_a_line_gives_back_the_names_that_it_was_made_of(names: tuple[str, ...]) -> None:
    assert aliases_in(line_of(names), names) == names


@given(st.lists(st.from_regex(r"[a-z,.\"가-힣]([a-z ,.\"가-힣]*[a-z,.\"가-힣])?", fullmatch=True), max_size=4))
def test_one_more_name_leaves_the_others_whole(names: list[str]) -> None:
    plain = [" ".join(each.split()) for each in names]
    assert aliases_in(", ".join(filter(None, (line_of(plain), "NHN"))), tuple(plain)) == (*plain, "NHN")


def test_commas_part_names() -> None:
    assert aliases_in(" 퓨리오사, Furiosa ,, ") == ("퓨리오사", "Furiosa")
    assert aliases_in('"Apple, Inc.", 애플') == ("Apple, Inc.", "애플")
    assert aliases_in("") == ()
