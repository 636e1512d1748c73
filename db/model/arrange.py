"""The board's geometry: bands, rows, cards and the front line, computed from the board and nothing else.

Equal boards with equal standings and fronts give equal arrangements. Nothing is ever hidden: a row grows by a
lane where its cards do not fit; two cards never overlap.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.model.board import layers_in_stack, notes_on_whole, segments_in
from db.model.geometry import SIZES, Arrangement, Band, Box, Card, Row, Sizes, Spot, Standing
from db.model.lanes import lay_out
from db.model.memos import boxes, lanes_of, stand
from db.model.things import Note, Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    wave_id: str | None = None,
    notes: bool = True,
    unfolded: bool = False,
    before: Arrangement | None = None,
    touched: frozenset[str] | None = None,
) -> Arrangement:
    """Return a wave of the board laid out: the present one if not told.

    ``standings`` are by position id, ``fronts`` by segment id as shares of the ground's width; what is missing
    there counts as a foreign position without a score, and as a segment without a front line. Folded layers show
    no rows unless ``unfolded``; without ``notes`` there are none. Only to be faster: the rows of segments that are
    not ``touched`` are taken over from the arrangement ``before`` (of the same sizes, with notes or without as this
    one); None lays out all rows.
    """
    layout = _Layout(board, standings, fronts, sizes)
    if before is not None and touched is not None:
        layout.take_over(before, touched)
    if notes:
        layout.write_notes(wave_id)
    return layout.made(layers_in_stack(board, wave_id), unfolded=unfolded)


class _Layout:
    """A board while it is laid out, from the top down."""

    def __init__(
        self,
        board: Board,
        standings: Mapping[str, Standing],
        fronts: Mapping[str, float | None],
        sizes: Sizes,
    ) -> None:
        self._board, self._standings, self._fronts, self._sizes = board, standings, fronts, sizes
        self._y = sizes.margin + sizes.axis
        self._bands: list[Band] = []
        self._rows: list[Row] = []
        self._cards: dict[str, Card] = {}
        self._notes: dict[str, Box] = {}
        self._with_notes = False
        self._strip: Box | None = None
        self._old_rows: dict[str, Row] = {}
        self._old: Arrangement | None = None

    def take_over(self, before: Arrangement, touched: frozenset[str]) -> None:
        self._old = before
        self._old_rows = {row.segment_id: row for row in before.rows if row.segment_id not in touched}
        # Nearly all cards stay where they are: they are copied in one go, and the others taken out.
        self._cards = dict(before.cards)
        for row in before.rows:
            if row.segment_id in touched:
                self._forget(row)

    def write_notes(self, wave_id: str | None) -> None:
        """Put notes into the rows to come, and those of the whole board into the strip above them."""
        self._with_notes = bool(self._board.all(Note))
        memos = stand(notes_on_whole(self._board, wave_id), self._sizes)
        if memos:
            height = self._sizes.row_pad + self._sizes.notes_height(lanes_of(memos))
            self._strip = Box(self._sizes.ground_x, self._y, self._sizes.ground, height)
            self._notes.update(boxes(memos, self._strip.x, self._y + self._sizes.row_pad, self._sizes))
            self._y += height

    def made(self, layers: Iterable[Layer], *, unfolded: bool) -> Arrangement:
        sizes = self._sizes
        for layer in layers:
            self._add_band(layer, folded=layer.folded and not unfolded)
        if self._bands:
            self._y -= sizes.band_gap
        for row in self._old_rows.values():
            self._forget(row)
        axis = Box(sizes.ground_x, sizes.margin, sizes.ground, sizes.axis)
        return Arrangement(
            sizes.width,
            self._y + sizes.margin,
            axis,
            tuple(self._bands),
            tuple(self._rows),
            self._cards,
            {row.segment_id: at for at, row in enumerate(self._rows)},
            sizes,
            self._notes,
            self._strip,
        )

    def _forget(self, row: Row) -> None:
        for each in row.cards:
            if self._cards[each].segment_id == row.segment_id:
                del self._cards[each]

    def _add_band(self, layer: Layer, *, folded: bool) -> None:
        sizes, top = self._sizes, self._y
        segments = segments_in(self._board, layer.id)
        if folded or not segments:
            count = sum(len(self._board.where(Position, "segment_id", each.id)) for each in segments)
            self._y += sizes.row_min
        else:
            first = len(self._rows)
            for segment in segments:
                self._add_row(segment)
            count = sum(len(row.cards) for row in self._rows[first:])
            self._y -= sizes.row_gap
        box = Box(sizes.margin, top, sizes.width - 2 * sizes.margin, self._y - top)
        self._bands.append(Band(layer.id, box, Box(box.x, top, sizes.band_head, box.h), folded, count))
        self._y += sizes.band_gap

    def _add_row(self, segment: Segment) -> None:
        old = self._old_rows.pop(segment.id, None)
        if old is None or self._old is None:
            self._lay_out_row(segment)
        else:
            self._keep_row(old, self._old, segment.layer_id)
        self._y += self._rows[-1].box.h + self._sizes.row_gap

    def _keep_row(self, old: Row, before: Arrangement, layer_id: str) -> None:
        dy = self._y - old.box.y
        if not dy and layer_id == old.layer_id:
            self._rows.append(old)
            self._notes.update([(each, before.notes[each]) for each in old.notes])
            return
        moved = {field: getattr(old, field).moved(0, dy) for field in ("box", "head", "ground")}
        self._rows.append(replace(old, layer_id=layer_id, **moved))
        # The inner loop when a row above has grown: written out, as calls would take most of the time.
        cards, old_cards, make = self._cards, before.cards, tuple.__new__
        for each in old.cards:
            _, segment_id, (x, y, w, h), share, lane = old_cards[each]
            cards[each] = make(Card, (each, segment_id, make(Box, (x, y + dy, w, h)), share, lane))
        self._notes.update([(each, before.notes[each].moved(0, dy)) for each in old.notes])

    def _lay_out_row(self, segment: Segment) -> None:
        sizes, top = self._sizes, self._y
        front = self._fronts.get(segment.id)
        places = lay_out(self._board.where(Position, "segment_id", segment.id), self._standings, front, sizes)
        memos = stand(self._board.where(Note, "segment_id", segment.id), sizes) if self._with_notes else ()
        lanes = max((place.lane for place in places), default=0) + 1
        notes_h = sizes.notes_height(lanes_of(memos))
        height = sizes.row_height(lanes) + notes_h
        left = sizes.margin + sizes.band_head + sizes.gutter
        ground = Box(sizes.ground_x, top, sizes.ground, height)
        row = Row(
            segment.id,
            segment.layer_id,
            Box(left, top, ground.right - left, height),
            Box(left, top, sizes.row_head, height),
            ground,
            None if front is None else ground.x + front * ground.w,
            lanes,
            tuple([place.position_id for place in places]),
            tuple([memo.note_id for memo in memos]),
            notes_h,
        )
        self._rows.append(row)
        self._add_cards(segment.id, places, row.lane_y(0, sizes))
        self._notes.update(boxes(memos, ground.x, ground.bottom - notes_h, sizes))

    def _add_cards(self, segment_id: str, places: tuple[Place, ...], top: float) -> None:
        sizes = self._sizes
        left = sizes.ground_x - sizes.card_w / 2
        for position_id, centre, lane in places:
            box = Box(left + centre, top + lane * sizes.pitch, sizes.card_w, sizes.card_h)
            self._cards[position_id] = Card(position_id, segment_id, box, centre / sizes.ground, lane)
