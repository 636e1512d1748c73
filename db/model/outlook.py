"""What may come and what should be done: scenarios and measures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from db.model.vocabulary import Confidence, Posture, Scope


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
    desc_ko: str = ""
    desc_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A recommendation (정책 수단) for target segments, with who does it, by when and how it is seen.

    ``start`` and ``deadline`` are partial dates, from which its bar in the plan is drawn; ``baseline`` and ``target``
    are what the indicator says now and shall say then. ``scenario_id`` is the scenario that it answers.
    """

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
    order: int = 0
    desc_ko: str = ""
    desc_en: str = ""
    partners_ko: str = ""
    partners_en: str = ""
    start: str | None = None
    deadline: str | None = None
    baseline: str = ""
    target: str = ""
    cost_ko: str = ""
    cost_en: str = ""
    confidence: Confidence | None = None
    risk_ko: str = ""
    risk_en: str = ""
    scenario_id: str | None = None
