"""The base and some scenarios side by side: what each would change of the nation, layers, segments and dependence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from db.judge.dependence import dependence_of
from db.judge.entangled import tangles
from db.judge.past import on_day
from db.judge.reading import judge
from db.judge.scenario import under
from db.model.board import all_layers, all_segments
from db.model.things import Relation, Scenario

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.judge.chains import Chain
    from db.judge.judgement import Judgement
    from db.model.board import Board
    from db.model.things import Posture

Subject: TypeAlias = Literal["nation", "layer", "segment", "dependence", "chain"]

CHAINS_MOST = 20
"""So many chains are told, those that move furthest."""


class Pair(NamedTuple):
    """A number before and after, 0 to 100; of a segment its posture, of a chain its way, before and after."""

    was: float | None
    now: float | None
    postures: tuple[Posture, Posture] | None = None
    ways: tuple[tuple[str, ...], tuple[str, ...]] | None = None

    @property
    def by(self) -> float | None:
        """How far it would move; None where there is no number before or after."""
        return None if self.was is None or self.now is None else self.now - self.was

    @property
    def moves(self) -> bool:
        """Whether the number or the posture would be another one."""
        return self.was != self.now or (self.postures is not None and self.postures[0] != self.postures[1])


class Contrast(NamedTuple):
    """One thing under every scenario: ``id`` is a layer, a segment or an entity, None for the nation.

    A chain is one's dependence, by others, on ``on``.
    """

    subject: Subject
    id: str | None
    pairs: tuple[Pair, ...]
    on: str | None = None


class _Reading(NamedTuple):
    scenario: Scenario
    base: Board
    was: Judgement
    board: Board
    now: Judgement


def contrast(board: Board, scenario_ids: Sequence[str], weight_set_id: str | None = None) -> tuple[Contrast, ...]:
    """Return what differs under any of the scenarios, the nation first; each is read on its own date.

    Numbers are L; for dependence the severity of the worst kind of input, and for chains of those at home to others
    abroad their strength, both in per cent. Raises KeyError.
    """
    read = [_read(board, each, weight_set_id) for each in scenario_ids]
    return tuple(_contrasts(board, read)) if read else ()


def _read(board: Board, scenario_id: str, weights: str | None) -> _Reading:
    scenario, then = board.the(Scenario, scenario_id), under(board, scenario_id)
    base = on_day(board, scenario.base_as_of)
    was, now = (judge(each, weight_set_id=weights) for each in (base, then))
    return _Reading(scenario, base, was, then, now)


def _contrasts(board: Board, read: Sequence[_Reading]) -> Iterator[Contrast]:
    nation = (Pair(each.was.national.geometric, each.now.national.geometric) for each in read)
    yield Contrast("nation", None, tuple(nation))
    for layer in all_layers(board):
        pairs = tuple(Pair(each.was.layers[layer.id].level, each.now.layers[layer.id].level) for each in read)
        if any(each.moves for each in pairs):
            yield Contrast("layer", layer.id, pairs)
    for segment in all_segments(board):
        pairs = tuple(_segment(each, segment.id) for each in read)
        if any(each.moves for each in pairs):
            yield Contrast("segment", segment.id, pairs)
    yield from _dependences(board, read)
    yield from _chains(read)


def _segment(read: _Reading, segment_id: str) -> Pair:
    was, now = read.was.segments[segment_id], read.now.segments[segment_id]
    return Pair(was.level, now.level, (was.posture, now.posture))


def _dependences(board: Board, read: Sequence[_Reading]) -> Iterator[Contrast]:
    for entity_id in dict.fromkeys(each for one in read for each in supplied(board, one.scenario)):
        pairs = tuple(Pair(_severity(each.base, entity_id), _severity(each.board, entity_id)) for each in read)
        if any(each.moves for each in pairs):
            yield Contrast("dependence", entity_id, pairs)


def _chains(read: Sequence[_Reading]) -> Iterator[Contrast]:
    found = tangles([(each.scenario, each.base, each.board) for each in read])
    for each in found[:CHAINS_MOST]:
        yield Contrast("chain", each.dependent_id, tuple(_chain(*ends) for ends in each.chains), each.supplier_id)


def _chain(was: Chain | None, now: Chain | None) -> Pair:
    before, after = (each.strength * 100 if each is not None else None for each in (was, now))
    ways = was.entities if was is not None else (), now.entities if now is not None else ()
    return Pair(before, after, ways=ways)


def supplied(board: Board, scenario: Scenario) -> tuple[str, ...]:
    """Return the entities at the ends of the supplies of which a scenario assumes something."""
    relations = [board.the(Relation, each.relation_id) for each in scenario.relation_overrides]
    return tuple(dict.fromkeys(end for each in relations for end in (each.from_id, each.to_id)))


def _severity(board: Board, entity_id: str) -> float | None:
    found = dependence_of(board, entity_id)
    return None if found is None else found.severity * 100
