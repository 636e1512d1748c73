"""Tidying up: home cards left of the front line, the others right of it, the best ones nearest to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model.board import segments_in_order
from db.model.drop import DIGITS
from db.model.geometry import SIZES, Sizes, Spot, Standing
from db.model.lanes import tidy
from db.model.things import Position

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.model.board import Board


def tidy_row(
    board: Board,
    segment_id: str,
    standings: Mapping[str, Standing],
    fronts: Mapping[str, float | None],
    sizes: Sizes = SIZES,
) -> tuple[Spot, ...]:
    """Return the places of a segment's cards once its row is tidied up; the same again when it is."""
    positions = board.where(Position, "segment_id", segment_id)
    return tuple(
        Spot(each, segment_id, round(centre / sizes.ground, DIGITS), lane)
        for each, centre, lane in tidy(positions, standings, fronts.get(segment_id), sizes)
    )


def tidy_board(
    board: Board,
    standings: Mapping[str, Standing],
    fronts: Mapping[str, float | None],
    sizes: Sizes = SIZES,
    *,
    wave_id: str | None = None,
) -> tuple[Spot, ...]:
    """Return the places of all cards of a wave, of the present one if not told, once every row is tidied up.

    Folded rows are tidied up too.
    """
    segments = segments_in_order(board, wave_id)
    return tuple(spot for each in segments for spot in tidy_row(board, each.id, standings, fronts, sizes))
