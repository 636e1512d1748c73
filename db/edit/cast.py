"""Verbs about the cast: the entities of a board, and what is known of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from db.edit.fields import fact_value, tidied
from db.edit.keys import free_key
from db.edit.step import altered, held, step, written
from db.errors import RuleError
from db.model import text
from db.model.apart import APART, apart_of
from db.model.change import Change
from db.model.names import pair
from db.model.removal import removal
from db.model.things import Entity, Fact, new_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.edit.edit import Edit
    from db.model.board import Board
    from db.model.things import Distribution, EntityKind, FactValue, Lifecycle


def add_entity(
    board: Board,
    *,
    name_ko: str,
    name_en: str = "",
    kind: EntityKind = "company",
    origin: str = "KR",
    control: str | None = None,
    aliases: Iterable[str] = (),
    desc_ko: str = "",
    desc_en: str = "",
    lifecycle: Lifecycle = "live",
    distribution: Distribution = "open",
) -> Edit:
    """Add an entity; it waits in the tray until it is placed."""
    texts = tidied({"name_ko": name_ko, "name_en": name_en, "desc_ko": desc_ko, "desc_en": desc_en})
    marks = tidied({"origin": origin, "control": control, "aliases": aliases})
    key = free_key(board, Entity, texts["name_en"], texts["name_ko"])
    marks |= {"kind": kind, "lifecycle": lifecycle, "distribution": distribution}
    new = Entity(id=new_id(), key=key, **texts, **marks)
    return step(board, "add_entity", [Change(None, new)], name=pair(new))


def edit_entity(board: Board, entity_id: str, **fields: Any) -> Edit:  # noqa: ANN401 - the fields of an Entity
    """Change what an entity is called, where it comes from and what is said of it."""
    entity = held(board, Entity, entity_id)
    return step(board, "edit_entity", [altered(entity, fields)], name=pair(entity))


def remove_entities(board: Board, ids: Iterable[str]) -> Edit:
    """Remove entities with their positions, facts and relations and all that is said about them."""
    entities = [held(board, Entity, each) for each in dict.fromkeys(ids)]
    changes = removal(board, entities)
    if len(entities) == 1:
        return step(board, "remove_entity", changes, name=pair(entities[0]))
    return step(board, "remove_entities", changes, count=written(len(entities)))


def tell_apart(board: Board, one_id: str, other_id: str) -> Edit:
    """Say that two entities whose names are alike are not the same: a fact of the first names the second."""
    one, other = held(board, Entity, one_id), held(board, Entity, other_id)
    if one.id == other.id:
        raise RuleError("rule.gone")
    fact = apart_of(board, one.id)
    known = fact.value if fact is not None and isinstance(fact.value, tuple) else ()
    value = tuple(dict.fromkeys((*known, other.key)))
    told = set_fact(board, one.id, APART, value)
    return step(board, "tell_apart", told.changes, name=pair(one), other=pair(other))


def set_fact(board: Board, entity_id: str, name: str, value: FactValue | None) -> Edit:
    """Set what is known of an entity under ``name``; None, or nothing, removes it with its evidence."""
    entity = held(board, Entity, entity_id)
    facts = board.where(Fact, "entity_id", entity_id)
    kept, handle = fact_value(value), text.key(name)
    fact = next((each for each in facts if each.name == handle), None)
    if kept is None:
        changes = removal(board, [fact] if fact else [])
    elif fact is None:
        order = max((each.order for each in facts), default=0) + 1
        changes = (Change(None, Fact(id=new_id(), entity_id=entity_id, name=handle, order=order, value=kept)),)
    else:
        changes = (Change(fact, replace(fact, value=kept)),)
    return step(board, "set_fact", changes, name=pair(entity))
