"""What is found says where it stands, so that namesakes of two waves are told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.edit import verbs
from db.model.things import Layer, Note, Position, Segment
from desktop.dialogs.found import everything
from tests.db.samples import small_board

if TYPE_CHECKING:
    from db.model.board import Board
    from desktop.words import Words


@pytest.fixture
def board() -> Board:
    """The small board with a layer, a row and a card in the past that are called as those of the present are."""
    made = small_board()
    made.apply(verbs.add_layer(made, "인프라", "Infrastructure", wave_id="past").changes)
    layer = next(each for each in made.all(Layer).values() if each.wave_id == "past")
    made.apply(verbs.add_segment(made, layer.id, "클라우드", "Cloud").changes)
    made.apply(verbs.place(made, "aws", made.where(Segment, "layer_id", layer.id)[0].id).changes)
    made.apply(verbs.add_note(made, "지금은 다르다").changes)
    return made


def where(board: Board, kind: str, text: str, words: Words) -> list[str]:
    return sorted(each.where for each in everything(board, words) if (each.kind, each.text) == (kind, text))


def test_what_stands_in_another_wave_than_the_present_says_so(board: Board, korean: Words, english: Words) -> None:
    assert where(board, "position", "아마존", korean) == ["과거 · 클라우드", "반도체", "클라우드"]
    assert where(board, "segment", "클라우드", korean) == ["과거 · 인프라", "인프라"]
    assert where(board, "segment", "Cloud", english) == ["Infrastructure", "Past · Infrastructure"]


def test_a_layer_and_a_note_on_the_whole_board_say_their_wave(board: Board, korean: Words) -> None:
    assert where(board, "layer", "인프라", korean) == ["과거", "지금"]
    assert where(board, "layer", "채널", korean) == ["지금"]
    assert where(board, "note", "이때는 달랐다", korean) == ["과거"]
    assert where(board, "note", "지금은 다르다", korean) == ["지금"]
    assert where(board, "note", "3사가 지배", korean) == ["클라우드"]


def test_everything_is_found_once(board: Board, korean: Words) -> None:
    handles = [each.handle for each in everything(board, korean)]
    assert len(handles) == len(set(handles))
    assert {found for kind, found in handles if kind == "position"} == set(board.all(Position))
    assert {found for kind, found in handles if kind == "note"} == set(board.all(Note))
