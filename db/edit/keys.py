"""Keys that new things get by themselves: short, readable, and not yet taken."""

from __future__ import annotations

import re
from itertools import chain, count
from typing import TYPE_CHECKING

from db.model import text
from db.model.things import Entity, Position, Segment, new_id

if TYPE_CHECKING:
    from collections.abc import Container

    from db.model.board import Board
    from db.model.things import Thing


def free_key(board: Board, kind: type[Thing], *names: str, taken: Container[str] = ()) -> str:
    """Return a key of its own for a new thing: from the first of ``names`` that has Latin letters or digits in it.

    ``taken`` are keys that things made in the same edit have.
    """
    stem = next(filter(None, map(text.slug, names)), "") or new_id()[:8]
    return _free(board, kind, stem, taken)


def position_key(board: Board, entity: Entity, segment: Segment, taken: Container[str] = ()) -> str:
    """Return a key of its own for an entity's position in a segment: ``entity@segment``."""
    return _free(board, Position, f"{entity.key}@{segment.key}", taken)


def is_position_key(key: str, entity: Entity, segment: Segment) -> bool:
    """Tell whether ``key`` is one that a position gets by itself."""
    return re.fullmatch(re.escape(f"{entity.key}@{segment.key}") + "(-[0-9]+)?", key) is not None


def _free(board: Board, kind: type[Thing], stem: str, taken: Container[str]) -> str:
    wanted = chain([stem], (f"{stem}-{number}" for number in count(2)))
    return next(key for key in wanted if key not in taken and board.by_key(kind, key) is None)
