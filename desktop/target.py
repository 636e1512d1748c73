"""What a citation or a line of the review is about: what it is called, and where in the window it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.model.board import present_wave, wave_of
from db.model.names import called
from db.model.references import CITED
from db.model.things import (
    Criterion,
    Entity,
    Fact,
    Layer,
    Measure,
    Note,
    Position,
    Rating,
    Relation,
    Scenario,
    Segment,
    Share,
    Thing,
    Wave,
    WeightSet,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.model.board import Board
    from desktop.selection import Selection
    from desktop.words import Words

KINDS: Mapping[str, type[Thing]] = {**CITED, "position": Position, "criterion": Criterion, "weight_set": WeightSet}
"""The kinds of thing that something may be about, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Where something is shown: a card, a segment or a note, and perhaps one criterion of it.

    ``entity`` is a player that has no card; ``layer`` and ``wave`` are shown on the board itself.
    """

    position: str | None = None
    segment: str | None = None
    note: str | None = None
    criterion: str | None = None
    entity: str | None = None
    layer: str | None = None
    wave: str | None = None

    @property
    def place(self) -> tuple[str, str] | None:
        """The kind and id of what is gone to; None where there is nowhere to go."""
        for kind in ("position", "segment", "note", "entity", "layer", "wave"):
            if (found := getattr(self, kind)) is not None:
                return kind, found
        return None


def thing_of(board: Board, kind: str, thing_id: str) -> Thing | None:
    """Return the thing of a kind by name; None where it is not on the board."""
    return board.get(KINDS[kind], thing_id)


def way_to(board: Board, thing: Thing | None, criterion: str | None = None) -> Way:
    """Return where a thing is shown; an empty way where it is nowhere."""
    if isinstance(thing, Rating):
        target = board.get(Position, thing.target_id) or board.get(Segment, thing.target_id)
        return way_to(board, target, thing.criterion_id)
    if isinstance(thing, Position):
        return Way(position=thing.id, criterion=criterion)
    if isinstance(thing, Segment):
        return Way(segment=thing.id, criterion=criterion)
    found = _WAYS.get(type(thing))
    return found(board, thing) if found else Way()


def go(selection: Selection, way: Way) -> bool:
    """Select what a way leads to and open its criterion; tell whether that could be done by selecting."""
    if way.position is not None:
        selection.select((way.position,))
    elif way.segment is not None:
        selection.choose_segment(way.segment)
    elif way.note is not None:
        selection.choose_note(way.note)
    else:
        return False
    if way.criterion is not None:
        selection.open_criterion(way.criterion)
    return True


def told(board: Board, thing: Thing | None, words: Words) -> str:
    """Return what a thing is called in a line of its own, so that it is known anywhere."""
    found = _TOLD.get(type(thing))
    return found(board, thing, words) if found else _name(board, thing, words)


def fact_name(fact: Fact, words: Words) -> str:
    """Return what is known of an entity by a fact; a name that has no words here is shown as it is."""
    key = f"evidence.fact.{fact.name}"
    return words.say(key) if words.knows(key) else fact.name


def _rating(board: Board, rating: Rating, words: Words) -> str:
    target = board.get(Position, rating.target_id) or board.get(Segment, rating.target_id)
    criterion = _name(board, board.get(Criterion, rating.criterion_id), words)
    return words.say("evidence.of_rating", name=told(board, target, words), criterion=criterion)


def _position(board: Board, position: Position, words: Words) -> str:
    segment = _name(board, board.get(Segment, position.segment_id), words)
    return words.say("evidence.of_position", name=_name(board, position, words), segment=segment)


def _relation(board: Board, relation: Relation, words: Words) -> str:
    kind = words.say(f"entity.relation.{relation.kind}")
    return words.say("evidence.of_relation", kind=kind, name=_name(board, relation, words))


def _fact(board: Board, fact: Fact, words: Words) -> str:
    owner = _name(board, board.get(Entity, fact.entity_id), words)
    return words.say("evidence.of_fact", name=owner, fact=fact_name(fact, words))


def _share(board: Board, share: Share, words: Words) -> str:
    owner, segment = board.get(Entity, share.entity_id), board.get(Segment, share.segment_id)
    names = _name(board, owner, words), _name(board, segment, words)
    return words.say("evidence.of_share", name=names[0], segment=names[1], period=share.period)


def _name(board: Board, thing: Thing | None, words: Words) -> str:
    ko, en = called(board, thing)
    return ko if words.lang == "ko" else en


def _to_entity(board: Board, entity: Entity) -> Way:
    """Return the way to a player's card, in the present wave rather than another one, else to the player."""
    positions = board.where(Position, "entity_id", entity.id)
    present = present_wave(board)

    def is_past(position: Position) -> bool:
        segment = board.get(Segment, position.segment_id)
        layer = board.get(Layer, segment.layer_id) if segment else None
        return layer is None or wave_of(board, layer) != present

    first = min(positions, key=lambda each: (is_past(each), each.key), default=None)
    return Way(position=first.id) if first else Way(entity=entity.id)


def _to_relation(board: Board, relation: Relation) -> Way:
    """Return the way to an end of a relation that has a card, the first one rather than the second."""
    ways = [way_to(board, board.get(Entity, each)) for each in (relation.from_id, relation.to_id)]
    return next((each for each in ways if each.position), ways[0])


def _to_scenario(board: Board, scenario: Scenario) -> Way:
    if not scenario.overrides:
        return Way()
    first = scenario.overrides[0]
    return way_to(board, thing_of(board, first.target_kind, first.target_id), first.criterion_id)


_TOLD: Mapping[type[object], Callable[[Board, Any, Words], str]] = {
    Rating: _rating,
    Position: _position,
    Relation: _relation,
    Fact: _fact,
    Share: _share,
}
_WAYS: Mapping[type[object], Callable[[Board, Any], Way]] = {
    Entity: _to_entity,
    Relation: _to_relation,
    Scenario: _to_scenario,
    Fact: lambda board, it: way_to(board, board.get(Entity, it.entity_id)),
    Share: lambda board, it: way_to(board, board.get(Segment, it.segment_id)),
    Measure: lambda board, it: way_to(board, board.get(Segment, it.targets[0] if it.targets else None)),
    Note: lambda _, it: Way(note=it.id),
    Layer: lambda _, it: Way(layer=it.id),
    Wave: lambda _, it: Way(wave=it.id),
}
