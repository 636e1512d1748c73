"""Waves and notes in a file: written where there are any, and never where there are none."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import pytest

from db.edit import verbs
from db.exchange.merge import merge
from db.exchange.read import read
from db.exchange.write import tree as told
from db.exchange.write import write
from db.model import rules
from db.model.board import Board, layers_in_stack, present_wave
from db.model.things import Layer, Note, Segment, Wave
from tests.db.exchange.spoilt import refusal, spoil, tellable
from tests.db.exchange.spoilt import told as troubles
from tests.db.exchange.test_schema import VALIDATOR
from tests.db.samples import without_waves

if TYPE_CHECKING:
    from collections.abc import Iterator

NAN = math.nan


@pytest.fixture
def board(board: Board) -> Board:
    """The sample as if it had the present wave only, and no notes."""
    return without_waves(board)


@pytest.fixture
def waved(board: Board) -> Board:
    """The sample in two waves: its lowest layer stood in the past; with a note in a row and one on the whole."""
    board.apply(verbs.add_wave(board, "지금", "Now", start="2022-11").changes)
    past = verbs.add_wave(board, "과거", "Past", start="2010", end="2022-10-31", at=0)
    board.apply(past.changes)
    board.apply(verbs.set_wave(board, layers_in_stack(board)[-1].id, past.changes[0].id).changes)
    for edit in _notes(board):
        board.apply(edit.changes)
    return board


def _notes(board: Board) -> Iterator[Any]:
    segment = next(iter(board.all(Segment)))
    yield verbs.add_note(board, "줄의 <b>메모</b>", "A row", segment_id=segment, x=0.25, width=0.5)
    yield verbs.add_note(board, "", "Only English")


@pytest.fixture
def tree(waved: Board) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(write(waved))
    return found


def test_a_board_without_waves_and_notes_does_not_name_them(board: Board) -> None:
    root = told(board)
    assert not {"waves", "notes"} & set(root)
    assert "wave" not in root["board"]
    assert not any("wave" in each for each in root["layers"])


def test_waves_and_notes_come_back_byte_for_byte(waved: Board) -> None:
    text = write(waved)
    again = Board(read(text).things)
    assert rules.problems(again) == ()
    assert write(again) == text
    assert list(again.all(Wave).values()) == list(waved.all(Wave).values())
    assert list(again.all(Note).values()) == list(waved.all(Note).values())
    assert present_wave(again) == present_wave(waved)
    assert layers_in_stack(again) == layers_in_stack(waved)


def test_the_file_tells_waves_by_key(tree: dict[str, Any]) -> None:
    VALIDATOR.validate(tree)
    assert [each["key"] for each in tree["waves"]] == ["now", "past"]
    assert tree["board"]["wave"] == "now"
    assert sum(each["wave"] == "past" for each in tree["layers"]) == 1
    row, whole = tree["notes"]
    assert (row["wave"], row["x"], row["width"]) == (None, 0.25, 0.5)
    assert (whole["segment"], whole["wave"], whole["x"], whole["text_ko"]) == (None, "now", None, "")


WRONG = [
    (("notes", 0, "x"), NAN, "notes[0].x", "rule.note_x"),
    (("notes", 0, "x"), math.inf, "notes[0].x", "rule.note_x"),
    (("notes", 0, "x"), -0.1, "notes[0].x", "rule.note_x"),
    (("notes", 0, "width"), 0.01, "notes[0].width", "rule.note_width"),
    (("notes", 0, "width"), True, "notes[0].width", "rule.note_width"),
    (("notes", 0, "segment"), "nowhere", "notes[0].segment", "exchange.reference"),
    (("notes", 0, "wave"), "now", "notes[0]", "rule.note_place"),
    (("notes", 0, "text_ko"), "가" * 2_001, "notes[0].text_ko", "rule.text_long"),
    (("notes", 1, "text_en"), "\u200b", "notes[1]", "rule.note_empty"),
    (("board", "wave"), "nowhere", "board.wave", "exchange.reference"),
    (("layers", 0, "wave"), 3, "layers[0].wave", "exchange.text"),
    (("waves", 0, "order"), NAN, "waves[0].order", "rule.order"),
    (("waves", 0, "order"), -1, "waves[0].order", "rule.order"),
    (("waves", 0, "name_ko"), "때" * 201, "waves[0].name_ko", "rule.name_long"),
    (("waves", 0, "start"), "2023-02-30", "waves[0].start", "rule.date"),
    (("waves", 0, "end"), "2021", "waves[0]", "rule.wave_dates"),
]


@pytest.mark.parametrize(("path", "value", "place", "code"), WRONG)
def test_what_may_not_be_is_refused_with_its_place(
    tree: dict[str, Any], path: tuple[str | int, ...], value: Any, place: str, code: str
) -> None:
    spoil(tree, *path, to=value)
    error = refusal(tree)
    tellable(error)
    assert troubles(error) == [(place, code)]


def test_the_same_file_again_changes_nothing(waved: Board) -> None:
    edit, report = merge(waved, read(write(waved)))
    assert not edit
    assert not report.added
    assert not report.changed


def test_a_note_without_an_id_is_found_again_by_its_place_and_text(waved: Board, tree: dict[str, Any]) -> None:
    for note in tree["notes"]:
        del note["id"]
    edit, _ = merge(waved, read(json.dumps(tree)))
    assert not edit


def test_waves_of_a_file_come_to_a_board_that_has_others(waved: Board, board: Board) -> None:
    edit, _ = merge(board, read(write(waved)))
    rules.refuse(board, edit.changes)
    board.apply(edit.changes)
    assert rules.problems(board) == ()
    assert {each.key for each in board.all(Wave).values()} == {"now", "past"}
    assert {each.wave_id for each in board.all(Layer).values()} == set(board.all(Wave))
