"""Drops: what is put down stays there, the others make room, and nothing else jumps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.model.arrange import SIZES, Spot, arrange
from db.model.board import Board
from db.model.drop import carry, drop, lane_at, row_at
from db.model.things import Position
from tests.db.model.drawn import (
    FRONTS,
    PREMISE,
    STANDINGS,
    STEPS,
    WANTED,
    Fronts,
    Standings,
    Step,
    assert_sound,
    boards,
    entity,
    layer,
    overlapping,
    position,
    row_board,
    segment,
    spots_for,
    spots_of,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


STEP = (SIZES.card_w + SIZES.card_gap) / SIZES.ground
"""From one card to the next, as a share of the ground."""


def test_a_dropped_card_stays_where_it_is_put_and_pushes_the_next_one_aside() -> None:
    board = row_board(position(0, 1, 0.3, 0), position(1, 1, 0.5, 0))
    before = arrange(board, {}, {})
    spots = {spot.position_id: spot for spot in drop(before, [Spot("position-0", "segment-1", 0.45, 0)])}
    assert spots["position-0"].x == 0.45
    assert spots["position-1"].lane == 0
    assert spots["position-1"].x == pytest.approx(0.45 + STEP, abs=1e-5)


def test_a_card_that_cannot_be_pushed_on_goes_to_the_other_side() -> None:
    left = [position(number, 1, 0.08 + number * 0.14, 0) for number in range(3)]
    before = arrange(row_board(*left, position(9, 1, 0.8, 0)), {}, {})
    spots = {spot.position_id: spot for spot in drop(before, [Spot("position-9", "segment-1", 0.4, 0)])}
    assert {spot.lane for spot in spots.values()} == {0}
    assert spots["position-2"].x == pytest.approx(0.4 + STEP, abs=1e-5)
    assert spots["position-0"].x == pytest.approx(before.cards["position-0"].x, abs=1e-5)


def test_where_a_lane_is_full_the_pushed_card_goes_to_another_lane() -> None:
    full = [position(number, 1, 0.07 + number * 0.14, 0) for number in range(7)]
    board = row_board(*full, position(9, 1, 0.5, 1))
    before = arrange(board, {}, {})
    spots = drop(before, [Spot("position-9", "segment-1", 0.5, 0)])
    after = arrange(written(Board([*board.things(), *(entity(n) for n in range(10))]), spots), {}, {})
    assert after.cards["position-9"].lane == 0
    assert overlapping(after) == []
    assert after.rows[0].lanes == 2


def test_cards_keep_their_formation_at_the_edge_of_the_ground() -> None:
    board = row_board(position(0, 1, 0.3, 0), position(1, 1, 0.6, 0))
    arrangement = arrange(board, {}, {})
    spots = carry(arrangement, ["position-1", "position-0"], 10_000, arrangement.rows[0].box.y)
    assert spots[0].x - spots[1].x == pytest.approx(0.3)
    assert spots[0].x * SIZES.ground == pytest.approx(SIZES.centre_max, abs=0.01)


def test_cards_of_several_rows_all_go_down_by_as_many_rows() -> None:
    things = [
        PREMISE,
        layer(1),
        *(segment(number) for number in range(4)),
        position(0, 0, 0.5, 0),
        position(1, 1, 0.5, 0),
    ]
    arrangement = arrange(Board(things), {}, {})
    goal = arrangement.rows[2].box.middle
    spots = carry(arrangement, ["position-0", "position-1"], arrangement.cards["position-0"].box.middle[0], goal[1])
    assert [spot.segment_id for spot in spots] == ["segment-2", "segment-3"]


def test_the_nearest_row_takes_what_is_dropped_outside() -> None:
    board = Board([PREMISE, layer(1), segment(0), segment(1)])
    arrangement = arrange(board, {}, {})
    assert row_at(arrangement, -100) is arrangement.rows[0]
    assert row_at(arrangement, 10_000) is arrangement.rows[1]
    assert row_at(arrange(Board([PREMISE]), {}, {}), 5) is None


def test_a_row_offers_one_lane_more_than_it_has() -> None:
    board = row_board(position(0, 1, 0.5, 0), position(1, 1, 0.5, 1))
    arrangement = arrange(board, {}, {})
    row = arrangement.rows[0]
    assert [lane_at(arrangement, row, row.box.y + part * row.box.h) for part in (-9, 0.2, 0.7, 9)] == [0, 0, 1, 2]


@settings(max_examples=60)
@given(boards(), STANDINGS, FRONTS, STEPS)
def test_no_sequence_of_drops_tidies_and_undos_leaves_an_overlap(
    board: Board, standings: Standings, fronts: Fronts, steps: list[Step]
) -> None:
    history = [board]
    arrangement = arrange(board, standings, fronts)
    for step in steps:
        board = history[-1]
        if step == "undo":
            history = history[:-1] or history
            touched = None
        else:
            spots = spots_for(board, arrangement, standings, fronts, step)
            history.append(written(board, spots))
            touched = frozenset(spot.segment_id for spot in spots) | _left(board, spots)
        arrangement = arrange(history[-1], standings, fronts, before=arrangement, touched=touched)
        assert_sound(history[-1], arrangement)
        assert arrangement == arrange(history[-1], standings, fronts)


def _left(board: Board, spots: Sequence[Spot]) -> frozenset[str]:
    return frozenset(board.the(Position, spot.position_id).segment_id for spot in spots)


@given(boards(), STANDINGS, FRONTS, st.lists(WANTED, min_size=1, max_size=4))
def test_a_drop_shows_just_as_it_was_foreseen(board: Board, standings: Standings, fronts: Fronts, step: Step) -> None:
    before = arrange(board, standings, fronts)
    spots = spots_for(board, before, standings, fronts, step)
    after = spots_of(arrange(written(board, spots), standings, fronts))
    for spot in spots:
        shown = after[spot.position_id]
        assert (shown.segment_id, shown.lane) == (spot.segment_id, spot.lane)
        assert shown.x == pytest.approx(spot.x, abs=2e-6)


@given(boards(), STANDINGS, FRONTS, st.lists(WANTED, min_size=1, max_size=4))
def test_a_drop_leaves_every_other_row_as_it_was(
    board: Board, standings: Standings, fronts: Fronts, step: Step
) -> None:
    before = arrange(board, standings, fronts)
    spots = spots_for(board, before, standings, fronts, step)
    after = spots_of(arrange(written(board, spots), standings, fronts))
    meant = {spot.position_id for spot in spots}
    assert all(after[each] == spot for each, spot in spots_of(before).items() if each not in meant)
