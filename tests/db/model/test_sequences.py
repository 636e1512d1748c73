"""Any sequence of deeds on a board leaves it without overlap, and laid out as if from scratch."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from db.edit import verbs
from db.model.align import align, distribute, keep_order
from db.model.arrange import arrange
from db.model.change import Change
from db.model.links import Router
from db.model.outlines import outline
from db.model.things import Entity, Layer, Note, Position, Segment
from db.model.tidy import tidy_board, tidy_row
from tests.db.model.drawn import (
    FLOATS,
    FRONTS,
    STANDINGS,
    WANTED,
    Fronts,
    Standings,
    assert_sound,
    boards,
    spots_for,
    written,
)
from tests.db.model.test_links import assert_clear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model.board import Board
    from db.model.geometry import Arrangement, Spot

Deed: TypeAlias = tuple[str, list[tuple[int, int, float, int]], float | None]

DEEDS = st.lists(
    st.tuples(
        st.sampled_from(
            ["move", "fold", "tidy", "tidy row", "left", "front", "distribute", "keep order", "note", "unnote"]
        ),
        st.lists(WANTED, min_size=1, max_size=5),
        FLOATS,
    ),
    max_size=8,
)


def spots_of_deed(
    board: Board, arrangement: Arrangement, standings: Standings, fronts: Fronts, deed: Deed
) -> Sequence[Spot]:
    what, wanted, _ = deed
    ids = [f"position-{number}" for number, *_ in wanted]
    rows = [row.segment_id for row in arrangement.rows[: len(wanted)]]
    if what == "move":
        return spots_for(board, arrangement, standings, fronts, wanted)
    if what == "tidy":
        return tidy_board(board, standings, fronts)
    if what == "tidy row":
        return [spot for each in rows for spot in tidy_row(board, each, standings, fronts)]
    if what == "keep order":
        return keep_order(arrangement, rows, standings)
    if what == "distribute":
        return distribute(arrangement, ids)
    return align(arrangement, ids, "front" if what == "front" else "left")


def done(
    board: Board, arrangement: Arrangement, standings: Standings, fronts: Fronts, deed: Deed
) -> tuple[Board, frozenset[str] | None]:
    """Return the board after a deed, and the segments it touched; None for all."""
    what, wanted, x = deed
    number = wanted[0][0]
    if what == "fold":
        layers = sorted(board.all(Layer).values(), key=lambda layer: layer.id)
        chosen = layers[number % len(layers)]
        return board.overlaid(verbs.fold_layer(board, chosen.id, not chosen.folded).changes), frozenset()
    if what in ("note", "unnote"):
        old = board.get(Note, f"note-{number % 5}")
        where = f"segment-{wanted[0][1]}" if board.get(Segment, f"segment-{wanted[0][1]}") else None
        new = Note(id=f"note-{number % 5}", segment_id=where, text_ko="메모", x=x) if what == "note" else None
        touched = {each.segment_id for each in (old, new) if each is not None and each.segment_id is not None}
        return board.overlaid([Change(old, new)] if old or new else []), frozenset(touched)
    spots = spots_of_deed(board, arrangement, standings, fronts, deed)
    left = {board.the(Position, spot.position_id).segment_id for spot in spots}
    return written(board, spots), frozenset(left | {spot.segment_id for spot in spots})


@settings(max_examples=120)
@given(boards(), STANDINGS, FRONTS, DEEDS)
def test_no_sequence_of_deeds_leaves_an_overlap_or_a_layout_other_than_a_fresh_one(
    board: Board, standings: Standings, fronts: Fronts, deeds: list[Deed]
) -> None:
    arrangement = arrange(board, standings, fronts)
    for deed in deeds:
        board, touched = done(board, arrangement, standings, fronts, deed)
        arrangement = arrange(board, standings, fronts, before=arrangement, touched=touched)
        assert arrangement == arrange(board, standings, fronts)
        assert_sound(board, arrangement)
    shown = arrangement.reading_order()
    for start, end in pairwise(shown):
        assert_clear(arrangement, Router(arrangement).route(start, end))


@given(boards(), STANDINGS, FRONTS)
def test_names_move_nothing(board: Board, standings: Standings, fronts: Fronts) -> None:
    longer = board.overlaid(
        Change(each, replace(each, name_ko="\N{RIGHT-TO-LEFT OVERRIDE}" + "길" * 500, name_en=""))
        for kind in (Layer, Segment, Entity)
        for each in board.all(kind).values()
    )
    before, after = arrange(board, standings, fronts), arrange(longer, standings, fronts)
    assert after == before
    assert outline(after, after.cards) == outline(before, before.cards)
