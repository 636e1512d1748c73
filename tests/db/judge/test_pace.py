"""How far behind in time home is, and when it would catch up."""

from __future__ import annotations

from datetime import date

import pytest

from db.judge.pace import Point, pace, pace_of, rated_days
from tests.db.judge.conftest import TODAY, Plan


def points(*told: tuple[int, float, float]) -> list[Point]:
    return [Point(date(year, 1, 1), home, foreign) for year, home, foreign in told]


def test_the_distance_is_how_long_ago_the_leader_stood_where_home_stands() -> None:
    found = pace_of(points((2020, 40, 60), (2022, 50, 80), (2024, 70, 100)))
    # The leader passed 70 half-way from 2020 to 2022: three years ago.
    assert (found.lag, found.distance) == ("known", pytest.approx(3.0, abs=0.01))


def test_before_what_is_recorded_nothing_is_made_up() -> None:
    found = pace_of(points((2020, 40, 90), (2022, 50, 95)))
    assert (found.lag, found.distance) == ("outside", None)


def test_who_is_ahead_is_behind_nobody() -> None:
    found = pace_of(points((2020, 40, 60), (2022, 80, 70)))
    assert (found.lag, found.course) == ("ahead", "ahead")


def test_catching_up_takes_the_gap_over_how_fast_it_closes() -> None:
    found = pace_of(points((2020, 40, 80), (2022, 60, 90)))
    # 30 points behind, closing by 5 a year.
    assert (found.course, found.catch_up) == ("closing", pytest.approx(6.0, abs=0.02))


def test_a_gap_that_does_not_close_is_never_caught_up() -> None:
    assert pace_of(points((2020, 40, 80), (2022, 50, 95))).course == "not_closing"
    assert pace_of(points((2020, 40, 80), (2022, 50, 90))).course == "not_closing"


def test_one_date_tells_nothing() -> None:
    found = pace_of(points((2020, 40, 80)))
    assert (found.lag, found.course, found.distance, found.catch_up) == ("one_date", "one_date", None, None)
    assert pace_of([]).points == ()


def test_a_leader_that_stood_still_is_met_where_it_last_stood_so() -> None:
    found = pace_of(points((2020, 40, 60), (2022, 50, 60), (2024, 60, 80)))
    assert found.distance == pytest.approx(2.0, abs=0.01)


def test_a_segment_is_read_on_the_days_it_was_rated() -> None:
    early, late = date(2022, 1, 1), date(2025, 1, 1)
    made = Plan("tech").segment().card("A").card("B", of="US")
    for when, home, foreign in ((early, 2, 4), (TODAY, 3, 5), (late, 5, 5)):
        made.rate("A", "tech", home, as_of=when).rate("B", "tech", foreign, as_of=when)
    board = made.board
    assert rated_days(board, "seg") == (early, TODAY)
    assert [(each.home, each.foreign) for each in pace(board, "seg").points] == [(40, 80), (60, 100)]
    assert pace(board, "seg", [early]).course == "one_date"
