"""Rows that a change moves go there: nothing on the board jumps."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from db.edit import verbs
from db.model.things import Position
from desktop.board.camera import Camera
from desktop.board.slide import MOST, Slice, Slide, tops_of
from tests.desktop.board.driver import ROUNDING, apart

if TYPE_CHECKING:
    from tests.desktop.board.driver import Driver


def taller(driver: Driver, goal: str = "memory") -> None:
    """Move the cards of a high row to another one, so that rows below move."""
    row = max(driver.arrangement.rows, key=lambda each: each.lanes)
    board = driver.session.board
    taken = {each.entity_id for each in board.where(Position, "segment_id", driver.segment(goal))}
    spots = [
        verbs.Spot(each, driver.segment(goal), 0.08 + 0.1 * at, 1 + at % 2)
        for at, each in enumerate(row.cards)
        if board.the(Position, each).entity_id not in taken
    ]
    driver.session.do(verbs.move(board, spots))


def test_rows_slide_to_where_a_change_puts_them_and_come_to_rest(sample: Driver) -> None:
    taller(sample)
    stage = sample.view._stage
    assert stage._motion._slide.on
    sample.view.grab()
    sample.settle()
    assert not stage._motion._slide.on
    shown = sample.view.grab().toImage()
    stage.repaint()
    assert apart(sample.view.grab().toImage(), shown) <= ROUNDING


def test_a_row_that_slides_begins_where_it_was_seen(sample: Driver) -> None:
    before = tops_of(sample.arrangement, sample.view._stage.camera)
    taller(sample)
    now = tops_of(sample.arrangement, sample.view._stage.camera)
    moved = [each for each, top in now.items() if top != before[each]]
    slices = sample.view._stage._motion._slide._slices
    assert moved
    for each in moved:
        (held,) = [part for part in slices if part.top <= now[each] + 1 < part.bottom]
        assert now[each] + held.away == before[each]


def test_where_motion_is_unwanted_rows_are_there_at_once(sample: Driver) -> None:
    sample.view.reduce_motion(calm=True)
    taller(sample)
    assert not sample.view._stage._motion._slide.on


def test_the_row_that_a_card_comes_to_stays_where_it_was_seen(sample: Driver) -> None:
    sample.view.resize(1500, 500)
    sample.settle()
    goal = sample.arrangement.row(sample.segment("memory"))
    assert goal is not None
    sample.view._eye.scroll_to(0, round(goal.box.y - 200))
    before = sample.view._stage.camera.y(goal.box.y)
    taller(sample)
    after = sample.arrangement.row(goal.segment_id)
    assert after is not None
    assert after.box.y != goal.box.y
    assert sample.view._stage.camera.y(after.box.y) == before


def test_looking_elsewhere_ends_a_slide(sample: Driver) -> None:
    taller(sample)
    sample.view.zoom_to(0.8)
    assert not sample.view._stage._motion._slide.on


def test_rows_that_have_far_to_go_are_there_at_once(sample: Driver) -> None:
    tops = tops_of(sample.arrangement, Camera(wide=1500, high=1100))
    slide, now = Slide(), perf_counter()
    slide.begin({each: top + MOST + 1 for each, top in tops.items()}, sample.arrangement, Camera(high=1100), now)
    assert not slide.on
    slide.begin({each: top + 10 for each, top in tops.items()}, sample.arrangement, Camera(high=1100), now)
    assert {each.away for each in slide.slices} == {0, 10}
    slide.tick(now + 1)
    assert slide.slices == []
    assert Slice(0, 1, 2).away == 2
