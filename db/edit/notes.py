"""Verbs about notes: text that stands on the board."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.edit.fields import tidied
from db.edit.step import altered, held, step, written
from db.model.board import present_wave, wave_of
from db.model.change import Change
from db.model.names import pair
from db.model.removal import removal
from db.model.things import Layer, Note, Segment, new_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.edit.edit import Edit
    from db.model.board import Board


def add_note(
    board: Board,
    text_ko: str,
    text_en: str = "",
    *,
    segment_id: str | None = None,
    wave_id: str | None = None,
    x: float | None = None,
    width: float | None = None,
) -> Edit:
    """Write a note: in a segment, or on the whole board of a wave, of the present one if not told."""
    texts = tidied({"text_ko": text_ko, "text_en": text_en})
    if segment_id is None and wave_id is None:
        wave_id = present_wave(board)
    new = Note(id=new_id(), segment_id=segment_id, wave_id=wave_id, x=x, width=width, **texts)
    return step(board, "add_note", [Change(None, new)], name=pair(new))


def edit_note(board: Board, note_id: str, **fields: Any) -> Edit:  # noqa: ANN401 - the fields of a Note
    """Change what a note says, or how wide it is."""
    note = held(board, Note, note_id)
    return step(board, "edit_note", [altered(note, fields)], name=pair(note))


def move_note(
    board: Board, note_id: str, segment_id: str | None = None, x: float | None = None, width: float | None = None
) -> Edit:
    """Bring a note to a place of a segment, or for None to the whole board of the wave that it is in."""
    note = held(board, Note, note_id)
    wave_id = None if segment_id is not None else _wave_of(board, note)
    change = altered(note, {"segment_id": segment_id, "wave_id": wave_id, "x": x, "width": width})
    return step(board, "move_note", [change], name=pair(note))


def remove_notes(board: Board, ids: Iterable[str]) -> Edit:
    """Remove notes with the evidence for them."""
    notes = [held(board, Note, each) for each in dict.fromkeys(ids)]
    return step(board, "remove_notes", removal(board, notes), count=written(len(notes)))


def _wave_of(board: Board, note: Note) -> str | None:
    segment = board.get(Segment, note.segment_id)
    return note.wave_id if segment is None else wave_of(board, board.the(Layer, segment.layer_id))
