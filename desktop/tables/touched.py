"""Which rows of the ratings table an edit touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.judge.reading import touched_segments
from db.model.things import Citation, Criterion, Entity, Layer, Position, Premise, Rater, Rating, Segment, WeightSet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model.board import Board
    from db.model.change import Change
    from db.model.things import Thing

_ALL = (Premise, WeightSet, Rater)


def changes_columns(changes: Iterable[Change]) -> bool:
    """Tell whether the columns themselves are others after an edit."""
    return any(each.kind is Criterion for each in changes)


def touched_rows(board: Board, changes: Iterable[Change]) -> frozenset[str] | None:
    """Return the positions and segments whose rows read otherwise after ``changes``; None means all."""
    changes = tuple(changes)
    if any(each.kind in _ALL for each in changes):
        return None
    segments = touched_segments(board, changes)
    if segments is None:
        return None
    rows = set(segments)
    for change in changes:
        for thing in (change.before, change.after):
            rows.update(_rows_of(board, thing))
    return frozenset(rows)


def _rows_of(board: Board, thing: Thing | None) -> Iterable[str]:
    if isinstance(thing, Position):
        return (thing.id,)
    if isinstance(thing, Rating):
        return (thing.target_id,)
    if isinstance(thing, Citation):
        rating = board.get(Rating, thing.target_id)
        return (rating.target_id,) if rating is not None else ()
    return _rows_under(board, thing)


def _rows_under(board: Board, thing: Thing | None) -> Iterable[str]:
    if isinstance(thing, Entity):
        return [each.id for each in board.where(Position, "entity_id", thing.id)]
    if isinstance(thing, Segment):
        return [thing.id, *(each.id for each in board.where(Position, "segment_id", thing.id))]
    if isinstance(thing, Layer):
        segments = board.where(Segment, "layer_id", thing.id)
        return [row for segment in segments for row in _rows_under(board, segment)]
    return ()
