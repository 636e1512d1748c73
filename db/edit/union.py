"""The verb that makes one entity of two that are the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from db.edit.fields import tidied
from db.edit.step import held, step
from db.errors import RuleError
from db.model.change import Change
from db.model.names import pair
from db.model.removal import removal
from db.model.things import Citation, Entity, Fact, Position, Rating, Relation, Share, Thing, Vote
from db.model.ties import likeness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.edit.edit import Edit
    from db.model.board import Board


def merge_entities(board: Board, kept_id: str, gone_id: str) -> Edit:
    """Make one entity of two, as one step: the first stays and takes over what the second has and it has not.

    Names become aliases; positions, facts, relations, shares and evidence go over. In a segment where both stand the
    first one's card stays and takes over the ratings on criteria, by raters and as of dates that it has none of.
    Raises RuleError where that may not be, such as for a relation that would lead in a circle.
    """
    kept, gone = held(board, Entity, kept_id), held(board, Entity, gone_id)
    if kept.id == gone.id:
        raise RuleError("rule.gone")
    changes = [Change(kept, _united(kept, gone)), *_moved(board, kept.id, gone.id)]
    falling = removal(board.overlaid(changes), [gone])
    return step(board, "merge_entities", [*changes, *falling], name=pair(gone), other=pair(kept))


def _united(kept: Entity, gone: Entity) -> Entity:
    names = (gone.name_ko, gone.name_en, *gone.aliases)
    own = (kept.name_ko, kept.name_en)
    aliases = tidied({"aliases": [*kept.aliases, *(each for each in names if each not in own)]})["aliases"]
    texts = {each: getattr(kept, each) or getattr(gone, each) for each in ("name_ko", "name_en", "desc_ko", "desc_en")}
    return replace(kept, aliases=aliases, control=kept.control or gone.control, note=kept.note or gone.note, **texts)


def _moved(board: Board, kept: str, gone: str) -> Iterator[Change]:
    for kind in (Fact, Share, Position):
        for thing in board.where(kind, "entity_id", gone):
            yield from _over(board, thing, _counterpart(board, thing, kept), entity_id=kept)
    for relation in dict.fromkeys((*board.where(Relation, "from_id", gone), *board.where(Relation, "to_id", gone))):
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


def _related(board: Board, relation: Relation, kept: str, gone: str) -> Iterator[Change]:
    """Let a relation go over; one between the two falls, and one that is there already leaves its evidence to that."""
    ends = tuple(kept if each == gone else each for each in (relation.from_id, relation.to_id))
    if ends[0] == ends[1]:
        return
    alike = (each for each in board.where(Relation, "from_id", ends[0]) if each.kind == relation.kind)
    other = next((each for each in alike if each.to_id == ends[1] and each.id != relation.id), None)
    yield from _over(board, relation, other, from_id=ends[0], to_id=ends[1])


def _cited(board: Board, gone: str, kept: str) -> Iterator[Change]:
    """Let evidence go over, unless the same is cited there already."""
    there = {(each.passage_id, each.basis, each.aspect) for each in board.where(Citation, "target_id", kept)}
    for each in board.where(Citation, "target_id", gone):
        if (each.passage_id, each.basis, each.aspect) not in there:
            yield Change(each, replace(each, target_id=kept))
