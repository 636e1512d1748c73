"""What is judged and why: ratings, who gave them, and the sources, passages and citations behind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from db.model.vocabulary import CitedKind, Confidence, Distribution, Reliability, Scope, Stance, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Rater:
    """Who rates: a person, or a panel whose rating is the adopted one."""

    id: str
    key: str
    name: str
    name_en: str = ""
    org: str | None = None
    kind: Literal["person", "panel"] = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """A judgement of a position or a segment on one criterion, as of a date. ``score`` only if rated.

    ``resolution`` is why the value is adopted although passages conflict; empty where nobody has settled that.
    """

    id: str
    target_kind: Scope
    target_id: str
    criterion_id: str
    status: Status
    score: float | None = None
    confidence: Confidence | None = None
    rationale_ko: str = ""
    rationale_en: str = ""
    rater_id: str | None = None
    rated_at: date
    as_of: date
    resolution_ko: str = ""
    resolution_en: str = ""
    distribution: Distribution = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that is quoted. ``published`` may be a year or a month; ``credibility`` 1–6 is for its passages.

    ``shelf_years`` is how long it counts as evidence; None: as long as the board's method says.
    """

    id: str
    key: str
    kind: str
    title: str
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    accessed: str | None = None
    url: str | None = None
    note: str | None = None
    lang: str = "ko"
    reliability: Reliability = "F"
    credibility: int = 6
    shelf_years: float | None = None
    distribution: Distribution = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The file of a source, kept with the board: ``size`` bytes, found by their ``sha256`` (lower-case hex)."""

    id: str
    source_id: str
    name: str
    media: Literal["pdf", "image", "text"]
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """An exact quote from a source, and where it stands there. ``credibility`` overrides the source's."""

    id: str
    source_id: str
    quote: str
    locator: str | None = None
    credibility: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A passage, or the analyst's own judgement, that speaks for or against something on the board.

    Exactly one of ``passage_id`` and ``basis`` is set; ``basis`` (``general``, ``judgement``) marks what no
    source backs. ``aspect`` names the part of the target that is meant: ``""`` the whole of it, else
    ``origin``, ``control``, ``evolution``, ``strength``, ``gap`` or ``context``.
    """

    id: str
    target_kind: CitedKind
    target_id: str
    aspect: str = ""
    order: int
    passage_id: str | None = None
    basis: str | None = None
    stance: Stance = "supports"
