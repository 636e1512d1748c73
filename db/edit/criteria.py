"""The verb about criteria: taking one off by which nothing was rated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.edit.step import held, step
from db.errors import RuleError
from db.model.names import facts, pair
from db.model.removal import removal
from db.model.things import Criterion, WeightSet

if TYPE_CHECKING:
    from db.edit.edit import Edit
    from db.model.board import Board


def remove_criterion(board: Board, criterion_id: str) -> Edit:
    """Remove a criterion and its place in weights, scenarios and ballots.

    Raises RuleError with the number of ratings, or of experts' answers, where there are any, and where a weight set
    would be left without a weight.
    """
    criterion = held(board, Criterion, criterion_id)
    changes = removal(board, [criterion])
    for each in (change.after for change in changes):
        if isinstance(each, WeightSet) and not any(weight for _, weight in each.weights):
            set_ko, set_en = pair(each)
            raise RuleError("rule.criterion_only", **facts(board, criterion), set_ko=set_ko, set_en=set_en)
    return step(board, "remove_criterion", changes, name=pair(criterion))
