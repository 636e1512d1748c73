"""Chokepoints: on which foreigners the home side as a whole depends, and the other way round; see method 9."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from db.judge.chains import Chain, Web
from db.judge.dependence import supplies
from db.judge.score import scores_of
from db.judge.terms import terms_of
from db.model.board import segments_in_order
from db.model.span import is_there
from db.model.things import Entity, Position, Rating

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.judge.terms import Terms
    from db.model.board import Board


class Chokepoint(NamedTuple):
    """How far one side as a whole depends on an entity of the other: a mean of chains, weighted by importance.

    ``strength`` is from 0 to 1; ``chains`` are those of the entities that depend on it, the strongest first, out of
    ``of`` entities that have recorded inputs, a position on the present board and a rated importance.
    """

    entity_id: str
    strength: float
    chains: tuple[Chain, ...]
    of: int


def chokepoints(board: Board) -> tuple[Chokepoint, ...]:
    """Return the foreign entities that the home side depends on, the strongest first."""
    return _points(board, home=True)


def leverage(board: Board) -> tuple[Chokepoint, ...]:
    """Return the home entities that the world depends on, the strongest first."""
    return _points(board, home=False)


def _points(board: Board, *, home: bool) -> tuple[Chokepoint, ...]:
    """Return whom one side depends on; ``home`` tells whether it is the home side that depends."""
    terms, inputs = terms_of(board), tuple(supplies(board))
    if not inputs:
        return ()  # and no graph is asked for, whose library takes a while to load
    recorded = {each.dependent_id for each in inputs}
    importance = {
        each: weight
        for each, weight in _importance(board, terms).items()
        if each in recorded and terms.at_home(board.the(Entity, each)) is home
    }
    whole = math.fsum(importance.values())
    web, gathered = Web(inputs), dict[str, list[Chain]]()
    for entity_id in sorted(importance):
        for chain in web.chains(entity_id):
            if terms.at_home(board.the(Entity, chain.supplier_id)) is not home:
                gathered.setdefault(chain.supplier_id, []).append(chain)
    found = [
        Chokepoint(
            entity_id=each,
            strength=math.fsum(importance[chain.dependent_id] * chain.strength for chain in chains) / whole,
            chains=tuple(sorted(chains, key=lambda chain: (-round(chain.strength, 9), chain.entities))),
            of=len(importance),
        )
        for each, chains in gathered.items()
    ]
    return tuple(sorted(found, key=lambda each: (-round(each.strength, 9), board.the(Entity, each.entity_id).key)))


def _importance(board: Board, terms: Terms) -> Mapping[str, float]:
    """Return the importance of each entity on the present board: that of its most important segment."""
    found: dict[str, float] = {}
    for segment in segments_in_order(board):
        scores = scores_of(board.where(Rating, "target_id", segment.id), terms)
        importance = scores.get(terms.importance_id) if terms.importance_id else None
        if importance is not None:
            for position in board.where(Position, "segment_id", segment.id):
                if is_there(position, terms.as_of):
                    found[position.entity_id] = max(importance, found.get(position.entity_id, 0.0))
    return found
