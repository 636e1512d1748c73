from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.judge import posture
from db.judge.posture import NUMBERS, RULES, Stand, flip_of, group_of, posture_of, rule_of
from db.model.things import Method

METHOD = Method()
HALVES = [half / 2 for half in range(2, 11)]
SCORE = st.sampled_from(HALVES)
STANDS = st.builds(
    Stand,
    level=st.integers(0, 1000).map(lambda tenths: tenths / 10),
    winner_takes_all=SCORE | st.none(),
    importance=SCORE | st.none(),
    held_home=SCORE | st.none(),
    held_foreign=SCORE | st.none(),
)


@pytest.mark.parametrize(
    ("stand", "posture", "rule"),
    [
        ((83.1, 5, 5, 5, 3.5), "defend", 1),
        ((78.2, 4, 4, 5, 4), "defend", 1),
        ((89.7, 3, 4, 3.5, 4), "expand", 2),
        ((80, 3, 3, 3, 3), "catch_up", 4),
        ((80.01, 3, 3, 3, 3), "expand", 2),
        ((55.84, 4, 5, 3, 4.5), "at_risk", 3),
        ((42.4, 5, 5, 1.5, 5), "ally", 5),
        ((60, 3, 5, 2, 4), "catch_up", 4),
        ((40, 3, 5, 2, 4), "ally", 5),
        ((None, 5, 5, 5, 5), "undetermined", 0),
    ],
)
def test_the_decision_list(stand: tuple[float | None, ...], posture: str, rule: int) -> None:
    assert rule_of(Stand(*stand), METHOD) == rule
    assert posture_of(Stand(*stand), METHOD) == RULES[rule] == posture


@pytest.mark.parametrize(
    ("stand", "posture"),
    [
        ((50.0, None, 5, 3, 5), "catch_up"),  # a market of unknown nature is not called one that somebody takes
        ((50.0, 5, None, 3, 4), "at_risk"),
        ((50.0, 5, 5, None, 5), "ally"),
        ((50.0, 5, 3, 4, None), "ally"),  # held against whom is not known
        ((81.0, None, None, None, None), "expand"),
    ],
)
def test_a_condition_on_a_number_that_is_not_known_does_not_hold(stand: tuple[float | None, ...], posture: str) -> None:
    assert posture_of(Stand(*stand), METHOD) == posture


def test_a_cut_is_reached_in_spite_of_float_sums() -> None:
    assert posture_of(Stand(50.0, 5, 3, 2.2, 3.3), Method(risk_step=1.1)) == "at_risk"


def test_raising_the_level_never_lowers_the_posture_in_any_of_531441_cases() -> None:
    cases = 0
    for wta, imp, home, foreign in product(HALVES, repeat=4):
        before = 5
        for level in range(20, 101):
            rule = rule_of(Stand(float(level), wta, imp, home, foreign), METHOD)
            assert rule <= before
            before = rule
            cases += 1
    assert cases == 531_441


@pytest.mark.parametrize(
    ("level", "group"),
    [
        (100, "top"),
        (99.99, "lead"),
        (80.01, "lead"),
        (80, "chase"),
        (80.00000000000001, "chase"),
        (60, "lag"),
        (40, "behind"),
        (0, "behind"),
        (None, None),
    ],
)
def test_groups_are_open_below(level: float | None, group: str | None) -> None:
    assert group_of(level, METHOD) == group


