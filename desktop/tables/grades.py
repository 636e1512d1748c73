"""What the table does to the board: one edit for a cell, one for a whole block of cells."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from db.edit import verbs
from db.judge.ratings import effective
from desktop.clock import today
from desktop.words import LANGUAGES, Words

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
    grades = [grade for wish in wishes if (grade := _grade(board, wish)) is not None]
    emptied = [wish[:2] for wish in wishes if wish.entry.status == "missing"]
    return verbs.write_cells(board, grades, emptied, consensus=_consensus(), rated_at=today())


def _grade(board: Board, wish: Wish) -> verbs.Grade | None:
    """Return the grade of a wish, None where the board says so already and where nothing is to be said."""
    counts = effective(board, wish.target_id, wish.criterion_id)
    status, score = wish.entry.status, wish.entry.score
    if status == "missing" or (counts is not None and (counts.status, counts.score) == (status, score)):
        return None
    return verbs.Grade(wish.target_id, wish.criterion_id, score=score, status=status)


@lru_cache(maxsize=1)
def _consensus() -> tuple[str, str]:
    ko, en = (Words(lang).say("sheet.consensus") for lang in LANGUAGES)
    return ko, en
