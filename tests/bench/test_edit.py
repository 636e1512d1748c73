"""How long the verbs and the rules take on a large board."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from db.edit import verbs
from db.edit.verbs import Grade, Spot
from db.model import rules
from db.model.board import Board
from db.model.things import Criterion, Entity, Layer, Position, Premise, Rating, Segment, Thing

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = date(2023, 12, 21)
ENTITIES, SEGMENTS, EACH, CRITERIA = 1_000, 50, 5, 8


def things() -> Iterator[Thing]:
    """Yield 5,000 positions with 40,000 ratings."""
    yield Premise(id="premise", title_ko="큰 보드", as_of=DAY)
    for number in range(CRITERIA):
        yield Criterion(id=f"c{number}", key=f"c{number}", scope="position", order=number, name_ko="기준")
    yield Layer(id="layer", key="layer", name_ko="층", stack_rank=1)
    for number in range(SEGMENTS):
        yield Segment(id=f"s{number}", key=f"s{number}", layer_id="layer", order=number + 1, name_ko="영역")
    for number in range(ENTITIES):
        entity = f"e{number}"
        yield Entity(id=entity, key=entity, kind="company", origin="KR", name_ko="회사")
        for place in range(EACH):
            yield from rated(f"{entity}@{place}", entity, f"s{(number * 7 + place * 10) % SEGMENTS}")


def rated(position: str, entity: str, segment: str) -> Iterator[Thing]:
    yield Position(id=position, key=f"{entity}@{segment}", entity_id=entity, segment_id=segment, x=0.5, lane=0)
    for number in range(CRITERIA):
        yield Rating(
            id=f"{position}/{number}",
            target_kind="position",
            target_id=position,
            criterion_id=f"c{number}",
            status="rated",
            score=1 + (number % 9) / 2,
            confidence="low",
            rationale_ko=f"{entity}의 근거",
            rated_at=DAY,
            as_of=DAY,
        )


@pytest.fixture(scope="module")
def large() -> Board:
    return Board(things())


def test_looking_a_whole_board_over(benchmark: Any, large: Board) -> None:
    assert benchmark(rules.problems, large) == ()


def test_refusing_a_drag(benchmark: Any, large: Board) -> None:
    edit = verbs.move(large, [Spot("e7@0", "s1", 0.3, 2)])
    benchmark(rules.refuse, large, edit.changes)


def test_a_drag(benchmark: Any, large: Board) -> None:
    assert len(benchmark(verbs.move, large, [Spot("e7@0", "s1", 0.3, 2)]).changes) == 1


def test_a_rating(benchmark: Any, large: Board) -> None:
    assert benchmark(lambda: verbs.rate(large, "e7@0", "c0", score=4.5, rated_at=DAY))


def test_tidying_five_thousand_cards(benchmark: Any, large: Board) -> None:
    spots = [Spot(each.id, each.segment_id, 0.7, 1) for each in large.all(Position).values()]
    assert len(benchmark(verbs.tidy, large, spots).changes) == ENTITIES * EACH


def test_rating_a_thousand_cells(benchmark: Any, large: Board) -> None:
    grades = [Grade(f"e{number}@0", "c0", 4.5) for number in range(1_000)]
    assert len(benchmark(lambda: verbs.rate_many(large, grades, rated_at=DAY)).changes) == len(grades)


def test_removing_all_that_stands_on_a_board(benchmark: Any, large: Board) -> None:
    edit = benchmark(verbs.remove_layer, large, "layer")
    assert len(edit.changes) == 1 + SEGMENTS + ENTITIES * EACH * (1 + CRITERIA)


def test_carrying_out_a_large_removal(benchmark: Any, large: Board) -> None:
    edit = verbs.remove_layer(large, "layer")
    assert not benchmark(large.overlaid, edit.changes).all(Position)
