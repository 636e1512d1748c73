"""A large board: as many cards as asked for, one relation for each of them, the same ones every time."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING

from db.judge.reading import judge
from db.model.arrange import Standing, arrange
from db.model.board import Board
from db.model.things import Criterion, Entity, Layer, Position, Premise, Rating, Relation, Segment, Thing, name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.model.geometry import Arrangement
    from db.model.things import RelationKind

DAY = date(2023, 12, 21)
IN_A_SEGMENT = 25
LAYERS = 5
LEAST = 0.1
"""The smallest zoom that all of the other canvases know."""

NEAR = 60
"""How far a relation goes at most, in cards."""

KINDS: tuple[RelationKind, ...] = ("supplies", "depends_on", "competes", "invests", "partners")


def things(cards: int, *, relations: bool = True) -> Iterator[Thing]:
    """Yield a board of ``cards`` rated positions, 25 in each segment, with a relation for each if wanted."""
    chance = random.Random(1)  # noqa: S311 - no secret
    yield Premise(id="premise", title_ko="큰 보드", as_of=DAY)
    yield Criterion(id="tech", key="tech", scope="position", order=1, name_ko="기술")
    for each in range(LAYERS):
        yield Layer(id=f"l{each}", key=f"l{each}", name_ko=f"층 {each}", stack_rank=each + 1)
    for number in range(cards // IN_A_SEGMENT):
        key = f"s{number}"
        yield Segment(id=key, key=key, layer_id=f"l{number % LAYERS}", order=number, name_ko=f"세부 영역 {number}")
    for number in range(cards):
        yield from _card(number, chance.randint(2, 10) / 2)
    if relations:
        yield from _relations(cards, chance)


def _card(number: int, score: float) -> Iterator[Thing]:
    entity, key = f"e{number}", f"p{number}"
    origin = "KR" if number % 3 == 0 else "US"
    yield Entity(id=entity, key=entity, kind="company", origin=origin, name_ko=f"회사 이름 {number}")
    yield Position(id=key, key=key, entity_id=entity, segment_id=f"s{number // IN_A_SEGMENT}")
    yield Rating(
        id=f"{key}/tech",
        target_kind="position",
        target_id=key,
        criterion_id="tech",
        status="rated",
        score=score,
        rated_at=DAY,
        as_of=DAY,
    )


def _relations(cards: int, chance: random.Random) -> Iterator[Thing]:
    for number in range(cards):
        other = min(cards - 1, max(0, number + (chance.randint(1, NEAR) * chance.choice((-1, 1)))))
        kind = KINDS[number % len(KINDS)]
        if other != number:
            yield Relation(id=f"r{number}", kind=kind, from_id=f"e{number}", to_id=f"e{other}")


def laid_out(board: Board) -> Arrangement:
    """Return the board as it is laid out on the screen."""
    judged = judge(board)
    standings = {each: Standing(score.home, score.score) for each, score in judged.positions.items()}
    return arrange(board, standings, {each: verdict.front for each, verdict in judged.segments.items()})


def as_plain(cards: int, window: tuple[int, int] = (1920, 1080)) -> dict[str, object]:
    """Return the same board, at the same places, as other canvases take it: cards, links and two ways to see it."""
    board = Board(things(cards))
    arrangement, judged = laid_out(board), judge(board)
    wide, high = window
    zoom = max(LEAST, min(wide / arrangement.width, high / arrangement.height))
    fit = {"x": (wide - arrangement.width * zoom) / 2, "y": 0, "zoom": zoom}
    whole = {"x": (wide - arrangement.width) / 2, "y": high / 2 - arrangement.height / 2, "zoom": 1}
    return {
        "cards": [
            {
                "id": each,
                **dict(zip("xywh", card.box, strict=True)),
                "name": name(board.the(Entity, board.the(Position, each).entity_id), "ko"),
                "score": str(judged.positions[each].score),
                "home": judged.positions[each].home,
            }
            for each, card in arrangement.cards.items()
        ],
        "links": [
            {"from": f"p{relation.from_id[1:]}", "to": f"p{relation.to_id[1:]}"}
            for relation in board.all(Relation).values()
        ],
        "views": {"fit": fit, "whole": whole},
        "view": fit,
    }
