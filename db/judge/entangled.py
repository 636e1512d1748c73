"""What scenarios change of chains of dependence: how strongly those at home depend on others abroad, by which way."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from db.judge.chains import Chain, Web
from db.judge.dependence import supplies
from db.judge.terms import is_home
from db.model.span import is_there
from db.model.things import Entity, Position, Scenario

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from db.model.board import Board

    Ends = tuple[str, str]

SAME = 0.0005
"""Strengths that differ by less show alike."""


class Tangle(NamedTuple):
    """Who depends on whom, and the strongest chain between them before and under each scenario; None without one."""

    dependent_id: str
    supplier_id: str
    chains: tuple[tuple[Chain | None, Chain | None], ...]

    @property
    def widest(self) -> float:
        """How far the strength moves where it moves furthest."""
        return max(abs(_strength(now) - _strength(was)) for was, now in self.chains)


def tangles(read: Sequence[tuple[Scenario, Board, Board]]) -> tuple[Tangle, ...]:
    """Return the chains that any of the scenarios changes, the furthest first.

    ``read`` are scenarios, each with the board without it and under it.
    """
    touched = {each.relation_id for scenario, _, _ in read for each in scenario.relation_overrides}
    if not touched:
        return ()  # and no graph is asked for, whose library takes a while to load
    found = [_both(*each, touched) for each in read]
    ends = dict.fromkeys(each for was, now in found for each in (*was, *now) if _moved(was.get(each), now.get(each)))
    told = [Tangle(*each, tuple((was.get(each), now.get(each)) for was, now in found)) for each in ends]
    return tuple(sorted(told, key=lambda each: (-round(each.widest, 9), each.dependent_id, each.supplier_id)))


def _both(
    scenario: Scenario, base: Board, board: Board, touched: Collection[str]
) -> tuple[Mapping[Ends, Chain], Mapping[Ends, Chain]]:
    was = _chains(base, touched)
    return was, _chains(board, touched) if scenario.relation_overrides else was


def _chains(board: Board, touched: Collection[str]) -> Mapping[Ends, Chain]:
    """Return the chains of those at home who depend on what is touched, to everybody abroad."""
    inputs = tuple(supplies(board))
    web = Web(inputs)
    heads = {each.dependent_id for each in inputs if each.relation_id in touched}
    reached = heads | {chain.dependent_id for each in heads for chain in web.dependents(each)}
    home = (each for each in sorted(reached) if _at_home(board, each) and _stands(board, each))
    found = (chain for each in home for chain in web.chains(each))
    return {(each.dependent_id, each.supplier_id): each for each in found if not _at_home(board, each.supplier_id)}


def _at_home(board: Board, entity_id: str) -> bool:
    return is_home(board, board.the(Entity, entity_id))


def _stands(board: Board, entity_id: str) -> bool:
    positions = board.where(Position, "entity_id", entity_id)
    return any(is_there(each, board.premise.as_of) for each in positions)


def _moved(was: Chain | None, now: Chain | None) -> bool:
    return abs(_strength(now) - _strength(was)) >= SAME


def _strength(chain: Chain | None) -> float:
    return chain.strength if chain is not None else 0.0
