"""Forms: values shown in sentences, and numbers as files write them."""

from __future__ import annotations

import pytest

from db.exchange.form import plain_number, shown


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        ({"a": 1}, "{…}"),
        ([1], "[…]"),
        (5.3, "5.3"),
        ("강함", "강함"),
        ("\u202e<b>\n" + "x" * 100, "<b> " + "x" * 35 + "…"),
    ],
)
def test_a_value_is_shown_as_the_file_tells_it_and_short(value: object, told: str) -> None:
    assert shown(value) == told


@pytest.mark.parametrize(
    ("value", "written"), [(5.0, "5"), (0.5, "0.5"), (-0.0, "0"), (1e15, "1000000000000000.0"), (1e300, "1e+300")]
)
def test_whole_numbers_lose_their_fraction(value: float, written: str) -> None:
    assert repr(plain_number(value)) == written
