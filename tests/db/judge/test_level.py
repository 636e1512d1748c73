from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from db.judge.level import front_of, is_taken, lead_of, level_of
from db.judge.reading import judge
from db.model.things import Method

if TYPE_CHECKING:
    from db.judge.judgement import SegmentVerdict


def verdict(plan: Any) -> SegmentVerdict:
    return judge(plan.board).segments["seg"]


def sides(plan: Any, home: tuple[float, ...], foreign: tuple[float, ...]) -> Any:
    """Make a board of one criterion on which positions have just these points."""
    making = plan("tech").segment()
    for side, points in (("KR", home), ("US", foreign)):
        for number, each in enumerate(points):
            making.card(f"{side}{number}", of=side, tech=each / 20)
    return making


def test_the_method_s_third_example(plan: Any) -> None:
    making = (
        plan("tech", "home", "glob", "auto", weights={"tech": 0.4, "home": 0.2, "glob": 0.2, "auto": 0.2})
        .segment()
        .card("K1", tech=3, home=4, glob=2, auto=3)
        .card("K2", tech=2.5, home=3, glob=1)
        .card("F1", of="US", tech=5, home=4.5, glob=5, auto=4)
        .card("F2", of="CN", tech=4, home=2, glob=4, auto=3)
    )
    judgement = judge(making.board)
    scores = {each: judgement.positions[each].score for each in ("K1", "K2", "F1", "F2")}
    assert scores == pytest.approx({"K1": 60, "K2": 45, "F1": 94, "F2": 68})
    second = judgement.positions["K2"]
    assert (second.coverage, second.low, second.high) == pytest.approx((0.8, 40, 56))
    found = judgement.segments["seg"]
    assert found.level == pytest.approx(63.829787)
    assert found.gap == pytest.approx(-34)
    assert found.depth == pytest.approx(64.814815)
    assert (found.home_best_held, found.foreign_best_held) == (4, 4.5)
    assert not found.few_foreign


def test_the_method_s_fourth_example(plan: Any) -> None:
    found = verdict(sides(plan, (72, 60), (90, 85, 80, 40)))
    assert found.level == 80
    assert found.group == "chase"
    assert (found.gap, found.mean_gap) == pytest.approx((-18, -7.75))
    assert found.depth == pytest.approx(51.764706)
    assert found.front == pytest.approx(0.5 - 0.8 * 0.18)


def test_a_lead_is_told_uncapped_and_the_level_is_not(plan: Any) -> None:
    found = verdict(sides(plan, (100, 20), (50,)))
    assert (found.level, found.lead, found.gap, found.mean_gap, found.group) == (100, 200, 50, 10, "top")
    assert found.depth == 200  # the depth looks at as many home positions as there are foreign ones


def test_a_position_with_too_little_rated_is_in_no_figure(plan: Any) -> None:
    making = plan("tech", "glob", "home").segment().card("K", tech=3, glob=3, home=3).card("F", of="US", tech=4, glob=4)
    making.card("thin", of="US", home=5)
    found = verdict(making)
    assert found.level == 75
    assert (found.foreign_best_held, found.best_foreign, found.mean_foreign) == (None, 80, 80)
    assert found.coverage == pytest.approx((1 + 2 / 3 + 1 / 3) / 3)


@pytest.mark.parametrize(
    ("home", "foreign", "flags", "undefined"),
    [
        ((), (80,), {}, "no_home"),
        ((80,), (), {}, "no_foreign"),
        ((), (), {}, "empty"),
        ((), (), {"home_absent_confirmed": True, "foreign_absent_confirmed": True}, "empty"),
        ((), (80,), {"foreign_absent_confirmed": True}, "no_home"),
    ],
)
def test_not_entered_is_never_none(
    plan: Any, home: tuple[float, ...], foreign: tuple[float, ...], flags: dict[str, bool], undefined: str
) -> None:
    making = plan("tech").segment(wta=5, imp=5, **flags)
    for side, points in (("KR", home), ("US", foreign)):
        for each in points:
            making.card(side, of=side, tech=each / 20)
    found = verdict(making)
    assert found.undefined == undefined
    assert (found.level, found.lead, found.gap, found.mean_gap, found.depth, found.front) == (None,) * 6
    assert (found.posture, found.rule, found.group, found.flip) == ("undetermined", 0, None, None)


