"""The present of a board: what is left of it without its other waves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model.board import present_wave, waves_in_order
from db.model.removal import removal
from db.model.things import Entity, Layer, Position, Segment, Wave

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.model.board import Board
    from db.model.things import Thing


def present_part(board: Board) -> Board:
    """Return the board as if its other waves had never been, with the players that stand in those alone gone too.

    Where there is nothing but the present it is ``board`` itself.
    """
    others = [wave for wave in waves_in_order(board) if wave.id != present_wave(board)]
    if not others:
        return board
    return board.overlaid(removal(board, [*others, *_only_elsewhere(board, others)]))


def _only_elsewhere(board: Board, others: list[Wave]) -> Iterator[Thing]:
    layers = (layer for wave in others for layer in board.where(Layer, "wave_id", wave.id))
    segments = {segment.id for layer in layers for segment in board.where(Segment, "layer_id", layer.id)}
    for entity in board.all(Entity).values():
        stands = {each.segment_id for each in board.where(Position, "entity_id", entity.id)}
        if stands and stands <= segments:
            yield entity
