"""How long 5,000 positions with 8 ratings each take to leave as a workbook, and to come back from one."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from db.exchange.sheet.arrival import arrive
from db.exchange.sheet.marks import vocabulary
from db.exchange.sheet.packed import grids
from db.exchange.sheet.workbook import workbook
from db.model.board import Board
from db.model.things import Criterion, Position, Rating
from desktop.words import Words
from tests.bench.large import DAY, things

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_benchmark.fixture import BenchmarkFixture

    from db.model.things import Thing

POSITIONS, CRITERIA = 5_000, 8
OUT, IN = 3.0, 5.0
"""Seconds of the processor that each may take."""


def say(key: str) -> str:
    return Words("ko").say(f"sheet.{key}")


def rated() -> Iterator[Thing]:
    criteria = [
        Criterion(id=f"c{n}", key=f"c{n}", scope="position", order=n, name_ko=f"기준 {n}") for n in range(CRITERIA)
    ]
    yield from criteria
    for thing in things(POSITIONS, relations=False):
        if not isinstance(thing, Criterion | Rating):
            yield thing
        if isinstance(thing, Position):
            yield from (_rating(thing, each) for each in criteria)


def _rating(position: Position, criterion: Criterion) -> Rating:
    return Rating(
        id=f"{position.id}/{criterion.id}",
        target_kind="position",
        target_id=position.id,
        criterion_id=criterion.id,
        status="rated",
        score=3.5,
        confidence="low",
        rationale_ko="국내 점유율이 높음",
        rated_at=DAY,
        as_of=DAY,
    )


@pytest.fixture(scope="module")
def board() -> Board:
    return Board(rated())


@pytest.mark.benchmark(group="sheet: 5,000 positions × 8 ratings", min_rounds=3, timer=time.process_time)
def test_ratings_leave_as_a_workbook(board: Board, benchmark: BenchmarkFixture) -> None:
    assert benchmark(workbook, board, "ko", say)
    assert benchmark.stats is None or benchmark.stats.stats.min <= OUT


@pytest.mark.benchmark(group="sheet: 5,000 positions × 8 ratings", min_rounds=3, timer=time.process_time)
def test_ratings_come_back_from_a_workbook(board: Board, benchmark: BenchmarkFixture) -> None:
    content, known = workbook(board, "ko", say), vocabulary(say)
    found = benchmark(lambda: arrive(board, grids(content), known, rated_at=date(2024, 1, 1)))
    assert found.unchanged == POSITIONS * CRITERIA
    assert benchmark.stats is None or benchmark.stats.stats.min <= IN
