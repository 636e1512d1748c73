"""Tidying up: stable, and just as it was worked out."""

from __future__ import annotations

import pytest
from hypothesis import given

from db.edit import verbs
from db.model.arrange import Standing, arrange
from db.model.board import Board
from db.model.things import Segment
from db.model.tidy import tidy_board, tidy_row
from tests.db.model.drawn import (
    FRONTS,
    PREMISE,
    STANDINGS,
    Fronts,
    Standings,
    assert_sound,
    boards,
    entity,
    position,
    row_board,
    spots_of,
    written,
)


@given(boards(), STANDINGS, FRONTS)
def test_tidying_twice_is_tidying_once(board: Board, standings: Standings, fronts: Fronts) -> None:
    once = written(board, tidy_board(board, standings, fronts))
    assert not verbs.tidy(once, [verbs.Spot(*spot) for spot in tidy_board(once, standings, fronts)])
    assert_sound(once, arrange(once, standings, fronts))


@given(boards(), STANDINGS, FRONTS)
def test_tidying_a_row_shows_what_was_worked_out(board: Board, standings: Standings, fronts: Fronts) -> None:
    for segment_id in board.all(Segment):
        spots = tidy_row(board, segment_id, standings, fronts)
        after = spots_of(arrange(written(board, spots), standings, fronts, unfolded=True))
        assert all(
            (after[spot.position_id].lane, pytest.approx(spot.x, abs=2e-6)) == (spot.lane, after[spot.position_id].x)
            for spot in spots
        )


def test_a_tidy_row_has_home_cards_left_of_the_line_and_the_others_right_the_best_ones_nearest() -> None:
    cards = [position(number, 1, 0.5, number) for number in range(300)]
    board = Board([*row_board(*cards).things(), *(entity(number) for number in range(300))])
    standings = {
        f"position-{number}": Standing(home=number % 3 == 0, score=20 + number * 7 % 80) for number in range(300)
    }
    fronts: Fronts = {"segment-1": 0.4}
    once = arrange(written(board, tidy_board(board, standings, fronts)), standings, fronts)
    assert_sound(board, once)
    line = once.rows[0].front_x
    assert line is not None
    for each, card in once.cards.items():
        assert card.box.right < line if standings[each].home else card.box.x > line
    for home in (True, False):
        side = [card for each, card in once.cards.items() if standings[each].home is home]
        side.sort(key=lambda card: (card.lane, abs(card.box.middle[0] - line)))
        scores = [standings[card.position_id].score or 0 for card in side]
        assert scores == sorted(scores, reverse=True)


def test_a_board_without_rows_has_nothing_to_tidy() -> None:
    assert tidy_board(Board([PREMISE]), {}, {}) == ()
