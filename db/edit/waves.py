"""Verbs about waves: the times of a board, and which layers stood in which."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from db.edit.fields import tidied
from db.edit.keys import free_key
from db.edit.stack import put, stacked
from db.edit.step import altered, held, step
from db.model.board import layers_in_stack, notes_on_whole, present_wave, wave_of, waves_in_order
from db.model.change import Change
from db.model.names import pair
from db.model.removal import removal
from db.model.things import Layer, Note, Wave, new_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.edit.edit import Edit
    from db.model.board import Board


def add_wave(
    board: Board,
    name_ko: str,
    name_en: str = "",
    *,
    start: str | None = None,
    end: str | None = None,
    at: int | None = None,
) -> Edit:
    """Add a wave; ``at`` counts from the earliest, and it comes behind the latest if not told.

    The first wave of a board is its present one and gets all that is there; a later one begins empty.
    """
    names = tidied({"name_ko": name_ko, "name_en": name_en, "start": start, "end": end})
    key = free_key(board, Wave, names["name_en"], names["name_ko"])
    new = Wave(id=new_id(), key=key, order=1, **names)
    there = waves_in_order(board)
    rows = _ordered(board, put(there, new, len(there) if at is None else at))
    first = sorted(rows, key=lambda change: change.before is not None)
    return step(board, "add_wave", [*first, *settled(board, present_wave(board) or new.id)], name=pair(new))


def edit_wave(board: Board, wave_id: str, **fields: Any) -> Edit:  # noqa: ANN401 - the fields of a Wave
    """Change what a wave is called, when it was and what is said of it."""
    wave = held(board, Wave, wave_id)
    return step(board, "edit_wave", [altered(wave, fields)], name=pair(wave))


def move_wave(board: Board, wave_id: str, to: int) -> Edit:
    """Bring a wave to the place ``to``, counted from the earliest; the present one stays the present one."""
    wave = held(board, Wave, wave_id)
    rows = list(_ordered(board, put(waves_in_order(board), wave, to)))
    return step(board, "move_wave", [*rows, *settled(board, present_wave(board))], name=pair(wave))


def remove_wave(board: Board, wave_id: str) -> Edit:
    """Remove a wave with its layers and all that stands in them; the entities stay.

    Removing the only wave takes the division away and nothing else: its layers and notes are the board's own again.
    """
    wave = held(board, Wave, wave_id)
    rest = [each for each in waves_in_order(board) if each.id != wave_id]
    if rest:
        # Those of the present wave need not say so.
        layers, notes = layers_in_stack(board, wave_id), notes_on_whole(board, wave_id)
        changes = [*_ordered(board, rest), *removal(board, [wave, *layers, *notes])]
    else:
        freed = list(_freed(board, wave_id))
        changes = [*freed, *removal(board.overlaid(freed), [wave])]
    return step(board, "remove_wave", changes, name=pair(wave))


def set_wave(board: Board, layer_id: str, wave_id: str | None) -> Edit:
    """Bring a layer with all that stands in it to the top of another wave, of the present one for None."""
    layer = held(board, Layer, layer_id)
    goal = present_wave(board) if wave_id is None else held(board, Wave, wave_id).id
    left = wave_of(board, layer)
    if left == goal:
        return step(board, "set_wave", [Change(layer, replace(layer, wave_id=goal))], name=pair(layer))
    rest = [each for each in layers_in_stack(board, left) if each.id != layer_id]
    there = put(layers_in_stack(board, goal), replace(layer, wave_id=goal), 0)
    return step(board, "set_wave", [*stacked(board, there), *stacked(board, rest)], name=pair(layer))


def settled(board: Board, present: str | None) -> Iterator[Change]:
    """Yield what makes a wave the present one by name, with all that belonged to the present without saying so.

    What says nothing would else wander along to whatever wave becomes the present one.
    """
    if present is None:
        return
    yield Change(board.premise, replace(board.premise, wave_id=present))
    for layer in board.all(Layer).values():
        if layer.wave_id is None:
            yield Change(layer, replace(layer, wave_id=present))
    for note in board.all(Note).values():
        if note.wave_id is None and note.segment_id is None:
            yield Change(note, replace(note, wave_id=present))


def _freed(board: Board, wave_id: str) -> Iterator[Change]:
    for layer in board.where(Layer, "wave_id", wave_id):
        yield Change(layer, replace(layer, wave_id=None))
    for note in board.where(Note, "wave_id", wave_id):
        yield Change(note, replace(note, wave_id=None))


def _ordered(board: Board, waves: Sequence[Wave]) -> Iterator[Change]:
    for order, wave in enumerate(waves, 1):
        yield Change(board.get(Wave, wave.id), replace(wave, order=order))
