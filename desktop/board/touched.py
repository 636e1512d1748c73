"""What a change of the board touches of its picture: which rows look different, and whether rows stand elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.judge.reading import touched_segments
from db.model.things import (
    Citation,
    Entity,
    Layer,
    Note,
    Passage,
    Position,
    Premise,
    Rating,
    Segment,
    Source,
    Wave,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model.board import Board
    from db.model.change import Change
    from db.model.geometry import Arrangement


def rows_moved(old: Arrangement, new: Arrangement) -> bool:
    """Tell whether bands or rows stand elsewhere than before."""
    if (old.height, old.bands) != (new.height, new.bands):
        return True
    return [(row.segment_id, row.box) for row in old.rows] != [(row.segment_id, row.box) for row in new.rows]


def touched_by(board: Board, changes: tuple[Change, ...]) -> frozenset[str] | None:
    """Return the segments whose rows may look different after the changes, None for all."""
    judged = touched_segments(board, changes)
    if judged is None:
        return None
    touched = set(judged)
    for change in changes:
        if isinstance(change.thing, Premise | Source | Passage | Wave | Layer):
            return None
        touched.update(_segments(board, change))
    return frozenset(touched)


def _segments(board: Board, change: Change) -> Iterable[str]:
    thing = change.thing
    if isinstance(thing, Entity):
        return [each.segment_id for each in board.where(Position, "entity_id", thing.id)]
    if isinstance(thing, Segment):
        return [thing.id]
    if isinstance(thing, Note):
        notes = (change.before, change.after)
        return [each.segment_id for each in notes if isinstance(each, Note) and each.segment_id is not None]
    if isinstance(thing, Citation):
        rating = board.get(Rating, thing.target_id)
        position = board.get(Position, rating.target_id) if rating else None
        return [position.segment_id] if position else []
    return []
