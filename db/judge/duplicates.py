"""Entities that may be one and the same: what has the same name, be it the other language's or another one."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from db.judge.review import Finding
from db.model.apart import known_apart
from db.model.things import Entity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.model.board import Board

_MANY = 8
"""Of more entities of one name only the first are paired: the line says what to do well before that."""


def same_names(board: Board) -> Iterator[Finding]:
    """Find the pairs of entities that share a name or an alias and are not known to be two."""
    return (each for each in of_one_name(board) if not known_apart(board, each.id, each.other or ""))


def of_one_name(board: Board) -> Iterator[Finding]:
    """Find the pairs of entities that share a name or an alias."""
    owners: dict[str, list[str]] = {}
    for entity in board.all(Entity).values():
        for key in dict.fromkeys(name_key(each) for each in names_of(entity)):
            if key:
                owners.setdefault(key, []).append(entity.id)
    seen: set[tuple[str, str]] = set()
    for ids in owners.values():
        for one, other in combinations(sorted(ids)[:_MANY], 2):
            if (one, other) not in seen:
                seen.add((one, other))
                yield Finding(question="duplicate", subject="entity", id=one, other=other)


def names_of(entity: Entity) -> tuple[str, ...]:
    """Return everything that an entity is called."""
    return entity.name_ko, entity.name_en, *entity.aliases


@lru_cache(maxsize=65_536)
def name_key(text: str) -> str:
    """Return a name as it is compared: without case, width, spaces and punctuation."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(each for each in folded if each.isalnum() or unicodedata.category(each) in {"Mn", "Mc", "Sm"})
