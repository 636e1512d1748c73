from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.board.paper import LONGEST, MARGIN, PAPERS, POINTS, leaves

LENGTHS = st.floats(1, 60_000)


@given(wide=LENGTHS, high=LENGTHS, paper=st.sampled_from(sorted(PAPERS)))
def test_a_picture_fits_onto_one_page_within_its_margins(wide: float, high: float, paper: str) -> None:
    laid = leaves(wide, high, PAPERS[paper])
    assert len(laid.parts) == 1
    assert wide * laid.scale <= laid.width - 2 * MARGIN + 0.01
    assert high * laid.scale <= laid.height - 2 * MARGIN + 0.01
    assert laid.scale <= POINTS


@given(wide=st.floats(1, 9_000), high=st.floats(1, 9_000), paper=st.sampled_from(sorted(PAPERS)))
def test_the_pages_at_full_size_hold_every_spot_once(wide: float, high: float, paper: str) -> None:
    laid = leaves(wide, high, PAPERS[paper], split=True)
    assert laid.scale == POINTS
    assert sum(part.w * part.h for part in laid.parts) == pytest.approx(wide * high)
    assert all(part.w * POINTS <= laid.width - 2 * MARGIN + 0.01 for part in laid.parts)


def test_a_wide_board_lies_and_a_high_one_stands() -> None:
    lying, standing = leaves(1400, 900, PAPERS["A4"]), leaves(900, 2000, PAPERS["A4"])
    assert lying.width > lying.height
    assert standing.width < standing.height


def test_a_page_of_its_own_size_is_no_larger_than_readers_know() -> None:
    laid = leaves(100_000, 900, None)
    assert laid.width == pytest.approx(LONGEST)
    assert laid.parts[0].w == 100_000


def test_the_smallest_text_is_told_as_printed() -> None:
    assert leaves(100, 100, PAPERS["A4"]).smallest == pytest.approx(8.25)
