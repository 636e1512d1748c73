"""A ledger: what of a board is looked up again and again while it is written."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from db.exchange.identity import passage_id
from db.model.things import (
    Ballot,
    Brief,
    Citation,
    Criterion,
    Entity,
    Fact,
    Layer,
    Passage,
    Position,
    Rater,
    Scenario,
    Segment,
    Source,
    Wave,
    WeightSet,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.model.board import Board
    from db.model.things import Thing

_KEYED: tuple[type[Any], ...] = (
    *(Criterion, WeightSet, Wave, Layer, Segment, Entity),
    *(Position, Rater, Source, Scenario, Ballot, Brief),
)


class Ledger:
    """A board's keys by id, its facts and its citations.

    Attributes:
        board: the board that is written.
        keys: by kind, the key of each id.

    """

    def __init__(self, board: Board) -> None:
        self.board = board
        self.keys: Mapping[type[Thing], Mapping[str, str]] = {
            kind: {each.id: each.key for each in board.all(kind).values()} for kind in _KEYED
        }
        self._cited: defaultdict[tuple[str, str, str], list[Citation]] = defaultdict(list)
        self._quoted: set[str | None] = set()
        for citation in board.all(Citation).values():
            self._cited[citation.target_kind, citation.target_id, citation.aspect].append(citation)
            self._quoted.add(citation.passage_id)
        self._plain = {each.id for each in board.all(Passage).values() if _is_plain(each)}

    def listed(self, kind: type[Thing]) -> Iterable[Thing]:
        """Return the things of a kind that have a list: passages only where no citation tells all of them."""
        if kind is Passage:
            told = self._plain & self._quoted
            return [each for each in self.board.all(Passage).values() if each.id not in told]
        return self.board.all(kind).values()

    def citations(self, kind: str, target_id: str, aspect: str) -> list[Citation]:
        """Return what is cited for one aspect of a thing, in its order."""
        found = self._cited.get((kind, target_id, aspect), [])
        return found if len(found) < 2 else sorted(found, key=lambda each: (each.order, each.id))

    def facts(self, entity_id: str) -> list[Fact]:
        """Return the facts of an entity in their order."""
        return sorted(self.board.where(Fact, "entity_id", entity_id), key=lambda each: (each.order, each.name))

    def is_plain(self, passage: Passage) -> bool:
        """Tell whether a passage is its source and its quote and no more, by an id that is made of them."""
        return passage.id in self._plain


def _is_plain(passage: Passage) -> bool:
    more = passage.locator is not None or passage.credibility is not None
    return not more and passage.id == passage_id(passage.source_id, passage.quote)
