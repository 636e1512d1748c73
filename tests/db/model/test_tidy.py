"""Tidying up: stable, and just as it was worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from db.edit import verbs
from db.model.arrange import arrange
from db.model.things import Segment
from db.model.tidy import tidy_board, tidy_row
from tests.db.model.drawn import (
    FRONTS,
    STANDINGS,
    Fronts,
    Standings,
    assert_sound,
    boards,
    spots_of,
    written,
)

if TYPE_CHECKING:
    from db.model.board import Board


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
