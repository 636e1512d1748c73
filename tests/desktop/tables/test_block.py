from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.tables.block import from_text, to_text


@pytest.mark.parametrize("cell", ["=1+2", "+1", "-", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_nothing_becomes_a_formula_in_a_spreadsheet(cell: str) -> None:
    text = to_text([[cell, "3"]])
    assert text == f"'{cell}\t3\n"
    assert from_text(text) == [[cell, "3"]]


def test_a_name_cannot_break_out_of_its_cell() -> None:
    assert to_text([["a\tb\nc\rd"]]) == "a b c d\n"


def test_a_block_of_a_spreadsheet_is_read() -> None:
    assert from_text("3\t4.5\r\n?\t\r\n\r\n") == [["3", "4.5"], ["?", ""]]
    assert from_text('"two\nlines"\t3\n') == [["two\nlines", "3"]]
    assert from_text("") == []


def test_a_quote_that_is_not_closed_does_not_swallow_what_follows() -> None:
    assert from_text('"삼성\n네이버\n') == [['"삼성'], ["네이버"]]


def test_a_line_of_a_megabyte_is_a_cell() -> None:
    assert from_text("x" * 1_000_000 + "\ty\n") == [["x" * 1_000_000, "y"]]


cells = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp", "Zs")), min_size=1, max_size=8)


@given(st.lists(st.lists(cells, min_size=2, max_size=2), min_size=1, max_size=4))
def test_what_is_copied_comes_back(rows: list[list[str]]) -> None:
    plain = [row for row in rows if not any(cell.startswith("'") for cell in row)]
    assert from_text(to_text(plain)) == plain


@given(st.text(max_size=200))
def test_no_clipboard_breaks_it(text: str) -> None:
    assert all(isinstance(cell, str) for row in from_text(text) for cell in row)
