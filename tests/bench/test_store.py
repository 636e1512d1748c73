"""The board file's speed: opening a large board, one edit with all its syncs, undo, and a copy."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from db.edit.edit import Edit
from db.model.change import Change
from db.model.things import Anchor, Criterion, Entity, Layer, Position, Premise, Rating, Segment, WeightSet, new_id
from db.store.connection import connect
from db.store.opening import create_file
from db.workspace import Workspace, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytest_benchmark.fixture import BenchmarkFixture

    from db.model.things import Thing

DAY = date(2023, 12, 21)
CRITERIA = 8
NOTE = "시장 점유율과 이용자 수를 근거로 한 판단이며 다음 분기에 다시 본다."
ANCHORS = tuple(Anchor(score=score, ko=f"{score}점 수준", en=f"level {score}") for score in range(1, 6))


def large_board(positions: int) -> Iterator[Thing]:
    chance = random.Random(1)  # noqa: S311 - the same board each time
    criteria = [
        Criterion(id=new_id(), key=f"c{of}", scope="position", order=of, name_ko=f"기준 {of}", anchors=ANCHORS)
        for of in range(CRITERIA)
    ]
    weights = WeightSet(
        id=new_id(), key="w", name_ko="균등", is_default=True, weights=tuple((each.id, 1.0) for each in criteria)
    )
    layers = [Layer(id=new_id(), key=f"l{of}", name_ko=f"계층 {of}", stack_rank=of + 1) for of in range(10)]
    segments = [
        Segment(id=new_id(), key=f"s{of}", layer_id=layers[of % 10].id, order=of // 10, name_ko=f"칸 {of}")
        for of in range(100)
    ]
    yield from (*criteria, weights, *layers, *segments)
    yield Premise(id=new_id(), title_ko="큰 판", as_of=DAY, weight_set_id=weights.id)
    for of in range(positions):
        player = Entity(
            id=new_id(), key=f"e{of}", kind="company", origin="KR", name_ko=f"기업 {of}", aliases=(f"E{of}",)
        )
        card = Position(
            id=new_id(), key=f"p{of}", entity_id=player.id, segment_id=segments[of % 100].id, x=chance.random(), lane=0
        )
        yield from (player, card)
        for each in criteria:
            yield Rating(
                id=new_id(),
                target_kind="position",
                target_id=card.id,
                criterion_id=each.id,
                status="rated",
                score=chance.randint(2, 10) / 2,
                confidence="moderate",
                rationale_ko=NOTE,
                rated_at=DAY,
                as_of=DAY,
            )


@pytest.fixture(scope="module")
def size(request: pytest.FixtureRequest) -> int:
    """The positions of the board; a handful where only the code is tried."""
    return 5000 if request.config.getoption("benchmark_enable") else 20


@pytest.fixture(scope="module")
def board(size: int, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "큰 판.panse"
    create_file(path, large_board(size)).close()
    return path


def within(benchmark: BenchmarkFixture, seconds: float, times: float, bare: float) -> None:
    """Hold the median against its bar, where it was measured; on a busy machine, ``times`` what SQLite alone takes."""
    if benchmark.enabled:
        benchmark.extra_info |= {"bar": seconds, "bare": bare, "ratio": benchmark.stats["median"] / bare}
        assert benchmark.stats["median"] <= max(seconds, times * bare)


def taken(act: Callable[[], object], rounds: int) -> float:
    """Return the median of the seconds that ``act`` takes."""
    seconds = []
    for _ in range(rounds):
        start = perf_counter()
        act()
        seconds.append(perf_counter() - start)
    return median(seconds)


@pytest.fixture
def bare_commit(tmp_path: Path) -> Iterator[float]:
    """What this disk takes for one commit of one row through SQLite alone."""
    raw = connect(tmp_path / "bare", "rwc")
    raw.execute("CREATE TABLE t (x)")
    yield taken(lambda: raw.execute("INSERT INTO t VALUES (1)"), 40)
    raw.close()


@pytest.fixture
def bare_read(board: Path) -> Iterator[float]:
    """What SQLite alone takes to hand over the rows of the largest table."""
    raw = connect(board, "ro")
    yield taken(lambda: raw.execute("SELECT * FROM rating").fetchall(), 5)
    raw.close()


def test_opening_5000_positions_with_40000_ratings(
    benchmark: BenchmarkFixture, board: Path, size: int, bare_read: float
) -> None:
    def once() -> int:
        with Workspace.open(board) as workspace:
            return len(workspace.board.all(Rating))

    assert benchmark.pedantic(once, rounds=7, warmup_rounds=1) == size * CRITERIA
    within(benchmark, 0.6, 5, bare_read)


def test_reading_them_without_holding_the_file(benchmark: BenchmarkFixture, board: Path, size: int) -> None:
    assert len(benchmark.pedantic(read, (board,), rounds=7, warmup_rounds=1).all(Position)) == size


def test_one_edit_on_the_disk(benchmark: BenchmarkFixture, board: Path, bare_commit: float) -> None:
    with Workspace.open(board) as workspace:
        cards = list(workspace.board.all(Position))

        def once() -> None:
            card = workspace.board.the(Position, random.choice(cards))  # noqa: S311
            moved = replace(card, x=random.random())  # noqa: S311
            workspace.do(Edit("move", (Change(card, moved),), (("name", ("네이버", "Naver")),)))

        benchmark.pedantic(once, rounds=200, warmup_rounds=5)
    within(benchmark, 0.005, 3, bare_commit)


def test_one_rating_on_the_disk(benchmark: BenchmarkFixture, board: Path, bare_commit: float) -> None:
    with Workspace.open(board) as workspace:
        ratings = list(workspace.board.all(Rating))

        def once() -> None:
            rating = workspace.board.the(Rating, random.choice(ratings))  # noqa: S311
            rated = replace(rating, score=6.0 - (rating.score or 1.0))
            workspace.do(Edit("rate", (Change(rating, rated),)))

        benchmark.pedantic(once, rounds=200, warmup_rounds=5)
    within(benchmark, 0.005, 3, bare_commit)


def test_moving_a_thousand_cards_at_once(benchmark: BenchmarkFixture, board: Path) -> None:
    with Workspace.open(board) as workspace:

        def once() -> None:
            cards = list(workspace.board.all(Position).values())[:1000]
            changes = tuple(Change(card, replace(card, x=random.random())) for card in cards)  # noqa: S311
            workspace.do(Edit("move_many", changes))

        benchmark.pedantic(once, rounds=5, warmup_rounds=1)


def test_undoing_on_the_disk(benchmark: BenchmarkFixture, board: Path) -> None:
    with Workspace.open(board) as workspace:
        card = next(iter(workspace.board.all(Position).values()))
        for of in range(60):
            moved = replace(card, x=of / 60)
            workspace.do(Edit("move", (Change(card, moved),)))
            card = moved
        benchmark.pedantic(workspace.undo, rounds=50)
