"""Verbs about the stack: layers, and the segments in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from db.edit.fields import tidied
from db.edit.keys import free_key
from db.edit.step import altered, held, step, written
from db.model.board import layers_in_stack, present_wave, segments_in, wave_of
from db.model.change import Change
from db.model.names import pair
from db.model.removal import removal
from db.model.things import Layer, Segment, Wave, new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from db.edit.edit import Edit
    from db.model.board import Board

Row = TypeVar("Row", Wave, Layer, Segment)


def add_layer(
    board: Board, name_ko: str, name_en: str = "", *, at: int | None = None, wave_id: str | None = None
) -> Edit:
    """Add a layer to a wave, to the present one if not told; ``at`` counts from its top, where it comes if not told."""
    names = tidied({"name_ko": name_ko, "name_en": name_en})
    key = free_key(board, Layer, names["name_en"], names["name_ko"])
    wave = present_wave(board) if wave_id is None else held(board, Wave, wave_id).id
    new = Layer(id=new_id(), key=key, stack_rank=1, wave_id=wave, **names)
    layers = put(layers_in_stack(board, wave), new, 0 if at is None else at)
    return step(board, "add_layer", _new_first(stacked(board, layers)), name=pair(new))


def rename_layer(board: Board, layer_id: str, name_ko: str, name_en: str) -> Edit:
    """Give a layer other names."""
    layer = held(board, Layer, layer_id)
    return step(board, "rename_layer", [altered(layer, {"name_ko": name_ko, "name_en": name_en})], name=pair(layer))


def move_layer(board: Board, layer_id: str, to: int) -> Edit:
    """Bring a layer to the place ``to`` of its wave, counted from the top of the board."""
    layer = held(board, Layer, layer_id)
    layers = put(layers_in_stack(board, wave_of(board, layer)), layer, to)
    return step(board, "move_layer", stacked(board, layers), name=pair(layer))


def fold_layer(board: Board, layer_id: str, folded: bool) -> Edit:
    """Fold a layer to one line, or open it again."""
    layer = held(board, Layer, layer_id)
    verb = "fold_layer" if folded else "unfold_layer"
    return step(board, verb, [Change(layer, replace(layer, folded=folded))], name=pair(layer))


def fold_layers(board: Board, layer_ids: Iterable[str], folded: bool) -> Edit:
    """Fold several layers in one step, or open them again; those that are so already stay as they are."""
    layers = [held(board, Layer, each) for each in dict.fromkeys(layer_ids)]
    changes = [Change(each, replace(each, folded=folded)) for each in layers if each.folded != folded]
    return step(board, "fold_layers" if folded else "unfold_layers", changes, count=written(len(changes)))


def remove_layer(board: Board, layer_id: str) -> Edit:
    """Remove a layer with its segments and positions and all that is said about them; the entities stay."""
    layer = held(board, Layer, layer_id)
    rest = [each for each in layers_in_stack(board, wave_of(board, layer)) if each.id != layer_id]
    return step(board, "remove_layer", [*stacked(board, rest), *removal(board, [layer])], name=pair(layer))


def add_segment(board: Board, layer_id: str, name_ko: str, name_en: str = "", *, at: int | None = None) -> Edit:
    """Add a segment to a layer; ``at`` counts from the layer's top, and it comes to its bottom if not told."""
    held(board, Layer, layer_id)
    names = tidied({"name_ko": name_ko, "name_en": name_en})
    key = free_key(board, Segment, names["name_en"], names["name_ko"])
    new = Segment(id=new_id(), key=key, layer_id=layer_id, order=1, **names)
    there = segments_in(board, layer_id)
    rows = put(there, new, len(there) if at is None else at)
    return step(board, "add_segment", _new_first(_ordered(board, rows)), name=pair(new))


def rename_segment(board: Board, segment_id: str, name_ko: str, name_en: str) -> Edit:
    """Give a segment other names."""
    segment = held(board, Segment, segment_id)
    change = altered(segment, {"name_ko": name_ko, "name_en": name_en})
    return step(board, "rename_segment", [change], name=pair(segment))


def move_segment(board: Board, segment_id: str, layer_id: str, to: int) -> Edit:
    """Bring a segment, with its positions, to the place ``to`` of a layer, counted from the layer's top."""
    segment = held(board, Segment, segment_id)
    held(board, Layer, layer_id)
    rows = put(segments_in(board, layer_id), replace(segment, layer_id=layer_id), to)
    left = [each for each in segments_in(board, segment.layer_id) if each.id != segment_id]
    behind = _ordered(board, left) if segment.layer_id != layer_id else ()
    return step(board, "move_segment", [*_ordered(board, rows), *behind], name=pair(segment))


def remove_segment(board: Board, segment_id: str) -> Edit:
    """Remove a segment with its positions and all that is said about them; the entities stay."""
    segment = held(board, Segment, segment_id)
    rest = [each for each in segments_in(board, segment.layer_id) if each.id != segment_id]
    return step(board, "remove_segment", [*_ordered(board, rest), *removal(board, [segment])], name=pair(segment))


def edit_segment(board: Board, segment_id: str, **fields: Any) -> Edit:  # noqa: ANN401 - the fields of a Segment
    """Change what a segment says of itself: description, inclusion rule, evolution, confirmed absences."""
    segment = held(board, Segment, segment_id)
    return step(board, "edit_segment", [altered(segment, fields)], name=pair(segment))


def put(rows: Sequence[Row], row: Row, at: int) -> list[Row]:
    """Return ``rows`` with ``row`` at the place ``at``, wherever it was before."""
    others = [each for each in rows if each.id != row.id]
    others.insert(max(0, at), row)
    return others


def stacked(board: Board, layers: Sequence[Layer]) -> Iterator[Change]:
    """Yield what gives layers, told from the top, the ranks of that order."""
    for rank, layer in zip(range(len(layers), 0, -1), layers, strict=True):
        yield Change(board.get(Layer, layer.id), replace(layer, stack_rank=rank))


def _ordered(board: Board, segments: Iterable[Segment]) -> Iterator[Change]:
    for order, segment in enumerate(segments, 1):
        yield Change(board.get(Segment, segment.id), replace(segment, order=order))


def _new_first(changes: Iterable[Change]) -> list[Change]:
    return sorted(changes, key=lambda change: change.before is not None)
