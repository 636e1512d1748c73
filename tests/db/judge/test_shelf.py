"""How long a source counts as evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.judge.shelf import is_stale, last_day, oldest, shelf_of
from db.model.things import Method, Source

DAY = date(2023, 12, 21)
SOURCE = Source(id="s", key="s", kind="report", title="보고서", published="2022-06-21")


def test_the_last_day_of_a_source_is_told_from_what_is_written() -> None:
    assert [last_day(replace(SOURCE, published=each)) for each in ("2020", "2020-05", "2020-05-03", "x", None)] == [
        "2020-12-31",
        "2020-05-31",
        "2020-05-03",
        "",
        "",
    ]


def test_a_source_has_the_methods_shelf_life_unless_it_has_its_own() -> None:
    assert shelf_of(SOURCE, Method(shelf_years=2.0)) == 2.0
    assert shelf_of(replace(SOURCE, shelf_years=0.0), Method()) == 0.0


@pytest.mark.parametrize(("years", "stale"), [(1.0, True), (1.5, False), (1.4, True), (2.0, False)])
def test_a_part_of_a_year_counts_in_days(years: float, stale: bool) -> None:
    assert is_stale(SOURCE, DAY, Method(shelf_years=years)) is stale


def test_what_has_no_date_never_goes_stale() -> None:
    assert not is_stale(replace(SOURCE, published=None), DAY, Method(shelf_years=0.0))


@given(st.dates(), st.floats(0, 100))
def test_any_day_and_any_shelf_life_have_a_first_day(day: date, years: float) -> None:
    assert oldest(day, years) <= day.isoformat()
