"""How concentrated a market is, and the risk that one takes it all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.judge.market import concentration, markets, risks
from db.model.things import Method, Share

if TYPE_CHECKING:
    from tests.db.judge.conftest import Plan

METHOD = Method()


@pytest.mark.parametrize(
    ("shares", "low", "high", "three", "levels"),
    [
        ((40, 30, 20, 10), 3000, 3000, 90, ("high",)),
        ((20, 20, 20, 20, 20), 2000, 2000, 60, ("medium",)),
        ((30, 25, 10), 1625, 1950, 65, ("medium",)),
    ],
)
def test_the_worked_examples(shares: tuple[float, ...], low: float, high: float, three: float, levels: Any) -> None:
    found = concentration(shares, METHOD)
    assert found is not None
    assert (found.low, found.high, found.three_low, found.levels) == (low, high, three, levels)


def test_bounds_on_both_sides_of_a_cut_give_both_words() -> None:
    found = concentration((20, 20, 20), METHOD)
    assert found is not None
    # The rest may be dust (1,200) or two more of the same size (2,000).
    assert (found.low, found.high, found.levels) == (1200, 2000, ("medium",))
    wide = concentration((30,), METHOD)
    assert wide is not None
    assert (wide.low, wide.high, wide.three_low, wide.three_high) == (900, 2800, 30, 90)
    assert wide.levels == ("low", "high")


@pytest.mark.parametrize(("shares", "levels"), [((50,), ("high",)), ((30, 25, 20), ("high",)), ((5, 5), ("low",))])
def test_one_or_three_may_be_enough(shares: tuple[float, ...], levels: Any) -> None:
    found = concentration(shares, METHOD)
    assert found is not None
    assert found.levels == levels


def test_without_shares_there_is_no_concentration() -> None:
    assert concentration((), METHOD) is None
    assert concentration((0.0,), METHOD) is None


@given(st.lists(st.floats(0.5, 40), min_size=1, max_size=12).filter(lambda found: sum(found) <= 100))
def test_bounds_are_in_order_and_the_whole_is_within_them(shares: list[float]) -> None:
    found = concentration(shares, METHOD)
    assert found is not None
    assert found.low <= found.high + 1e-9 <= 10_000 + 1e-6
    assert found.three_low <= found.three_high + 1e-9 <= 100 + 1e-6


@pytest.mark.parametrize(
    ("level", "row"),
    [
        ("low", ["low", "low", "low", "medium", "high"]),
        ("medium", ["low", "low", "medium", "high", "severe"]),
        ("high", ["medium", "medium", "high", "severe", "severe"]),
    ],
)
def test_the_matrix_of_risk(level: Any, row: list[str]) -> None:
    assert [risks((level,), takes_all)[0] for takes_all in (1, 2, 3, 4, 5)] == row


def test_a_part_of_a_step_counts_as_a_whole_one() -> None:
    assert risks(("medium",), 3.5) == risks(("medium",), 4)


def test_two_levels_give_two_risks_unless_they_agree() -> None:
    assert risks(("low", "high"), 4) == ("medium", "severe")
    assert risks(("low", "medium"), 2) == ("low",)
    assert risks(("low",), None) == ()


def share(entity: str, percent: float, period: str = "2023", market: Any = "home", metric: str = "revenue") -> Share:
    return Share(
        id=f"{entity}/{period}/{market}/{metric}",
        segment_id="seg",
        entity_id=f"e:{entity}",
        market=market,
        metric=metric,
        period=period,
        percent=percent,
    )


def test_a_market_is_read_in_its_newest_period_of_the_boards_time(plan: type[Plan]) -> None:
    made = plan("tech").segment().card("A").card("B", of="US")
    made.add(share("A", 60, "2022"), share("A", 30, "2023"), share("B", 40, "2023"), share("B", 90, "2024"))
    (found,) = markets(made.board, "seg")
    assert (found.period, [each.percent for each in found.shares]) == ("2023", [40, 30])
    assert found.concentration.known == 70


def test_home_and_world_are_two_markets_and_so_are_two_metrics(plan: type[Plan]) -> None:
    made = plan("tech").segment().card("A")
    made.add(share("A", 60), share("A", 5, market="world"), share("A", 50, metric="users"))
    found = [(each.market, each.metric) for each in markets(made.board, "seg")]
    assert found == [("home", "revenue"), ("home", "users"), ("world", "revenue")]
    assert markets(plan("tech").segment().board, "seg") == ()
