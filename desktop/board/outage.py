"""What if a player is blocked: who depends on it, through whom and how strongly. Free of any toolkit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from db.judge.chains import Chain, dependents
from db.judge.dependence import HIGH_FROM, MID_FROM
from db.model.things import Entity, Position

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.model.board import Board

BLOCKED = "strain_4"
"""The colour and the mark of the player that is blocked."""


class Outage(NamedTuple):
    """A player that is blocked and the strongest chain to it from each one that depends on it, the strongest first."""

    entity_id: str
    chains: Mapping[str, Chain]

    @property
    def relations(self) -> frozenset[str]:
        """The relations by which it spreads."""
        return frozenset(each for chain in self.chains.values() for each in chain.relations)

    @property
    def cards(self) -> frozenset[str]:
        """The players whose cards stay bright: who is blocked and who is hit."""
        return frozenset((self.entity_id, *self.chains))


def outage_of(board: Board, entity_id: str | None) -> Outage | None:
    """Return what follows if a player is blocked; None where none is, or where it is no more."""
    if entity_id is None or board.get(Entity, entity_id) is None:
        return None
    return Outage(entity_id, {each.dependent_id: each for each in dependents(board, entity_id)})


def strain(strength: float) -> str:
    """Return the colour and the mark of how strongly somebody is hit, in the steps of the dependency lens."""
    return "strain_3" if strength >= HIGH_FROM else "strain_2" if strength >= MID_FROM else "strain_1"


def cards_of(board: Board, entity_ids: frozenset[str], shown: frozenset[str]) -> int:
    """Return how many of the ``shown`` positions these players hold."""
    return sum(board.the(Position, each).entity_id in entity_ids for each in shown)