@pytest.mark.parametrize(
    ("stand", "flip"),
    [
        ((55.84, 4, 5, 3, 4.5), ("wta", 4, 4, 3.5, False, "catch_up")),
        ((42.4, 5, 5, 1.5, 5), ("H_home", 1.5, 2, 2, True, "at_risk")),
        ((80.0, 3, 3, 3, 3), ("L", 80, 80, 80, True, "expand")),
        ((80.01, 3, 3, 3, 3), ("L", 80.01, 80, 80, False, "catch_up")),
        ((61.4, 4, 5, 3, 2.5), ("L", 61.4, 80, 80, True, "defend")),
        ((50.0, 3, 4.5, 2, 3), ("L", 50, 60, 60, True, "catch_up")),
        ((41.0, 3, 5, 2, 4), ("L", 41, 40, 40, False, "ally")),
    ],
)
def test_the_flip_is_the_nearest_move_that_changes_the_posture(
    stand: tuple[float, ...], flip: tuple[object, ...]
) -> None:
    found = flip_of(Stand(*stand), METHOD)
    assert found is not None
    assert (found.number, found.now, found.cut, found.to, found.up, found.posture) == flip


def test_a_step_over_a_rival_is_a_cut_too() -> None:
    # A foreign player is a step ahead: half a step up and home is not at risk any more.
    slipping = flip_of(Stand(30.0, 5, 3, 3.5, 4.5), METHOD)
    assert slipping is not None
    assert (slipping.number, slipping.cut, slipping.to, slipping.posture) == ("H_home", 3.5, 4.0, "ally")
    # Level with the rival: half a step down and home is not held any more.
    held = flip_of(Stand(70.0, 5, 3, 4.5, 4.5), METHOD)
    assert held is not None
    assert (held.number, held.cut, held.to, held.posture) == ("H_home", 4.5, 4.0, "catch_up")


def test_nothing_flips_what_is_undetermined() -> None:
    assert flip_of(Stand(None, 5, 5, 5, 5), METHOD) is None


def test_where_no_single_number_can_change_a_posture_there_is_no_flip() -> None:
    # All the cuts of the level lie outside its scale and nothing else is known.
    method = Method(cut_lead=100, cut_chase=100, cut_lag=100)
    assert flip_of(Stand(50.0, None, None, None, None), method) is None


def test_a_cut_between_half_steps_is_crossed_at_the_next_one() -> None:
    found = flip_of(Stand(90.0, 4.0, 3, 3, 3), Method(wta_cut=3.8, cut_lead=10))
    assert found is not None
    assert (found.number, found.cut, found.to, found.up) == ("wta", 3.8, 3.5, False)


@given(STANDS)
def test_no_smaller_move_than_the_flip_changes_the_posture(stand: Stand) -> None:
    present = posture_of(stand, METHOD)
    found = flip_of(stand, METHOD)
    shares = []
    for number in NUMBERS:
        now = getattr(stand, number.field)
        if now is None:
            continue
        tries = HALVES if number.name != "L" else [tenth / 20 for tenth in range(2001)]
        shares += [
            abs(value - now) / (number.most - number.least)
            for value in tries
            if posture_of(stand._replace(**{number.field: value}), METHOD) != present
        ]
    if found is None:
        assert not shares
        return
    assert found.posture != present
    scale = 100 if found.number == "L" else 4
    share = abs(found.to - found.now) / scale
    assert share == pytest.approx(min(shares), abs=0.0006)  # the level was tried in twentieths


@given(STANDS)
def test_what_a_flip_says_is_so(stand: Stand) -> None:
    found = flip_of(stand, METHOD)
    if found is None:
        return
    field = next(number.field for number in NUMBERS if number.name == found.number)
    to = found.to + 0.001 if found.number == "L" and found.up else found.to
    assert posture_of(stand._replace(**{field: to}), METHOD) == found.posture
    assert (to > found.now) is found.up


@given(STANDS, st.sampled_from([METHOD, Method(cut_lead=70, cut_chase=50.5, cut_lag=0.0, risk_step=1.5)]))
def test_a_flip_is_found_as_if_every_number_were_moved(stand: Stand, method: Method) -> None:
    """What is remembered of stands alike gives what moving the very numbers gives."""
    every = [pair for number in NUMBERS for pair in posture._flips(stand, method, number)]
    expected = min(every, key=lambda pair: round(pair[0], 9))[1] if every and stand.level is not None else None
    assert flip_of(stand, method) == expected
