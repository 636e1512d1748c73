"""How one or several targets stand on a criterion, as a row shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from db.judge.evidence import backing_of, is_over_confident, is_settled
from db.judge.ratings import effective
from db.model.things import Confidence, Rating

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.judge.ratings import Effective
    from db.model.board import Board
    from db.model.things import Status

Standing: TypeAlias = "Status | Literal['missing', 'mixed']"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a row shows. ``missing``: nobody looked; ``mixed``: several targets that differ.

    ``span`` is from the lowest to the highest score where they differ. ``rating`` is the one that is edited, None
    for several targets. ``hollow``: rated without a quoted passage; ``over``: more confidence than the evidence
    allows; ``settled``: it is told why it holds although it is contradicted. ``voices`` are the raters that count,
    ``median`` what they come to where they are several.
    """

    status: Standing
    score: float | None = None
    span: tuple[float, float] | None = None
    confidence: Confidence | None = None
    rating: Rating | None = None
    hollow: bool = False
    over: bool = False
    contradicted: bool = False
    settled: bool = False
    voices: int = 0
    median: float | None = None


def state_of(board: Board, target_ids: Sequence[str], criterion_id: str) -> State:
    """Return how the targets stand on a criterion as of the board's date."""
    found = [effective(board, each, criterion_id) for each in target_ids]
    if len(found) == 1:
        return _single(board, found[0])
    return _several(found)


def _single(board: Board, found: Effective | None) -> State:
    if found is None:
        return State(status="missing")
    rating = found.ratings[-1]
    backing = backing_of(board, rating.id)
    return State(
        status=rating.status,
        score=rating.score,
        confidence=rating.confidence,
        rating=rating,
        hollow=rating.status == "rated" and backing.passages == 0,
        over=is_over_confident(board, rating),
        contradicted=backing.against > 0,
        settled=is_settled(found),
        voices=len(found.ratings),
        median=found.score,
    )


def _several(found: Sequence[Effective | None]) -> State:
    standings: set[Standing] = {each.status if each else "missing" for each in found}
    scores = [each.score for each in found if each is not None and each.score is not None]
    confidence = _shared(each.confidence if each else None for each in found)
    if len(standings) == 1 and len(set(scores)) <= 1:
        return State(status=standings.pop(), score=scores[0] if scores else None, confidence=confidence)
    span = (min(scores), max(scores)) if scores else None
    return State(status="mixed", span=span, confidence=confidence)


def _shared(confidences: Iterable[Confidence | None]) -> Confidence | None:
    all_of_them = set(confidences)
    return all_of_them.pop() if len(all_of_them) == 1 else None
