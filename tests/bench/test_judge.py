"""How long a reading takes: a whole large board, and one segment while a rating is dragged."""

from __future__ import annotations

import itertools
import random
import resource
from dataclasses import replace
from datetime import date
from time import perf_counter
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_OID, uuid5

import pytest

from db.edit import verbs
from db.judge.evidence import evidence_of
from db.judge.reading import judge, rejudge, touched_segments
from db.judge.robust import PRINTED, robust
from db.model.board import Board
from db.model.change import Change
from db.model.things import Criterion, Entity, Layer, Position, Premise, Rating, Scope, Segment, Thing
from db.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from db.judge.judgement import Judgement

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
    yield from (Layer(id=f"l{each}", key=f"l{each}", name_ko="층", stack_rank=each + 1) for each in range(5))
    criteria = {
        "position": ["tech", "home", "glob", "data", "eco", "cap", "talent", "auto"],
        "segment": ["imp", "wta", "sub", "urg"],
    }
    for scope in ("position", "segment"):
        for order, key in enumerate(criteria[scope]):
            yield Criterion(id=key, key=key, scope=scope, order=order + 1, name_ko=key)  # type: ignore[arg-type]
    for number in range(positions // IN_A_SEGMENT):
        key = f"s{number}"
        yield Segment(id=key, key=key, layer_id=f"l{number % 5}", order=number + 1, name_ko="영역")
        yield from (rating(key, each, chance.randint(1, 5), "segment") for each in criteria["segment"])
    for number in range(positions):
        key, entity = f"p{number}", f"e{number}"
        yield Entity(id=entity, key=entity, kind="company", origin="KR" if number % 3 else "US", name_ko="회사")
        yield Position(id=key, key=key, entity_id=entity, segment_id=f"s{number // IN_A_SEGMENT}")
        yield from (rating(key, each, chance.randint(2, 10) / 2) for each in criteria["position"])


def as_kept(rows: Iterable[Thing]) -> Iterator[Thing]:
    """Yield the same things under ids that a file takes."""
    for each in rows:
        named = [field for field in each.__slots__ if field == "id" or field.endswith("_id")]
        ids = {field: str(uuid5(NAMESPACE_OID, str(getattr(each, field)))) for field in named if getattr(each, field)}
        yield replace(each, **ids)  # type: ignore[arg-type]


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


def test_drawing_a_whole_board_ten_thousand_times(large: Board) -> None:
    """At most 8 seconds and 250 MB; measured once, for it takes that long."""
    began, rows = perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = robust(large, draws=PRINTED)
    took, most = perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert len(found.positions) == POSITIONS
    print(f"\n10,000 draws: {took:.2f} s, {most / 1024:.0f} MB at most ({(most - rows) / 1024:.0f} MB more)")  # noqa: T201
    assert most / 1024 <= 250


def test_drawing_while_somebody_looks_on(benchmark: Any) -> None:
    board = Board(things(60))
    assert len(benchmark(robust, board).positions) == 60


def test_one_rating_kept_and_judged(benchmark: Any, tmp_path: Path) -> None:
    """From the verb to the numbers: written to the file, and the whole judgement right again."""
    path = tmp_path / "large.panse"
    Workspace.create(path, as_kept(things(POSITIONS))).close()
    with Workspace.open(path) as workspace:
        board = workspace.board
        judgement, target = judge(board), next(iter(board.all(Position)))
        criterion = next(each.id for each in board.all(Criterion).values() if each.key == "tech")
        scores = itertools.cycle((1.0, 5.0))

        def edited() -> Judgement:
            changes = workspace.do(verbs.rate(board, target, criterion, score=next(scores), rated_at=DAY))
            return rejudge(judgement, board, touched_segments(board, changes))

        assert benchmark(edited) == judge(board)
