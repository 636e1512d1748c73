"""Boards with something added or taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from db.model.board import Board

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="session")
def altered() -> Callable[..., Board]:
    """A board with things put in the place of those with the same ids, or added."""

    def made(board: Board, *things: Any) -> Board:
        gone = {thing.id for thing in things}
        return Board([*(each for each in board.things() if each.id not in gone), *things])

    return made
