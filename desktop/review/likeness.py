"""Entities whose names are so alike that they may be one: a slip of the hand, or another way to write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.judge.duplicates import are_related, name_key, names_of
from db.judge.review import Finding
from db.model.things import Entity
from desktop.search import alike_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.model.board import Board

ALIKE = 90
"""How alike two names are, of 100, to be asked about: more than where a name is only suggested."""


def similar(board: Board, entity_ids: Iterable[str] | None = None) -> Iterator[Finding]:
    """Find the pairs of entities of one kind with alike names, which are not the same and not known to be two.

    With ``entity_ids`` only the pairs that one of them is in.
    """
    wanted = None if entity_ids is None else frozenset(entity_ids)
    best: dict[tuple[str, str], int] = {}
    for entities in _by_kind(board).values():
        names = [(name, each.id) for each in entities for name in names_of(each) if name]
        asked = names if wanted is None else [each for each in names if each[1] in wanted]
        for at, other, alike in alike_pairs([name for name, _ in asked], [name for name, _ in names], ALIKE):
            if asked[at][1] != names[other][1]:
                pair = min(asked[at][1], names[other][1]), max(asked[at][1], names[other][1])
                best[pair] = max(alike, best.get(pair, 0))
    for (one, other_id), alike in best.items():
        if not _share_a_name(board, one, other_id) and not are_related(board, one, other_id):
            yield Finding(question="duplicate", subject="entity", id=one, other=other_id, alike=alike)


def _by_kind(board: Board) -> dict[str, list[Entity]]:
    kinds: dict[str, list[Entity]] = {}
    for each in board.all(Entity).values():
        kinds.setdefault(each.kind, []).append(each)
    return kinds


def _share_a_name(board: Board, one: str, other: str) -> bool:
    """Tell whether two entities have the very same name: that is told already."""
    keys = [{name_key(each) for each in names_of(board.the(Entity, entity_id)) if each} for entity_id in (one, other)]
    return bool(keys[0] & keys[1])
