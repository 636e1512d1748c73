"""What a scenario would change, as a report: plain values for programs, lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from db.judge.contrast import supplied
from db.judge.dependence import dependence_of
from db.judge.past import on_day
from db.judge.reading import judge
from db.judge.scenario import under
from db.model.board import layers_in_stack, segments_in_order
from db.model.things import Entity, Scenario, name
from desktop.console import shown, table
from desktop.verdict import difference

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from db.judge.judgement import Judgement
    from db.model.board import Board
    from desktop.words import Words

NOTHING = "-"


class Supposed(NamedTuple):
    """A board and how it reads, without and under a scenario, both on one day."""

    scenario: Scenario
    base: Board
    was: Judgement
    board: Board
    judgement: Judgement


def suppose(board: Board, key: str, as_of: date | None = None, weight_set_id: str | None = None) -> Supposed | None:
    """Return a board under the scenario of a key, or else of a name, None if there is none.

    It is read on the scenario's own day unless told another, with the board's weights unless told others.
    """
    scenario = board.by_key(Scenario, key) or _named(board, key)
    if scenario is None:
        return None
    then = under(board, scenario.id, as_of)
    base = on_day(board, then.premise.as_of)
    was, now = (judge(each, weight_set_id=weight_set_id) for each in (base, then))
    return Supposed(scenario, base, was, then, now)


def as_object(supposed: Supposed) -> dict[str, Any]:
    """Return what differs, by key, each with how it is before and after; numbers unrounded, undefined ones None."""
    was, now = supposed.was, supposed.judgement
    segments = [
        {"key": each.key, "L": _pair(old.level, new.level), "posture": _pair(old.posture, new.posture)}
        for each in segments_in_order(supposed.board)
        if (old := was.segments[each.id]) != (new := now.segments[each.id])
    ]
    layers = [
        {"key": each.key, "L": _pair(was.layers[each.id].level, now.layers[each.id].level)}
        for each in layers_in_stack(supposed.board)
        if was.layers[each.id] != now.layers[each.id]
    ]
    return {
        "key": supposed.scenario.key,
        "base_as_of": supposed.scenario.base_as_of.isoformat(),
        "segments": segments,
        "layers": layers,
        "dependence": [
            {"entity": each.key, "severity": _pair(before, after)} for each, before, after in _dependences(supposed)
        ],
        "national": {
            "geometric": _pair(was.national.geometric, now.national.geometric),
            "arithmetic": _pair(was.national.arithmetic, now.national.arithmetic),
        },
    }


def as_lines(supposed: Supposed, words: Words) -> str:
    """Return what differs as lines for people: segments, layers, dependence on others, the nation."""
    title = words.say("cli.judge.scenario", name=shown(name(supposed.scenario, words.lang)))
    rows = [*_segments(supposed, words), *_layers(supposed, words), *_dependent(supposed, words)]
    was, now = supposed.was.national, supposed.judgement.national
    if was != now:
        nation = words.say("cli.judge.nation")
        rows += [(nation, *_moved(was.geometric, now.geometric, "L"), "")]
    if not rows:
        return title + "\n" + words.say("cli.judge.no_difference")
    return title + "\n" + table(rows, right=(2,))


def _named(board: Board, title: str) -> Scenario | None:
    return next((each for each in board.all(Scenario).values() if title in (each.name_ko, each.name_en)), None)


def _segments(supposed: Supposed, words: Words) -> Iterator[tuple[str, ...]]:
    was, now = supposed.was.segments, supposed.judgement.segments
    for each in segments_in_order(supposed.board):
        old, new = was[each.id], now[each.id]
        if old != new:
            postures = [words.say(f"judge.posture.{found.posture}") for found in (old, new)]
            told = " → ".join(dict.fromkeys(postures))
            yield shown(name(each, words.lang)), *_moved(old.level, new.level, "L"), told


def _layers(supposed: Supposed, words: Words) -> Iterator[tuple[str, ...]]:
    was, now = supposed.was.layers, supposed.judgement.layers
    for each in layers_in_stack(supposed.board):
        if was[each.id] != now[each.id]:
            yield shown(name(each, words.lang)), *_moved(was[each.id].level, now[each.id].level, "L"), ""


def _dependent(supposed: Supposed, words: Words) -> Iterator[tuple[str, ...]]:
    what = words.say("cli.judge.dependence")
    for each, before, after in _dependences(supposed):
        yield shown(name(each, words.lang)), *_moved(_percent(before), _percent(after), what), ""


def _dependences(supposed: Supposed) -> Iterator[tuple[Entity, float | None, float | None]]:
    """Yield the entities whose own dependence on other countries differs, with its severity before and after."""
    base, board = supposed.base, supposed.board
    for entity_id in supplied(board, supposed.scenario):
        before, after = (dependence_of(each, entity_id) for each in (base, board))
        if before != after:
            yield board.the(Entity, entity_id), before and before.severity, after and after.severity


def _percent(share: float | None) -> float | None:
    return None if share is None else share * 100


def _moved(before: float | None, after: float | None, what: str) -> tuple[str, str]:
    """Return a number before and after, and the difference with its sign, for two columns."""
    told = " → ".join(NOTHING if each is None else f"{each:.1f}" for each in (before, after))
    by = "" if before is None or after is None else f"{difference(before, after):+.1f}"
    return f"{what} {told}", by


def _pair(before: float | str | None, after: float | str | None) -> dict[str, Any]:
    return {"before": before, "after": after}
