"""Links: from edge to edge, never through a card or a note, few turns."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.model.arrange import SIZES, Box, arrange
from db.model.board import Board
from db.model.lanes import SLACK
from db.model.links import Router, crossing, ends, legs
from db.model.things import Relation
from tests.db.model.drawn import (
    FRONTS,
    PREMISE,
    STANDINGS,
    Fronts,
    Standings,
    boards,
    entity,
    layer,
    position,
    row_board,
    segment,
)

if TYPE_CHECKING:
    from db.model.front import Point
    from db.model.geometry import Arrangement

TALL = st.integers(0, 2**16)


def assert_clear(arrangement: Arrangement, route: tuple[Point, ...]) -> None:
    """No part of the way is in a card, in a note, or off the board."""
    obstacles = [*(card.box for card in arrangement.cards.values()), *arrangement.notes.values()]
    for (x, y), (to_x, to_y) in pairwise(route):
        assert x == to_x or y == to_y
        part = Box(min(x, to_x), min(y, to_y), abs(x - to_x), abs(y - to_y)).grown(1e-6)
        hit = [box for box in obstacles if box.grown(-SLACK).meets(part)]
        assert hit == []
        assert part.x >= 0
        assert part.y >= 0
        assert part.right <= arrangement.width
        assert part.bottom <= arrangement.height


def assert_joined(arrangement: Arrangement, route: tuple[Point, ...], start: str, end: str) -> None:
    for (x, y), each in ((route[0], start), (route[-1], end)):
        box = arrangement.cards[each].box
        beside = x in (box.x, box.right) and box.y < y < box.bottom
        assert beside or (y in (box.y, box.bottom) and box.x < x < box.right)


@settings(max_examples=200)
@given(boards(), STANDINGS, FRONTS, st.data())
def test_a_link_never_runs_through_a_card_or_a_note(
    board: Board, standings: Standings, fronts: Fronts, data: st.DataObject
) -> None:
    arrangement = arrange(board, standings, fronts)
    shown = arrangement.reading_order()
    router = Router(arrangement)
    for _ in range(6 if len(shown) > 1 else 0):
        start, end = (data.draw(st.sampled_from(shown)) for _ in range(2))
        route = router.route(start, end, data.draw(st.integers(0, 9)))
        assert bool(route) == (start != end)
        if route:
            assert_clear(arrangement, route)
            assert_joined(arrangement, route, start, end)


def test_links_in_a_row_of_three_hundred_cards_find_their_ways() -> None:
    arrangement = arrange(row_board(*(position(number, 1) for number in range(300))), {}, {})
    router = Router(arrangement)
    for number in range(0, 299, 7):
        route = router.route(f"position-{number}", f"position-{(number * 31 + 5) % 300}", number)
        assert_clear(arrangement, route)


def test_links_over_sixty_layers_and_folded_bands_find_their_ways() -> None:
    layers = [layer(number, folded=number % 5 == 0) for number in range(1, 61)]
    segments = [segment(number, number) for number in range(1, 61)]
    cards = [position(number, number % 60 + 1) for number in range(600)]
    arrangement = arrange(Board([PREMISE, *layers, *segments, *cards]), {}, {})
    router, shown = Router(arrangement), arrangement.reading_order()
    for number in range(0, len(shown), 11):
        route = router.route(shown[number], shown[(number * 7 + 3) % len(shown)], number)
        assert_clear(arrangement, route)


def test_neighbours_with_room_between_are_joined_by_one_straight_line() -> None:
    arrangement = arrange(row_board(position(0, 1, 0.3, 0), position(1, 1, 0.7, 0)), {}, {})
    assert len(Router(arrangement).route("position-0", "position-1")) == 2


def test_neighbours_without_room_between_are_joined_by_a_short_hop() -> None:
    arrangement = arrange(row_board(position(0, 1, 0.3, 0), position(1, 1, 0.3 + 150 / SIZES.ground, 0)), {}, {})
    route = Router(arrangement).route("position-0", "position-1")
    assert len(route) == 4
    assert abs(route[0][0] - route[-1][0]) < SIZES.card_w / 2


def test_cards_over_one_another_are_joined_by_one_straight_line() -> None:
    things = [PREMISE, layer(1), *(segment(number) for number in range(3)), position(0, 0, 0.3), position(1, 2, 0.33)]
    assert len(Router(arrange(Board(things), {}, {})).route("position-0", "position-1")) == 2


def test_a_card_in_between_is_passed_by_the_nearest_gap() -> None:
    cards = [position(0, 0, 0.3), position(1, 1, 0.3), position(2, 2, 0.3)]
    arrangement = arrange(Board([PREMISE, layer(1), *(segment(number) for number in range(3)), *cards]), {}, {})
    route = Router(arrangement).route("position-0", "position-2")
    between = arrangement.cards["position-1"].box
    assert len(route) <= 6
    assert max(abs(x - between.middle[0]) for x, _ in route) < SIZES.card_w


def test_other_tracks_run_beside_each_other() -> None:
    cards = [position(0, 0, 0.2), position(1, 1, 0.5), position(2, 2, 0.8)]
    arrangement = arrange(Board([PREMISE, layer(1), *(segment(number) for number in range(3)), *cards]), {}, {})
    router = Router(arrangement)
    assert len({router.route("position-0", "position-2", track) for track in range(4)}) == 4


def test_a_link_back_goes_the_same_way() -> None:
    cards = [position(0, 0, 0.2), position(1, 1, 0.5)]
    arrangement = arrange(Board([PREMISE, layer(1), segment(0), segment(1), *cards]), {}, {})
    router = Router(arrangement)
    assert router.route("position-1", "position-0") == router.route("position-0", "position-1")[::-1]


def test_a_link_to_a_card_that_does_not_show_has_no_way() -> None:
    arrangement = arrange(row_board(position(0, 1)), {}, {})
    router = Router(arrangement)
    assert (router.route("position-0", "elsewhere"), router.route("position-0", "position-0")) == ((), ())


def relation() -> Relation:
    return Relation(id="relation", kind="depends_on", from_id="entity-0", to_id="entity-1")


def test_a_relation_joins_the_nearest_cards_of_its_two_entities() -> None:
    near = position(2, 1, 0.5)
    cards = [position(0, 0, 0.1), position(1, 2, 0.9), position(2, 1, 0.3)]
    second = type(near)(id="second", key="second", entity_id="entity-1", segment_id="segment-1", x=0.2, lane=1)
    things = [PREMISE, layer(1), *(segment(number) for number in range(3)), *(entity(n) for n in range(3)), *cards]
    board = Board([*things, second])
    assert ends(board, arrange(board, {}, {}), relation()) == ("position-0", "second")


def test_a_relation_with_an_entity_that_shows_nowhere_joins_nothing() -> None:
    board = row_board(position(0, 1))
    assert ends(board, arrange(board, {}, {}), relation()) is None


@pytest.mark.parametrize(
    ("box", "meets"), [(Box(4, -1, 2, 2), True), (Box(4, 1, 2, 8), False), (Box(9, 4, 2, 2), True)]
)
def test_a_way_crosses_a_box_only_where_one_of_its_parts_does(box: Box, meets: bool) -> None:
    route = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0))
    assert crossing(route, box) is meets
    assert any(leg.meets(box) for leg in legs(route, 0.5)) is meets
