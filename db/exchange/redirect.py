"""Redirecting: things that refer to others by the ids of one board, made to refer to those of another."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

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
    Vote,
    Wave,
    WeightSet,
    Wording,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.model.things import Thing

# The id that a thing of a kind has elsewhere; raises LostError where it is not taken over.
Where: TypeAlias = "Callable[[type[Thing], str], str]"


class LostError(LookupError):
    """A thing refers to one that is not taken over."""


def redirected(thing: Thing, where: Where) -> Thing:
    """Return ``thing`` with its references led to ``where`` they are now; raises LostError as ``where`` does."""
    special = _SPECIAL.get(type(thing))
    moved = special(thing, where) if special is not None else _plain(thing, where)
    now = {field: value for field, value in moved.items() if value != getattr(thing, field)}
    return replace(thing, **now) if now else thing


def _plain(thing: Any, where: Where) -> dict[str, Any]:  # noqa: ANN401 - any thing, by its own fields
    fields = ((field, kind, getattr(thing, field)) for field, kind in _PLAIN.get(type(thing), ()))
    return {field: where(kind, value) for field, kind, value in fields if value is not None}


def _rating(rating: Rating | Vote, where: Where) -> dict[str, Any]:
    return {"target_id": where(TARGETS[rating.target_kind], rating.target_id), **_plain(rating, where)}


def _citation(citation: Citation, where: Where) -> dict[str, Any]:
    return {"target_id": where(TARGETS[citation.target_kind], citation.target_id), **_plain(citation, where)}


def _weight_set(weight_set: WeightSet, where: Where) -> dict[str, Any]:
    return {
        "weights": tuple((where(Criterion, each), weight) for each, weight in weight_set.weights),
        "comparisons": tuple(
            (where(Criterion, one), where(Criterion, other), times) for one, other, times in weight_set.comparisons
        ),
    }


def _scenario(scenario: Scenario, where: Where) -> dict[str, Any]:
    overrides = (
        replace(
            each,
            target_id=where(TARGETS[each.target_kind], each.target_id),
            criterion_id=where(Criterion, each.criterion_id),
        )
        for each in scenario.overrides
    )
    links = (replace(each, relation_id=where(Relation, each.relation_id)) for each in scenario.relation_overrides)
    return {"overrides": tuple(overrides), "relation_overrides": tuple(links)}


def _measure(measure: Measure, where: Where) -> dict[str, Any]:
    return {"targets": tuple(where(Segment, each) for each in measure.targets), **_plain(measure, where)}


def _ballot(ballot: Ballot, where: Where) -> dict[str, Any]:
    # An id means one thing whatever its kind; where it is no position of the file, it is a segment of it.
    targets = (_either(each, where) for each in ballot.targets)
    criteria = (where(Criterion, each) for each in ballot.criteria)
    return {"targets": tuple(targets), "criteria": tuple(criteria), **_plain(ballot, where)}


def _either(target_id: str, where: Where) -> str:
    position = where(Position, target_id)
    return position if position != target_id else where(Segment, target_id)


def _brief(brief: Brief, where: Where) -> dict[str, Any]:
    return {"segments": tuple(where(Segment, each) for each in brief.segments), **_plain(brief, where)}


TARGETS: Mapping[str, type[Thing]] = MappingProxyType(
    {
        "wave": Wave,
        "layer": Layer,
        "segment": Segment,
        "note": Note,
        "entity": Entity,
        "fact": Fact,
        "position": Position,
        "rating": Rating,
        "relation": Relation,
        "share": Share,
        "scenario": Scenario,
        "measure": Measure,
    }
)
_PLAIN: Mapping[type[Thing], tuple[tuple[str, type[Thing]], ...]] = MappingProxyType(
    {
        Premise: (("weight_set_id", WeightSet), ("wave_id", Wave)),
        Layer: (("wave_id", Wave),),
        Note: (("segment_id", Segment), ("wave_id", Wave)),
        Segment: (("layer_id", Layer),),
        Fact: (("entity_id", Entity),),
        Position: (("entity_id", Entity), ("segment_id", Segment)),
        Rating: (("criterion_id", Criterion), ("rater_id", Rater)),
        Passage: (("source_id", Source),),
        Citation: (("passage_id", Passage),),
        Relation: (("from_id", Entity), ("to_id", Entity)),
        Document: (("source_id", Source),),
        Share: (("segment_id", Segment), ("entity_id", Entity)),
        Measure: (("scenario_id", Scenario),),
        Ballot: (("rater_id", Rater),),
        Vote: (("ballot_id", Ballot), ("criterion_id", Criterion), ("rater_id", Rater)),
        Brief: (("scenario_id", Scenario),),
        Wording: (("brief_id", Brief),),
    }
)
_SPECIAL: Mapping[type[Thing], Callable[[Any, Where], dict[str, Any]]] = MappingProxyType(
    {
        Rating: _rating,
        Citation: _citation,
        WeightSet: _weight_set,
        Scenario: _scenario,
        Measure: _measure,
        Ballot: _ballot,
        Vote: _rating,
        Brief: _brief,
    }
)
