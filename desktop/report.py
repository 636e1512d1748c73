"""A judgement as a report: one JSON object for programs, an aligned table for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.model.board import layers_in_stack, segments_in
from db.model.things import Entity, Layer, Position, Segment, WeightSet, name
from desktop.console import shown, table
from desktop.verdict import reason
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.judge.judgement import Judgement, LayerFigure, SegmentVerdict
    from db.model.board import Board


def as_object(board: Board, judgement: Judgement) -> dict[str, Any]:
    """Return the judgement as plain values by key, in board order; numbers unrounded, undefined ones None."""
    layers = layers_in_stack(board)
    weights = board.get(WeightSet, judgement.weight_set_id)
    return {
        "as_of": judgement.as_of.isoformat(),
        "weight_set": weights.key if weights else None,
        "segments": [
            _segment(board, judgement, layer, segment) for layer in layers for segment in segments_in(board, layer.id)
        ],
        "layers": [_layer(layer, judgement.layers[layer.id]) for layer in layers],
        "national": {
            "geometric": judgement.national.geometric,
            "arithmetic": judgement.national.arithmetic,
        },
    }


def as_table(board: Board, judgement: Judgement, words: Words) -> str:
    """Return the judgement as lines for people: layers and segments from the top, then the nation."""
    premise = board.premise
    title = premise.title_en if words.lang == "en" and premise.title_en else premise.title_ko
    weights = board.get(WeightSet, judgement.weight_set_id)
    weighing = name(weights, words.lang) if weights else words.say("cli.judge.equal")
    heads = [words.say(f"cli.judge.{each}") for each in ("segment", "L", "gap", "depth", "group", "posture", "note")]
    nation = judgement.national
    return "\n\n".join(
        (
            shown(title)
            + "\n"
            + words.say("cli.judge.terms", as_of=judgement.as_of.isoformat(), weights=shown(weighing)),
            table([heads, *_rows(board, judgement, words)], right=(1, 2, 3)),
            words.say("cli.judge.national", geometric=_one(nation.geometric), arithmetic=_one(nation.arithmetic)),
        )
    )


def _segment(board: Board, judgement: Judgement, layer: Layer, segment: Segment) -> dict[str, Any]:
    found = judgement.segments[segment.id]
    return {
        "key": segment.key,
        "layer": layer.key,
        "L": found.level,
        "lead": found.lead,
        "gap": found.gap,
        "mean_gap": found.mean_gap,
        "depth": found.depth,
        "best_home": found.best_home,
        "best_foreign": found.best_foreign,
        "H_home": _float(found.home_best_held),
        "H_foreign": _float(found.foreign_best_held),
        # The five groups have no names but their Korean ones.
        "group": Words("ko").say(f"judge.group.{found.group}") if found.group else None,
        "taken": found.taken,
        "posture": found.posture,
        "rule": found.rule,
        "front": found.front,
        "positions": [_position(board, judgement, each) for each in found.positions],
    }


def _position(board: Board, judgement: Judgement, position_id: str) -> dict[str, Any]:
    position, score = board.the(Position, position_id), judgement.positions[position_id]
    return {
        "key": position.key,
        "entity": board.the(Entity, position.entity_id).key,
        "score": score.score,
        "coverage": score.coverage,
        "eligible": score.eligible,
        "rank": score.rank,
    }


def _layer(layer: Layer, figure: LayerFigure) -> dict[str, Any]:
    return {"key": layer.key, "L": figure.level, "counted": figure.counted, "of": figure.of}


def _rows(board: Board, judgement: Judgement, words: Words) -> Iterator[tuple[str, ...]]:
    for layer in layers_in_stack(board):
        figure = judgement.layers[layer.id]
        counted = words.say("judge.flag.counted", counted=figure.counted, of=figure.of)
        yield shown(name(layer, words.lang)), _one(figure.level), "", "", "", "", counted
        for segment in segments_in(board, layer.id):
            yield _row(segment, judgement.segments[segment.id], words)


def _row(segment: Segment, found: SegmentVerdict, words: Words) -> tuple[str, ...]:
    return (
        "  " + shown(name(segment, words.lang)),
        _one(found.level),
        _one(found.gap),
        _one(found.depth),
        words.say(f"judge.group.{found.group}") if found.group else "-",
        words.say(f"judge.posture.{found.posture}"),
        _note(found, words),
    )


def _note(found: SegmentVerdict, words: Words) -> str:
    if found.undefined:
        return reason(words, found)
    notes = [words.say("judge.flag.taken")] if found.taken else []
    notes += [words.say("cli.judge.few_foreign")] if found.few_foreign else []
    return ", ".join(notes)


def _one(number: float | None) -> str:
    return "-" if number is None else f"{number:.1f}"


def _float(number: float | None) -> float | None:
    return None if number is None else float(number)
