"""Ties: what no two things may share."""

from __future__ import annotations

from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING

from db.model.names import called, facts
from db.model.things import Fact, Position, Premise, Rating, Segment, Share, Thing, Vote, Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from db.model.names import View
    from db.model.problem import Fault

_ALIKE_BY: Mapping[type[Thing], str] = MappingProxyType(
    {
        Rating: "target_id",
        Position: "entity_id",
        Fact: "entity_id",
        Share: "segment_id",
        Vote: "target_id",
        Wording: "brief_id",
    }
)
_SHARED_BY_NONE: Mapping[type[Thing], Callable[[Thing], Hashable]] = MappingProxyType(
    {
        Rating: attrgetter("target_id", "criterion_id", "rater_id", "as_of"),
        Position: attrgetter("entity_id", "segment_id"),
        Fact: attrgetter("entity_id", "name"),
        Share: attrgetter("segment_id", "entity_id", "market", "metric", "period"),
        Vote: attrgetter("ballot_id", "round", "rater_id", "target_id", "criterion_id"),
        Wording: attrgetter("brief_id", "place", "lang"),
    }
)
_TWICE: Mapping[type[Thing], str] = MappingProxyType(
    {
        Rating: "rule.rated_twice",
        Fact: "rule.fact_twice",
        Premise: "rule.premise_twice",
        Share: "rule.share_twice",
        Vote: "rule.vote_twice",
        Wording: "rule.wording_twice",
    }
)


def likeness(thing: Thing) -> Hashable | None:
    """Return what no other thing of its kind may share with this one, beside its id and key; None for nothing."""
    fields = _SHARED_BY_NONE.get(type(thing))
    if fields is None:
        return "premise" if isinstance(thing, Premise) else None
    return fields(thing)


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
        ko, en = called(view, view.get(Segment, thing.segment_id))
        return "rule.twice", {**facts(view, thing), "segment_ko": ko, "segment_en": en}
    return _TWICE[type(thing)], facts(view, thing)


def key(thing: Thing) -> str | None:
    """Return the key of a thing, or None where its kind has none."""
    return getattr(thing, "key", None)


def key_taken(view: View, thing: Thing) -> bool:
    """Tell whether another thing of the kind has the same key."""
    mine = key(thing)
    return mine is not None and any(other.id != thing.id for other in view.where(type(thing), "key", mine))


def key_twice(view: View, thing: Thing) -> Fault:
    """Return the fault of a key that is there twice."""
    return "rule.key_twice", {**facts(view, thing), "key": key(thing)}
