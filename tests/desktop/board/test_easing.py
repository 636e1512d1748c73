"""What moves by itself gets there in 150 ms, and at once where motion is unwanted."""

from __future__ import annotations

import pytest

from desktop.board.easing import SECONDS, Easing, Flight


@pytest.fixture
def easing() -> Easing:
    made = Easing()
    made.jump({"a": 0.2, "b": None})
    return made


def test_an_undefined_front_stands_in_the_middle(easing: Easing) -> None:
    assert easing.shares == {"a": 0.2, "b": 0.5}


def test_a_new_front_is_reached_in_time_and_never_overshot(easing: Easing) -> None:
    easing.aim({"a": 0.8, "b": None}, now=10.0)
    seen = []
    for part in range(11):
        easing.tick(10.0 + SECONDS * part / 10)
        seen.append(easing.shares["a"])
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (0.2, 0.8)
    assert SECONDS <= 0.15
    assert not easing.moving


def test_only_what_moves_is_told(easing: Easing) -> None:
    easing.aim({"a": 0.8, "b": None}, now=0.0)
    assert list(easing.tick(0.05)) == ["a"]
    assert list(easing.tick(1.0)) == ["a"]
    assert list(easing.tick(2.0)) == []


def test_a_change_of_mind_starts_from_where_the_line_is(easing: Easing) -> None:
    easing.aim({"a": 0.8, "b": None}, now=0.0)
    easing.tick(0.05)
    there = easing.shares["a"]
    easing.aim({"a": 0.1, "b": None}, now=0.05)
    easing.tick(0.05)
    assert easing.shares["a"] == there
    easing.tick(1.0)
    assert easing.shares["a"] == 0.1


def test_without_motion_the_line_jumps(easing: Easing) -> None:
    easing.calm = True
    easing.aim({"a": 0.8, "b": 0.3}, now=0.0)
    assert easing.shares == {"a": 0.8, "b": 0.3}
    assert not easing.moving


def test_new_segments_appear_in_place_and_old_ones_go(easing: Easing) -> None:
    easing.aim({"a": 0.9, "c": 0.3}, now=0.0)
    assert easing.shares == {"a": 0.2, "c": 0.3}


def test_a_line_that_jumps_is_the_same_mapping_that_painters_hold(easing: Easing) -> None:
    held = easing.shares
    easing.jump({"a": 0.7})
    assert held is easing.shares
    assert held == {"a": 0.7}


def test_cards_fly_back_to_where_they_were() -> None:
    flight = Flight((100.0, -40.0), began=5.0)
    assert flight.at(5.0) == (100.0, -40.0)
    assert flight.at(5.0 + SECONDS) == (0.0, 0.0)
    assert not flight.over(5.0 + SECONDS / 2)
    assert flight.over(5.0 + SECONDS)
