"""What is chosen on the board, and choosing: by keys, by row, by group, all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model.outlines import groups
from db.model.things import Layer, Position, Segment
from desktop.board.walk import between, walk

if TYPE_CHECKING:
    from db.model.board import Board
    from db.model.geometry import Arrangement
    from desktop.board.gestures.gesture import Room
    from desktop.board.hits import Hit
    from desktop.board.walk import Way


class Choice:
    """The board's side of the selection: of what is chosen only that counts which shows."""

    def __init__(self, room: Room) -> None:
        self._room = room

    @property
    def selected(self) -> tuple[str, ...]:
        """The selected cards that show."""
        cards = self._arrangement.cards
        return tuple(each for each in self._room.selection.positions if each in cards)

    def walk(self, way: Way, *, extend: bool) -> str | None:
        """Go to the next card that way and return it; ``extend`` keeps what is selected."""
        selection = self._room.selection
        goal = walk(self._arrangement, selection.current, way)
        if goal is None:
            return None
        if extend and selection.current in self._arrangement.cards:
            reach = between(self._arrangement, selection.current or goal, goal)
            kept = [each for each in selection.positions if each not in reach]
            selection.select([*kept, *reach])
        else:
            selection.select([goal])
        return goal

    def clear(self) -> None:
        """Select nothing."""
        self._room.selection.clear()

    def choose(self, segment_id: str | None) -> None:
        """Choose a segment instead of cards."""
        self._room.selection.choose_segment(segment_id)

    def select_row(self, segment_id: str) -> None:
        """Select the cards of a segment."""
        row = self._arrangement.row(segment_id)
        if row is not None:
            self._room.selection.select(row.cards)

    def select_all(self) -> None:
        """Select all cards that show."""
        self._room.selection.select(self._arrangement.reading_order())

    def segment_of(self, hit: Hit) -> str | None:
        """Return the segment that a hit is in."""
        if hit.what == "card":
            return self._board.the(Position, hit.id).segment_id
        return hit.id if hit.what in {"head", "ground", "front"} else None

    def layer_of(self, hit: Hit) -> Layer | None:
        """Return the layer that a hit is in."""
        if hit.what in {"band", "fold"}:
            return self._board.get(Layer, hit.id)
        segment = self._board.get(Segment, self.segment_of(hit))
        return self._board.get(Layer, segment.layer_id) if segment is not None else None

    def segments(self) -> list[str]:
        """Return the chosen segment, or those of the selected cards."""
        if self._room.selection.segment is not None:
            return [self._room.selection.segment]
        return list(dict.fromkeys(self._arrangement.cards[each].segment_id for each in self.selected))

    def members(self, entity_id: str) -> tuple[str, ...]:
        """Return the cards of a group's or an alliance's members."""
        found = groups(self._board, self._arrangement)
        return next((group.members for group in found if group.entity_id == entity_id), ())

    def select_group(self, entity_id: str, *, more: bool = False) -> None:
        """Select the cards of a group's members; ``more`` keeps what is selected."""
        members, selection = self.members(entity_id), self._room.selection
        kept = [each for each in selection.positions if each not in members] if more else []
        selection.select([*kept, *members])

    @property
    def _board(self) -> Board:
        return self._room.session.board

    @property
    def _arrangement(self) -> Arrangement:
        return self._room.stage.scene.arrangement
