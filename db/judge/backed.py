"""How a card's position is backed, as far as the card shows it: quickly, for thousands of cards at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from db.judge.evidence import evidence_of
from db.judge.ratings import CONFIDENCES, effective_by_criterion
from db.judge.shelf import last_day, oldest, shelf_of
from db.judge.terms import criteria_of
from db.model.things import Citation, Passage, Rating, Source
from db.model.voices import age

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from db.model.board import Board
    from db.model.things import Confidence

State: TypeAlias = Literal["solid", "hollow", "split", "stale"]


class Backed(NamedTuple):
    """What stands behind a position: of ``rated`` criteria ``cited`` ones have a passage, ``against`` ones a contrary.

    Contraries of which somebody has said why the value holds all the same count as ``settled``, not as ``against``.
    ``confidence`` is the median of what is declared, the lower one of two. ``stale``: every passage with a date
    comes from a source that is past its shelf life (its own, else the method's) when it is read.
    """

    rated: int
    cited: int
    against: int
    confidence: Confidence | None
    stale: bool
    settled: int = 0

    @property
    def state(self) -> State:
        """The one word for it: a contradiction weighs more than age."""
        if self.against:
            return "split"
        if not self.cited:
            return "hollow"
        return "stale" if self.stale else "solid"


class Backings:
    """Reads what stands behind positions as of one date."""

    def __init__(self, board: Board, as_of: date) -> None:
        self._board, self._as_of = board, as_of
        self._known = frozenset(each.id for each in criteria_of(board, "position"))
        self._method = board.premise.method
        self._oldest: dict[float, str] = {}

    def of(self, position_id: str) -> Backed:
        """Return what stands behind a position."""
        board = self._board
        counting = self._counting(position_id)
        if counting is None:
            return self._among_several(position_id)
        rated = [each for each in counting if each.status == "rated"]
        declared = [each.confidence for each in rated if each.confidence is not None]
        cited = against = settled = 0
        supporting: list[Citation] = []
        for rating in rated:
            citations = board.where(Citation, "target_id", rating.id)
            if citations:
                found = [each for each in citations if self._supports(each)]
                supporting += found
                cited += bool(found)
                if any(each.stance == "contradicts" for each in citations):
                    done = bool(rating.resolution_ko or rating.resolution_en)
                    settled += done
                    against += not done
        return Backed(len(rated), cited, against, _middle(declared), self._stale(supporting), settled)

    def _counting(self, position_id: str) -> Collection[Rating] | None:
        """Return the newest rating on each criterion; None where several have rated on one."""
        as_of, known = self._as_of, self._known
        newest: dict[str, Rating] = {}
        for each in self._board.where(Rating, "target_id", position_id):
            if each.as_of > as_of or each.criterion_id not in known:
                continue
            other = newest.get(each.criterion_id)
            if other is not None and other.rater_id != each.rater_id:
                return None
            if other is None or age(each) > age(other):
                newest[each.criterion_id] = each
        return newest.values()

    def _among_several(self, position_id: str) -> Backed:
        """Return what stands behind a position that several have rated: the whole method."""
        board, as_of = self._board, self._as_of
        evidence = evidence_of(board, position_id, as_of)
        found = effective_by_criterion(board, position_id, as_of)
        voices = (rating for criterion, each in found.items() if criterion in self._known for rating in each.ratings)
        citations = (each for rating in voices for each in board.where(Citation, "target_id", rating.id))
        stale = self._stale([each for each in citations if self._supports(each)])
        counts = evidence.rated, evidence.cited, evidence.contradicted
        return Backed(*counts, evidence.confidence, stale, evidence.settled)

    def _supports(self, citation: Citation) -> bool:
        return citation.stance == "supports" and self._source(citation) is not None

    def _source(self, citation: Citation) -> Source | None:
        passage = self._board.get(Passage, citation.passage_id)
        return self._board.get(Source, passage.source_id) if passage else None

    def _stale(self, citations: Iterable[Citation]) -> bool:
        sources = {source.id: source for each in citations if (source := self._source(each)) is not None}
        dated = [(day, shelf_of(each, self._method)) for each in sources.values() if (day := last_day(each))]
        return bool(dated) and all(day < self._first_day(years) for day, years in dated)

    def _first_day(self, years: float) -> str:
        if years not in self._oldest:
            self._oldest[years] = oldest(self._as_of, years)
        return self._oldest[years]


def _middle(declared: list[Confidence]) -> Confidence | None:
    if len(declared) > 1:
        declared.sort(key=CONFIDENCES.index)
    return declared[(len(declared) - 1) // 2] if declared else None
