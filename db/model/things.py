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

Language: TypeAlias = Literal["ko", "en"]
FactValue: TypeAlias = str | int | float | tuple[str, ...]
EntityKind: TypeAlias = Literal[
    "company", "product", "service", "model", "technology", "institution", "group", "alliance", "country"
]
Lifecycle: TypeAlias = Literal["announced", "live", "ended"]
Scope: TypeAlias = Literal["position", "segment"]
Status: TypeAlias = Literal["rated", "unknown", "not_applicable"]
Confidence: TypeAlias = Literal["low", "moderate", "high"]
Reliability: TypeAlias = Literal["A", "B", "C", "D", "E", "F"]
Stance: TypeAlias = Literal["supports", "contradicts"]
RelationKind: TypeAlias = Literal["supplies", "depends_on", "competes", "invests", "partners", "part_of", "operates"]
Posture: TypeAlias = Literal["defend", "expand", "at_risk", "catch_up", "ally", "undetermined"]
CitedKind: TypeAlias = Literal["layer", "segment", "entity", "fact", "rating", "relation", "scenario", "measure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """The conventions by which a board is judged; all are ours or KISTEP's and all can be edited.

    Lengths are in score units (1 to 5) where they say so, in points (0 to 100) elsewhere.
    """

    half_width_high: float = 0.5
    half_width_moderate: float = 1.0
    half_width_low: float = 1.5
    cut_lead: float = 80.0
    cut_chase: float = 60.0
    cut_lag: float = 40.0
    wta_cut: float = 4.0
    home_held: float = 4.0
    home_foothold: float = 2.0
    risk_step: float = 1.0
    vital_importance: float = 5.0
    taken_foreign: float = 4.0
    taken_step: float = 2.0
    depth_of: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Premise:
    """What the whole board stands on: its title, its date, its home country and its method."""

    id: str
    title_ko: str
    title_en: str = ""
    note_ko: str = ""
    note_en: str = ""
    home_country: str = "KR"
    as_of: date
    nationality_rule: Literal["origin", "control"] = "origin"
    aggregation: Literal["arithmetic", "geometric"] = "arithmetic"
    coverage_min: float = 0.6
    weight_set_id: str | None = None
    method: Method = Method()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A band of the board. ``stack_rank`` 1 is the bottom; ``essay_no`` is the author's own numbering."""

    id: str
    key: str
    name_ko: str
    name_en: str = ""
    desc_ko: str = ""
    desc_en: str = ""
    stack_rank: int
    essay_no: int | None = None
    folded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A row of the board: a market in which players can be compared. ``order`` 1 stands on top in its layer."""

    id: str
    key: str
    layer_id: str
    order: int
    name_ko: str
    name_en: str = ""
    desc_ko: str = ""
    desc_en: str = ""
    inclusion_ko: str = ""
    inclusion_en: str = ""
    evolution: str | None = None
    home_absent_confirmed: bool = False
    foreign_absent_confirmed: bool = False


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
class Anchor:
    """What a whole score means, in both languages."""

    score: int
    ko: str
    en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A yardstick for positions or for segments. ``key`` is its code, such as ``tech``."""

    id: str
    key: str
    scope: Scope
    order: int
    name_ko: str
    name_en: str = ""
    def_ko: str = ""
    def_en: str = ""
    scale_min: float = 1.0
    scale_max: float = 5.0
    step: float = 0.5
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightSet:
    """Named weights, unnormalised: pairs of criterion id and weight ≥ 0, in criterion order."""

    id: str
    key: str
    name_ko: str
    name_en: str = ""
    is_default: bool = False
    weights: tuple[tuple[str, float], ...] = ()


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
    """A judgement of a position or a segment on one criterion, as of a date. ``score`` only if rated."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that is quoted. ``published`` may be a year or a month; ``credibility`` 1–6 is for its passages."""

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
    ``origin``, ``control``, ``evolution``, ``strength`` or ``context``.
    """

    id: str
    target_kind: CitedKind
    target_id: str
    aspect: str = ""
    order: int
    passage_id: str | None = None
    basis: str | None = None
    stance: Stance = "supports"


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
class Milestone:
    """A named date."""

    id: str
    key: str
    date: date
    name_ko: str
    name_en: str = ""


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
    | Layer
    | Segment
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
    Premise,
    Layer,
    Segment,
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


def name(thing: Layer | Segment | Entity | Criterion | WeightSet | Scenario | Milestone, lang: Language) -> str:
    """Return the thing's name in ``lang``, or in the other language where that one is empty."""
    first, second = (thing.name_ko, thing.name_en) if lang == "ko" else (thing.name_en, thing.name_ko)
    return first or second


def in_language(ko: str, en: str, lang: Language) -> str:
    """Return the text in ``lang``, or the other one where that is empty."""
    return (ko or en) if lang == "ko" else (en or ko)
