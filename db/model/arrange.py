"""The board's geometry: bands, rows, cards and the front line, computed from the board and nothing else.

Equal boards with equal standings and fronts give equal arrangements. Nothing is ever hidden: a row grows by a
lane where its cards do not fit; two cards never overlap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model.board import layers_in_stack, segments_in
from db.model.geometry import SIZES, Arrangement, Band, Box, Card, Row, Sizes, Spot, Standing
from db.model.lanes import lay_out
from db.model.things import Position

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.model.board import Board
    from db.model.lanes import Place
    from db.model.things import Layer, Segment

__all__ = ["SIZES", "Arrangement", "Band", "Box", "Card", "Row", "Sizes", "Spot", "Standing", "arrange"]


def arrange(
    board: Board,
    standings: Mapping[str, Standing],
    fronts: Mapping[str, float | None],
    sizes: Sizes = SIZES,
    *,
    unfolded: bool = False,
) -> Arrangement:
    """Return the whole board laid out.

    ``standings`` are by position id, ``fronts`` by segment id as shares of the ground's width; what is missing
    there counts as a foreign position without a score, and as a segment without a front line. Folded layers show
    no rows unless ``unfolded``.
    """
    return _Layout(board, standings, fronts, sizes, unfolded).made()


class _Layout:
    """A board while it is laid out, from the top down."""

    def __init__(
        self,
        board: Board,
        standings: Mapping[str, Standing],
        fronts: Mapping[str, float | None],
        sizes: Sizes,
        unfolded: bool,
    ) -> None:
        self._board, self._standings, self._fronts = board, standings, fronts
        self._sizes, self._unfolded = sizes, unfolded
        self._y = sizes.margin + sizes.axis
        self._bands: list[Band] = []
        self._rows: list[Row] = []
        self._cards: dict[str, Card] = {}

    def made(self) -> Arrangement:
        sizes = self._sizes
        for layer in layers_in_stack(self._board):
            self._add_band(layer)
        if self._bands:
            self._y -= sizes.band_gap
        axis = Box(sizes.ground_x, sizes.margin, sizes.ground, sizes.axis)
        height = self._y + sizes.margin
        return Arrangement(sizes.width, height, axis, tuple(self._bands), tuple(self._rows), self._cards, sizes)

    def _add_band(self, layer: Layer) -> None:
        sizes, top = self._sizes, self._y
        segments = segments_in(self._board, layer.id)
        folded = layer.folded and not self._unfolded
        shown = () if folded else segments
        for segment in shown:
            self._add_row(segment)
        if shown:
            self._y -= sizes.row_gap
        else:
            self._y += sizes.row_min
        box = Box(sizes.margin, top, sizes.width - 2 * sizes.margin, self._y - top)
        count = sum(len(self._board.where(Position, "segment_id", each.id)) for each in segments)
        self._bands.append(Band(layer.id, box, Box(box.x, top, sizes.band_head, box.h), folded, count))
        self._y += sizes.band_gap

    def _add_row(self, segment: Segment) -> None:
        sizes, top = self._sizes, self._y
        front = self._fronts.get(segment.id)
        places = lay_out(self._board.where(Position, "segment_id", segment.id), self._standings, front, sizes)
        lanes = max((place.lane for place in places), default=0) + 1
        height = sizes.row_height(lanes)
        left = sizes.margin + sizes.band_head + sizes.gutter
        ground = Box(sizes.ground_x, top, sizes.ground, height)
        self._rows.append(
            Row(
                segment.id,
                segment.layer_id,
                Box(left, top, ground.right - left, height),
                Box(left, top, sizes.row_head, height),
                ground,
                None if front is None else ground.x + front * ground.w,
                lanes,
                tuple(place.position_id for place in places),
            )
        )
        self._add_cards(segment.id, places, top + (height - lanes * sizes.pitch + sizes.lane_gap) / 2)
        self._y += height + sizes.row_gap

    def _add_cards(self, segment_id: str, places: tuple[Place, ...], top: float) -> None:
        sizes = self._sizes
        left = sizes.ground_x - sizes.card_w / 2
        for position_id, centre, lane in places:
            box = Box(left + centre, top + lane * sizes.pitch, sizes.card_w, sizes.card_h)
            self._cards[position_id] = Card(position_id, segment_id, box, centre / sizes.ground, lane)
