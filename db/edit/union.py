"""The verb that makes one entity of two that are the same."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from db.edit.fields import tidied
from db.edit.step import held, step
from db.errors import RuleError
from db.model.change import Change
from db.model.names import pair
from db.model.outlook import Override, RelationOverride
from db.model.removal import removal
from db.model.things import (
    Ballot,
    Citation,
    Distribution,
    Entity,
    Fact,
    Position,
    Rating,
    Relation,
    Scenario,
    Share,
    Thing,
    Vote,
)
from db.model.ties import likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from db.edit.edit import Edit
    from db.model.board import Board

Said = TypeVar("Said", Override, RelationOverride)

_STRICTER: tuple[str, ...] = get_args(Distribution)


def merge_entities(board: Board, kept_id: str, gone_id: str) -> Edit:
    """Make one entity of two, as one step: the first stays and takes over what the second has and it has not.

    Names become aliases; positions, facts, relations, shares and evidence go over. In a segment where both stand the
    first one's card stays and takes over the ratings on criteria, by raters and as of dates that it has none of, and
    what scenarios suppose and ballots ask of the other. The one that is left may be handed on no wider than either.
    Raises RuleError where that may not be, such as for a relation that would lead in a circle.
    """
    kept, gone = held(board, Entity, kept_id), held(board, Entity, gone_id)
    if kept.id == gone.id:
        raise RuleError("rule.gone")
    changes = [Change(kept, _united(kept, gone)), *_moved(board, kept.id, gone.id)]
    changes += _followed(board, _heirs(board, kept.id, gone.id))
    falling = removal(board.overlaid(changes), [gone])
    return step(board, "merge_entities", [*changes, *falling], name=pair(gone), other=pair(kept))


def _united(kept: Entity, gone: Entity) -> Entity:
    names = (gone.name_ko, gone.name_en, *gone.aliases)
    own = (kept.name_ko, kept.name_en)
    aliases = tidied({"aliases": [*kept.aliases, *(each for each in names if each not in own)]})["aliases"]
    texts = {each: getattr(kept, each) or getattr(gone, each) for each in ("name_ko", "name_en", "desc_ko", "desc_en")}
    united = replace(kept, aliases=aliases, control=kept.control or gone.control, note=kept.note or gone.note, **texts)
    return replace(united, distribution=max(kept.distribution, gone.distribution, key=_STRICTER.index))


def _moved(board: Board, kept: str, gone: str) -> Iterator[Change]:
    for kind in (Fact, Share, Position):
        for thing in board.where(kind, "entity_id", gone):
            yield from _over(board, thing, _counterpart(board, thing, kept), entity_id=kept)
    for relation in _relations(board, gone):
        yield from _related(board, relation, kept, gone)
    yield from _cited(board, gone, kept)


def _counterpart(board: Board, thing: Any, kept: str) -> Thing | None:  # noqa: ANN401 - a fact, a share or a position
    """Return what the kept entity has already in the place of a thing."""
    wanted = likeness(replace(thing, entity_id=kept))
    return next((each for each in board.where(type(thing), "entity_id", kept) if likeness(each) == wanted), None)


def _over(board: Board, thing: Any, other: Thing | None, **fields: str) -> Iterator[Change]:  # noqa: ANN401
    """Let a thing go over, or, where there is such a one already, what is said of it."""
    if other is None:
        yield Change(thing, replace(thing, **fields))
    elif isinstance(thing, Position):
        kinds: tuple[type[Rating | Vote], ...] = (Rating, Vote)
        for kind in kinds:
            held_by = {likeness(each) for each in board.where(kind, "target_id", other.id)}
            for each in board.where(kind, "target_id", thing.id):
                moved = replace(each, target_id=other.id)
                if likeness(moved) not in held_by:
                    yield Change(each, moved)
    else:
        yield from _cited(board, thing.id, other.id)


def _heirs(board: Board, kept: str, gone: str) -> dict[str, str]:
    """Return by the ids of the cards and relations that fall those of what stays in their place."""
    cards = ((each.id, _counterpart(board, each, kept)) for each in board.where(Position, "entity_id", gone))
    ties = ((each.id, _other(board, each, kept, gone)) for each in _relations(board, gone))
    return {fallen: other.id for fallen, other in (*cards, *ties) if other is not None}


def _followed(board: Board, heirs: Mapping[str, str]) -> Iterator[Change]:
    """Let scenarios and ballots be about what stays; where they are already, that counts."""
    for scenario in board.all(Scenario).values():
        supposed = _once(scenario.overrides, "target_id", heirs, ("target_kind", "target_id", "criterion_id"))
        tied = _once(scenario.relation_overrides, "relation_id", heirs, ("relation_id", "field"))
        after = replace(scenario, overrides=supposed, relation_overrides=tied)
        if after != scenario:
            yield Change(scenario, after)
    for ballot in board.all(Ballot).values():
        targets = tuple(dict.fromkeys(heirs.get(each, each) for each in ballot.targets))
        if targets != ballot.targets:
            yield Change(ballot, replace(ballot, targets=targets))


def _once(overrides: tuple[Said, ...], field: str, heirs: Mapping[str, str], same: tuple[str, ...]) -> tuple[Said, ...]:
    """Return overrides of what stays, those of what falls only where nothing else is supposed of it."""
    alike = attrgetter(*same)
    there = {alike(each) for each in overrides}
    found = []
    for each in overrides:
        heir = heirs.get(getattr(each, field))
        if heir is None:
            found.append(each)
            continue
        moved: Said = replace(each, **{field: heir})  # type: ignore[arg-type]
        if alike(moved) not in there:
            there.add(alike(moved))
            found.append(moved)
    return tuple(found)


def _related(board: Board, relation: Relation, kept: str, gone: str) -> Iterator[Change]:
    """Let a relation go over; one between the two falls, and one that is there already leaves its evidence to that."""
    ends = _ends(relation, kept, gone)
    if ends[0] != ends[1]:
        yield from _over(board, relation, _other(board, relation, kept, gone), from_id=ends[0], to_id=ends[1])


def _relations(board: Board, gone: str) -> tuple[Relation, ...]:
    return tuple(dict.fromkeys((*board.where(Relation, "from_id", gone), *board.where(Relation, "to_id", gone))))


def _ends(relation: Relation, kept: str, gone: str) -> tuple[str, str]:
    first, last = (kept if each == gone else each for each in (relation.from_id, relation.to_id))
    return first, last


def _other(board: Board, relation: Relation, kept: str, gone: str) -> Relation | None:
    """Return the relation that is there already as this one would be."""
    first, last = _ends(relation, kept, gone)
    alike = (each for each in board.where(Relation, "from_id", first) if each.kind == relation.kind)
    return next((each for each in alike if each.to_id == last and each.id != relation.id), None)


def _cited(board: Board, gone: str, kept: str) -> Iterator[Change]:
    """Let evidence go over, unless the same is cited there already."""
    there = {(each.passage_id, each.basis, each.aspect) for each in board.where(Citation, "target_id", kept)}
    for each in board.where(Citation, "target_id", gone):
        if (each.passage_id, each.basis, each.aspect) not in there:
            yield Change(each, replace(each, target_id=kept))