def test_positions_that_are_not_rated_enough_leave_the_level_undefined(plan: Any) -> None:
    found = verdict(plan("tech").segment().card("K", tech=3).card("F", of="US"))
    assert (found.undefined, found.level, found.best_home, found.best_foreign) == ("not_rated", None, 60, None)


def test_a_confirmed_absence_at_home_is_a_level_of_0(plan: Any) -> None:
    found = verdict(plan("tech").segment(wta=5, home_absent_confirmed=True).card("F", of="US", tech=4))
    assert (found.level, found.lead, found.gap, found.mean_gap, found.depth) == (0, 0, -80, -80, 0)
    assert (found.group, found.posture, found.front, found.undefined) == ("behind", "ally", 0.06, None)
    assert found.home_best_held is None


def test_a_confirmed_absence_abroad_is_a_level_of_100(plan: Any) -> None:
    found = verdict(plan("tech", "home").segment(foreign_absent_confirmed=True).card("K", tech=3, home=3))
    assert (found.level, found.lead, found.gap, found.depth) == (100, None, 60, None)
    assert (found.group, found.posture, found.front, found.few_foreign) == ("top", "expand", 0.94, False)


def test_a_confirmed_absence_does_not_hide_a_position_that_is_there(plan: Any) -> None:
    making = plan("tech").segment(home_absent_confirmed=True).card("K").card("F", of="US", tech=4)
    assert verdict(making).undefined == "not_rated"


def test_who_does_not_stand_on_the_date_is_as_if_he_were_not(plan: Any) -> None:
    making = plan("tech").segment(home_absent_confirmed=True).card("F", of="US", tech=4)
    alone = verdict(making)
    found = verdict(making.card("K", tech=5, start="2999").card("G", of="US", end="2001"))
    assert (found.level, found.undefined, found.few_foreign, found.coverage) == (0, None, True, alone.coverage)
    assert found.positions == ("F", "G", "K")


def test_a_confirmed_absence_needs_somebody_to_compare_with(plan: Any) -> None:
    making = plan("tech").segment(home_absent_confirmed=True).card("F", of="US")
    assert verdict(making).undefined == "not_rated"


@pytest.mark.parametrize(
    ("home", "foreign", "taken"),
    [(3, 5, True), (2, 4, True), (1, 3.5, False), (3, 4.5, False), (None, 5, False), (1, None, False)],
)
def test_a_market_is_taken_by_a_strong_foreigner_two_steps_ahead(
    home: float | None, foreign: float | None, taken: bool
) -> None:
    assert is_taken(home, foreign, Method()) is taken


@pytest.mark.parametrize(("gap", "x"), [(0, 0.5), (-25, 0.3), (80, 0.94), (-80, 0.06), (None, None)])
def test_the_front_line_follows_the_gap(gap: float | None, x: float | None) -> None:
    assert front_of(gap) == (None if x is None else pytest.approx(x))


def test_without_a_number_there_is_no_level() -> None:
    assert level_of(None, 50.0) is None
    assert level_of(50.0, None) is None
    assert lead_of(50.0, 0.0) is None


def test_few_foreign_positions_are_warned_of(plan: Any) -> None:
    assert verdict(sides(plan, (60,), (80,))).few_foreign
    assert not verdict(sides(plan, (60,), (80, 20))).few_foreign


def test_nationality_is_by_origin_or_by_control(plan: Any) -> None:
    def board(rule: str) -> Any:
        making = plan("tech", nationality_rule=rule).segment()
        making.card("sold", of="KR", control="US", tech=4).card("own", of="KR", tech=3)
        return making.card("bought", of="US", control="KR", tech=2).card("theirs", of="US", tech=5)

    by_origin, by_control = judge(board("origin").board), judge(board("control").board)
    assert {each for each, score in by_origin.positions.items() if score.home} == {"sold", "own"}
    assert {each for each, score in by_control.positions.items() if score.home} == {"own", "bought"}
    assert by_origin.segments["seg"].level == 80
    assert by_control.segments["seg"].level == 60


def test_the_home_country_is_the_boards(plan: Any) -> None:
    making = plan("tech", home_country="US").segment().card("K", tech=3).card("F", of="US", tech=4)
    assert verdict(making).lead == pytest.approx(100 * 4 / 3)
