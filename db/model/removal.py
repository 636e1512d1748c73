"""Removal: taking things off a board with all that cannot be without them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.model.change import Change
from db.model.references import referrers
from db.model.things import KINDS, Measure, Premise, Scenario

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.model.board import Board
    from db.model.things import Override, RelationOverride, Thing


def removal(board: Board, things: Iterable[Thing]) -> tuple[Change, ...]:
    """Return the changes that remove ``things`` and whatever refers to them.

    What merely mentions them stays without the mention. That comes first, then the removals, each thing before
    what it refers to, so that the changes can be written in this order and taken back in the opposite one.
    """
    gone = _closure(board, things)
    falling = sorted(gone.values(), key=lambda thing: _RANK[type(thing)], reverse=True)
    return (*_mentions(board, gone), *(Change(thing, None) for thing in falling))


def _closure(board: Board, things: Iterable[Thing]) -> dict[str, Thing]:
    gone: dict[str, Thing] = {}
    ahead = list(things)
    while ahead:
        thing = ahead.pop()
        if thing.id not in gone:
            gone[thing.id] = thing
            ahead += referrers(board, thing)
    return gone


def _mentions(board: Board, gone: dict[str, Thing]) -> Iterator[Change]:
    for premise in board.all(Premise).values():
        weight_set, wave = (None if each in gone else each for each in (premise.weight_set_id, premise.wave_id))
        if premise.id not in gone and (weight_set, wave) != (premise.weight_set_id, premise.wave_id):
            yield Change(premise, replace(premise, weight_set_id=weight_set, wave_id=wave))
    for measure in board.all(Measure).values():
        kept = tuple(each for each in measure.targets if each not in gone)
        if measure.id not in gone and kept != measure.targets:
            yield Change(measure, replace(measure, targets=kept))
    for scenario in board.all(Scenario).values():
        if scenario.id not in gone:
            yield from _scenario(scenario, gone)


def _scenario(scenario: Scenario, gone: dict[str, Thing]) -> Iterator[Change]:
    overrides: tuple[Override, ...] = tuple(each for each in scenario.overrides if each.target_id not in gone)
    relations: tuple[RelationOverride, ...] = tuple(
        each for each in scenario.relation_overrides if each.relation_id not in gone
    )
    without = replace(scenario, overrides=overrides, relation_overrides=relations)
    if without != scenario:
        yield Change(scenario, without)


_RANK = {kind: rank for rank, kind in enumerate(KINDS)}
