"""Finding cards by where they stand: as if every one had been looked at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.model.arrange import Box, arrange
from db.model.board import Board
from db.model.shelves import Shelves
from tests.db.model.drawn import (
    FRONTS,
    PREMISE,
    STANDINGS,
    Fronts,
    Standings,
    boards,
    layer,
    position,
    segment,
)

AREAS = st.builds(Box, st.floats(-200, 1600), st.floats(-200, 1200), st.floats(0, 1800), st.floats(0, 1400))


@given(boards(), STANDINGS, FRONTS, AREAS)
def test_what_is_in_a_rectangle_is_what_looking_at_every_card_finds(
    board: Board, standings: Standings, fronts: Fronts, area: Box
) -> None:
    arrangement = arrange(board, standings, fronts)
    met = [each for each in arrangement.reading_order() if arrangement.cards[each].box.meets(area)]
    assert Shelves(arrangement).within(area) == met


@given(boards(), STANDINGS, FRONTS)
def test_every_card_is_found_at_its_corner_and_in_its_middle(
    board: Board, standings: Standings, fronts: Fronts
) -> None:
    arrangement = arrange(board, standings, fronts)
    shelves = Shelves(arrangement)
    for each, card in arrangement.cards.items():
        assert shelves.at(*card.box.middle) == each
        assert shelves.at(card.box.x - 1e-3, card.box.y - 1e-3) is None


def test_nothing_is_found_beside_the_board_or_without_rows() -> None:
    shelves = Shelves(arrange(Board([PREMISE]), {}, {}))
    assert (shelves.at(5, 5), shelves.within(Box(0, 0, 9_999, 9_999))) == (None, [])


def test_rows_that_lie_in_a_rectangle_are_taken_as_a_whole() -> None:
    board = Board([PREMISE, layer(1), segment(1), segment(2), position(1, 1), position(2, 1), position(3, 2)])
    arrangement = arrange(board, {}, {})
    first, second = (row.ground for row in arrangement.rows)
    shelves = Shelves(arrangement)
    assert shelves.within(first.grown(1)) == ["position-1", "position-2"]
    assert shelves.within(Box(0, 0, 9_999, second.bottom)) == ["position-1", "position-2", "position-3"]
