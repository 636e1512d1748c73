"""How a card or a segment has stood: its number on every day on which something of it was rated."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from db.judge.reading import judge_some
from db.model.things import Position, Rating
from db.model.voices import age

if TYPE_CHECKING:
    from datetime import date

    from db.model.board import Board


class Turn(NamedTuple):
    """A dated rating and the one that the same rater gave before, None for the first."""

    was: Rating | None
    now: Rating


def targets_of(board: Board, thing_id: str) -> tuple[str, ...]:
    """Return what is rated of a card or a segment: the card, or the segment and all its cards."""
    if board.get(Position, thing_id) is not None:
        return (thing_id,)
    return thing_id, *(each.id for each in board.where(Position, "segment_id", thing_id))


def turns(board: Board, thing_id: str) -> tuple[Turn, ...]:
    """Return all dated ratings of a card, or of a segment with its cards, the newest first."""
    found: list[Turn] = []
    for target_id in targets_of(board, thing_id):
        last: dict[tuple[str, str | None], Rating] = {}
        for rating in sorted(board.where(Rating, "target_id", target_id), key=age):
            about = rating.criterion_id, rating.rater_id
            found.append(Turn(last.get(about), rating))
            last[about] = rating
    return tuple(sorted(found, key=lambda each: age(each.now), reverse=True))


def course(board: Board, thing_id: str) -> tuple[tuple[date, float], ...]:
    """Return the points of a card (20 to 100), or L of a segment, on each day on which it was rated, the first first.

    Days on which there is no number are left out.
    """
    position = board.get(Position, thing_id)
    segment_id = position.segment_id if position is not None else thing_id
    targets = targets_of(board, thing_id)
    days = sorted({each.as_of for target in targets for each in board.where(Rating, "target_id", target)})
    found = []
    for day in days:
        read = judge_some(board, (segment_id,), as_of=day)
        value = read.positions[thing_id].score if position is not None else read.segments[segment_id].level
        if value is not None:
            found.append((day, value))
    return tuple(found)
