"""What can be found on a board: its cards, players, segments, layers, waves, sources, quotes and notes, by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from db.model.board import all_layers, all_segments, present_wave, wave_of, waves_in_order
from db.model.names import in_its_wave
from db.model.text import excerpt
from db.model.things import Entity, Layer, Note, Passage, Position, Segment, Source, Wave, in_language, name
from desktop.search import order_key
from desktop.sides import is_mixed, side_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.model.board import Board
    from desktop.words import Words

Kind: TypeAlias = Literal[
    "position", "entity", "segment", "layer", "wave", "source", "passage", "note", "command", "place"
]

_EXCERPT = 90  # letters of a text that a line shows


@dataclass(frozen=True, slots=True)
class Found:
    """Something that can be gone to or done.

    ``where`` says in which part of the board or menu it stands and ``keys`` by which keys it is done. ``mark`` is
    the side of a player (``mixed`` before it where its control is not its origin) or the colour of a layer.
    """

    kind: Kind
    id: str
    text: str
    where: str
    names: tuple[str, ...]
    keys: str = ""
    mark: str = ""

    @property
    def handle(self) -> tuple[str, str]:
        """What it is remembered by."""
        return self.kind, self.id


def everything(board: Board, words: Words) -> list[Found]:
    """Return all that can be found on a board: cards and players first, each kind in the order of its names."""
    players = [found for each in board.all(Entity).values() for found in _entity(board, each, words)]
    return [
        *sorted(players, key=lambda each: order_key(each.text)),
        *segments(board, words),
        *_layers(board, words),
        *_waves(board, words),
        *_sources(board),
        *_notes(board, words),
    ]


def segments(board: Board, words: Words, kind: Kind = "segment") -> Iterator[Found]:
    """Yield all segments in the order of the board."""
    for each in all_segments(board):
        layer = board.the(Layer, each.layer_id)
        names, where = (each.name_ko, each.name_en), _place(board, layer, words)
        yield Found(kind, each.id, name(each, words.lang), where, names, mark=_colour(layer))


def _entity(board: Board, entity: Entity, words: Words) -> Iterator[Found]:
    text, names = name(entity, words.lang), (entity.name_ko, entity.name_en, *entity.aliases)
    mark = f"mixed {side_of(board, entity)}" if is_mixed(entity) else side_of(board, entity)
    placed = board.where(Position, "entity_id", entity.id)
    if not placed:
        yield Found("entity", entity.id, text, words.say("dialog.entity.tray"), names, mark=mark)
    for each in placed:
        where = _place(board, board.the(Segment, each.segment_id), words)
        yield Found("position", each.id, text, where, names, mark=mark)


def _layers(board: Board, words: Words) -> Iterator[Found]:
    for each in all_layers(board):
        where = _wave(board, wave_of(board, each), words)
        yield Found("layer", each.id, name(each, words.lang), where, (each.name_ko, each.name_en), mark=_colour(each))


def _waves(board: Board, words: Words) -> Iterator[Found]:
    for each in waves_in_order(board):
        span = "–".join(filter(None, (each.start, each.end)))
        yield Found("wave", each.id, name(each, words.lang), span, (each.name_ko, each.name_en))


def _sources(board: Board) -> Iterator[Found]:
    for source in sorted(board.all(Source).values(), key=lambda each: order_key(each.title)):
        names = (source.title, source.author or "", source.publisher or "")
        yield Found("source", source.id, source.title, source.publisher or source.author or "", names)
    for each in board.all(Passage).values():
        title = board.the(Source, each.source_id).title
        yield Found("passage", each.id, f"“{excerpt(each.quote, _EXCERPT)}”", excerpt(title), (each.quote,))


def _notes(board: Board, words: Words) -> Iterator[Found]:
    for each in board.all(Note).values():
        segment = board.get(Segment, each.segment_id)
        wave_id = each.wave_id or present_wave(board)
        where = _place(board, segment, words) if segment is not None else _wave(board, wave_id, words)
        text = excerpt(in_language(each.text_ko, each.text_en, words.lang), _EXCERPT)
        yield Found("note", each.id, text, where, (each.text_ko, each.text_en))


def _place(board: Board, thing: Layer | Segment, words: Words) -> str:
    """Return the name of a layer or a segment, with its wave before it where that is not the present one."""
    layer = thing if isinstance(thing, Layer) else board.the(Layer, thing.layer_id)
    of_present = wave_of(board, layer) == present_wave(board)
    return name(thing, words.lang) if of_present else in_its_wave(board, thing, words.lang)


def _wave(board: Board, wave_id: str | None, words: Words) -> str:
    wave = board.get(Wave, wave_id)
    return name(wave, words.lang) if wave is not None else ""


def _colour(layer: Layer) -> str:
    return str(layer.stack_rank)
