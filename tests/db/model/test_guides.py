"""Guides: a carried card snaps to what is near, and to nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model.arrange import SIZES, arrange
from db.model.board import Board
from db.model.guides import GRID, Guides, snapped
from tests.db.model.drawn import FRONTS, PREMISE, Fronts, boards, layer, position, segment

if TYPE_CHECKING:
    from db.model.geometry import Arrangement


def stand(*xs: float, front: float | None = None, rows: int = 4) -> Arrangement:
    things = [PREMISE, layer(1), *(segment(number) for number in range(rows))]
    cards = [position(number, number % rows, x, 0) for number, x in enumerate(xs)]
    return arrange(Board([*things, *cards]), {}, {f"segment-{number}": front for number in range(rows)})


def test_a_card_snaps_under_one_of_a_row_near_and_says_so() -> None:
    arrangement = stand(0.3, 0.7)
    grip, other = (arrangement.cards[f"position-{number}"].box for number in range(2))
    found = snapped(arrangement, grip, other.x - grip.x - 4, 0, 6, ["position-0"])
    assert found.dx == pytest.approx(other.x - grip.x)
    assert [guide.x for guide in found.guides] == pytest.approx([other.x, other.middle[0], other.right])
    assert all(guide.y0 <= grip.y and other.bottom <= guide.y1 for guide in found.guides)


def test_a_card_does_not_snap_to_itself_nor_to_others_that_are_carried() -> None:
    arrangement = stand(0.3, 0.5)
    grip, goal = arrangement.cards["position-0"].box, arrangement.cards["position-1"].box
    guides = Guides(arrangement, ["position-0", "position-1"])
    assert guides.snapped(grip, goal.x - grip.x - 3, 0, 4).guides == ()


def test_a_card_does_not_snap_to_rows_far_away() -> None:
    arrangement = stand(0.3, *[0.9] * 8, 0.6, rows=10)
    grip, far = arrangement.cards["position-0"].box, arrangement.cards["position-9"].box
    assert snapped(arrangement, grip, far.x - grip.x - 3, 0, 4, ["position-0"]).guides == ()


def test_a_card_snaps_beside_the_front_line_of_the_row_that_is_pointed_at() -> None:
    arrangement = stand(0.2, front=0.5)
    grip, line = arrangement.cards["position-0"].box, arrangement.rows[0].front_x
    assert line is not None
    found = snapped(arrangement, grip, line - SIZES.front_gap - grip.right - 3, 0, 6, ["position-0"])
    assert grip.right + found.dx == pytest.approx(line - SIZES.front_gap)
    assert [guide.x for guide in found.guides] == [line]


def test_the_grid_is_the_last_to_be_snapped_to() -> None:
    arrangement = stand(0.3)
    grip = arrangement.cards["position-0"].box
    goal = arrangement.axis.x + 10 * GRID
    found = snapped(arrangement, grip, goal - grip.x + 2, 0, 6, ["position-0"])
    assert (grip.x + found.dx, found.guides) == (pytest.approx(goal), ())
    assert snapped(arrangement, grip, goal - grip.x + 4, 0, 6, ["position-0"]).dx == goal - grip.x + 4


def test_nothing_snaps_on_a_board_without_rows() -> None:
    box = stand(0.3).cards["position-0"].box
    assert snapped(arrange(Board([PREMISE]), {}, {}), box, 5, 5, 6) == (5, ())


@given(boards(), FRONTS, st.floats(-1500, 1500), st.floats(-500, 500), st.floats(0, 20))
def test_a_card_is_never_drawn_farther_than_it_reaches(
    board: Board, fronts: Fronts, dx: float, dy: float, reach: float
) -> None:
    arrangement = arrange(board, {}, fronts)
    for each, card in arrangement.cards.items():
        found = snapped(arrangement, card.box, dx, dy, reach, [each])
        assert abs(found.dx - dx) <= reach + 1e-6
        if found.guides:
            assert snapped(arrangement, card.box, found.dx, dy, reach, [each]).dx == pytest.approx(found.dx)
