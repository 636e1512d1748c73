"""Verbs about places: which entities stand in which segments, and where on the board."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from db.edit.keys import is_position_key, position_key
from db.edit.step import altered, held, step, written
from db.model.change import Change
from db.model.geometry import Spot
from db.model.names import called
from db.model.removal import removal
from db.model.things import Entity, Position, Segment, new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.edit.edit import Edit
    from db.model.board import Board


__all__ = ["Placement", "Spot", "arrange_cards", "move", "place", "place_many", "take_off", "tidy"]


class Placement(NamedTuple):
    """An entity that is to get a position; see `Position` for ``x`` and ``lane``."""

    entity_id: str
    segment_id: str
    x: float | None = None
    lane: int | None = None


def place(
    board: Board,
    entity_id: str,
    segment_id: str,
    x: float | None = None,
    lane: int | None = None,
    *,
    pushed: Iterable[Spot] = (),
) -> Edit:
    """Put an entity on the board: give it a position in a segment. Neighbours that make room are ``pushed``."""
    return place_many(board, [Placement(entity_id, segment_id, x, lane)], pushed=pushed)


def place_many(
    board: Board,
    placements: Iterable[Placement | tuple[str, str, float | None, int | None]],
    *,
    pushed: Iterable[Spot] = (),
) -> Edit:
    """Put several entities on the board in one step. Neighbours that make room are ``pushed``."""
    taken: set[str] = set()
    new: list[Position] = []
    for entity_id, segment_id, x, lane in placements:
        key = position_key(board, held(board, Entity, entity_id), held(board, Segment, segment_id), taken)
        taken.add(key)
        new.append(Position(id=new_id(), key=key, entity_id=entity_id, segment_id=segment_id, x=x, lane=lane))
    changes = [*(Change(None, position) for position in new), *_moved(board, pushed, taken)]
    return _named(board, "place", changes, new)


def move(board: Board, spots: Iterable[Spot], *, pushed: Iterable[Spot] = ()) -> Edit:
    """Move positions within their segments or to others; their ratings go along. Neighbours are ``pushed``."""
    meant = {spot.position_id: spot for spot in spots}
    beside = [spot for spot in pushed if spot.position_id not in meant]
    changes = _moved(board, (*meant.values(), *beside), set())
    return _named(board, "move", changes, [held(board, Position, each) for each in meant])


def tidy(board: Board, spots: Iterable[Spot]) -> Edit:
    """Bring positions into order: the same as `move` by another name."""
    return _counted(board, "tidy", spots)


def arrange_cards(board: Board, spots: Iterable[Spot], how: Literal["align", "distribute", "keep_order"]) -> Edit:
    """Bring positions into line: the same as `move` by the name of what was asked for."""
    return _counted(board, how, spots)


def edit_position(board: Board, position_id: str, **fields: Any) -> Edit:  # noqa: ANN401 - the fields of a Position
    """Say from when until when a card stands where it stands: partial dates, None is open."""
    position = held(board, Position, position_id)
    return step(board, "time.edit_position", [altered(position, fields)], name=called(board, position))


def take_off(board: Board, position_ids: Iterable[str]) -> Edit:
    """Take positions off the board with their ratings; the entities stay, in the tray where they stand nowhere else."""
    positions = [held(board, Position, each) for each in dict.fromkeys(position_ids)]
    return _named(board, "take_off", removal(board, positions), positions)


def _counted(board: Board, verb: str, spots: Iterable[Spot]) -> Edit:
    edit = step(board, verb, _moved(board, spots, set()))
    # Most cards of a tidy board stay where they are: only those that move are counted.
    return replace(edit, subject=(("count", written(len(edit.changes))),))


def _moved(board: Board, spots: Iterable[Spot], taken: set[str]) -> Iterator[Change]:
    last = {spot.position_id: spot for spot in spots}
    for position_id, segment_id, x, lane in last.values():
        position = held(board, Position, position_id)
        key = position.key if segment_id == position.segment_id else _key_in(board, position, segment_id, taken)
        taken.add(key)
        yield Change(position, replace(position, key=key, segment_id=segment_id, x=x, lane=lane))


def _key_in(board: Board, position: Position, segment_id: str, taken: set[str]) -> str:
    """Return the key in another segment: a key that names the segment goes along, one that was chosen stays."""
    entity, left = held(board, Entity, position.entity_id), held(board, Segment, position.segment_id)
    if not is_position_key(position.key, entity, left):
        return position.key
    return position_key(board, entity, held(board, Segment, segment_id), taken)


def _named(board: Board, verb: str, changes: Iterable[Change], positions: list[Position]) -> Edit:
    if len(positions) == 1:
        return step(board, verb, changes, name=called(board, positions[0]))
    return step(board, f"{verb}_many", changes, count=written(len(positions)))
