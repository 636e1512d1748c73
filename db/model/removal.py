"""Removal: taking things off a board with all that cannot be without them."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from db.model.change import Change
from db.model.references import referrers
from db.model.things import KINDS, Ballot, Brief, Measure, Premise, Scenario, WeightSet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Set

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
    for kind, without in _WITHOUT.items():
        for thing in board.all(kind).values():
            after = thing if thing.id in gone else without(thing, gone.keys())
            if after != thing:
                yield Change(thing, after)


def _premise(premise: Premise, gone: Set[str]) -> Premise:
    weight_set, wave = (None if each in gone else each for each in (premise.weight_set_id, premise.wave_id))
    return replace(premise, weight_set_id=weight_set, wave_id=wave)


def _measure(measure: Measure, gone: Set[str]) -> Measure:
    scenario_id = None if measure.scenario_id in gone else measure.scenario_id
    return replace(measure, targets=_kept(measure.targets, gone), scenario_id=scenario_id)


def _ballot(ballot: Ballot, gone: Set[str]) -> Ballot:
    return replace(ballot, targets=_kept(ballot.targets, gone), criteria=_kept(ballot.criteria, gone))


def _weight_set(weight_set: WeightSet, gone: Set[str]) -> WeightSet:
    weights = tuple(each for each in weight_set.weights if each[0] not in gone)
    comparisons = tuple(each for each in weight_set.comparisons if gone.isdisjoint(each[:2]))
    return replace(weight_set, weights=weights, comparisons=comparisons)


def _brief(brief: Brief, gone: Set[str]) -> Brief:
    scenario_id = None if brief.scenario_id in gone else brief.scenario_id
    return replace(brief, segments=_kept(brief.segments, gone), scenario_id=scenario_id)


def _scenario(scenario: Scenario, gone: Set[str]) -> Scenario:
    overrides: tuple[Override, ...] = tuple(
        each for each in scenario.overrides if gone.isdisjoint((each.target_id, each.criterion_id))
    )
    relations: tuple[RelationOverride, ...] = tuple(
        each for each in scenario.relation_overrides if each.relation_id not in gone
    )
    return replace(scenario, overrides=overrides, relation_overrides=relations)


def _kept(ids: tuple[str, ...], gone: Set[str]) -> tuple[str, ...]:
    return tuple(each for each in ids if each not in gone)


# What only mentions others stays without the mention.
_WITHOUT: Mapping[type[Thing], Callable[[Any, Set[str]], Thing]] = MappingProxyType(
    {Premise: _premise, Measure: _measure, Scenario: _scenario, Ballot: _ballot, Brief: _brief, WeightSet: _weight_set}
)
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}
