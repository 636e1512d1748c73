"""What is seen: zooming, fitting and scrolling keep what should stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model.geometry import Box
from desktop.board.aims import fitted
from desktop.board.camera import LEAST, MOST, STEPS, Camera, step_down, step_up

BOARD = Camera(wide=1000, high=700, width=1436, height=1066)
CAMERAS = st.builds(
    lambda zoom, ratio, left, top: Camera(zoom, ratio, 0, 0, 900, 600, 1436, 1066).scrolled(left, top),
    st.floats(0.05, 4),
    st.sampled_from([1.0, 1.25, 1.5, 2.0]),
    st.integers(0, 3000),
    st.integers(0, 3000),
)


@given(CAMERAS, st.floats(0, 900), st.floats(0, 600))
def test_a_point_of_the_window_is_found_again(camera: Camera, x: float, y: float) -> None:
    ux, uy = camera.point(x, y)
    assert abs(camera.x(ux) - x * camera.ratio) <= 1
    assert abs(camera.y(uy) - y * camera.ratio) <= 1


@given(CAMERAS, st.floats(0.5, 2))
def test_zooming_keeps_what_is_under_the_cursor_where_the_board_goes_on(camera: Camera, factor: float) -> None:
    x, y = 300.0, 200.0
    zoomed = camera.zoomed(camera.zoom * factor, x, y)
    right, down = zoomed.reach
    before, after = camera.point(x, y), zoomed.point(x, y)
    if 0 < zoomed.left < right:
        assert before[0] == pytest.approx(after[0], abs=1.5 / zoomed.scale)
    if 0 < zoomed.top < down:
        assert before[1] == pytest.approx(after[1], abs=1.5 / zoomed.scale)


@given(CAMERAS, st.integers(-5000, 5000), st.integers(-5000, 5000))
def test_scrolling_never_leaves_the_board(camera: Camera, left: int, top: int) -> None:
    scrolled = camera.scrolled(left, top)
    right, down = scrolled.reach
    assert 0 <= scrolled.top <= down
    assert scrolled.left <= right
    assert scrolled.left >= 0 or right == 0


def test_fitting_shows_all_without_scrolling() -> None:
    whole = fitted(BOARD)
    assert whole.reach == (0, 0)
    assert whole.zoom == pytest.approx(700 / 1066)


def test_fitting_does_not_blow_a_small_board_up() -> None:
    assert fitted(Camera(wide=3000, high=2000, width=1436, height=300)).zoom == 1.0


def test_a_narrow_board_stands_in_the_middle() -> None:
    camera = Camera(wide=2000, high=700, width=1000, height=500).scrolled(0, 0)
    assert camera.x(0) == 500
    assert camera.y(0) == 0


def test_showing_a_box_scrolls_just_as_far_as_needed() -> None:
    assert BOARD.showing(Box(10, 10, 50, 50)) == BOARD.scrolled(0, 0)
    shown = BOARD.showing(Box(1300, 900, 100, 30), margin=10)
    assert (shown.left + shown.wide, shown.top + shown.high) == (1410, 940)


def test_zoom_steps_go_up_and_down_and_end() -> None:
    assert step_up(1.0) == 1.1
    assert step_down(1.0) == 0.9
    assert step_up(0.97) == 1.0
    assert step_up(STEPS[-1]) == MOST
    assert step_down(STEPS[0]) == LEAST


def test_zooming_stops_at_the_limits() -> None:
    assert BOARD.zoomed(99, 0, 0).zoom == MOST
    assert BOARD.zoomed(0, 0, 0).zoom == LEAST
