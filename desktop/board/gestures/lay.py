"""Notes in the hand: laying one elsewhere, and drawing its right edge to another width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.edit import verbs
from db.model.drop import DIGITS, row_at
from db.model.things import Note
from desktop.board.gestures.carry import segment_name
from desktop.board.gestures.select import THRESHOLD
from desktop.board.hand import Leaf

if TYPE_CHECKING:
    from db.model.geometry import Arrangement
    from desktop.board.gestures.gesture import Gesture, Pointer, Room


class Lay:
    """A note that is pressed on; once the mouse has gone some way it is carried."""

    scrolls = True
    free = False

    def __init__(self, room: Room, pointer: Pointer, note_id: str) -> None:
        self._room, self._start, self._note = room, pointer, note_id
        self._box = room.stage.scene.arrangement.notes[note_id]
        self._told: object = self

    def move(self, pointer: Pointer) -> Gesture:
        """Carry the note on; say where it would lie."""
        if self._room.stage.grasp.hand.leaf is None and _near(self._start, pointer):
            return self
        target = note_row(self._room.stage.scene.arrangement, pointer.uy)
        box = self._box.moved(pointer.ux - self._start.ux, pointer.uy - self._start.uy)
        self._room.stage.grasp.point_at(leaf=Leaf(self._note, box, target))
        if target != self._told:
            self._told = target
            self._tell(target)
        return self

    def release(self, pointer: Pointer) -> None:
        """Lay it down in the row under the mouse, or above all rows on the whole board; a click only chooses it."""
        room = self._room
        if room.stage.grasp.hand.leaf is None:
            return
        target = note_row(room.stage.scene.arrangement, pointer.uy)
        x = share_of(room.stage.scene.arrangement, self._box.middle[0] + pointer.ux - self._start.ux)
        width = room.session.board.the(Note, self._note).width
        room.stage.grasp.point_at(leaf=None)
        room.carry_out(lambda: verbs.move_note(room.session.board, self._note, target, x, width))

    def cancel(self) -> None:
        """Leave it where it lay."""
        if self._room.stage.grasp.hand.leaf is not None:
            self._room.stage.grasp.point_at(leaf=None)
            self._room.tell(self._room.words.say("board.told.note_back"))

    def _tell(self, target: str | None) -> None:
        words = self._room.words
        if target is None:
            self._room.tell(words.say("board.told.note_board"))
        else:
            self._room.tell(words.say("board.told.note_row", segment=segment_name(self._room, target)))


class Stretch:
    """A note's right edge in the hand."""

    scrolls = False
    free = False

    def __init__(self, room: Room, pointer: Pointer, note_id: str) -> None:
        self._room, self._start, self._note = room, pointer, note_id
        self._box = room.stage.scene.arrangement.notes[note_id]

    def move(self, pointer: Pointer) -> Gesture:
        """Draw the edge to the mouse."""
        segment = self._room.session.board.the(Note, self._note).segment_id
        box = self._box._replace(w=self._width(pointer))
        self._room.stage.grasp.point_at(leaf=Leaf(self._note, box, segment))
        return self

    def release(self, pointer: Pointer) -> None:
        """Keep the width; the left edge stays where it is."""
        room, width = self._room, self._width(pointer)
        room.stage.grasp.point_at(leaf=None)
        if width == self._box.w:
            return
        arrangement = room.stage.scene.arrangement
        x, share = share_of(arrangement, self._box.x + width / 2), round(width / arrangement.sizes.ground, DIGITS)
        segment = room.session.board.the(Note, self._note).segment_id
        room.carry_out(lambda: verbs.move_note(room.session.board, self._note, segment, x, share))

    def cancel(self) -> None:
        """Leave it as wide as it was."""
        self._room.stage.grasp.point_at(leaf=None)

    def _width(self, pointer: Pointer) -> float:
        arrangement = self._room.stage.scene.arrangement
        sizes = arrangement.sizes
        most = arrangement.axis.x + sizes.ground - sizes.edge - self._box.x
        return min(max(self._box.w + pointer.ux - self._start.ux, sizes.note_min * sizes.ground), most)


def note_row(arrangement: Arrangement, y: float) -> str | None:
    """Return the segment in whose row a note at the height ``y`` lies; None above all rows: on the whole board."""
    if not arrangement.rows or y < min(arrangement.rows[0].box.y, arrangement.bands[0].box.y):
        return None
    row = row_at(arrangement, y)
    return row.segment_id if row is not None else None


def share_of(arrangement: Arrangement, x: float) -> float:
    """Return a place as a share of the ground's width."""
    return round(min(max((x - arrangement.axis.x) / arrangement.sizes.ground, 0.0), 1.0), DIGITS)


def _near(one: Pointer, other: Pointer) -> bool:
    return max(abs(one.x - other.x), abs(one.y - other.y)) < THRESHOLD
