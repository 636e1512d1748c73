"""Drawing a relation: a line from a card that the mouse or the arrow keys lead to another card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model.things import Entity, Position, name
from desktop.board.hand import Line
from desktop.board.tether import handle_of
from desktop.board.walk import walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.board.gestures.gesture import Gesture, Pointer, Room
    from desktop.board.walk import Way


class Relate:
    """A line in the hand. ``settle`` is told both cards once they are known, and takes the line from there.

    A ``free`` one follows the mouse without a button held, and the keys.
    """

    scrolls = True

    def __init__(self, room: Room, source: str, settle: Callable[[str, str], None], *, free: bool) -> None:
        self._room, self._source, self._settle = room, source, settle
        self.free = free
        self._told: str | None = ""
        self._show(None, room.stage.scene.arrangement.cards[source].box.middle)

    def move(self, pointer: Pointer) -> Gesture:
        """Lead the line to the mouse, or to the card under it."""
        self._show(self._room.stage.scene.grid.at(pointer.ux, pointer.uy), (pointer.ux, pointer.uy))
        return self

    def walk(self, way: Way) -> str | None:
        """Lead the line to the next card that way, and return it."""
        arrangement = self._room.stage.scene.arrangement
        goal = walk(arrangement, self._line.target or self._source, way)
        if goal is not None:
            self._show(goal, arrangement.cards[goal].box.middle)
        return goal

    def release(self, pointer: Pointer) -> Gesture | None:
        """Take the card under the mouse; a click on the handle alone lets the line go on without a button."""
        self.move(pointer)
        if self._line.target is None and not self.free and self._on_handle(pointer):
            self.free = True
            return self
        return self.take()

    def take(self) -> Gesture | None:
        """Take the card that the line leads to; return what goes on where it cannot be related."""
        line = self._line
        if line.target is None:
            self.cancel()
            return None
        if line.refused:
            self._tell(line.target, refused=True)
            if self.free:
                return self
            self._drop()
            return None
        self._settle(line.source, line.target)
        return None

    def cancel(self) -> None:
        """Relate nothing."""
        self._drop()
        self._room.tell(self._room.words.say("board.told.unrelated"))

    @property
    def _line(self) -> Line:
        return self._room.stage.grasp.hand.line or Line(self._source, (0.0, 0.0))

    def _drop(self) -> None:
        self._room.stage.grasp.point_at(line=None)

    def _on_handle(self, pointer: Pointer) -> bool:
        return handle_of(self._room.stage.scene.arrangement.cards[self._source].box).holds(pointer.ux, pointer.uy)

    def _show(self, target: str | None, at: tuple[float, float]) -> None:
        if target == self._source:
            target = None
        refused = target is not None and self._entity(target) == self._entity(self._source)
        self._room.stage.grasp.point_at(line=Line(self._source, at, target, refused))
        if target != self._told:
            self._told = target
            self._tell(target, refused=refused)

    def _tell(self, target: str | None, *, refused: bool) -> None:
        words = self._room.words
        called = {"from": self._name(self._source)}
        if target is None:
            self._room.tell(words.say("board.told.relating", **called))
        else:
            key = "related_self" if refused else "relating_to"
            self._room.tell(words.say(f"board.told.{key}", to=self._name(target), **called))

    def _entity(self, position_id: str) -> Entity:
        board = self._room.session.board
        return board.the(Entity, board.the(Position, position_id).entity_id)

    def _name(self, position_id: str) -> str:
        return name(self._entity(position_id), self._room.words.lang)
