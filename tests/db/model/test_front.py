"""The front line's strokes."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given

from db.model.arrange import arrange
from db.model.board import Board
from db.model.front import front_line
from db.model.things import Segment
from tests.db.model.drawn import FRONTS, PREMISE, STANDINGS, Fronts, Standings, boards, layer, segment


@given(boards(), STANDINGS, FRONTS)
def test_the_front_line_goes_through_every_row_without_a_gap(
    board: Board, standings: Standings, fronts: Fronts
) -> None:
    arrangement = arrange(board, standings, fronts)
    dashed = frozenset(each for each in board.all(Segment) if fronts.get(each) is None)
    strokes = front_line(arrangement.rows, fronts, dashed)
    if not arrangement.rows:
        assert strokes == ()
        return
    assert strokes[0].start[1] == arrangement.rows[0].ground.y
    assert strokes[-1].curves[-1].end[1] == arrangement.rows[-1].ground.bottom
    for stroke, after in pairwise(strokes):
        assert stroke.curves[-1].end == after.start
        assert stroke.dashed != after.dashed


def test_the_way_into_and_out_of_an_undefined_row_is_dashed() -> None:
    board = Board([PREMISE, layer(1), *(segment(number) for number in range(3))])
    rows = arrange(board, {}, {}).rows
    strokes = front_line(rows, {"segment-0": 0.2, "segment-2": 0.8}, frozenset({"segment-1"}))
    assert [stroke.dashed for stroke in strokes] == [False, True, False]
    assert strokes[1].start == (rows[0].ground.x + 0.2 * rows[0].ground.w, rows[0].ground.bottom)
    assert strokes[2].start == (rows[2].ground.x + 0.8 * rows[2].ground.w, rows[2].ground.y)
