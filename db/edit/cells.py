"""Verbs about the cells of a table: what is written into one is what counts, whoever rated it before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from db.edit.grades import Grade, rate_many, unrate
from db.edit.grades import voices as on_record
from db.edit.keys import free_key
from db.model.change import Change
from db.model.removal import removal
from db.model.things import Rater, new_id
from db.model.voices import voices

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from db.edit.edit import Edit
    from db.model.board import Board
    from db.model.names import Pair
    from db.model.things import Confidence, Rating

Place: TypeAlias = tuple[str, str]
"""A cell, by the ids of what is rated and of the criterion."""
_KEY = "consensus"
_ORDER: tuple[Confidence, ...] = ("low", "moderate", "high")


def write_cells(
    board: Board, grades: Iterable[Grade], emptied: Iterable[Place] = (), *, consensus: Pair, rated_at: date
) -> Edit:
    """Make cells say what is written into them, and others nothing, in one step.

    Where one rater counts, that rating is changed, or another one of the same rater comes beside it. Where the median
    of several counts, nobody's own is touched: the value is adopted by a panel, made and named ``consensus`` where
    there is none yet. An emptied cell loses its rating where that is the only one on record; otherwise what is on
    record stays, and from the board's date on the cell is ``unknown``: no older rating comes up in its place.
    """
    places, panels = tuple(dict.fromkeys(emptied)), _panels(board)
    known = _panel(board)
    panel = known or Rater(
        id=new_id(), key=free_key(board, Rater, _KEY), name=consensus[0], name_en=consensus[1], kind="panel"
    )
    alone = [found[0] for place in places if len(found := on_record(board, *place)) == 1]
    unsaid = (Grade(*place, status="unknown") for place in places if left_by(board, *place) == "unknown")
    spoken = [_spoken(board, each, panel, panels) for each in (*grades, *unsaid)]
    if not spoken:
        return unrate(board, [each.id for each in alone])
    made = [Change(None, panel)] if known is None and any(each.rater_id == panel.id for each in spoken) else []
    return rate_many(board, spoken, rated_at=rated_at, along=[*made, *removal(board, alone)])


def left_by(board: Board, target_id: str, criterion_id: str) -> Literal["nothing", "unknown", "same"]:
    """Return what an emptied cell says: nothing any more, that nobody knows, or the same as before."""
    record = on_record(board, target_id, criterion_id)
    if len(record) == 1:
        return "nothing"
    return "unknown" if any(each.status == "rated" for each in voices(record, _panels(board))) else "same"


def _spoken(board: Board, grade: Grade, panel: Rater, panels: frozenset[str]) -> Grade:
    """Return a grade with the rater in whose name it is given."""
    found = voices(on_record(board, grade.target_id, grade.criterion_id), panels)
    if len(found) < 2:
        return grade._replace(rater_id=found[0].rater_id) if found else grade
    sure = grade.confidence or (_lowest(found) if grade.status == "rated" else None)
    return grade._replace(rater_id=panel.id, confidence=sure)


def _lowest(ratings: Iterable[Rating]) -> Confidence | None:
    declared = [each.confidence for each in ratings if each.confidence is not None]
    return min(declared, key=_ORDER.index) if declared else None


def _panels(board: Board) -> frozenset[str]:
    return frozenset(each.id for each in board.all(Rater).values() if each.kind == "panel")


def _panel(board: Board) -> Rater | None:
    """Return the panel that adopts what is written into cells, None where nothing was so far."""
    raters = board.all(Rater).values()
    return next((each for each in raters if each.kind == "panel" and each.key.startswith(_KEY)), None)
