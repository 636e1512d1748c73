"""Ratings as rows of a table: one for each position or segment, in the order of the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.judge.ratings import effective_by_criterion
from db.model.names import called, in_its_wave
from db.model.things import Entity, Layer, Position, Segment, name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from db.exchange.sheet.layout import Column, Say
    from db.judge.ratings import Effective
    from db.model.board import Board
    from db.model.things import Language, Scope


def rows(
    board: Board, scopes: Collection[Scope], columns: tuple[Column, ...], lang: Language, say: Say
) -> Iterator[list[str | float]]:
    """Yield the cells of each row: texts, and numbers for scores; empty texts where nobody has rated."""
    for target in targets(board, scopes):
        found = effective_by_criterion(board, target.id)
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
    return [target.id, in_its_wave(board, layer, lang, after=True), name(segment, lang), player]


def _cell(column: Column, found: Mapping[str, Effective], say: Say) -> str | float:
    """Return what counts, as the board reads it: where several rated, their median and none of their reasons."""
    counts = found.get(column.criterion.id) if column.criterion else None
    if counts is None:
        return ""
    if column.part == "reason_ko":
        return reasons(counts)[0]
    if column.part == "reason_en":
        return reasons(counts)[1]
    if column.part == "confidence":
        return say(counts.confidence) if counts.confidence else ""
    return counts.score if counts.score is not None else say(counts.status)


def reasons(counts: Effective) -> tuple[str, str]:
    """Return the reason for what counts, in Korean and in English; several raters have none in common."""
    voices = counts.ratings
    return (voices[0].rationale_ko, voices[0].rationale_en) if len(voices) == 1 else ("", "")
