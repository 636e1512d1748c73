"""The board's geometry: nothing overlaps, nothing is hidden."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.edit import verbs
from db.model.arrange import SIZES, Standing, arrange
from db.model.board import Board
from db.model.things import Position, Segment
from tests.db.model.drawn import (
    FRONTS,
    PREMISE,
    STANDINGS,
    Fronts,
    Standings,
    assert_sound,
    boards,
    layer,
    position,
    row_board,
)


@given(boards(), STANDINGS, FRONTS)
def test_every_card_that_shows_is_whole_on_its_ground_and_none_overlap(
    board: Board, standings: Standings, fronts: Fronts
) -> None:
    assert_sound(board, arrange(board, standings, fronts))


@given(boards(), STANDINGS, FRONTS)
def test_equal_boards_have_equal_geometry(board: Board, standings: Standings, fronts: Fronts) -> None:
    again = Board(reversed(list(board.things())))
    assert arrange(board, standings, fronts) == arrange(again, standings, fronts)


@given(boards(), STANDINGS, FRONTS)
def test_a_folded_layer_counts_its_cards_and_unfolding_shows_them(
    board: Board, standings: Standings, fronts: Fronts
) -> None:
    folded, unfolded = arrange(board, standings, fronts), arrange(board, standings, fronts, unfolded=True)
    assert set(unfolded.cards) == set(board.all(Position))
    assert sum(band.count for band in folded.bands) == len(board.all(Position))


def test_cards_without_a_place_stand_on_their_side_of_the_line_the_best_ones_nearest() -> None:
    board = row_board(*(position(number, 1) for number in range(4)))
    standings = {
        "position-0": Standing(home=True, score=50),
        "position-1": Standing(home=True, score=70),
        "position-2": Standing(home=False, score=60),
        "position-3": Standing(home=False, score=90),
    }
    arrangement = arrange(board, standings, {"segment-1": 0.5})
    line = arrangement.rows[0].front_x
    assert line is not None
    lefts = [arrangement.cards[f"position-{number}"].box for number in (0, 1, 3, 2)]
    assert [box.x for box in lefts] == sorted(box.x for box in lefts)
    assert lefts[1].right < line < lefts[2].x


def test_a_card_whose_score_is_not_known_stands_behind_the_others() -> None:
    board = row_board(position(0, 1), position(1, 1))
    standings = {"position-0": Standing(home=False, score=None), "position-1": Standing(home=False, score=20)}
    cards = arrange(board, standings, {}).cards
    assert cards["position-1"].box.x < cards["position-0"].box.x


@pytest.mark.parametrize("front", [0.06, 0.94])
def test_both_sides_fit_beside_a_line_at_the_edge(front: float) -> None:
    board = row_board(position(0, 1), position(1, 1))
    standings = {"position-0": Standing(home=True, score=50), "position-1": Standing(home=False, score=50)}
    arrangement = arrange(board, standings, {"segment-1": front})
    assert_sound(board, arrangement)
    assert arrangement.rows[0].lanes == 1
    assert arrangement.cards["position-0"].box.right < arrangement.cards["position-1"].box.x


def test_a_row_grows_until_all_of_three_hundred_cards_stand_in_it() -> None:
    board = row_board(*(position(number, 1) for number in range(300)))
    arrangement = arrange(board, {}, {})
    assert_sound(board, arrangement)
    assert arrangement.rows[0].lanes > 30
    assert arrangement.rows[0].box.h == SIZES.row_height(arrangement.rows[0].lanes)


def test_a_written_place_is_kept() -> None:
    board = row_board(position(0, 1, 0.3, 0), position(1, 1, 0.6, 1))
    cards = arrange(board, {}, {}).cards
    assert (cards["position-0"].x, cards["position-0"].lane) == (pytest.approx(0.3), 0)
    assert (cards["position-1"].x, cards["position-1"].lane) == (pytest.approx(0.6), 1)


def test_a_place_that_is_no_number_counts_as_none() -> None:
    board = row_board(position(0, 1, float("nan"), 3))
    assert arrange(board, {}, {}).cards["position-0"].lane == 0


def test_a_board_without_layers_has_no_rows() -> None:
    arrangement = arrange(Board([PREMISE]), {}, {})
    assert (arrangement.rows, arrangement.bands, dict(arrangement.cards)) == ((), (), {})


def test_sixty_layers_stand_under_one_another() -> None:
    layers = [layer(number) for number in range(1, 61)]
    arrangement = arrange(Board([PREMISE, *layers]), {}, {})
    assert [band.layer_id for band in arrangement.bands] == [f"layer-{number}" for number in range(60, 0, -1)]


@given(boards(), STANDINGS, FRONTS, st.data())
def test_rows_that_are_taken_over_stand_as_if_laid_out_anew(
    board: Board, standings: Standings, fronts: Fronts, data: st.DataObject
) -> None:
    before = arrange(board, standings, fronts)
    if not board.all(Position):
        return
    moved = data.draw(st.sampled_from(sorted(board.all(Position))))
    goal = data.draw(st.sampled_from(sorted(board.all(Segment))))
    edit = verbs.move(board, [verbs.Spot(moved, goal, 0.5, 0)])
    touched = frozenset({goal, board.the(Position, moved).segment_id})
    board.apply(edit.changes)
    assert arrange(board, standings, fronts, before=before, touched=touched) == arrange(board, standings, fronts)
