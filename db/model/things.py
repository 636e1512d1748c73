"""The records of a board: what there is to know, and nothing about how it is kept or drawn.

Every thing is a frozen dataclass with an ``id`` (a UUID as lower-case text, made by whoever creates the
thing, so that files can be merged). Things hold ids, never other things. ``key`` is the short handle that
people and exchange files use; it is unique within its kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias
from uuid import uuid4

from db.model.evidence import Citation, Passage, Rater, Rating, Source
from db.model.grounds import Anchor, Criterion, Method, Milestone, Premise, WeightSet
from db.model.stack import Layer, Note, Segment, Wave
from db.model.vocabulary import (
    CitedKind,
    Confidence,
    EntityKind,
    FactValue,
    Language,
    Lifecycle,
    Posture,
    RelationKind,
    Reliability,
    Scope,
    Stance,
    Status,
)

__all__ = (
    "KINDS",
    "Anchor",
    "Citation",
    "CitedKind",
    "Confidence",
    "Criterion",
    "Entity",
    "EntityKind",
    "Fact",
    "FactValue",
    "Language",
    "Layer",
    "Lifecycle",
    "Measure",
    "Method",
    "Milestone",
    "Note",
    "Override",
    "Passage",
    "Position",
    "Posture",
    "Premise",
    "Rater",
    "Rating",
    "Relation",
    "RelationKind",
    "RelationOverride",
    "Reliability",
    "Scenario",
    "Scope",
    "Segment",
    "Source",
    "Stance",
    "Status",
    "Thing",
    "Wave",
    "WeightSet",
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
    ``lane`` its line within the row, from 0; both are ``None`` where the board finds the place itself.
    """

    id: str
    key: str
    entity_id: str
    segment_id: str
    x: float | None = None
    lane: int | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """One difference of a scenario: a target's score on a criterion, set or added to, with the reason."""

    target_kind: Scope
    target_id: str
    criterion_id: str
    op: Literal["set", "add"]
    value: float
    rationale_ko: str = ""
    rationale_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationOverride:
    """One difference of a scenario: a dependency's criticality or substitutability, set or added to."""

    relation_id: str
    field: Literal["criticality", "substitutability"]
    op: Literal["set", "add"]
    value: float
    rationale_ko: str = ""
    rationale_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """Differences from the base, with reasons; the base itself is untouched."""

    id: str
    key: str
    name_ko: str
    name_en: str = ""
    base_as_of: date
    overrides: tuple[Override, ...] = ()
    relation_overrides: tuple[RelationOverride, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A recommendation (정책 수단) for target segments, with who does it, by when and how it is seen."""

    id: str
    title_ko: str
    title_en: str = ""
    targets: tuple[str, ...] = ()
    posture: Posture = "undetermined"
    owner_ko: str = ""
    owner_en: str = ""
    horizon: str = ""
    indicator_ko: str = ""
    indicator_en: str = ""


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
    | Relation
    | Scenario
    | Milestone
    | Measure
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
    Passage,
    Relation,
    Citation,
    Scenario,
    Milestone,
    Measure,
)


def new_id() -> str:
    """Return a fresh id: a random UUID as lower-case text."""
    return str(uuid4())


def name(thing: Wave | Layer | Segment | Entity | Criterion | WeightSet | Scenario | Milestone, lang: Language) -> str:
    """Return the thing's name in ``lang``, or in the other language where that one is empty."""
    first, second = (thing.name_ko, thing.name_en) if lang == "ko" else (thing.name_en, thing.name_ko)
    return first or second


def in_language(ko: str, en: str, lang: Language) -> str:
    """Return the text in ``lang``, or the other one where that is empty."""
    return (ko or en) if lang == "ko" else (en or ko)
