"""Dragging cards of the board: within a row it is layout, between rows it moves the positions."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from db.edit import verbs
from db.model.drop import carry, drop, rounded, rows_on, spread_of
from db.model.guides import REACH, Guides
from db.model.things import Entity, Position, name
from desktop.board.gestures.carry import (
    Standing,
    aim,
    blocked,
    entity_ids_of,
    place,
    segment_name,
    take_up,
    tell_blocked,
)
from desktop.board.gestures.leave import take_off, tell_leaving

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.edit.edit import Edit
    from db.model.geometry import Spot
    from db.model.guides import Guide
    from desktop.board.gestures.carry import Block
    from desktop.board.gestures.gesture import Gesture, Pointer, Room

_OFF = ""  # no row, but what takes cards off the board
_COPY = "+"  # before the id of the position of which the hand holds another one


class Move:
    """Cards of the board in the hand; the first one is the one that was taken hold of.

    With Ctrl held they stay, and their entities get further positions where they are let go.
    """

    scrolls = True
    free = False

    def __init__(self, room: Room, pointer: Pointer, carried: Sequence[str]) -> None:
        cards = room.stage.scene.arrangement.cards
        self._room, self._start = room, pointer
        self.carried = [each for each in carried if each in cards]
        self._entities = entity_ids_of(room, self.carried)
        self._spread = spread_of([cards[each] for each in self.carried])
        # While the mouse moves only the cards of one row are worked out: those that go where the first one goes.
        own = cards[self.carried[0]].segment_id
        self._beside = [each for each in self.carried if cards[each].segment_id == own]
        self._goal: str | None = None
        self._block: Block | None = None
        self.copies = False
        room.stage.grasp.take_up(None)  # others may still be on their way back
        self._take_up(copies=pointer.ctrl)

    def move(self, pointer: Pointer) -> Gesture:
        """Carry the cards on; show where they would go."""
        self._take_up(copies=pointer.ctrl)
        dx, dy, guides = self._way(pointer)
        wanted = self._wanted(dx, dy, self._beside)
        if wanted and wanted[0].segment_id != self._goal:
            self._goal = wanted[0].segment_id
            self._look_at(dx, dy)
        aim(self._room, wanted, (dx, dy), refused=self._block is not None, guides=guides)
        return self

    def move_off(self, pointer: Pointer) -> None:
        """Carry the cards over what takes them: no row makes room; say what letting go would do."""
        self._take_up(copies=False)
        aim(self._room, (), (pointer.ux - self._start.ux, pointer.uy - self._start.uy), refused=False)
        if self._goal != _OFF:
            self._goal, self._block = _OFF, None
            tell_leaving(self._room, self.carried)

    def release(self, pointer: Pointer) -> None:
        """Put the cards down: one edit with all that makes room, or none where they cannot be."""
        self._take_up(copies=pointer.ctrl)
        dx, dy, _ = self._way(pointer)
        wanted = self._wanted(dx, dy, self.carried)
        block = blocked(self._room, wanted, self._entities)
        if block is not None:
            tell_blocked(self._room, block)
        if block is None and self._keep(wanted):
            self._room.stage.grasp.take_up(None)
        else:
            self._room.stage.put_back(perf_counter())

    def take_off(self) -> None:
        """Take the cards off the board, in one step; put them back where that is refused."""
        if take_off(self._room, self.carried):
            self._room.stage.grasp.take_up(None)
        else:
            self._room.stage.put_back(perf_counter())

    def cancel(self) -> None:
        """Put the cards back."""
        self._room.stage.put_back(perf_counter())
        self._room.tell(self._room.words.say("board.told.cancelled"))

    def _take_up(self, *, copies: bool) -> None:
        """Have the cards themselves in the hand, or others of the same entities while they stay."""
        scene, grasp = self._room.stage.scene, self._room.stage.grasp
        if grasp.hand.drag is not None and copies == self.copies:
            return
        self.copies, self._goal, self._block = copies, None, None
        self._guides = Guides(scene.arrangement, () if copies else self.carried)
        self._standing = Standing(scene.board, self.carried, () if copies else self.carried)
        boxes = {self._held(each): scene.arrangement.cards[each].box for each in self.carried}
        take_up(self._room, boxes, lambda held: scene.face(held.removeprefix(_COPY)))

    def _held(self, position_id: str) -> str:
        return _COPY + position_id if self.copies else position_id

    def _way(self, pointer: Pointer) -> tuple[float, float, tuple[Guide, ...]]:
        """Return how far the cards go, and the guides that draw them there."""
        dx, dy = pointer.ux - self._start.ux, pointer.uy - self._start.uy
        if pointer.alt:
            return dx, dy, ()
        stage = self._room.stage
        box = stage.scene.arrangement.cards[self.carried[0]].box
        dx, guides = self._guides.snapped(box, dx, dy, REACH / stage.camera.zoom)
        return dx, dy, guides

    def _keep(self, wanted: Sequence[Spot]) -> bool:
        if self.copies:
            return bool(wanted) and place(self._room, wanted, self._entities)
        return not self._goes_anywhere(wanted) or put_down(self._room, wanted)

    def _goes_anywhere(self, wanted: Sequence[Spot]) -> bool:
        cards = self._room.stage.scene.arrangement.cards
        return any(spot[1:] != rounded(cards[spot.position_id].spot)[1:] for spot in wanted)

    def _wanted(self, dx: float, dy: float, carried: Sequence[str]) -> tuple[Spot, ...]:
        arrangement = self._room.stage.scene.arrangement
        x, y = arrangement.cards[self.carried[0]].box.middle
        spots = carry(arrangement, carried, x + dx, y + dy, self._spread)
        if not self.copies:
            return spots
        return tuple(spot._replace(position_id=self._held(spot.position_id)) for spot in spots)

    def _look_at(self, dx: float, dy: float) -> None:
        """Another row: find out whether the cards may be put down there, and say what that would do."""
        arrangement, goal = self._room.stage.scene.arrangement, self._goal or ""
        cards, index = arrangement.cards, arrangement.index
        down = index[goal] - index[cards[self.carried[0]].segment_id]
        goals = rows_on(arrangement, {cards[each].segment_id for each in self.carried}, down)
        self._block = None
        if self._standing.bars(goals):
            self._block = blocked(self._room, self._wanted(dx, dy, self.carried), self._entities)
        if self._block is not None:
            tell_blocked(self._room, self._block)
        else:
            self._room.tell(self._sentence(goal, goals))

    def _sentence(self, goal: str, goals: Mapping[str, str]) -> str:
        """Say what letting go would do; ``goals`` are the segments that cards would go to, by those they are in."""
        cards, words = self._room.stage.scene.arrangement.cards, self._room.words
        called = segment_name(self._room, goal)
        if self.copies:
            return words.say("board.told.copying", segment=called)
        origins = [cards[each].segment_id for each in self.carried]
        leaving = [each for each in origins if goals[each] != each]
        if not leaving:
            return words.say("board.told.moving", segment=called)
        if len(leaving) > 1:
            return words.say("board.told.moving_many", count=len(leaving))
        return words.say("board.told.moving_across", **{"from": segment_name(self._room, leaving[0]), "to": called})


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
