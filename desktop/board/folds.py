"""Folding bands, one or many at once, each time in one step of the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.edit import verbs
from db.model.things import Layer, Segment

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop.board.choice import Choice
    from desktop.board.gestures.gesture import Room


class Folds:
    """The bands that show, folded or not."""

    def __init__(self, room: Room, choice: Choice) -> None:
        self._room, self._choice = room, choice

    def turn(self, layer_id: str) -> bool:
        """Fold a layer, or unfold it."""
        room = self._room
        layer = room.session.board.the(Layer, layer_id)
        return room.carry_out(lambda: verbs.fold_layer(room.session.board, layer_id, not layer.folded))

    def here(self) -> bool:
        """Fold the layer of the current card or of the chosen segment."""
        segments = self._choice.segments()
        segment = self._room.session.board.get(Segment, segments[-1]) if segments else None
        return segment is not None and self.turn(segment.layer_id)

    def may(self, *, folded: bool) -> bool:
        """Tell whether there is a band left to fold, or to unfold."""
        return any(band.folded != folded for band in self._room.stage.scene.arrangement.bands)

    def all(self, *, folded: bool) -> bool:
        """Fold every band, or unfold it; tell where they are all so."""
        return self._fold([band.layer_id for band in self._room.stage.scene.arrangement.bands], folded=folded)

    def others(self, layer_id: str) -> bool:
        """Fold every band but one."""
        bands = self._room.stage.scene.arrangement.bands
        return self._fold([band.layer_id for band in bands if band.layer_id != layer_id], folded=True)

    def _fold(self, layer_ids: Collection[str], *, folded: bool) -> bool:
        room = self._room
        edit = verbs.fold_layers(room.session.board, layer_ids, folded)
        if not edit:
            room.tell(room.words.say("board.told.all_folded" if folded else "board.told.all_unfolded"))
            return False
        return room.carry_out(lambda: edit)
