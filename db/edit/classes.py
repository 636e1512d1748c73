"""Verbs about classes of distribution: how widely a rating may be handed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.edit.step import altered, held, step
from db.model.names import called
from db.model.things import Rating

if TYPE_CHECKING:
    from db.edit.edit import Edit
    from db.model.board import Board
    from db.model.things import Distribution


def classify(board: Board, rating_id: str, distribution: Distribution) -> Edit:
    """Say how widely a rating may be handed on; players and sources are classed as they are edited."""
    rating = held(board, Rating, rating_id)
    return step(board, "classify", [altered(rating, {"distribution": distribution})], name=called(board, rating))
