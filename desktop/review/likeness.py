"""Entities whose names are so alike that they may be one: a slip of the hand, or another way to write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.judge.duplicates import name_key, names_of
from db.judge.review import Finding
from db.model.things import Entity
from desktop.search import alike_pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from db.model.board import Board

ALIKE = 90
"""How alike two names are, of 100, to be asked about: more than where a name is only suggested."""

_AT_ONCE = 256  # names that are compared between two looks at whether it is called off


def similar(
    board: Board, entity_ids: Iterable[str] | None = None, heed: Callable[[float], None] | None = None
) -> Iterator[Finding]:
    """Find the pairs of entities of one kind with alike names, which are not the same; some may be known to be two.

    With ``entity_ids`` only the pairs that one of them is in. ``heed`` is called with the share that is done, and may
    raise to call it off.
    """
    wanted = None if entity_ids is None else frozenset(entity_ids)
    best: dict[tuple[str, str], int] = {}
    kinds = [[(name, each.id) for each in entities for name in names_of(each) if name] for entities in _by_kind(board)]
    done, whole = 0, sum(map(len, kinds)) or 1
    for names in kinds:
        asked = names if wanted is None else [each for each in names if each[1] in wanted]
        for start in range(0, len(asked), _AT_ONCE):
            if heed is not None:
                heed((done + start) / whole)
            _compare(asked[start : start + _AT_ONCE], names, best)
        done += len(names)
    for (one, other_id), alike in best.items():
        if not _share_a_name(board, one, other_id):
            yield Finding(question="duplicate", subject="entity", id=one, other=other_id, alike=alike)


def _compare(asked: list[tuple[str, str]], names: list[tuple[str, str]], best: dict[tuple[str, str], int]) -> None:
    for at, other, alike in alike_pairs([name for name, _ in asked], [name for name, _ in names], ALIKE):
        if asked[at][1] != names[other][1]:
            pair = min(asked[at][1], names[other][1]), max(asked[at][1], names[other][1])
            best[pair] = max(alike, best.get(pair, 0))


def _by_kind(board: Board) -> Iterable[list[Entity]]:
    kinds: dict[str, list[Entity]] = {}
    for each in board.all(Entity).values():
        kinds.setdefault(each.kind, []).append(each)
    return kinds.values()


def _share_a_name(board: Board, one: str, other: str) -> bool:
    """Tell whether two entities have the very same name: that is told already."""
    keys = [{name_key(each) for each in names_of(board.the(Entity, entity_id)) if each} for entity_id in (one, other)]
    return bool(keys[0] & keys[1])
