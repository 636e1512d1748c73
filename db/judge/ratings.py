"""Ratings in force: of many dated ratings by several raters, the one that counts as of a date."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from db.judge.terms import EPSILON, panels
from db.model.things import Confidence, Method, Rating, Status
from db.model.voices import age, voices

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from db.model.board import Board

CONFIDENCES: tuple[Confidence, ...] = ("low", "moderate", "high")
DISCUSSED_FROM = 2.0
"""Raters that lie this many score units apart should talk about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effective:
    """What counts for one criterion: the median of the raters, or what a panel adopted.

    ``score`` and ``spread`` (highest minus lowest) are in score units and ``score`` is None unless ``status`` is
    ``rated``. ``confidence`` is the lowest that was declared. ``ratings`` are those that it was made of, by age.
    """

    status: Status
    score: float | None
    confidence: Confidence | None
    spread: float
    adopted: bool
    ratings: tuple[Rating, ...]

    @property
    def to_discuss(self) -> bool:
        """Whether the raters lie so far apart that they should meet."""
        return self.spread >= DISCUSSED_FROM - EPSILON

    def half_width(self, method: Method) -> float:
        """Return the half width of uncertainty in score units: by confidence, or half the raters' spread if wider."""
        return max(half_width(method, self.confidence), self.spread / 2)


def half_width(method: Method, confidence: Confidence | None) -> float:
    """Return the half width of a confidence in score units; a confidence that was not declared counts as low."""
    if confidence == "high":
        return method.half_width_high
    return method.half_width_moderate if confidence == "moderate" else method.half_width_low


def effective(board: Board, target_id: str, criterion_id: str, as_of: date | None = None) -> Effective | None:
    """Return what counts for a target on a criterion as of a date (the board's), None where nobody looked."""
    return effective_by_criterion(board, target_id, as_of).get(criterion_id)


def effective_by_criterion(board: Board, target_id: str, as_of: date | None = None) -> Mapping[str, Effective]:
    """Return what counts for a target as of a date (the board's), by criterion id."""
    gathered = by_criterion(board.where(Rating, "target_id", target_id), as_of or board.premise.as_of)
    adopting = panels(board)
    return {criterion_id: combine(ratings, adopting) for criterion_id, ratings in gathered.items()}


def in_force(board: Board, target_id: str, criterion_id: str, as_of: date | None = None) -> Rating | None:
    """Return the single rating to show for a target on a criterion: a panel's, else the newest; None if nobody's."""
    found = effective(board, target_id, criterion_id, as_of)
    return found.ratings[-1] if found else None


def history(board: Board, target_id: str, criterion_id: str) -> tuple[Rating, ...]:
    """Return all ratings of a target on a criterion, oldest first."""
    ratings = board.where(Rating, "target_id", target_id)
    return tuple(sorted((each for each in ratings if each.criterion_id == criterion_id), key=age))


def by_criterion(ratings: Iterable[Rating], as_of: date) -> dict[str, list[Rating]]:
    """Return the ratings dated at or before a date, by criterion id, in no order."""
    gathered: dict[str, list[Rating]] = {}
    for rating in ratings:
        if rating.as_of <= as_of:
            gathered.setdefault(rating.criterion_id, []).append(rating)
    return gathered


def combine(ratings: Iterable[Rating], adopting: frozenset[str]) -> Effective:
    """Return what counts of one target's ratings on one criterion; ``adopting`` are the panels' ids.

    Of every rater the newest rating counts. The newest one of a panel is adopted as it is. Otherwise the median of
    those who gave a score; where none did, ``unknown`` as soon as one looked in vain, else ``not_applicable``.
    """
    by_age = tuple(ratings)
    if len(by_age) == 1:
        return _of(by_age, adopted=by_age[0].rater_id in adopting)
    found = voices(by_age, adopting)
    return _of(found, adopted=found[0].rater_id in adopting)


def lowest(confidences: Iterable[Confidence | None]) -> Confidence | None:
    """Return the lowest confidence, None where none is declared."""
    declared = [each for each in confidences if each is not None]
    return min(declared, key=CONFIDENCES.index) if declared else None


def _of(voices: tuple[Rating, ...], *, adopted: bool) -> Effective:
    scored = [(voice.score, voice) for voice in voices if voice.status == "rated" and voice.score is not None]
    scores = [score for score, _ in scored]
    unknown = any(voice.status != "not_applicable" for voice in voices)
    return Effective(
        status="rated" if scored else "unknown" if unknown else "not_applicable",
        score=median(scores) if scores else None,
        confidence=lowest(voice.confidence for _, voice in scored),
        spread=max(scores) - min(scores) if scores else 0.0,
        adopted=adopted,
        ratings=voices,
    )
