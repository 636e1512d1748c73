"""What keys and menus do on the board, each in one step of the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.edit import verbs
from db.model.board import segments_in_order
from db.model.drop import carry
from db.model.things import Position
from db.model.tidy import tidy_row
from desktop.board.choice import Choice
from desktop.board.folds import Folds
from desktop.board.gestures.carry import segment_name
from desktop.board.gestures.leave import take_off
from desktop.board.gestures.move import put_down

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model.board import Board
    from db.model.geometry import Arrangement, Card, Spot
    from desktop.board.gestures.gesture import Room
    from desktop.board.scene import Scene
    from desktop.board.walk import Way

NUDGE = 28.0
"""How far a key moves a card sideways, in logical units."""


class Deeds:
    """The deeds, done to what is selected: see its ``choice``; ``folds`` are those done to layers."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self.choice = Choice(room)
        self.folds = Folds(room, self.choice)

    def nudge(self, way: Way) -> bool:
        """Move the selected cards one step: sideways in the row, up and down over lanes and then rows."""
        chosen = self.choice.selected
        if not chosen:
            return False
        # The current card leads.
        carried = [chosen[-1], *chosen[:-1]]
        spots = self._nudged(carried, way)
        return bool(spots) and put_down(self._room, spots)

    def take_off(self) -> bool:
        """Take the selected cards off the board with their ratings, and say so."""
        chosen = self.choice.selected
        return bool(chosen) and take_off(self._room, chosen)

    def place_too(self, segment_id: str) -> bool:
        """Give the players of the selected cards positions in a segment too, but for those that stand there."""
        room, board = self._room, self._board
        owners = dict.fromkeys(board.the(Position, each).entity_id for each in self.choice.selected)
        fresh = [each for each in owners if self._scene.entity_stands_in(each, segment_id) is None]
        if not fresh or not room.carry_out(
            lambda: verbs.place_many(board, [verbs.Placement(each, segment_id) for each in fresh])
        ):
            return False
        stand = (self._scene.entity_stands_in(each, segment_id) for each in fresh)
        room.selection.select(each for each in stand if each is not None)
        room.tell(room.words.say("board.told.placed", count=len(fresh), segment=segment_name(room, segment_id)))
        return True

    def tidy(self) -> bool:
        """Tidy up all rows of the wave that shows, folded ones too."""
        segments = segments_in_order(self._board, self._scene.wave)
        return self.tidy_row(*(each.id for each in segments))

    def tidy_row(self, *segment_ids: str) -> bool:
        """Tidy up segments' rows: the given ones, else the chosen one, or those of the selected cards."""
        segments = segment_ids or self.choice.segments()
        if not segments:
            self._room.tell(self._room.words.say("board.told.no_row"))
            return False
        scene = self._scene
        return self._tidy(
            tuple(spot for each in segments for spot in tidy_row(self._board, each, scene.standings, scene.fronts))
        )

    @property
    def _scene(self) -> Scene:
        return self._room.stage.scene

    @property
    def _board(self) -> Board:
        return self._room.session.board

    @property
    def _arrangement(self) -> Arrangement:
        return self._scene.arrangement

    def _tidy(self, spots: Sequence[Spot]) -> bool:
        edit = verbs.tidy(self._board, [verbs.Spot(*spot) for spot in spots])
        if not edit:
            self._room.tell(self._room.words.say("board.told.tidy"))
            return False
        return self._room.carry_out(lambda: edit)

    def _nudged(self, carried: Sequence[str], way: Way) -> tuple[Spot, ...]:
        arrangement = self._arrangement
        card = arrangement.cards[carried[0]]
        x, y = card.box.middle
        if way in {"left", "right"}:
            return carry(arrangement, carried, x + self._sideways(card, carried, way), y)
        return carry(arrangement, carried, x, _next_line(arrangement, card, 1 if way == "down" else -1))

    def _sideways(self, card: Card, carried: Sequence[str], way: Way) -> float:
        """Return how far to go: over the next card where that one is in the way."""
        sizes, sign = self._arrangement.sizes, 1 if way == "right" else -1
        row = self._arrangement.row(card.segment_id)
        others = (self._arrangement.cards[each] for each in (row.cards if row is not None else ()))
        ahead = [
            (each.box.x - card.box.x) * sign
            for each in others
            if each.lane == card.lane and each.position_id not in carried and (each.box.x - card.box.x) * sign > 0
        ]
        nearest = min(ahead, default=float("inf"))
        blocked = nearest < sizes.card_w + sizes.card_gap + NUDGE
        return sign * (nearest + 1 if blocked else NUDGE)


def _next_line(arrangement: Arrangement, card: Card, down: int) -> float:
    """Return the height of the middle of the next lane, or of the nearest lane of the next row."""
    row = arrangement.row(card.segment_id)
    rows = arrangement.rows
    at = rows.index(row) if row is not None else 0
    if 0 <= card.lane + down < rows[at].lanes:
        return card.box.middle[1] + down * arrangement.sizes.pitch
    goal = rows[min(max(at + down, 0), len(rows) - 1)]
    if goal is row:
        return card.box.middle[1]
    return goal.box.y + 1 if down > 0 else goal.box.bottom - 1
