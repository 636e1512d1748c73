"""Walking the cards by keyboard."""

from __future__ import annotations

import pytest

from db.model.arrange import Arrangement, arrange
from db.model.board import Board
from desktop.board.walk import Way, between, walk
from tests.db.model.drawn import PREMISE, layer, position, segment


@pytest.fixture
def board() -> Arrangement:
    """Three rows: two cards above one another beside a third, none, and one."""
    cards = (position(0, 0, 0.2, 0), position(1, 0, 0.8, 0), position(2, 0, 0.25, 1), position(3, 2, 0.7, 0))
    return arrange(Board([PREMISE, layer(1), *(segment(number) for number in range(3)), *cards]), {}, {})


@pytest.mark.parametrize(
    ("start", "way", "goal"),
    [
        (0, "right", 1),
        (1, "right", 2),
        (3, "right", 3),
        (0, "left", 0),
        (3, "left", 2),
        (1, "down", 2),
        (2, "down", 3),
        (3, "up", 2),
        (2, "up", 0),
        (0, "up", 0),
        (2, "row_start", 0),
        (0, "row_end", 2),
        (2, "start", 0),
        (0, "end", 3),
    ],
)
def test_one_step(board: Arrangement, start: int, way: Way, goal: int) -> None:
    assert walk(board, f"position-{start}", way) == f"position-{goal}"


def test_the_first_step_goes_to_the_first_card(board: Arrangement) -> None:
    assert walk(board, None, "down") == "position-0"
    assert walk(board, "gone", "end") == "position-3"


def test_there_is_nowhere_to_go_on_a_board_without_cards() -> None:
    assert walk(arrange(Board([PREMISE]), {}, {}), None, "right") is None


def test_all_between_two_cards_ends_with_the_second(board: Arrangement) -> None:
    assert between(board, "position-0", "position-2") == ("position-0", "position-1", "position-2")
    assert between(board, "position-2", "position-0") == ("position-2", "position-1", "position-0")
