"""Asking experts (Delphi): a ballot, and the votes that came back in its rounds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.model.vocabulary import Confidence, Scope, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """What experts are asked: to rate ``targets`` (positions and segments) on ``criteria``, as of a date.

    ``round`` is the one that is under way, from 1. ``rater_id`` is the panel in whose name medians are adopted.
    """

    id: str
    key: str
    name_ko: str
    name_en: str = ""
    as_of: date
    round: int = 1
    rater_id: str | None = None
    criteria: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """What one expert said of one cell in one round; no rating until a median is adopted. ``score`` only if rated."""

    id: str
    ballot_id: str
    round: int
    rater_id: str
    target_kind: Scope
    target_id: str
    criterion_id: str
    status: Status
    score: float | None = None
    confidence: Confidence | None = None
    comment: str = ""
    given: date
