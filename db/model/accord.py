"""Accord: what the fields of one thing must agree on, each being right in itself."""

from __future__ import annotations

from dataclasses import fields
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from db.model import text
from db.model.checks import bad, flag, is_number, not_blank, number, one_of, whole, written
from db.model.things import (
    Ballot,
    Brief,
    Citation,
    Criterion,
    Entity,
    Layer,
    Measure,
    Milestone,
    Note,
    Override,
    Position,
    Premise,
    Rating,
    Relation,
    RelationOverride,
    Scenario,
    Scope,
    Segment,
    Thing,
    Vote,
    Wave,
    WeightSet,
    Wording,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from db.model.checks import Check
    from db.model.problem import Fault
    from db.model.things import Method

_points = number(0, 100, "rule.method_points")
_length = number(0, 5, "rule.method_length")
_share = number(0, 1, "rule.method_share")
_METHOD: Mapping[str, Check] = MappingProxyType(
    {
        **dict.fromkeys(("cut_lead", "cut_chase", "cut_lag"), _points),
        **dict.fromkeys(("cr1_high", "cr3_high", "share_sure", "share_leaning"), _points),
        "depth_of": whole(1, 20, "rule.method_depth"),
        "shelf_years": number(0, 100, "rule.shelf"),
        "noise": one_of(Literal["narrow", "wide", "free"]),
        **dict.fromkeys(("noise_narrow", "noise_wide", "core_share", "core_concentration", "core_fixed"), _share),
        **dict.fromkeys(("hhi_high", "hhi_medium"), number(0, 10_000, "rule.method_hhi")),
    }
)
_scope = one_of(Scope)
_note = written(text.NOTE)
_line = written(text.LINE)
_key = not_blank(text.KEY, "rule.key_empty", "rule.key_long")
_flag = flag
_scale = 1.0, 5.0, 0.5


def method_check(name: str) -> Check:
    """Return the check of one convention of the method."""
    return _METHOD.get(name, _length)


def discord(thing: Thing) -> Sequence[Fault]:
    """Return what is wrong between the fields of a thing, which are each right in themselves."""
    return [fault for check in _CHECKS.get(type(thing), ()) for fault in check(thing)]


def _nameless(thing: Any) -> Iterator[Fault]:  # noqa: ANN401 - whatever has a name in two languages
    # A brief has both: it goes by its name, and by the board's title where it has none of its own.
    ko, en = (thing.name_ko, thing.name_en) if hasattr(thing, "name_ko") else (thing.title_ko, thing.title_en)
    if text.is_blank(ko) and text.is_blank(en):
        yield bad("rule.name_empty", ko)


def _premise(premise: Premise) -> Iterator[Fault]:
    method: Method = premise.method
    sound = True
    for field in fields(method):
        fault = method_check(field.name)(getattr(method, field.name))
        if fault is not None:
            sound = False
            yield fault
    if sound and not method.cut_lag < method.cut_chase < method.cut_lead:
        yield "rule.method_cuts", {"lag": method.cut_lag, "chase": method.cut_chase, "lead": method.cut_lead}


def _wave(wave: Wave) -> Iterator[Fault]:
    yield from _in_order(wave.start, wave.end)


def _in_order(start: str | None, end: str | None) -> Iterator[Fault]:
    start, end = start or "", end or ""
    told = min(len(start), len(end))  # a year and a day within it do not contradict each other
    if start[:told] > end[:told]:
        yield "rule.wave_dates", {"start": start, "end": end}


def _note_on_board(note: Note) -> Iterator[Fault]:
    if text.is_blank(note.text_ko) and text.is_blank(note.text_en):
        yield "rule.note_empty", {}
    if note.segment_id is not None and note.wave_id is not None:
        yield "rule.note_place", {}


def _criterion(criterion: Criterion) -> Iterator[Fault]:
    # The reading turns scores into points by 20 a step, so there is one scale.
    if (criterion.scale_min, criterion.scale_max, criterion.step) != _scale:
        yield bad("rule.scale", f"{criterion.scale_min}-{criterion.scale_max}/{criterion.step}")
    scores = [anchor.score for anchor in criterion.anchors]
    if len(set(scores)) < len(scores) or not all(type(each) is int and 1 <= each <= 5 for each in scores):
        yield bad("rule.anchor", scores)
    for anchor in criterion.anchors:
        yield from filter(None, (_note(anchor.ko), _note(anchor.en)))


def _weight_set(weight_set: WeightSet) -> Iterator[Fault]:
    weights = [weight for _, weight in weight_set.weights]
    wrong = next((each for each in weights if not is_number(each) or each < 0), None)
    if wrong is not None:
        yield bad("rule.weight", wrong)
    elif not any(weights):
        yield bad("rule.weights_zero", weight_set.key)
    for _, _, times in weight_set.comparisons:
        if not is_number(times) or not 1 / 9 - 1e-9 <= times <= 9:
            yield bad("rule.comparison", times)
    if len({criterion for criterion, _ in weight_set.weights}) < len(weights):
        yield bad("rule.weight_twice", weight_set.key)


def _rating(rating: Rating | Vote) -> Iterator[Fault]:
    if rating.status == "rated" and rating.score is None:
        yield "rule.score_missing", {}
    if rating.status != "rated" and rating.score is not None:
        yield "rule.score_without_rating", {"value": text.excerpt(rating.score)}


def _position(position: Position) -> Iterator[Fault]:
    yield from _in_order(position.start, position.end)


def _measure(measure: Measure) -> Iterator[Fault]:
    yield from _in_order(measure.start, measure.deadline)


def _brief(brief: Brief) -> Iterator[Fault]:
    names = [part.name for part in brief.parts]
    if len(set(names)) < len(names) or len(names) > 100:
        yield bad("rule.parts", len(names))
    for part in brief.parts:
        yield from filter(None, (_key(part.name), _flag(part.shown), _note(part.text_ko), _note(part.text_en)))


def _wording(wording: Wording) -> Iterator[Fault]:
    for name, shown in wording.bound:
        yield from filter(None, (_line(name), _line(shown)))


def _citation(citation: Citation) -> Iterator[Fault]:
    if (citation.passage_id is None) == (citation.basis is None):
        yield "rule.citation", {}


def _relation(relation: Relation) -> Iterator[Fault]:
    if relation.from_id == relation.to_id:
        yield "rule.self_relation", {}
    yield from _in_order(relation.since, relation.until)


def _scenario(scenario: Scenario) -> Iterator[Fault]:
    overrides: tuple[Override | RelationOverride, ...] = (*scenario.overrides, *scenario.relation_overrides)
    for override in overrides:
        if override.op not in ("set", "add") or not is_number(override.value) or abs(override.value) > 5:
            yield bad("rule.override", override.value)
        yield from filter(None, (_note(override.rationale_ko), _note(override.rationale_en)))
    yield from filter(None, (_scope(override.target_kind) for override in scenario.overrides))
    for relation_override in scenario.relation_overrides:
        if relation_override.field not in ("criticality", "substitutability"):
            yield bad("rule.choice", relation_override.field, choices="criticality, substitutability")


_CHECKS: Mapping[type[Thing], tuple[Callable[[Any], Iterator[Fault]], ...]] = MappingProxyType(
    {
        Premise: (_nameless, _premise),
        Wave: (_nameless, _wave),
        Layer: (_nameless,),
        Segment: (_nameless,),
        Note: (_note_on_board,),
        Entity: (_nameless,),
        Criterion: (_nameless, _criterion),
        WeightSet: (_nameless, _weight_set),
        Rating: (_rating,),
        Citation: (_citation,),
        Relation: (_relation,),
        Scenario: (_nameless, _scenario),
        Milestone: (_nameless,),
        Measure: (_nameless, _measure),
        Position: (_position,),
        Ballot: (_nameless,),
        Vote: (_rating,),
        Brief: (_nameless, _brief),
        Wording: (_wording,),
    }
)
