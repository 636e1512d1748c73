"""Notes on the board: beneath the cards of their row, or in the strip under the axis."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model.arrange import SIZES, arrange
from db.model.board import Board
from db.model.change import Change
from db.model.things import Note, Premise, Segment, Wave
from tests.db.model.drawn import (
    FLOATS,
    FRONTS,
    PREMISE,
    STANDINGS,
    Fronts,
    Standings,
    assert_sound,
    boards,
    layer,
    note,
    position,
    row_board,
    segment,
)


def test_a_board_without_notes_has_neither_strip_nor_room_for_them() -> None:
    arrangement = arrange(row_board(position(0, 1)), {}, {})
    assert (arrangement.strip, dict(arrangement.notes), arrangement.rows[0].notes_h) == (None, {}, 0)
    assert arrangement.rows[0].box.h == SIZES.row_height(1)


def test_a_note_of_a_row_stands_beneath_its_cards_at_its_place() -> None:
    arrangement = arrange(row_board(position(0, 1, 0.5, 0), note(0, 1, 0.5, 0.3)), {}, {})
    row, box, card = arrangement.rows[0], arrangement.notes["note-0"], arrangement.cards["position-0"].box
    assert row.notes == ("note-0",)
    assert box.y > card.bottom
    assert box.middle[0] == pytest.approx(row.ground.x + 0.5 * SIZES.ground)
    assert box.w == pytest.approx(0.3 * SIZES.ground)
    assert row.box.h == SIZES.row_height(1) + SIZES.notes_height(1)
    assert card.y == row.lane_y(0, SIZES)


def test_notes_at_one_place_stand_under_one_another() -> None:
    arrangement = arrange(row_board(note(0, 1, 0.5), note(1, 1, 0.5)), {}, {})
    assert arrangement.notes["note-0"].x == arrangement.notes["note-1"].x
    assert arrangement.notes["note-0"].bottom < arrangement.notes["note-1"].y


def test_notes_without_a_place_stand_beside_one_another() -> None:
    arrangement = arrange(row_board(*(note(number, 1) for number in range(3))), {}, {})
    assert len({box.y for box in arrangement.notes.values()}) == 1


def test_a_note_on_the_whole_board_stands_between_the_axis_and_the_first_band() -> None:
    arrangement = arrange(row_board(position(0, 1), note(0, None)), {}, {})
    assert arrangement.strip is not None
    assert arrangement.axis.bottom <= arrangement.notes["note-0"].y
    assert arrangement.notes["note-0"].bottom <= arrangement.bands[0].box.y


def test_without_notes_a_board_is_laid_out_as_if_it_had_none() -> None:
    things = [PREMISE, layer(1), segment(1), position(0, 1)]
    noted = Board([*things, note(0, None), note(1, 1)])
    assert arrange(noted, {}, {}, notes=False) == arrange(Board(things), {}, {})


def test_a_wave_shows_its_own_layers_and_notes_only() -> None:
    premise = Premise(id="premise", title_ko="판세", as_of=date(2023, 12, 21), wave_id="ai")
    waves = [Wave(id=each, key=each, name_ko=each, order=at) for at, each in enumerate(("pc", "ai"), 1)]
    layers = [layer(1), replace(layer(2), wave_id="pc")]
    notes = [note(0, None), replace(note(1, None), wave_id="pc"), note(2, 2)]
    cards = [position(1, 1), position(2, 2)]
    board = Board([*waves, premise, *layers, segment(1), segment(2, 2), *notes, *cards])
    present, past = arrange(board, {}, {}), arrange(board, {}, {}, wave_id="pc")
    assert (set(present.cards), set(present.notes)) == ({"position-1"}, {"note-0"})
    assert (set(past.cards), set(past.notes)) == ({"position-2"}, {"note-1", "note-2"})
    assert arrange(board, {}, {}, wave_id="ai") == present
    assert arrange(board, {}, {}, wave_id="pc", before=present, touched=frozenset()) == past


@given(boards(), STANDINGS, FRONTS, st.data())
def test_after_a_note_has_changed_only_its_rows_are_laid_out_anew(
    board: Board, standings: Standings, fronts: Fronts, data: st.DataObject
) -> None:
    before = arrange(board, standings, fronts)
    rows = [None, *sorted(board.all(Segment))]
    old = next(iter(board.all(Note).values()), None)
    goal = data.draw(st.sampled_from(rows))
    new = Note(id="note-0", segment_id=goal, text_ko="메모", x=data.draw(FLOATS), width=data.draw(FLOATS))
    if old is not None:
        new = replace(new, id=old.id)
    board.apply([Change(old, new)])
    touched = frozenset(each.segment_id for each in (old, new) if each is not None and each.segment_id is not None)
    after = arrange(board, standings, fronts, before=before, touched=touched)
    assert after == arrange(board, standings, fronts)
    assert_sound(board, after)
