"""Verbs about measures: what is recommended, for which segments, and in what order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.edit.fields import tidied
from db.edit.step import altered, held, step
from db.model.briefs import measures_in_order
from db.model.change import Change
from db.model.names import pair
from db.model.removal import removal
from db.model.things import Measure, new_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.edit.edit import Edit
    from db.model.board import Board


def add_measure(board: Board, **fields: Any) -> Edit:  # noqa: ANN401 - the fields of a Measure
    """Recommend a measure for some segments; it comes last."""
    order = max((each.order for each in board.all(Measure).values()), default=-1) + 1
    new = Measure(**{"id": new_id(), "title_ko": "", "order": order, **_measure(fields)})
    return step(board, "add_measure", [Change(None, new)], name=pair(new))


def edit_measure(board: Board, measure_id: str, **fields: Any) -> Edit:  # noqa: ANN401 - the fields of a Measure
    """Change a measure."""
    measure = held(board, Measure, measure_id)
    return step(board, "edit_measure", [altered(measure, _measure(fields))], name=pair(measure))


def remove_measure(board: Board, measure_id: str) -> Edit:
    """Remove a measure with its evidence."""
    measure = held(board, Measure, measure_id)
    return step(board, "remove_measure", removal(board, [measure]), name=pair(measure))


def move_measure(board: Board, measure_id: str, to: int) -> Edit:
    """Bring a measure to another place in the order; ``to`` counts from 0 among all."""
    measure = held(board, Measure, measure_id)
    rest = [each for each in measures_in_order(board) if each.id != measure_id]
    rest.insert(min(max(to, 0), len(rest)), measure)
    changes = [altered(each, {"order": at}) for at, each in enumerate(rest)]
    return step(board, "move_measure", changes, name=pair(measure))


def _measure(fields: Mapping[str, Any]) -> dict[str, Any]:
    known = tidied(fields)
    if "targets" in known:
        known["targets"] = tuple(dict.fromkeys(known["targets"]))
    return known
