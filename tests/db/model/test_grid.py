"""The grid that finds cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from db.model.arrange import Box, arrange
from db.model.grid import Grid
from tests.db.model.drawn import (
    boards,
)

if TYPE_CHECKING:
    from db.model.board import Board


@given(boards(), st.floats(0, 1400), st.floats(0, 2000), st.floats(1, 900), st.floats(1, 900))
def test_the_grid_finds_what_a_look_at_everything_finds(board: Board, x: float, y: float, w: float, h: float) -> None:
    boxes = {each: card.box for each, card in arrange(board, {}, {}).cards.items()}
    area = Box(x, y, w, h)
    assert set(Grid(boxes).within(area)) == {each for each, box in boxes.items() if box.meets(area)}


@given(boards(), boards())
def test_a_grid_that_has_become_another_is_like_a_new_one(one: Board, other: Board) -> None:
    boxes = [{each: card.box for each, card in arrange(board, {}, {}).cards.items()} for board in (one, other)]
    grid = Grid(boxes[0])
    grid.become(boxes[1])
    for box in boxes[1].values():
        assert grid.at(*box.middle) == Grid(boxes[1]).at(*box.middle)
    assert set(grid.within(Box(0, 0, 10_000, 10_000))) == set(boxes[1])
