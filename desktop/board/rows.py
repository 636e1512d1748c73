"""Walking the rows by keyboard: choosing segments, those without cards too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.model.geometry import Arrangement
    from desktop.board.eye import Eye
    from desktop.board.gestures.gesture import Room
    from desktop.board.walk import Way


class Rows:
    """Chooses segments by key. Once one is chosen, up and down choose the next, and right goes to its cards."""

    def __init__(self, room: Room, eye: Eye) -> None:
        self._room, self._eye = room, eye

    def choose(self) -> None:
        """Choose the segment of the current card, or the first one that shows."""
        rows, current = self._arrangement.rows, self._room.selection.current
        card = self._arrangement.cards.get(current or "")
        if rows:
            self._choose(card.segment_id if card is not None else rows[0].segment_id)

    def walk(self, way: Way) -> bool:
        """Go on from the chosen segment; return whether one is chosen."""
        chosen = self._arrangement.row(self._room.selection.segment or "")
        if chosen is None:
            return False
        rows = self._arrangement.rows
        if way in {"up", "down"}:
            at = rows.index(chosen) + (1 if way == "down" else -1)
            self._choose(rows[min(max(at, 0), len(rows) - 1)].segment_id)
        elif way in {"start", "end"}:
            self._choose(rows[0 if way == "start" else -1].segment_id)
        elif way != "left" and chosen.cards:
            card = chosen.cards[-1 if way == "row_end" else 0]
            self._room.selection.select([card])
            self._eye.show(self._arrangement.cards[card].box)
        return True

    def _choose(self, segment_id: str) -> None:
        self._room.selection.choose_segment(segment_id)
        row = self._arrangement.row(segment_id)
        if row is not None:
            self._eye.show(row.head)

    @property
    def _arrangement(self) -> Arrangement:
        return self._room.stage.scene.arrangement
