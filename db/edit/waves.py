"""Verbs about waves: the times of a board, and which layers stood in which."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from db.edit.fields import tidied
from db.edit.keys import free_key
from db.edit.stack import put, stacked
from db.edit.step import altered, held, step
from db.model.board import layers_in_stack, notes_on_whole, present_wave, segments_in, wave_of, waves_in_order
from db.model.change import Change
from db.model.names import pair
from db.model.removal import removal
from db.model.things import Layer, Note, Segment, Wave, new_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.edit.edit import Edit
    from db.model.board import Board

Copied = TypeVar("Copied", Layer, Segment)


def add_wave(
    board: Board,
    name_ko: str,
    name_en: str = "",
    *,
    start: str | None = None,
    end: str | None = None,
    at: int | None = None,
) -> Edit:
    """Add a wave; ``at`` counts from the earliest. If not told, it comes where its date belongs, else as the latest.

    The first wave of a board is its present one and gets all that is there; a later one begins empty.
    """
    names = tidied({"name_ko": name_ko, "name_en": name_en, "start": start, "end": end})
    key = free_key(board, Wave, names["name_en"], names["name_ko"])
    new = Wave(id=new_id(), key=key, order=1, **names)
    there = waves_in_order(board)
    rows = _ordered(board, put(there, new, _place(there, new, len(there)) if at is None else at))
    first = sorted(rows, key=lambda change: change.before is not None)
    return step(board, "add_wave", [*first, *settled(board, present_wave(board) or new.id)], name=pair(new))


def edit_wave(board: Board, wave_id: str, **fields: Any) -> Edit:  # noqa: ANN401 - the fields of a Wave
    """Change what a wave is called, when it was and what is said of it.

    One that gets another beginning comes where that belongs among the others, unless these have an order of their own.
    """
    wave = held(board, Wave, wave_id)
    change = altered(wave, fields)
    after = change.after
    if not isinstance(after, Wave) or after.start == wave.start:
        return step(board, "edit_wave", [change], name=pair(wave))
    others = [each for each in waves_in_order(board) if each.id != wave_id]
    stays = sum(each.order < wave.order for each in others)
    to = _place(others, after, stays)
    rows = _ordered(board, put(others, after, to))
    moved = () if to == stays else settled(board, present_wave(board))
    return step(board, "edit_wave", [*rows, *moved], name=pair(wave))


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


def copy_stack(board: Board, from_wave: str, to_wave: str) -> Edit:
    """Give an empty wave the layers of another one with their segments, by name alone; one that has some keeps them."""
    goal = held(board, Wave, to_wave)
    layers = () if layers_in_stack(board, to_wave) else layers_in_stack(board, held(board, Wave, from_wave).id)
    new: list[Layer | Segment] = []
    taken: set[str] = set()
    for old in layers:
        layer = _same_name(board, old, taken, wave_id=goal.id)
        rows = segments_in(board, old.id)
        new += [layer, *(_same_name(board, each, taken, layer_id=layer.id) for each in rows)]
    return step(board, "copy_stack", [Change(None, each) for each in new], name=pair(goal))


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


def _place(waves: Sequence[Wave], wave: Wave, place: int) -> int:
    """Return where a wave comes among others by its date; ``place`` where dates do not tell."""
    dated = [(at, each.start) for at, each in enumerate(waves) if each.start]
    starts = [start for _, start in dated]
    if not wave.start or starts != sorted(starts):
        return place
    later = next((at for at, start in dated if start > wave.start), None)
    earlier = max((at for at, start in dated if start <= wave.start), default=-1)
    # Among those of which no date is told it stays where it is.
    return min(max(place, earlier + 1), len(waves) if later is None else later)


def _same_name(board: Board, old: Copied, taken: set[str], **home: Any) -> Copied:  # noqa: ANN401 - its home
    """Return a new thing that is called as another one, and stands where that does in its own home."""
    key = free_key(board, type(old), old.name_en, old.name_ko, taken=taken)
    taken.add(key)
    if isinstance(old, Layer):
        return Layer(id=new_id(), key=key, name_ko=old.name_ko, name_en=old.name_en, stack_rank=old.stack_rank, **home)
    return Segment(id=new_id(), key=key, name_ko=old.name_ko, name_en=old.name_en, order=old.order, **home)


def _freed(board: Board, wave_id: str) -> Iterator[Change]:
    for layer in board.where(Layer, "wave_id", wave_id):
        yield Change(layer, replace(layer, wave_id=None))
    for note in board.where(Note, "wave_id", wave_id):
        yield Change(note, replace(note, wave_id=None))


def _ordered(board: Board, waves: Sequence[Wave]) -> Iterator[Change]:
    for order, wave in enumerate(waves, 1):
        yield Change(board.get(Wave, wave.id), replace(wave, order=order))
