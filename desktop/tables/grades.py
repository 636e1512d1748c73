"""What the table does to the board: one edit for a cell, one for a whole block of cells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from db.edit import verbs
from db.judge.ratings import in_force
from desktop.clock import today

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.edit.edit import Edit
    from db.model.board import Board
    from desktop.tables.entry import Entry


class Wish(NamedTuple):
    """What a cell is to say."""

    target_id: str
    criterion_id: str
    entry: Entry


def granted(board: Board, wishes: Iterable[Wish]) -> Edit:
    """Return one edit that makes all cells say what is wished; raises RuleError."""
    wishes = tuple(wishes)
    given = [wish for wish in wishes if wish.entry.status != "missing"]
    emptied = [wish for wish in wishes if wish.entry.status == "missing"]
    found = (in_force(board, wish.target_id, wish.criterion_id) for wish in emptied)
    ratings = [rating.id for rating in found if rating is not None]
    rated = verbs.rate_many(board, [grade for wish in given if (grade := _grade(board, wish))], rated_at=today())
    if not ratings:
        return rated
    cleared = verbs.unrate(board, ratings)
    if not rated:
        return cleared
    return replace(rated, changes=(*rated.changes, *cleared.changes))


def _grade(board: Board, wish: Wish) -> verbs.Grade | None:
    """Return the grade of a wish, None where the board says so already."""
    rating = in_force(board, wish.target_id, wish.criterion_id)
    entry = wish.entry
    if rating is not None and (rating.status, rating.score) == (entry.status, entry.score):
        return None
    status = entry.status
    if status == "missing":
        return None
    rater = rating.rater_id if rating is not None else None
    return verbs.Grade(wish.target_id, wish.criterion_id, score=entry.score, status=status, rater_id=rater)
