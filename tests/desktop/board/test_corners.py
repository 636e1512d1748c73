from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from desktop.board.corners import MARGIN, Corner, corner_at, settled

PORT = QSize(800, 600)
SIZE = QSize(180, 140)
CORNERS: tuple[Corner, ...] = ("lower right", "upper right")


def test_a_corner_keeps_a_margin_to_both_edges() -> None:
    assert corner_at("lower right", SIZE, PORT) == QRect(800 - 180 - MARGIN, 600 - 140 - MARGIN, 180, 140)
    assert corner_at("upper left", SIZE, PORT) == QRect(MARGIN, MARGIN, 180, 140)


def test_the_first_corner_is_taken_where_it_is_free() -> None:
    assert settled(CORNERS, SIZE, PORT, []) == corner_at("lower right", SIZE, PORT)


def test_where_all_corners_are_taken_the_first_one_is_kept() -> None:
    assert settled(CORNERS, SIZE, PORT, [QRect(0, 0, 800, 600)]) == corner_at("lower right", SIZE, PORT)


@given(st.integers(-100, 900), st.integers(-100, 700), st.integers(1, 200), st.integers(1, 40))
def test_nothing_the_size_of_a_card_is_ever_covered(x: int, y: int, wide: int, high: int) -> None:
    card = QRect(x, y, wide, high)
    assert not settled(CORNERS, SIZE, PORT, [card]).intersects(card)
