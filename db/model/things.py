"""The records of a board: what there is to know, and nothing about how it is kept or drawn.

Every thing is a frozen dataclass with an ``id`` (a UUID as lower-case text, made by whoever creates the
thing, so that files can be merged). Things hold ids, never other things. ``key`` is the short handle that
people and exchange files use; it is unique within its kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias
from uuid import uuid4

from db.model.evidence import Citation, Document, Passage, Rater, Rating, Source
from db.model.grounds import Anchor, Criterion, Method, Milestone, Premise, WeightSet
from db.model.outlook import Measure, Override, RelationOverride, Scenario
from db.model.panel import Ballot, Vote
from db.model.publication import Brief, BriefPart, Wording
from db.model.stack import Layer, Note, Segment, Wave
from db.model.vocabulary import (
    BriefForm,
    CitedKind,
    Confidence,
    Distribution,
    EntityKind,
    FactValue,
    Language,
    Lifecycle,
    Market,
    Posture,
    Profile,
    RelationKind,
    Reliability,
    Scope,
    Stance,
    Status,
)

__all__ = (
    "KINDS",
    "Anchor",
    "Ballot",
    "Brief",
    "BriefForm",
    "BriefPart",
    "Citation",
    "CitedKind",
    "Confidence",
    "Criterion",
    "Distribution",
    "Document",
    "Entity",
    "EntityKind",
    "Fact",
    "FactValue",
    "Language",
    "Layer",
    "Lifecycle",
    "Market",
    "Measure",
    "Method",
    "Milestone",
    "Note",
    "Override",
    "Passage",
    "Position",
    "Posture",
    "Premise",
    "Profile",
    "Rater",
    "Rating",
    "Relation",
    "RelationKind",
    "RelationOverride",
    "Reliability",
    "Scenario",
    "Scope",
    "Segment",
    "Share",
    "Source",
    "Stance",
    "Status",
    "Thing",
    "Vote",
    "Wave",
    "WeightSet",
    "Wording",
    "in_language",
    "name",
    "new_id",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A player or a thing that players make. Countries are ISO 3166 alpha-2; ``XX`` has no country."""

    id: str
    key: str
    kind: EntityKind
    origin: str
    control: str | None = None
    name_ko: str
    name_en: str = ""
    aliases: tuple[str, ...] = ()
    desc_ko: str = ""
    desc_en: str = ""
    lifecycle: Lifecycle = "live"
    named_in_essay: bool = False
    note: str | None = None
    distribution: Distribution = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing known of an entity, such as ``founded`` or ``markets``."""

    id: str
    entity_id: str
    name: str
    order: int
    value: FactValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """An entity in a segment: the card on the board, and what is rated.

    ``x`` is the card's centre as a share of the ground's width (0 the home edge, 1 the global edge) and
    ``lane`` its line within the row, from 0; both are ``None`` where the board finds the place itself. It stands from
    ``start`` to ``end``, partial dates; None is open on that side.
    """

    id: str
    key: str
    entity_id: str
    segment_id: str
    x: float | None = None
    lane: int | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How one entity stands to another. Dependencies carry input kind, criticality 1–5, substitutability 1–5."""

    id: str
    kind: RelationKind
    from_id: str
    to_id: str
    note_ko: str = ""
    note_en: str = ""
    since: str | None = None
    input_kind: str | None = None
    criticality: int | None = None
    substitutability: int | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A player's part of a segment's market: ``percent`` of ``metric`` (revenue, users) in a period (partial date)."""

    id: str
    segment_id: str
    entity_id: str
    market: Market
    metric: str
    period: str
    percent: float


Thing: TypeAlias = (
    Premise
    | Wave
    | Layer
    | Segment
    | Note
    | Entity
    | Fact
    | Position
    | Criterion
    | WeightSet
    | Rater
    | Rating
    | Source
    | Passage
    | Citation
    | Document
    | Relation
    | Share
    | Scenario
    | Milestone
    | Measure
    | Ballot
    | Vote
    | Brief
    | Wording
)

# In an order in which every thing comes after what it refers to: rows are written so, and deleted in reverse.
KINDS: tuple[type[Thing], ...] = (
    Criterion,
    WeightSet,
    Wave,
    Premise,
    Layer,
    Segment,
    Note,
    Entity,
    Fact,
    Position,
    Rater,
    Rating,
    Source,
    Document,
    Passage,
    Relation,
    Share,
    Citation,
    Scenario,
    Milestone,
    Measure,
    Ballot,
    Vote,
    Brief,
    Wording,
)


def new_id() -> str:
    """Return a fresh id: a random UUID as lower-case text."""
    return str(uuid4())


def name(
    thing: Wave | Layer | Segment | Entity | Criterion | WeightSet | Scenario | Milestone | Ballot | Brief,
    lang: Language,
) -> str:
    """Return the thing's name in ``lang``, or in the other language where that one is empty."""
    first, second = (thing.name_ko, thing.name_en) if lang == "ko" else (thing.name_en, thing.name_ko)
    return first or second


def in_language(ko: str, en: str, lang: Language) -> str:
    """Return the text in ``lang``, or the other one where that is empty."""
    return (ko or en) if lang == "ko" else (en or ko)
