from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model.guard import bared, guarded

texts = st.text(st.sampled_from("'=+-@\t\r＝ab1"), max_size=6)


@given(texts)
def test_what_was_guarded_comes_back_as_it_was(text: str) -> None:
    assert bared(guarded(text)) == text


@given(texts)
def test_nothing_that_goes_out_begins_like_a_formula(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


@pytest.mark.parametrize("text", ["", "'", "'삼성'", "3", "a=b", "''"])
def test_other_texts_are_left_alone(text: str) -> None:
    assert guarded(text) == text == bared(text)
