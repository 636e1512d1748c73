"""The verb about the board as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.edit.step import altered, step

if TYPE_CHECKING:
    from db.edit.edit import Edit
    from db.model.board import Board


def edit_premise(board: Board, **fields: Any) -> Edit:  # noqa: ANN401 - the fields of a Premise
    """Change the board's title, date, home country or method."""
    return step(board, "edit_premise", [altered(board.premise, fields)])
