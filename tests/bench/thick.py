"""A board that makes a thick brief: many players, each rated on eight criteria and quoted."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING

from db.model.board import Board
from db.model.things import (
    Citation,
    Criterion,
    Entity,
    Layer,
    Measure,
    Passage,
    Position,
    Premise,
    Rating,
    Segment,
    Source,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.model.things import Thing

DAY = date(2025, 3, 1)
CRITERIA, LAYERS, IN_A_SEGMENT = 8, 5, 12
_QUOTE = (
    "국내 사업자는 이 분야에서 {number}번째로 큰 점유율을 지키고 있으나 해외 사업자의 투자 규모가 커지고 있어 "
    "앞으로 몇 해 동안 격차가 벌어질 수 있다는 평가가 나온다. 다만 공공 수요와 국내 인력의 두께는 여전히 강점이며, "
    "규제와 조달 방식이 어떻게 바뀌느냐에 따라 결과는 달라질 수 있다."
)


def board(entities: int, quotes: int = 5) -> Board:
    """Return a board of so many players, each with so many quoted passages; the same one every time."""
    return Board([*_frame(entities), *(each for at in range(entities) for each in _player(at, quotes))])


def _frame(entities: int) -> Iterator[Thing]:
    yield Premise(id="premise", title_ko="두꺼운 보드", title_en="Thick board", as_of=DAY)
    for at in range(CRITERIA):
        yield Criterion(id=f"c{at}", key=f"c{at}", scope="position", order=at, name_ko=f"기준 {at}")
    for at in range(LAYERS):
        yield Layer(id=f"l{at}", key=f"l{at}", name_ko=f"계층 {at}", stack_rank=at + 1)
    for at in range(-(-entities // IN_A_SEGMENT)):
        yield Segment(id=f"s{at}", key=f"s{at}", layer_id=f"l{at % LAYERS}", order=at, name_ko=f"세부 영역 {at}")
    for at in range(12):
        yield Measure(id=f"m{at}", title_ko=f"{at}번째 제언: 공공 수요를 묶는다", targets=(f"s{at}",), order=at)
    for at in range(40):
        yield Source(id=f"d{at}", key=f"d{at}", kind="report", title=f"자료 {at}", author="연구원", published="2024-05")


def _player(at: int, quotes: int) -> Iterator[Thing]:
    chance = random.Random(at)  # noqa: S311 - no secret
    origin = "KR" if at % 3 == 0 else "US"
    yield Entity(id=f"e{at}", key=f"e{at}", kind="company", origin=origin, name_ko=f"회사 이름 {at}")
    yield Position(id=f"p{at}", key=f"p{at}", entity_id=f"e{at}", segment_id=f"s{at // IN_A_SEGMENT}")
    for each in range(CRITERIA):
        yield Rating(
            id=f"r{at}.{each}",
            target_kind="position",
            target_id=f"p{at}",
            criterion_id=f"c{each}",
            status="rated",
            score=chance.randint(2, 10) / 2,
            confidence="moderate",
            rated_at=DAY,
            as_of=DAY,
        )
    for each in range(quotes):
        passage = f"q{at}.{each}"
        yield Passage(id=passage, source_id=f"d{at % 40}", quote=_QUOTE.format(number=at), locator=f"{at}쪽")
        target = f"r{at}.{each % CRITERIA}"
        yield Citation(id=f"t{passage}", target_kind="rating", target_id=target, order=each + 1, passage_id=passage)
