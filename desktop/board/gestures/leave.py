"""Cards that leave the board: their ratings go along, and that is told, with a way back where much is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.edit import verbs
from db.model.things import Position, Rating
from desktop.board.gestures.carry import entity_ids_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.board.gestures.gesture import Room


def take_off(room: Room, position_ids: Sequence[str]) -> bool:
    """Take cards off the board in one step and tell what has gone; return False where that is refused."""
    ratings, owners = _ratings(room, position_ids), dict.fromkeys(entity_ids_of(room, position_ids))
    if not room.carry_out(lambda: verbs.take_off(room.session.board, position_ids)):
        return False
    board = room.session.board
    waiting = sum(not board.where(Position, "entity_id", each) for each in owners)
    told = _sentence(room, "taken_off", len(position_ids), ratings)
    if waiting:
        key = "waiting" if waiting == len(owners) else "some_waiting"
        told = f"{told} {room.words.say(f'board.told.{key}', count=waiting)}"
    if ratings or len(position_ids) > 1:
        room.tell("")  # what letting go would do has been done
        room.offer_undo(told)
    else:
        room.tell(told)
    return True


def tell_leaving(room: Room, position_ids: Sequence[str]) -> None:
    """Say what would go if the cards were let go now."""
    room.tell(_sentence(room, "taking_off", len(position_ids), _ratings(room, position_ids)))


def _ratings(room: Room, position_ids: Sequence[str]) -> int:
    return sum(len(room.session.board.where(Rating, "target_id", each)) for each in position_ids)


def _sentence(room: Room, key: str, count: int, ratings: int) -> str:
    return room.words.say(f"board.told.{key}_rated" if ratings else f"board.told.{key}", count=count, ratings=ratings)
