"""Ratings as rows of a table: one for each position or segment, in the order of the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.edit.grades import standing
from db.model.names import called
from db.model.things import Entity, Layer, Position, Segment, name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from db.exchange.sheet.layout import Column, Say
    from db.model.board import Board
    from db.model.things import Language, Rating, Scope


def rows(
    board: Board, scopes: Collection[Scope], columns: tuple[Column, ...], lang: Language, say: Say
) -> Iterator[list[str | float]]:
    """Yield the cells of each row: texts, and numbers for scores; empty texts where nobody has rated."""
    for target in targets(board, scopes):
        found = standing(board, target.id)
        yield [*_told(board, target, lang), *(_cell(each, found, say) for each in columns if each.criterion)]


def targets(board: Board, scopes: Collection[Scope]) -> list[Position | Segment]:
    """Return what is rated: layer by layer from the top, and in each segment by name."""
    of: list[Position | Segment] = []
    if "position" in scopes:
        of += sorted(board.all(Position).values(), key=lambda each: _place(board, each))
    if "segment" in scopes:
        of += sorted(board.all(Segment).values(), key=lambda each: _place(board, each))
    return of


def _place(board: Board, target: Position | Segment) -> tuple[object, ...]:
    segment = board.the(Segment, target.segment_id) if isinstance(target, Position) else target
    layer = board.the(Layer, segment.layer_id)
    return layer.wave_id or "", -layer.stack_rank, segment.order, segment.id, called(board, target)[0]


def _told(board: Board, target: Position | Segment, lang: Language) -> list[str | float]:
    segment = board.the(Segment, target.segment_id) if isinstance(target, Position) else target
    layer = board.the(Layer, segment.layer_id)
    player = name(board.the(Entity, target.entity_id), lang) if isinstance(target, Position) else ""
    return [target.id, name(layer, lang), name(segment, lang), player]


def _cell(column: Column, found: Mapping[str, Rating], say: Say) -> str | float:
    rating = found.get(column.criterion.id) if column.criterion else None
    if rating is None:
        return ""
    if column.part == "reason_ko":
        return rating.rationale_ko
    if column.part == "reason_en":
        return rating.rationale_en
    if column.part == "confidence":
        return say(rating.confidence) if rating.confidence else ""
    return rating.score if rating.score is not None else say(rating.status)
