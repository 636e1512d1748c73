"""Ties: what things must be to each other: references lead somewhere, nothing is twice, nothing goes in circles."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from db.model import names
from db.model.things import (
    Citation,
    Criterion,
    Entity,
    Fact,
    Layer,
    Measure,
    Passage,
    Position,
    Premise,
    Rater,
    Rating,
    Relation,
    Scenario,
    Segment,
    Source,
    Thing,
    WeightSet,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterator, Mapping

    from db.model.names import View
    from db.model.problem import Fault

Reference: TypeAlias = "tuple[type[Thing], str | None, str]"

_RATED: Mapping[str, type[Thing]] = MappingProxyType({"position": Position, "segment": Segment})
_CITED: Mapping[str, type[Thing]] = MappingProxyType(
    {
        "layer": Layer,
        "segment": Segment,
        "entity": Entity,
        "fact": Fact,
        "rating": Rating,
        "relation": Relation,
        "scenario": Scenario,
        "measure": Measure,
    }
)


def broken(view: View, thing: Thing) -> Iterator[Fault]:
    """Yield the references of a thing that lead nowhere, or to what does not fit."""
    references = _REFERENCES.get(type(thing))
    if references is None:
        return
    for kind, other, code in references(thing):
        if view.get(kind, other) is None:
            yield code, _named(view, thing)
    fits = _FITS.get(type(thing))
    if fits is not None and not fits(view, thing):
        yield "rule.scope", _named(view, thing)


def referrers(view: View, thing: Thing) -> Iterator[Thing]:
    """Yield what refers to a thing and could not be without it; see also `wide_referrers`."""
    for kind, field in _REFERRERS.get(type(thing), ()):
        yield from view.where(kind, field, thing.id)


def wide_referrers(view: View, gone: Collection[type[Thing]]) -> Iterator[Thing]:
    """Yield whatever might refer to a thing of the kinds ``gone`` without an index to find it by."""
    for kind, named in _WIDE.items():
        if not named.isdisjoint(gone):
            yield from view.all(kind).values()


def likeness(thing: Thing) -> Hashable | None:
    """Return what no other thing of its kind may share with this one, beside its id and key; None for nothing."""
    if isinstance(thing, Rating):
        return thing.target_id, thing.criterion_id, thing.rater_id, thing.as_of
    if isinstance(thing, Position):
        return thing.entity_id, thing.segment_id
    if isinstance(thing, Fact):
        return thing.entity_id, thing.name
    return "premise" if isinstance(thing, Premise) else None


def alike(view: View, thing: Thing) -> bool:
    """Tell whether another thing is like this one; see `likeness`."""
    if isinstance(thing, Premise):
        return len(view.all(Premise)) > 1
    field = _ALIKE_BY.get(type(thing))
    if field is None:
        return False
    mine = likeness(thing)
    others = view.where(type(thing), field, getattr(thing, field))
    return any(other.id != thing.id and likeness(other) == mine for other in others)


def twice(view: View, thing: Thing) -> Fault:
    """Return the fault of a thing that is there twice."""
    if isinstance(thing, Position):
        ko, en = names.called(view, view.get(Segment, thing.segment_id))
        return "rule.twice", _named(view, thing, segment_ko=ko, segment_en=en)
    return _TWICE[type(thing)], _named(view, thing)


def key(thing: Thing) -> str | None:
    """Return the key of a thing, or None where its kind has none."""
    return getattr(thing, "key", None)


def key_taken(view: View, thing: Thing) -> bool:
    """Tell whether another thing of the kind has the same key."""
    mine = key(thing)
    return mine is not None and any(other.id != thing.id for other in view.where(type(thing), "key", mine))


def key_twice(view: View, thing: Thing) -> Fault:
    """Return the fault of a key that is there twice."""
    return "rule.key_twice", _named(view, thing, key=key(thing))


def circles(view: View, thing: Thing) -> bool:
    """Tell whether a thing is part of itself by way of others."""
    if not (isinstance(thing, Relation) and thing.kind == "part_of"):
        return False
    seen: set[str] = set()
    ahead = [thing.to_id]
    while ahead:
        here = ahead.pop()
        if here == thing.from_id:
            return True
        if here not in seen:
            seen.add(here)
            ahead += [each.to_id for each in view.where(Relation, "from_id", here) if each.kind == "part_of"]
    return False


def circle(view: View, thing: Thing) -> Fault:
    """Return the fault of a thing that is part of itself."""
    return "rule.circle", _named(view, thing)


def _named(view: View, thing: Thing, **facts: object) -> Mapping[str, object]:
    ko, en = names.called(view, thing)
    return {"name_ko": ko, "name_en": en, **facts}


def _of_rating(rating: Rating) -> Iterator[Reference]:
    yield Criterion, rating.criterion_id, "rule.no_criterion"
    yield _RATED[rating.target_kind], rating.target_id, "rule.no_target"
    if rating.rater_id is not None:
        yield Rater, rating.rater_id, "rule.no_rater"


def _of_citation(citation: Citation) -> Iterator[Reference]:
    yield _CITED[citation.target_kind], citation.target_id, "rule.no_target"
    if citation.passage_id is not None:
        yield Passage, citation.passage_id, "rule.no_passage"


def _of_relation(relation: Relation) -> Iterator[Reference]:
    yield Entity, relation.from_id, "rule.no_entity"
    yield Entity, relation.to_id, "rule.no_entity"


def _of_position(position: Position) -> Iterator[Reference]:
    yield Entity, position.entity_id, "rule.no_entity"
    yield Segment, position.segment_id, "rule.no_segment"


def _of_scenario(scenario: Scenario) -> Iterator[Reference]:
    for override in scenario.overrides:
        yield Criterion, override.criterion_id, "rule.no_criterion"
        yield _RATED[override.target_kind], override.target_id, "rule.no_target"
    for other in scenario.relation_overrides:
        yield Relation, other.relation_id, "rule.no_relation"


def _of_premise(premise: Premise) -> Iterator[Reference]:
    if premise.weight_set_id is not None:
        yield WeightSet, premise.weight_set_id, "rule.no_weight_set"


_REFERENCES: Mapping[type[Thing], Callable[[Any], Iterator[Reference]]] = MappingProxyType(
    {
        Premise: _of_premise,
        WeightSet: lambda it: iter([(Criterion, each, "rule.no_criterion") for each, _ in it.weights]),
        Segment: lambda it: iter([(Layer, it.layer_id, "rule.no_layer")]),
        Fact: lambda it: iter([(Entity, it.entity_id, "rule.no_entity")]),
        Position: _of_position,
        Rating: _of_rating,
        Passage: lambda it: iter([(Source, it.source_id, "rule.no_source")]),
        Relation: _of_relation,
        Citation: _of_citation,
        Scenario: _of_scenario,
        Measure: lambda it: iter([(Segment, each, "rule.no_segment") for each in it.targets]),
    }
)


def _has_scope(view: View, criterion_id: str, scope: str) -> bool:
    criterion = view.get(Criterion, criterion_id)
    return criterion is None or criterion.scope == scope


_FITS: Mapping[type[Thing], Callable[[View, Any], bool]] = MappingProxyType(
    {
        Rating: lambda view, it: _has_scope(view, it.criterion_id, it.target_kind),
        WeightSet: lambda view, it: all(_has_scope(view, each, "position") for each, _ in it.weights),
        Scenario: lambda view, it: all(_has_scope(view, each.criterion_id, each.target_kind) for each in it.overrides),
    }
)
_ALIKE_BY: Mapping[type[Thing], str] = MappingProxyType({Rating: "target_id", Position: "entity_id", Fact: "entity_id"})
_TWICE: Mapping[type[Thing], str] = MappingProxyType(
    {Rating: "rule.rated_twice", Fact: "rule.fact_twice", Premise: "rule.premise_twice"}
)
_CITING = (Citation, "target_id")
_REFERRERS: Mapping[type[Thing], tuple[tuple[type[Thing], str], ...]] = MappingProxyType(
    {
        Layer: ((Segment, "layer_id"), _CITING),
        Segment: ((Position, "segment_id"), (Rating, "target_id"), _CITING),
        Entity: ((Fact, "entity_id"), (Position, "entity_id"), (Relation, "from_id"), (Relation, "to_id"), _CITING),
        Fact: (_CITING,),
        Position: ((Rating, "target_id"),),
        Rating: (_CITING,),
        Source: ((Passage, "source_id"),),
        Passage: ((Citation, "passage_id"),),
        Relation: (_CITING,),
        Scenario: (_CITING,),
        Measure: (_CITING,),
    }
)
_WIDE: Mapping[type[Thing], frozenset[type[Thing]]] = MappingProxyType(
    {
        WeightSet: frozenset({Criterion}),
        Premise: frozenset({WeightSet}),
        Rating: frozenset({Criterion, Rater}),
        Scenario: frozenset({Criterion, Position, Segment, Relation}),
        Measure: frozenset({Segment}),
    }
)
