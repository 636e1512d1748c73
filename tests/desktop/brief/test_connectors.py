"""Connectors on paper run in gutters: never across a card, never off the picture."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from db.judge.reading import judge
from db.model.arrange import arrange
from db.model.board import Board
from db.model.things import Entity, Layer, Position, Premise, Relation, Segment
from desktop.brief.connectors import connectors, drawn, strongest, within
from desktop.brief.drawing import Path
from desktop.brief.look import fronts, paper, scene, standings
from desktop.brief.pages.board import cut
from desktop.brief.styles import FULL, PALETTE
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model.geometry import Arrangement, Box
    from db.model.things import Thing
    from desktop.brief.connectors import Connector

DAY = date(2025, 3, 1)


class Plan(NamedTuple):
    """How many cards stand in each segment, and who depends on whom."""

    cards: tuple[int, ...]
    inputs: tuple[tuple[int, int, int], ...]


PLANS = st.builds(
    Plan,
    st.lists(st.integers(0, 14), min_size=1, max_size=12).map(tuple),
    st.lists(st.tuples(st.integers(0, 160), st.integers(0, 160), st.integers(1, 5)), max_size=24).map(tuple),
)


def board_of(plan: Plan) -> Board:
    things: list[Thing] = [
        Premise(id="premise", title_ko="판", title_en="Board", as_of=DAY),
        Layer(id="layer", key="layer", name_ko="층", name_en="Layer", stack_rank=1),
    ]
    players = 0
    for row, count in enumerate(plan.cards):
        things.append(Segment(id=f"s{row}", key=f"s{row}", layer_id="layer", order=row, name_ko="줄", name_en="Row"))
        for _ in range(count):
            origin = "US" if players % 2 else "KR"
            things.append(Entity(id=f"e{players}", key=f"e{players}", kind="company", origin=origin, name_ko="기업"))
            things.append(Position(id=f"p{players}", key=f"p{players}", entity_id=f"e{players}", segment_id=f"s{row}"))
            players += 1
    for at, (one, other, critical) in enumerate(plan.inputs):
        if players and one % players != other % players:
            ends = {"from_id": f"e{one % players}", "to_id": f"e{other % players}"}
            things.append(Relation(id=f"r{at}", kind="supplies", criticality=critical, substitutability=2, **ends))
    return Board(things)


def laid_out(board: Board, air: float, *, flat: bool) -> Arrangement:
    found = judge(board)
    sizes = paper(FULL, air, flat=flat).sizes
    return arrange(board, standings(found), fronts(found), sizes, notes=False, unfolded=True)


def crossed(found: Iterable[Connector], boxes: Iterable[Box]) -> list[tuple[str, Box]]:
    boxes = [each.grown(-0.05) for each in boxes]
    return [
        (each.start, box)
        for each in found
        for (x, y), (to_x, to_y) in pairwise(each.way)
        for box in boxes
        if min(x, to_x) < box.right and max(x, to_x) > box.x and min(y, to_y) < box.bottom and max(y, to_y) > box.y
    ]


@settings(max_examples=60)
@given(PLANS, st.sampled_from((0.0, 0.4, 1.4, 3.0)), st.booleans())
def test_no_connector_crosses_a_card_on_any_board(plan: Plan, air: float, flat: bool) -> None:
    board = board_of(plan)
    layout = laid_out(board, air, flat=flat)
    found = connectors(board, layout)
    assert not crossed(found, [card.box for card in layout.cards.values()])
    points = [point for each in found for point in each.way]
    assert all(0 <= x <= FULL + 0.01 and 0 <= y <= layout.height for x, y in points)


@settings(max_examples=20)
@given(PLANS)
def test_on_a_board_cut_over_pages_none_crosses_a_card_either(plan: Plan) -> None:
    board = board_of(plan)
    layout = laid_out(board, 0.0, flat=False)
    found = connectors(board, layout)
    for piece in cut(layout, 300):
        here = within(found, piece, layout)
        assert not crossed(here, [card.box for card in piece.cards.values()])
        assert all(0 <= y <= piece.height for each in here for _, y in each.way)


def test_a_connector_leads_from_who_depends_to_who_supplies() -> None:
    board = board_of(Plan((2, 2), ((0, 3, 5),)))
    (found,) = connectors(board, laid_out(board, 1.0, flat=False))
    assert (found.start, found.goal) == ("p3", "p0")
    assert found.strength == 0.8


def test_only_the_strongest_are_drawn() -> None:
    inputs = tuple((at, at + 1, 1 + at % 5) for at in range(40))
    found = strongest(board_of(Plan((10, 10, 10, 12), inputs)))
    assert len(found) == 14
    assert min(each.strength for each in found) >= 0.64


def test_the_arrow_stands_at_the_card_of_who_supplies() -> None:
    board = board_of(Plan((2, 2), ((0, 3, 5),)))
    layout = laid_out(board, 1.0, flat=False)
    (found,) = connectors(board, layout)
    view = scene(board, judge(board), Words("ko"), PALETTE, paper(FULL, 1.0))
    tip = drawn(view, (found,))[-1]
    assert isinstance(tip, Path)
    box = layout.cards["p0"].box
    assert box.x <= tip.steps[0][1] <= box.right
    assert min(abs(tip.steps[0][2] - box.y), abs(tip.steps[0][2] - box.bottom)) < 0.01
