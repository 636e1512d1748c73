"""What is painted anew when the front line moves."""

from __future__ import annotations

from db.judge.reading import judge
from db.model.board import Board
from db.model.front import front_x
from desktop.board.scene import Scene
from desktop.board.trail import trail
from tests.bench.large import things

SCENE = Scene(board := Board(things(75)), judge(board), "ko")
ROWS = SCENE.arrangement.rows
ONE = ROWS[0].segment_id


def test_a_line_that_moves_leaves_a_trail_over_the_ground_between() -> None:
    before, after = {ONE: 0.2}, {ONE: 0.6}
    boxes = list(trail(SCENE.runs, {ONE}, frozenset(), before, after))
    for share in (0.2, 0.4, 0.6):
        assert any(box.holds(front_x(ROWS[0], share), ROWS[0].box.middle[1]) for box in boxes)
    assert not any(box.holds(front_x(ROWS[0], 0.9), ROWS[0].box.middle[1]) for box in boxes)


def test_its_step_to_the_next_row_is_part_of_it() -> None:
    run = next(run for run in SCENE.runs if len(run) > 1)
    upper, lower = run[0], run[1]
    before, after = {upper.segment_id: 0.2, lower.segment_id: 0.9}, {upper.segment_id: 0.3, lower.segment_id: 0.9}
    boxes = list(trail([run], {upper.segment_id}, frozenset(), before, after))
    between = (upper.box.bottom + lower.box.y) / 2
    assert any(box.holds(front_x(lower, 0.9), between) for box in boxes)


def test_dashes_below_shift_too() -> None:
    run = next(run for run in SCENE.runs if len(run) > 1)
    below = run[1].segment_id
    boxes = list(trail([run], {run[0].segment_id}, frozenset({below}), {}, {}))
    assert any(box.holds(front_x(run[1], None), run[1].box.middle[1]) for box in boxes)


def test_nothing_moves_nothing_is_painted() -> None:
    assert list(trail(SCENE.runs, set(), frozenset(), {}, {})) == []
