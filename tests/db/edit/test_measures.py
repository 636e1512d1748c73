"""Verbs about measures."""

from __future__ import annotations

from typing import Any

import pytest

from db.edit import verbs
from db.model.briefs import measures_in_order
from db.model.things import Measure
from tests.db.samples import refused, small_board


def test_a_measure_is_recommended() -> None:
    edit = verbs.add_measure(
        small_board(), title_ko=" 공공 수요 ", targets=["cloud", "chips", "cloud"], posture="defend", owner_ko="부처\n"
    )
    measure = edit.changes[0].after
    assert isinstance(measure, Measure)
    assert (measure.title_ko, measure.targets, measure.owner_ko) == ("공공 수요", ("cloud", "chips"), "부처")
    assert isinstance(verbs.add_measure(small_board(), title_en="Demand").changes[0].after, Measure)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, "name_empty"),
        ({"title_ko": "가" * 201}, "name_long"),
        ({"title_ko": "가", "targets": ["nowhere"]}, "no_segment"),
        ({"title_ko": "가", "posture": "attack"}, "choice"),
    ],
)
def test_what_a_measure_may_not_be_is_refused(fields: dict[str, Any], code: str) -> None:
    with refused(code):
        verbs.add_measure(small_board(), **fields)


def test_a_measure_is_edited_and_removed() -> None:
    board = small_board()
    board.apply(verbs.edit_measure(board, "measure", targets=("chips",), horizon="2026").changes)
    assert (board.the(Measure, "measure").targets, board.the(Measure, "measure").horizon) == (("chips",), "2026")
    board.apply(verbs.cite(board, "measure", "measure", "p1").changes)
    board.apply(verbs.remove_measure(board, "measure").changes)
    assert not board.all(Measure)
    with refused("gone"):
        verbs.remove_measure(board, "measure")


def test_all_that_is_planned_of_a_measure_is_kept() -> None:
    board = small_board()
    fields = {
        "partners_ko": " 과기정통부\n",
        "baseline": "12 %",
        "target": "30 %",
        "start": "2024",
        "deadline": "2026-06",
    }
    board.apply(
        verbs.edit_measure(board, "measure", cost_ko="300억 원", risk_ko="예산", confidence="low", **fields).changes
    )
    kept = board.the(Measure, "measure")
    assert (kept.partners_ko, kept.baseline, kept.target, kept.start) == ("과기정통부", "12 %", "30 %", "2024")
    with refused("wave_dates"):
        verbs.edit_measure(board, "measure", start="2027", deadline="2026")
    assert verbs.edit_measure(board, "measure", deadline=" ").changes[0].after.deadline is None  # type: ignore[union-attr]


def test_measures_are_brought_into_an_order() -> None:
    board = small_board()
    for title in ("둘째", "셋째"):
        board.apply(verbs.add_measure(board, title_ko=title).changes)
    assert [each.title_ko for each in measures_in_order(board)] == ["공동 투자", "둘째", "셋째"]
    third = measures_in_order(board)[2]
    board.apply(verbs.move_measure(board, third.id, 0).changes)
    assert [each.title_ko for each in measures_in_order(board)] == ["셋째", "공동 투자", "둘째"]
    assert not verbs.move_measure(board, third.id, -5)
