"""How long a reading takes: a whole large board, and one segment while a rating is dragged."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from db.judge.evidence import evidence_of
from db.judge.reading import judge, rejudge, touched_segments
from db.model.board import Board
from db.model.change import Change
from db.model.things import Criterion, Entity, Layer, Position, Premise, Rating, Scope, Segment, Thing

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = date(2023, 12, 21)
POSITIONS, IN_A_SEGMENT = 5_000, 10


def rating(target: str, criterion: str, score: float, scope: Scope = "position") -> Rating:
    return Rating(
        id=f"{target}/{criterion}",
        target_kind=scope,
        target_id=target,
        criterion_id=criterion,
        status="rated",
        score=score,
        confidence="moderate",
        rated_at=DAY,
        as_of=DAY,
    )


def things(positions: int) -> Iterator[Thing]:
    chance = random.Random(1)  # noqa: S311 - no secret
    yield Premise(id="premise", title_ko="큰 보드", as_of=DAY)
    yield from (Layer(id=f"l{each}", key=f"l{each}", name_ko="층", stack_rank=each) for each in range(5))
    criteria = {
        "position": ["tech", "home", "glob", "data", "eco", "cap", "talent", "auto"],
        "segment": ["imp", "wta", "sub", "urg"],
    }
    for scope in ("position", "segment"):
        for order, key in enumerate(criteria[scope]):
            yield Criterion(id=key, key=key, scope=scope, order=order, name_ko=key)  # type: ignore[arg-type]
    for number in range(positions // IN_A_SEGMENT):
        key = f"s{number}"
        yield Segment(id=key, key=key, layer_id=f"l{number % 5}", order=number, name_ko="영역")
        yield from (rating(key, each, chance.randint(1, 5), "segment") for each in criteria["segment"])
    for number in range(positions):
        key, entity = f"p{number}", f"e{number}"
        yield Entity(id=entity, key=entity, kind="company", origin="KR" if number % 3 else "US", name_ko="회사")
        yield Position(id=key, key=key, entity_id=entity, segment_id=f"s{number // IN_A_SEGMENT}")
        yield from (rating(key, each, chance.randint(2, 10) / 2) for each in criteria["position"])


@pytest.fixture(scope="module")
def large() -> Board:
    return Board(things(POSITIONS))


@pytest.mark.parametrize("positions", [60, POSITIONS])
def test_judging_a_whole_board(benchmark: Any, positions: int) -> None:
    board = Board(things(positions))
    judgement = benchmark(judge, board)
    assert len(judgement.positions) == positions


@pytest.mark.parametrize("positions", [60, POSITIONS])
def test_judging_again_after_one_rating(benchmark: Any, positions: int) -> None:
    board = Board(things(positions))
    before = board.the(Rating, "p7/tech")
    change = Change(before, replace(before, score=4.5 if before.score != 4.5 else 4.0))
    judgement, after = judge(board), board.overlaid([change])
    found = benchmark(lambda: rejudge(judgement, after, touched_segments(after, [change])))
    assert found == judge(after) != judgement


def test_weighing_the_evidence_of_every_card(benchmark: Any, large: Board) -> None:
    found = benchmark(lambda: [evidence_of(large, each) for each in large.all(Position)])
    assert len(found) == POSITIONS
