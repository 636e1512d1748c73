"""Outlines around groups: members inside, strangers never."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from db.model.arrange import SIZES, Box, arrange
from db.model.board import Board
from db.model.lanes import SLACK
from db.model.outlines import Group, groups, outline
from db.model.things import Entity, Relation
from tests.db.model.drawn import FRONTS, STANDINGS, Fronts, Standings, boards, entity, position, row_board

if TYPE_CHECKING:
    from db.model.front import Point

PITCH = SIZES.card_w + SIZES.card_gap


def holds(line: tuple[Point, ...], x: float, y: float) -> bool:
    """Tell whether a point is inside a closed line of level and upright sides."""
    sides = pairwise([*line, line[0]])
    return sum(a == c and a > x and min(b, d) <= y < max(b, d) for (a, b), (c, d) in sides) % 2 == 1


def inner(box: Box) -> list[Point]:
    """Points all over a card, its rim left out."""
    less = box.grown(-2 * SLACK)
    return [
        (less.x + less.w * across, less.y + less.h * down) for across in (0, 0.25, 0.5, 0.75, 1) for down in (0, 0.5, 1)
    ]


@settings(max_examples=200)
@given(boards(), STANDINGS, FRONTS, st.data())
def test_all_members_and_no_strangers_are_inside(
    board: Board, standings: Standings, fronts: Fronts, data: st.DataObject
) -> None:
    arrangement = arrange(board, standings, fronts)
    members = {each for each in arrangement.cards if data.draw(st.booleans())}
    lines = outline(arrangement, members)
    for each, card in arrangement.cards.items():
        inside = {sum(holds(line, x, y) for line in lines) > 0 for x, y in inner(card.box)}
        assert inside == {each in members}
    for box in arrangement.notes.values():
        assert not any(holds(line, x, y) for line in lines for x, y in inner(box))


@given(boards(), STANDINGS, FRONTS)
def test_every_side_is_level_or_upright_and_has_a_length(board: Board, standings: Standings, fronts: Fronts) -> None:
    arrangement = arrange(board, standings, fronts)
    for line in outline(arrangement, arrangement.cards):
        for (x, y), (to_x, to_y) in pairwise([*line, line[0]]):
            assert (x == to_x) != (y == to_y)


def row_of(*lanes: tuple[float, ...]) -> Board:
    places = [(x * PITCH / SIZES.ground, lane) for lane, xs in enumerate(lanes) for x in xs]
    return row_board(*(position(number, 1, x, lane) for number, (x, lane) in enumerate(places)))


def test_neighbours_share_an_outline() -> None:
    arrangement = arrange(row_of((1, 2)), {}, {})
    assert [len(line) for line in outline(arrangement, ["position-0", "position-1"])] == [4]


def test_a_stranger_between_parts_them() -> None:
    arrangement = arrange(row_of((1, 2, 3)), {}, {})
    assert len(outline(arrangement, ["position-0", "position-2"])) == 2


def test_neighbours_far_apart_have_outlines_of_their_own() -> None:
    arrangement = arrange(row_of((1, 6)), {}, {})
    assert len(outline(arrangement, ["position-0", "position-1"])) == 2


def test_cards_over_one_another_share_an_outline_with_steps() -> None:
    arrangement = arrange(row_of((1, 2), (1,)), {}, {})
    assert [len(line) for line in outline(arrangement, arrangement.cards)] == [6]


def test_an_outline_keeps_out_of_a_stranger_that_touches() -> None:
    touching = SIZES.card_w / PITCH
    arrangement = arrange(row_of((1, 1 + touching)), {}, {})
    (line,) = outline(arrangement, ["position-0"])
    assert max(x for x, _ in line) <= arrangement.cards["position-1"].box.x + SLACK


def test_groups_hold_their_members_and_what_those_operate_as_far_as_they_show() -> None:
    def part(number: int, whole: str) -> Relation:
        return Relation(id=f"r{number}-{whole}", kind="part_of", from_id=f"entity-{number}", to_id=whole)

    board = row_board(position(0, 1, 0.6, 0), position(1, 1, 0.2, 0), position(2, 1, 0.9, 0))
    runs = Relation(id="runs", kind="operates", from_id="entity-1", to_id="entity-2")
    wholes = [
        Entity(id="pact", key="pact", kind="alliance", origin="XX", name_ko="동맹"),
        Entity(id="none", key="none", kind="group", origin="KR", name_ko="빈 그룹"),
    ]
    rival = Relation(id="rival", kind="competes", from_id="pact", to_id="entity-9")
    parts = [part(0, "pact"), part(1, "pact"), part(0, "entity-2"), part(9, "none"), runs, rival]
    board = Board([*board.things(), *(entity(number) for number in (0, 1, 2, 9)), *wholes, *parts])
    assert groups(board, arrange(board, {}, {})) == (Group("pact", ("position-1", "position-0", "position-2")),)
