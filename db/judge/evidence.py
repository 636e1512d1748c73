"""Evidence: what stands behind a rating, how much confidence that allows, and how a whole card is backed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from db.judge.ratings import CONFIDENCES, Effective, effective_by_criterion
from db.judge.terms import criteria_of
from db.model.things import Citation, Confidence, Passage, Rating, Reliability, Source

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from db.model.board import Board

# What an item must have to count: reliability at or before the letter, credibility at or below the number.
# F and 6 mean "cannot be judged" and so count for neither.
MODERATE_FROM: tuple[Reliability, int] = ("C", 3)
HIGH_FROM: tuple[Reliability, int] = ("B", 2)
SOURCES_FOR_HIGH = 2


class Item(NamedTuple):
    """A quoted passage as far as its weight goes: whose it is and how it is graded."""

    source_id: str
    reliability: Reliability
    credibility: int

    def reaches(self, reliability: Reliability, credibility: int) -> bool:
        """Tell whether the item is graded that well or better."""
        return self.reliability <= reliability and self.credibility <= credibility


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """What stands behind one rating.

    ``passages`` counts the quoted passages that support it, ``against`` what contradicts it; ``ceiling`` is the
    highest confidence that this allows.
    """

    passages: int
    against: int
    ceiling: Confidence


NOTHING = Backing(passages=0, against=0, ceiling="low")
"""What stands behind a rating that nothing is cited for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How a position is backed, over the criteria that its scope knows.

    ``rated``, ``unknown``, ``not_applicable`` and ``missing`` (nobody looked) count criteria and add up to all of
    them. ``cited`` and ``contradicted`` count rated criteria with a quoted passage for them, or something against
    them; where it is settled which value holds they are ``settled`` instead. ``confidence`` and ``ceiling`` are the
    median over the rated criteria, the lower one of two; None where nothing is rated or no confidence is declared.
    ``over_confident`` are the ids of the ratings whose declared confidence is above what their evidence allows;
    ``to_discuss`` are the criteria on which raters lie far apart.
    """

    position_id: str
    rated: int
    unknown: int
    not_applicable: int
    missing: int
    cited: int
    contradicted: int
    settled: int
    confidence: Confidence | None
    ceiling: Confidence | None
    over_confident: tuple[str, ...]
    to_discuss: tuple[str, ...]

    @property
    def hollow(self) -> bool:
        """Whether no rating of this position has a passage behind it."""
        return self.cited == 0


def evidence_of(board: Board, position_id: str, as_of: date | None = None) -> Evidence:
    """Return how a position is backed as of a date (the board's)."""
    effective = effective_by_criterion(board, position_id, as_of)
    criteria = [each.id for each in criteria_of(board, "position")]
    known = [(each, effective[each]) for each in criteria if each in effective]
    rated = [(each, found) for each, found in known if found.status == "rated"]
    backings = [backing_of(board, *(voice.id for voice in found.ratings)) for _, found in rated]
    pairs = tuple(zip(rated, backings, strict=True))
    return Evidence(
        position_id=position_id,
        rated=len(rated),
        unknown=sum(found.status == "unknown" for _, found in known),
        not_applicable=sum(found.status == "not_applicable" for _, found in known),
        missing=len(criteria) - len(known),
        cited=sum(backing.passages > 0 for backing in backings),
        contradicted=sum(each.against > 0 and not is_settled(found) for (_, found), each in pairs),
        settled=sum(each.against > 0 and is_settled(found) for (_, found), each in pairs),
        confidence=_middle(found.confidence for _, found in rated),
        ceiling=_middle(backing.ceiling for backing in backings),
        over_confident=tuple(each.id for _, found in rated for each in over_confident(board, found)),
        to_discuss=tuple(each for each, found in rated if found.to_discuss),
    )


def backing_of(board: Board, *rating_ids: str) -> Backing:
    """Return what stands behind a rating, or behind several that count as one."""
    citations = [each for rating_id in rating_ids for each in board.where(Citation, "target_id", rating_id)]
    if not citations:
        return NOTHING
    items = [_item(board, each) for each in citations if each.stance == "supports"]
    against = sum(each.stance == "contradicts" for each in citations)
    found = [each for each in items if each is not None]
    return Backing(passages=len(found), against=against, ceiling=_ceiling(found, against))


def is_settled(found: Effective) -> bool:
    """Tell whether somebody has said why a value is adopted although passages conflict."""
    return any(each.resolution_ko or each.resolution_en for each in found.ratings)


def is_over_confident(board: Board, rating: Rating) -> bool:
    """Tell whether a rating declares more confidence than its evidence allows."""
    if rating.status != "rated" or rating.confidence in (None, "low"):
        return False
    return CONFIDENCES.index(rating.confidence) > CONFIDENCES.index(backing_of(board, rating.id).ceiling)


def over_confident(board: Board, found: Effective) -> tuple[Rating, ...]:
    """Return those of the ratings that count which declare more confidence than their evidence allows."""
    return tuple(each for each in found.ratings if is_over_confident(board, each))


def _item(board: Board, citation: Citation) -> Item | None:
    """Return what a citation quotes; None where it quotes no passage."""
    passage = board.get(Passage, citation.passage_id)
    source = board.get(Source, passage.source_id) if passage else None
    if passage is None or source is None:
        return None
    credibility = passage.credibility if passage.credibility is not None else source.credibility
    return Item(source.id, source.reliability, credibility)


def _ceiling(items: Iterable[Item], against: int) -> Confidence:
    quoted = tuple(items)
    strong = {each.source_id for each in quoted if each.reaches(*HIGH_FROM)}
    fair = any(each.reaches(*MODERATE_FROM) for each in quoted)
    level = 2 if len(strong) >= SOURCES_FOR_HIGH else 1 if fair else 0
    return CONFIDENCES[max(0, level - (against > 0))]


def _middle(confidences: Iterable[Confidence | None]) -> Confidence | None:
    declared = sorted((each for each in confidences if each is not None), key=CONFIDENCES.index)
    return declared[(len(declared) - 1) // 2] if declared else None
