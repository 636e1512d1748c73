"""Dropping entities from the tray: they get positions in the row they are let go over."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from db.model.drop import DIGITS, lane_at, row_at
from db.model.geometry import Box, Spot
from db.model.guides import REACH, Guides
from db.model.things import Entity
from desktop.board.face import face_of_entity
from desktop.board.gestures.carry import aim, blocked, place, segment_name, take_up, tell_blocked
from desktop.board.overlay import bounds_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model.board import Board
    from db.model.geometry import Sizes
    from db.model.guides import Guide
    from desktop.board.gestures.gesture import Pointer, Room

MOST = 2000
"""No tray hands over more entities at once."""

BYTES_MOST = 200_000


def entities_in(data: bytes, board: Board) -> list[str]:
    """Return the board's entities that a drag hands over; nothing where it is not what the tray writes."""
    if len(data) > BYTES_MOST:
        return []
    try:
        ids = json.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        return []
    if not isinstance(ids, list):
        return []
    known = [each for each in ids[:MOST] if isinstance(each, str) and board.get(Entity, each) is not None]
    return list(dict.fromkeys(known))


class Drop:
    """Entities in the hand, on their way from the tray."""

    def __init__(self, room: Room, entity_ids: Sequence[str]) -> None:
        scene = room.stage.scene
        self._room, self._entities = room, tuple(entity_ids)
        self._boxes = _side_by_side(self._entities, scene.arrangement.sizes)
        board, lang = scene.board, room.words.lang
        take_up(room, self._boxes, lambda each: face_of_entity(board, board.the(Entity, each), lang), afar=True)
        self._guides = Guides(scene.arrangement)
        self._told: object = None

    def move(self, pointer: Pointer) -> bool:
        """Carry the cards on; return whether they can be put down here."""
        x, guides = self._way(pointer)
        wanted = self._wanted(x, pointer.uy)
        block = blocked(self._room, wanted, self._entities)
        aim(self._room, wanted, (x, pointer.uy), refused=block is not None, guides=guides)
        news = wanted[0].segment_id if wanted else None, block
        if news != self._told and wanted:
            self._told = news
            if block is not None:
                tell_blocked(self._room, block)
            else:
                goal = segment_name(self._room, wanted[0].segment_id)
                self._room.tell(self._room.words.say("board.told.placing", segment=goal))
        return bool(wanted) and block is None

    def release(self, pointer: Pointer) -> bool:
        """Put the entities on the board in one step; return False where that is refused."""
        wanted = self._wanted(self._way(pointer)[0], pointer.uy)
        block = blocked(self._room, wanted, self._entities)
        self._room.stage.grasp.take_up(None)
        if block is not None:
            tell_blocked(self._room, block)
            return False
        return bool(wanted) and place(self._room, wanted, self._entities)

    def cancel(self) -> None:
        """The drag has gone elsewhere."""
        self._room.stage.grasp.take_up(None)

    def _way(self, pointer: Pointer) -> tuple[float, tuple[Guide, ...]]:
        """Return where sideways the first card goes, and the guides that draw it there."""
        if pointer.alt or not self._entities:
            return pointer.ux, ()
        reach = REACH / self._room.stage.camera.zoom
        return self._guides.snapped(self._boxes[self._entities[0]], pointer.ux, pointer.uy, reach)

    def _wanted(self, x: float, y: float) -> tuple[Spot, ...]:
        """Return the places of the cards, the first one's middle being at a point of the board."""
        arrangement = self._room.stage.scene.arrangement
        row = row_at(arrangement, y)
        bounds = bounds_of(self._boxes)
        if row is None or bounds is None:
            return ()
        sizes = arrangement.sizes
        least, most = sizes.edge - bounds.x, sizes.ground - sizes.edge - bounds.right
        shift = min(max(x - row.ground.x, least), most)
        lane = lane_at(arrangement, row, y)
        return tuple(
            Spot(
                each,
                row.segment_id,
                round((box.middle[0] + shift) / sizes.ground, DIGITS),
                lane + round(box.middle[1] / sizes.pitch),
            )
            for each, box in self._boxes.items()
        )


def _side_by_side(entity_ids: Sequence[str], sizes: Sizes) -> dict[str, Box]:
    """Return the cards in lines as wide as the ground, the first one's middle at the origin."""
    step = sizes.card_w + sizes.card_gap
    across = int((sizes.centre_max - sizes.centre_min) // step) + 1
    corner = Box(-sizes.card_w / 2, -sizes.card_h / 2, sizes.card_w, sizes.card_h)
    return {each: corner.moved(at % across * step, at // across * sizes.pitch) for at, each in enumerate(entity_ids)}
