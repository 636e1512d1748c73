"""The verb that takes in what was copied elsewhere: players of a list, or cards of another board."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from db.edit.cast import add_entity
from db.edit.places import Placement, place_many
from db.edit.step import step, written
from db.model.names import called
from db.model.things import Entity, EntityKind, Lifecycle, Position

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.edit.edit import Edit
    from db.model.board import Board
    from db.model.change import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A player that comes from elsewhere, as far as it is told; see `Entity` for the fields.

    ``id`` and ``key`` are those that it has where it comes from; a key that is taken gives way to another one.
    """

    name_ko: str
    name_en: str = ""
    kind: EntityKind = "company"
    origin: str = "KR"
    control: str | None = None
    aliases: tuple[str, ...] = ()
    desc_ko: str = ""
    desc_en: str = ""
    lifecycle: Lifecycle = "live"
    id: str | None = None
    key: str | None = None

    def fields(self) -> dict[str, Any]:
        """Return what is told of the player, as `add_entity` takes it."""
        return {field: getattr(self, field) for field in _FIELDS}


def paste(board: Board, arrivals: Iterable[str | Arrival], segment_id: str | None = None) -> Edit:
    """Take players in and, told a segment, place them there; known ones are given by their ids. One step.

    A player that stands in the segment already is left as it is.
    """
    view = board.snapshot()
    changes: list[Change] = []
    ids: list[str] = []
    for each in arrivals:
        if isinstance(each, Arrival):
            change = _added(view, each)
            view.apply([change])
            changes.append(change)
            ids.append(change.id)
        else:
            ids.append(each)
    if segment_id is not None:
        there = {each.entity_id for each in view.where(Position, "segment_id", segment_id)}
        fresh = [Placement(each, segment_id) for each in dict.fromkeys(ids) if each not in there]
        changes += place_many(view, fresh).changes if fresh else ()
    return _named(board, changes)


def _added(view: Board, arrival: Arrival) -> Change:
    """Return the change that adds a player; its own id and key stay where they are free."""
    (change,) = add_entity(view, **arrival.fields()).changes
    made = cast("Entity", change.after)  # an edit that adds a player makes one
    if arrival.id is not None and view.get(Entity, arrival.id) is None:
        made = replace(made, id=arrival.id)
    if arrival.key and view.by_key(Entity, arrival.key) is None:
        made = replace(made, key=arrival.key)
    return replace(change, after=made)


def _named(board: Board, changes: list[Change]) -> Edit:
    entities = [each.after for each in changes if isinstance(each.after, Entity)]
    positions = [each.after for each in changes if isinstance(each.after, Position)]
    about = positions or entities
    if len(about) == 1:
        after = board.overlaid(changes)
        return step(board, "paste", changes, name=called(after, about[0]))
    return step(board, "paste_many", changes, count=written(len(about)))


_FIELDS = ("name_ko", "name_en", "kind", "origin", "control", "aliases", "desc_ko", "desc_en", "lifecycle")
