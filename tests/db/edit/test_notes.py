"""Verbs about notes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pytest

from db.edit import verbs
from db.model.change import Change
from db.model.things import Citation, Note
from tests.db.samples import refused, small_board

if TYPE_CHECKING:
    from db.model.board import Board


def test_a_note_stands_in_a_segment() -> None:
    edit = verbs.add_note(small_board(), " 한 줄\n두 줄 ", "Two lines", segment_id="cloud", x=0.5, width=0.25)
    note = edit.changes[0].after
    assert isinstance(note, Note)
    assert (note.text_ko, note.text_en, note.segment_id, note.wave_id) == ("한 줄\n두 줄", "Two lines", "cloud", None)


def test_a_note_on_the_whole_board_is_one_of_the_present() -> None:
    note = verbs.add_note(small_board(), "모두").changes[0].after
    assert isinstance(note, Note)
    assert (note.segment_id, note.wave_id) == (None, "now")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"text_ko": " \u200b", "text_en": "\n"}, "note_empty"),
        ({"text_ko": "가" * 2_001}, "text_long"),
        ({"text_en": "a" * 2_001}, "text_long"),
        ({"x": 1.01}, "note_x"),
        ({"x": math.nan}, "note_x"),
        ({"width": 0.04}, "note_width"),
        ({"width": math.inf}, "note_width"),
        ({"width": True}, "note_width"),
        ({"segment_id": "nowhere"}, "no_note_row"),
        ({"segment_id": None, "wave_id": "nowhere"}, "no_wave"),
        ({"wave_id": "now"}, "note_place"),
    ],
)
def test_what_a_note_may_not_be_is_refused(fields: dict[str, Any], code: str) -> None:
    with refused(code):
        verbs.edit_note(small_board(), "memo", **fields)


def test_a_note_moves_to_another_segment_and_out_to_the_board_of_its_wave() -> None:
    board = small_board()
    moved = verbs.move_note(board, "memo", "chips", 0.1, 0.3).changes[0].after
    assert isinstance(moved, Note)
    assert (moved.segment_id, moved.x, moved.width) == ("chips", 0.1, 0.3)
    out = verbs.move_note(board, "memo", None, 0.1).changes[0].after
    assert isinstance(out, Note)
    assert (out.segment_id, out.wave_id, out.width) == (None, "now", None)
    back = verbs.move_note(board, "aside", "cloud").changes[0].after
    assert isinstance(back, Note)
    assert (back.segment_id, back.wave_id) == ("cloud", None)


def test_a_note_goes_with_its_evidence_and_with_its_segment() -> None:
    board = small_board()
    board.apply([Change(None, Citation(id="new", target_kind="note", target_id="memo", order=1, passage_id="p1"))])
    done = board.overlaid(verbs.remove_notes(board, ["memo", "aside", "memo"]).changes)
    assert not done.all(Note)
    assert "new" not in done.all(Citation)
    assert set(_without_the_segment(board).all(Note)) == {"aside"}


def _without_the_segment(board: Board) -> Board:
    return board.overlaid(verbs.remove_segment(board, "cloud").changes)
