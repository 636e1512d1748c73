"""The situation: the layers of the board, what stands on it, and what its author says about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.model.things import Entity, Position, in_language, name
from desktop.brief.content.levels import Levels, levels
from desktop.brief.content.sentence import Figure, Sentence, Shown
from desktop.brief.numbers import points

if TYPE_CHECKING:
    from db.model.things import Layer
    from desktop.brief.content.facts import Facts


_COLUMNS = ("layer", "what", "segments", "home", "world", "level")


@dataclass(frozen=True, slots=True)
class LayerLine:
    """A layer in the table of layers."""

    name: str
    what: Sentence
    segments: str
    home: str
    world: str
    level: str


@dataclass(frozen=True, slots=True)
class Situation:
    """What the part on the situation says."""

    head: str
    figures: tuple[Figure, ...]
    text: tuple[Sentence, ...]
    columns: tuple[str, ...]
    layers: tuple[LayerLine, ...]
    table_title: str
    levels: Levels
    board_title: str
    board_source: str


def situation(facts: Facts) -> Situation:
    """Return the part on the situation."""
    board = facts.board
    scores = facts.judgement.positions.values()
    home = sum(each.home for each in scores)
    count = len(board.all(Position))
    day = facts.day(facts.as_of)
    return Situation(
        head=facts.say("situation.head"),
        figures=(
            Figure(str(len(facts.segments)), facts.say("situation.segments")),
            Figure(str(count), facts.say("situation.positions")),
            Figure(str(len(board.all(Entity))), facts.say("situation.entities")),
        ),
        text=_text(facts, home, count - home),
        columns=tuple(facts.say(f"situation.column.{each}") for each in _COLUMNS),
        layers=tuple(_line(facts, layer) for layer in facts.filled),
        table_title=facts.say("situation.table", count=len(facts.filled)),
        levels=levels(facts),
        board_title=_board_title(facts),
        board_source=facts.say("situation.board_source", day=day, count=count),
    )


def _text(facts: Facts, home: int, world: int) -> tuple[Sentence, ...]:
    rule = facts.say(f"situation.rule.{facts.board.premise.nationality_rule}")
    counts = {"layers": len(facts.filled), "segments": len(facts.segments), "home": home, "world": world}
    told = facts.sentence("situation.stands", counts, rule=rule), facts.sentence("situation.line")
    empty = [each for each in facts.layers if each not in facts.filled]
    if not empty:
        return told
    names = Shown(facts.enumerated([name(each, facts.lang) for each in empty], 4), *(each.id for each in empty))
    return (*told, facts.sentence("situation.empty", names=names))


def _line(facts: Facts, layer: Layer) -> LayerLine:
    segments = [each for each in facts.segments if each.layer_id == layer.id]
    scores = [
        facts.judgement.positions[position.id]
        for segment in segments
        for position in facts.board.where(Position, "segment_id", segment.id)
    ]
    home = sum(each.home for each in scores)
    return LayerLine(
        name(layer, facts.lang),
        Sentence(in_language(layer.desc_ko, layer.desc_en, facts.lang), facts.notes.of(layer.id)),
        str(len(segments)),
        str(home),
        str(len(scores) - home),
        points(facts.judgement.layers[layer.id].level),
    )


def _board_title(facts: Facts) -> str:
    if not facts.judged:
        return facts.say("situation.board_none")
    if len(facts.judged) == 1:
        only = facts.judged[0]
        return facts.say("situation.board_one", name=facts.named(only), level=points(only.level))
    key = "situation.board" if facts.behind else "situation.board_ahead"
    return facts.say(key, judged=len(facts.judged), behind=facts.behind)
