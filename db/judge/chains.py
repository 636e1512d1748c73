"""Chains of dependence: who depends on whom through others, how strongly, and by which way; the method's section 9.

The strength of a chain is the product of its steps. A chain has at most `LONGEST` steps; cycles do no harm, for no
step makes a chain stronger.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from db.judge.dependence import supplies

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

    from db.judge.dependence import Supply
    from db.model.board import Board

    Graph: TypeAlias = "nx.DiGraph[Any]"

LONGEST = 6
"""How many steps a chain has at most."""


class Chain(NamedTuple):
    """How one entity depends on another: the product of the steps' strengths (0 to 1), and the way.

    ``entities`` leads from who depends to whom it depends on, ``relations`` are the steps between them.
    """

    strength: float
    entities: tuple[str, ...]
    relations: tuple[str, ...]

    @property
    def dependent_id(self) -> str:
        """Who depends."""
        return self.entities[0]

    @property
    def supplier_id(self) -> str:
        """On whom it depends in the end."""
        return self.entities[-1]


def chains(board: Board, entity_id: str) -> tuple[Chain, ...]:
    """Return the strongest chain from an entity to each one that it depends on, the strongest first."""
    return Web(supplies(board)).chains(entity_id)


def dependents(board: Board, entity_id: str) -> tuple[Chain, ...]:
    """Return the strongest chain to an entity from each one that depends on it, the strongest first.

    This is what is hit when the entity is cut off.
    """
    return Web(supplies(board)).dependents(entity_id)


class Web:
    """All recorded inputs of a board as one graph, for asking many times."""

    def __init__(self, inputs: Iterable[Supply]) -> None:
        import networkx as nx  # noqa: PLC0415 - heavy, and no board is opened with it

        self._nx = nx
        self._graph: Graph = nx.DiGraph()
        strongest: dict[tuple[str, str], Supply] = {}
        for each in inputs:
            ends = each.dependent_id, each.supplier_id
            if ends not in strongest or _rank(each) > _rank(strongest[ends]):
                strongest[ends] = each
        # In an order of their own, so that of equal ways the same one is found however the relations came.
        for (dependent, supplier), each in sorted(strongest.items()):
            self._graph.add_edge(dependent, supplier, length=-math.log(each.strength), relation=each.relation_id)
        self._turned: Graph = self._graph.reverse()

    def chains(self, entity_id: str) -> tuple[Chain, ...]:
        """Return the strongest chain from an entity to each one that it depends on, the strongest first."""
        return self._ordered(self._ways(self._graph, entity_id).values())

    def dependents(self, entity_id: str) -> tuple[Chain, ...]:
        """Return the strongest chain to an entity from each one that depends on it, the strongest first."""
        found = self._ways(self._turned, entity_id).values()
        return self._ordered(tuple(reversed(each)) for each in found)

    def _ways(self, graph: Graph, entity_id: str) -> Mapping[str, tuple[str, ...]]:
        """Return the shortest way to each entity that can be reached, its length being −ln of the strength."""
        if entity_id not in graph:
            return {}
        _, paths = self._measured(graph, entity_id)
        if any(len(path) > LONGEST + 1 for path in paths.values()):
            return self._short_ways(graph, entity_id)
        return {each: tuple(path) for each, path in paths.items() if each != entity_id}

    def _short_ways(self, graph: Graph, entity_id: str) -> Mapping[str, tuple[str, ...]]:
        """Return the ways of no more steps than there may be, by a graph in which each step leads a storey up."""
        storeys: Graph = self._nx.DiGraph()
        storeys.add_node((entity_id, 0))
        reached = {entity_id}
        for height in range(LONGEST):
            steps = sorted((each, to, step["length"]) for each in reached for to, step in graph[each].items())
            for each, to, length in steps:
                storeys.add_edge((each, height), (to, height + 1), length=length)
            reached = {to for _, to, _ in steps}
        lengths, paths = self._measured(storeys, (entity_id, 0))
        best: dict[str, tuple[float, int]] = {}
        for (each, height), length in lengths.items():
            best[each] = min(best.get(each, (math.inf, 0)), (length, height))
        best.pop(entity_id)
        return {each: tuple(place for place, _ in paths[each, height]) for each, (_, height) in best.items()}

    def _measured(self, graph: Graph, start: Any) -> tuple[Mapping[Any, float], Mapping[Any, list[Any]]]:  # noqa: ANN401
        """Return the length of the shortest way to each node that can be reached, and the way itself."""
        found: Any = self._nx.single_source_dijkstra(graph, start, weight="length")
        lengths, paths = found
        return lengths, paths

    def _ordered(self, ways: Iterable[tuple[str, ...]]) -> tuple[Chain, ...]:
        found = [self._chain(each) for each in ways]
        return tuple(sorted(found, key=lambda each: (-round(each.strength, 9), len(each.entities), each.entities)))

    def _chain(self, way: tuple[str, ...]) -> Chain:
        steps = [self._graph[one][other] for one, other in pairwise(way)]
        strength = math.exp(-math.fsum(each["length"] for each in steps))
        return Chain(strength, way, tuple(each["relation"] for each in steps))


def _rank(supply: Supply) -> tuple[float, str]:
    return supply.strength, supply.relation_id
