"""What a board is judged by: its premise and method, its criteria and their weights, its named dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from db.model.vocabulary import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """The conventions by which a board is judged; all are ours or KISTEP's and all can be edited.

    Lengths are in score units (1 to 5) where they say so, in points (0 to 100) elsewhere. ``shelf_years`` is how long
    a source counts as evidence. ``noise`` is how weights are drawn: by ±``noise_narrow`` or ±``noise_wide`` of
    themselves, or ``free`` (Dirichlet, no knowledge). ``hhi_…`` are index points to 10,000, ``cr…`` and ``share_…`` per
    cent, ``core_…`` shares from 0 to 1.
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
    shelf_years: float = 3.0
    noise: Literal["narrow", "wide", "free"] = "narrow"
    noise_narrow: float = 0.25
    noise_wide: float = 0.5
    hhi_high: float = 2500.0
    hhi_medium: float = 1200.0
    cr1_high: float = 50.0
    cr3_high: float = 75.0
    core_share: float = 0.5
    core_concentration: float = 0.4
    core_fixed: float = 0.6
    share_sure: float = 80.0
    share_leaning: float = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Premise:
    """What the whole board stands on: its title, its date, its home country, its present wave and its method."""

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
    wave_id: str | None = None
    method: Method = Method()


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
    """Named weights, unnormalised: pairs of criterion id and weight ≥ 0, in criterion order.

    ``comparisons`` are those of pairs, by which ``ahp`` weights were found: two criterion ids and how many times as
    important the first is (1/9 to 9).
    """

    id: str
    key: str
    name_ko: str
    name_en: str = ""
    is_default: bool = False
    weights: tuple[tuple[str, float], ...] = ()
    method: Literal["equal", "direct", "ahp"] = "direct"
    comparisons: tuple[tuple[str, str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A named date."""

    id: str
    key: str
    date: date
    name_ko: str
    name_en: str = ""
