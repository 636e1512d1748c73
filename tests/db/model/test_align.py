"""Bringing cards into line: stable, without overlap, and just as it was worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.model.align import Edge, align, distribute, keep_order
from db.model.arrange import SIZES, Standing, arrange
from db.model.board import Board
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
    segment,
    spots_of,
    written,
)

if TYPE_CHECKING:
    from db.model.geometry import Arrangement, Spot

HOWS = ["left", "centre", "right", "front", "distribute", "keep_order"]


def brought(how: str, arrangement: Arrangement, ids: list[str], standings: Standings) -> tuple[Spot, ...]:
    if how == "distribute":
        return distribute(arrangement, ids)
    if how == "keep_order":
        return keep_order(arrangement, [arrangement.cards[each].segment_id for each in ids], standings)
    edges: dict[str, Edge] = {"left": "left", "centre": "centre", "right": "right", "front": "front"}
    return align(arrangement, ids, edges[how])


@settings(max_examples=300)
@given(boards(), STANDINGS, FRONTS, st.data(), st.sampled_from(HOWS))
def test_whatever_is_brought_into_line_shows_as_foreseen_and_doing_it_twice_changes_nothing(
    board: Board, standings: Standings, fronts: Fronts, data: st.DataObject, how: str
) -> None:
    before = arrange(board, standings, fronts)
    shown = before.reading_order()
    ids = data.draw(st.lists(st.sampled_from(shown), unique=True, max_size=8)) if shown else []
    spots = brought(how, before, ids, standings)
    once = written(board, spots)
    after = arrange(once, standings, fronts)
    assert_sound(once, after)
    for spot in spots:
        card = after.cards[spot.position_id]
        assert (card.segment_id, card.lane, pytest.approx(card.x, abs=2e-6)) == (spot.segment_id, spot.lane, spot.x)
    assert {spot.position_id for spot in brought(how, after, ids, standings)} == {spot.position_id for spot in spots}
    again = arrange(written(once, brought(how, after, ids, standings)), standings, fronts)
    assert spots_of(again) == spots_of(after)


@given(boards(), STANDINGS, FRONTS, st.sampled_from(HOWS))
def test_only_the_rows_that_are_touched_are_spoken_of_and_all_of_their_cards(
    board: Board, standings: Standings, fronts: Fronts, how: str
) -> None:
    arrangement = arrange(board, standings, fronts)
    ids = list(arrangement.reading_order()[::2])
    spots = brought(how, arrangement, ids, standings)
    rows = {arrangement.cards[each].segment_id for each in ids} if spots else set()
    assert sorted(spot.position_id for spot in spots) == sorted(
        each for row in arrangement.rows if row.segment_id in rows for each in row.cards
    )


def two_rows() -> Arrangement:
    things = [PREMISE, layer(1), segment(0), segment(1), position(0, 0, 0.3, 0), position(1, 1, 0.6, 0)]
    return arrange(Board(things), {}, {})


@pytest.mark.parametrize(("edge", "x"), [("left", 0.3), ("right", 0.6), ("centre", 0.45)])
def test_cards_of_two_rows_come_to_stand_under_one_another(edge: Edge, x: float) -> None:
    assert [spot.x for spot in align(two_rows(), ["position-0", "position-1"], edge)] == [x, x]


def test_cards_go_to_the_line_on_their_own_sides_and_keep_their_order() -> None:
    cards = [position(0, 1, 0.1, 0), position(1, 1, 0.3, 0), position(2, 1, 0.9, 0)]
    arrangement = arrange(row_board(*cards), {}, {"segment-1": 0.5})
    spots = {spot.position_id: spot.x * SIZES.ground for spot in align(arrangement, arrangement.cards, "front")}
    reach = SIZES.front_gap + SIZES.card_w / 2
    assert spots["position-1"] == pytest.approx(SIZES.ground / 2 - reach, abs=0.01)
    assert spots["position-0"] == pytest.approx(spots["position-1"] - SIZES.card_w - SIZES.card_gap, abs=0.01)
    assert spots["position-2"] == pytest.approx(SIZES.ground / 2 + reach, abs=0.01)


def test_a_card_that_stands_in_the_way_of_the_line_makes_room_on_its_own_side() -> None:
    arrangement = arrange(row_board(position(0, 1, 0.1, 0), position(1, 1, 0.4, 0)), {}, {"segment-1": 0.5})
    spots = {spot.position_id: spot for spot in align(arrangement, ["position-0"], "front")}
    assert spots["position-1"].x < spots["position-0"].x < 0.5
    assert spots["position-1"].lane == spots["position-0"].lane


def test_the_middles_of_distributed_cards_stand_equally_far_apart() -> None:
    cards = [position(0, 1, 0.1, 0), position(1, 1, 0.3, 0), position(2, 1, 0.9, 0)]
    arrangement = arrange(row_board(*cards), {}, {})
    assert [spot.x for spot in distribute(arrangement, ["position-2", "position-0", "position-1"])] == [0.1, 0.5, 0.9]


def test_two_cards_cannot_be_distributed() -> None:
    assert distribute(two_rows(), ["position-0", "position-1"]) == ()


def test_keeping_the_order_brings_cards_to_their_sides_in_the_order_in_which_they_stand() -> None:
    cards = [position(0, 1, 0.1, 0), position(1, 1, 0.4, 0), position(2, 1, 0.9, 0)]
    standings = {
        "position-0": Standing(home=False, score=90),
        "position-1": Standing(home=True, score=20),
        "position-2": Standing(home=True, score=80),
    }
    arrangement = arrange(row_board(*cards), standings, {"segment-1": 0.5})
    spots = keep_order(arrangement, ["segment-1"], standings)
    assert [spot.position_id for spot in spots] == ["position-1", "position-2", "position-0"]
    assert spots[1].x < 0.5 < spots[2].x


def test_nothing_is_brought_into_line_where_nothing_shows() -> None:
    assert align(two_rows(), ["elsewhere"], "left") == ()


def test_the_order_is_kept_only_in_rows_that_show() -> None:
    arrangement = two_rows()
    known = arrangement.rows[0].segment_id
    assert keep_order(arrangement, ["gone", known, known], {}) == keep_order(arrangement, [known], {})
