"""References: what each thing refers to, who refers to it, and whether that is there and fits."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from db.model.names import facts
from db.model.things import (
    Ballot,
    Brief,
    Citation,
    Criterion,
    Document,
    Entity,
    Fact,
    Layer,
    Measure,
    Note,
    Passage,
    Position,
    Premise,
    Rater,
    Rating,
    Relation,
    Scenario,
    Segment,
    Share,
    Source,
    Thing,
    Vote,
    Wave,
    WeightSet,
    Wording,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from db.model.names import View
    from db.model.problem import Fault

Reference: TypeAlias = "tuple[type[Thing], str | None, str]"

_MAY_BE_NONE = frozenset(
    {"rule.no_rater", "rule.no_passage", "rule.no_weight_set", "rule.no_wave", "rule.no_note_row", "rule.no_scenario"}
)

RATED: Mapping[str, type[Thing]] = MappingProxyType({"position": Position, "segment": Segment})
CITED: Mapping[str, type[Thing]] = MappingProxyType(
    {
        "wave": Wave,
        "layer": Layer,
        "segment": Segment,
        "note": Note,
        "entity": Entity,
        "fact": Fact,
        "rating": Rating,
        "relation": Relation,
        "share": Share,
        "scenario": Scenario,
        "measure": Measure,
    }
)


def broken(view: View, thing: Thing) -> Sequence[Fault]:
    """Return which references of a thing lead nowhere, or to what does not fit."""
    references = _REFERENCES.get(type(thing))
    if references is None:
        return ()
    codes: list[str] = []
    for kind, other, code in references(thing):
        if view.get(kind, other) is None and not (other is None and code in _MAY_BE_NONE):
            codes.append(code)
    fits = _FITS.get(type(thing))
    if fits is not None and not fits(view, thing):
        codes.append("rule.scope")
    if isinstance(thing, Ballot) and not all(_can_be_rated(view, each) for each in thing.targets):
        codes.append("rule.no_target")
    return [(code, facts(view, thing)) for code in codes] if codes else ()


def referrers(view: View, thing: Thing) -> Iterator[Thing]:
    """Yield what refers to a thing and could not be without it; see also `wide_referrers`."""
    for kind, field in _REFERRERS.get(type(thing), ()):
        yield from view.where(kind, field, thing.id)


def wide_referrers(view: View, gone: Collection[type[Thing]]) -> Iterator[Thing]:
    """Yield whatever might refer to a thing of the kinds ``gone`` without an index to find it by."""
    for kind, named in _WIDE.items():
        if not named.isdisjoint(gone):
            yield from view.all(kind).values()


def _can_be_rated(view: View, target_id: str) -> bool:
    return any(view.get(kind, target_id) is not None for kind in RATED.values())


def _of_scenario(scenario: Scenario) -> list[Reference]:
    references: list[Reference] = []
    for override in scenario.overrides:
        references.append((Criterion, override.criterion_id, "rule.no_criterion"))
        references.append((RATED[override.target_kind], override.target_id, "rule.no_target"))
    references += [(Relation, each.relation_id, "rule.no_relation") for each in scenario.relation_overrides]
    return references


def _of_ballot(ballot: Ballot) -> list[Reference]:
    references: list[Reference] = [(Rater, ballot.rater_id, "rule.no_rater")]
    references += [(Criterion, each, "rule.no_criterion") for each in ballot.criteria]
    return references


_REFERENCES: Mapping[type[Thing], Callable[[Any], Sequence[Reference]]] = MappingProxyType(
    {
        Premise: lambda it: (
            (WeightSet, it.weight_set_id, "rule.no_weight_set"),
            (Wave, it.wave_id, "rule.no_wave"),
        ),
        WeightSet: lambda it: [
            (Criterion, each, "rule.no_criterion")
            for each in (*(each for each, _ in it.weights), *(each for pair in it.comparisons for each in pair[:2]))
        ],
        Layer: lambda it: ((Wave, it.wave_id, "rule.no_wave"),),
        Segment: lambda it: ((Layer, it.layer_id, "rule.no_layer"),),
        Note: lambda it: ((Segment, it.segment_id, "rule.no_note_row"), (Wave, it.wave_id, "rule.no_wave")),
        Fact: lambda it: ((Entity, it.entity_id, "rule.no_entity"),),
        Position: lambda it: (
            (Entity, it.entity_id, "rule.no_entity"),
            (Segment, it.segment_id, "rule.no_segment"),
        ),
        Rating: lambda it: (
            (Criterion, it.criterion_id, "rule.no_criterion"),
            (RATED[it.target_kind], it.target_id, "rule.no_target"),
            (Rater, it.rater_id, "rule.no_rater"),
        ),
        Passage: lambda it: ((Source, it.source_id, "rule.no_source"),),
        Relation: lambda it: ((Entity, it.from_id, "rule.no_entity"), (Entity, it.to_id, "rule.no_entity")),
        Citation: lambda it: (
            (CITED[it.target_kind], it.target_id, "rule.no_target"),
            (Passage, it.passage_id, "rule.no_passage"),
        ),
        Scenario: _of_scenario,
        Measure: lambda it: [
            *((Segment, each, "rule.no_segment") for each in it.targets),
            (Scenario, it.scenario_id, "rule.no_scenario"),
        ],
        Document: lambda it: ((Source, it.source_id, "rule.no_source"),),
        Share: lambda it: ((Segment, it.segment_id, "rule.no_segment"), (Entity, it.entity_id, "rule.no_entity")),
        Ballot: _of_ballot,
        Vote: lambda it: (
            (Ballot, it.ballot_id, "rule.no_ballot"),
            (Rater, it.rater_id, "rule.no_rater"),
            (RATED[it.target_kind], it.target_id, "rule.no_target"),
            (Criterion, it.criterion_id, "rule.no_criterion"),
        ),
        Brief: lambda it: [
            *((Segment, each, "rule.no_segment") for each in it.segments),
            (Scenario, it.scenario_id, "rule.no_scenario"),
        ],
        Wording: lambda it: ((Brief, it.brief_id, "rule.no_brief"),),
    }
)


def _has_scope(view: View, criterion_id: str, scope: str) -> bool:
    criterion = view.get(Criterion, criterion_id)
    return criterion is None or criterion.scope == scope


_FITS: Mapping[type[Thing], Callable[[View, Any], bool]] = MappingProxyType(
    {
        Rating: lambda view, it: _has_scope(view, it.criterion_id, it.target_kind),
        Vote: lambda view, it: _has_scope(view, it.criterion_id, it.target_kind),
        WeightSet: lambda view, it: all(_has_scope(view, each, "position") for each, _ in it.weights),
        Scenario: lambda view, it: all(_has_scope(view, each.criterion_id, each.target_kind) for each in it.overrides),
    }
)
_CITING = (Citation, "target_id")
_REFERRERS: Mapping[type[Thing], tuple[tuple[type[Thing], str], ...]] = MappingProxyType(
    {
        Wave: ((Layer, "wave_id"), (Note, "wave_id"), _CITING),
        Layer: ((Segment, "layer_id"), _CITING),
        Segment: (
            *((Position, "segment_id"), (Rating, "target_id"), (Vote, "target_id")),
            *((Note, "segment_id"), (Share, "segment_id"), _CITING),
        ),
        Note: (_CITING,),
        Entity: (
            *((Fact, "entity_id"), (Position, "entity_id"), (Share, "entity_id")),
            *((Relation, "from_id"), (Relation, "to_id"), _CITING),
        ),
        Fact: (_CITING,),
        Position: ((Rating, "target_id"), (Vote, "target_id")),
        Rating: (_CITING,),
        Source: ((Document, "source_id"), (Passage, "source_id")),
        Passage: ((Citation, "passage_id"),),
        Relation: (_CITING,),
        Share: (_CITING,),
        Scenario: (_CITING,),
        Measure: (_CITING,),
        Ballot: ((Vote, "ballot_id"),),
        Brief: ((Wording, "brief_id"),),
    }
)
_WIDE: Mapping[type[Thing], frozenset[type[Thing]]] = MappingProxyType(
    {
        WeightSet: frozenset({Criterion}),
        Premise: frozenset({WeightSet, Wave}),
        Rating: frozenset({Criterion, Rater}),
        Vote: frozenset({Criterion, Rater}),
        Ballot: frozenset({Criterion, Rater, Position, Segment}),
        Brief: frozenset({Segment, Scenario}),
        Scenario: frozenset({Criterion, Position, Segment, Relation}),
        Measure: frozenset({Segment, Scenario}),
    }
)
