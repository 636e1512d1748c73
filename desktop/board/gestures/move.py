"""Dragging cards of the board: within a row it is layout, between rows it moves the positions."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from db.edit import verbs
from db.model.drop import carry, drop, rounded
from db.model.things import Entity, Position, name
from desktop.board.gestures.carry import aim, blocked, entity_ids_of, segment_name, take_up, tell_blocked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.edit.edit import Edit
    from db.model.geometry import Spot
    from desktop.board.gestures.gesture import Gesture, Pointer, Room


class Move:
    """Cards of the board in the hand; the first one is the one that was taken hold of."""

    scrolls = True

    def __init__(self, room: Room, pointer: Pointer, carried: Sequence[str]) -> None:
        scene = room.stage.scene
        self._room, self._start = room, pointer
        self._carried = [each for each in carried if each in scene.arrangement.cards]
        self._entities = entity_ids_of(room, self._carried)
        self._told: object = None
        boxes = {each: scene.arrangement.cards[each].box for each in self._carried}
        take_up(room, boxes, {each: scene.face(each) for each in self._carried})

    def move(self, pointer: Pointer) -> Gesture:
        """Carry the cards on; show where they would go."""
        dx, dy = pointer.ux - self._start.ux, pointer.uy - self._start.uy
        wanted = self._wanted(dx, dy)
        self._tell(wanted, aim(self._room, wanted, (dx, dy), self._entities))
        return self

    def release(self, pointer: Pointer) -> None:
        """Put the cards down: one edit with all that makes room, or none where they cannot be."""
        wanted = self._wanted(pointer.ux - self._start.ux, pointer.uy - self._start.uy)
        block = blocked(self._room, wanted, self._entities)
        if block is not None:
            tell_blocked(self._room, block)
        kept = block is None and (not self._goes_anywhere(wanted) or put_down(self._room, wanted))
        if kept:
            self._room.stage.take_up(None)
        else:
            self._room.stage.put_back(perf_counter())

    def cancel(self) -> None:
        """Put the cards back."""
        self._room.stage.put_back(perf_counter())
        self._room.tell(self._room.words.say("board.told.cancelled"))

    def _goes_anywhere(self, wanted: Sequence[Spot]) -> bool:
        cards = self._room.stage.scene.arrangement.cards
        return any(spot[1:] != rounded(cards[spot.position_id].spot)[1:] for spot in wanted)

    def _wanted(self, dx: float, dy: float) -> tuple[Spot, ...]:
        arrangement = self._room.stage.scene.arrangement
        x, y = arrangement.cards[self._carried[0]].box.middle
        return carry(arrangement, self._carried, x + dx, y + dy)

    def _tell(self, wanted: Sequence[Spot], block: tuple[str, str] | None) -> None:
        """Say what letting go would do, once for each row."""
        news = wanted[0].segment_id if wanted else None, block
        if news == self._told:
            return
        self._told = news
        if block is not None:
            tell_blocked(self._room, block)
        elif wanted:
            self._room.tell(self._sentence(wanted))

    def _sentence(self, wanted: Sequence[Spot]) -> str:
        cards, words = self._room.stage.scene.arrangement.cards, self._room.words
        leaving = [spot for spot in wanted if cards[spot.position_id].segment_id != spot.segment_id]
        goal = segment_name(self._room, wanted[0].segment_id)
        if not leaving:
            return words.say("board.told.moving", segment=goal)
        if len(leaving) > 1:
            return words.say("board.told.moving_many", count=len(leaving))
        origin = segment_name(self._room, cards[leaving[0].position_id].segment_id)
        return words.say("board.told.moving_across", **{"from": origin, "to": goal})


def put_down(room: Room, wanted: Sequence[Spot]) -> bool:
    """Keep the cards where they are wanted, in one step; return False where that is refused."""
    scene = room.stage.scene
    meant = {spot.position_id for spot in wanted}
    across = [spot for spot in wanted if scene.arrangement.cards[spot.position_id].segment_id != spot.segment_id]
    spots = drop(scene.arrangement, wanted)

    def edit() -> Edit:
        own = [verbs.Spot(*spot) for spot in spots if spot.position_id in meant]
        pushed = [verbs.Spot(*spot) for spot in spots if spot.position_id not in meant]
        return verbs.move(room.session.board, own, pushed=pushed)

    kept = room.carry_out(edit)
    if kept and len(across) == 1:
        position = room.session.board.the(Position, across[0].position_id)
        called = name(room.session.board.the(Entity, position.entity_id), room.words.lang)
        goal = segment_name(room, across[0].segment_id)
        room.tell(room.words.say("board.told.moved", name=called, segment=goal))
    return kept
