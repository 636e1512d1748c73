"""The verb about the board as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.edit.step import altered, step
from db.edit.waves import settled
from db.model.board import present_wave

if TYPE_CHECKING:
    from db.edit.edit import Edit
    from db.model.board import Board


def edit_premise(board: Board, **fields: Any) -> Edit:  # noqa: ANN401 - the fields of a Premise
    """Change the board's title, date, home country, present wave or method."""
    # What belongs to the present wave without saying so stays where it is when another one becomes the present.
    stays = settled(board, present_wave(board)) if "wave_id" in fields else ()
    kept = [change for change in stays if change.before != board.premise]
    return step(board, "edit_premise", [altered(board.premise, fields), *kept])
