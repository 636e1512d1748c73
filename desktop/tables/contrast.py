"""Base and scenarios side by side as lines of a table, and the measures that answer them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model.board import present_wave, wave_of
from db.model.names import in_its_wave
from db.model.things import Entity, Layer, Measure, Segment, in_language, name
from desktop.naming import short
from desktop.tables.ledger import Field
from desktop.verdict import difference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from db.judge.contrast import Contrast, Pair
    from db.model.board import Board
    from db.model.things import Scenario
    from desktop.theme import Theme
    from desktop.words import Words

NOTHING = "–"
SAME = 0.05
"""Numbers that differ by less show alike."""


def contrast_lines(
    base: Board, found: Iterable[Contrast], words: Words, theme: Theme
) -> Iterator[tuple[str, list[Field]]]:
    """Yield a line for each thing that would differ: what it is, then what each scenario would make of it."""
    for each in found:
        what = Field(_called(base, each, words), bold=each.subject == "nation")
        yield each.id or "", [what, *(_field(base, pair, each.subject, words, theme) for pair in each.pairs)]


def measures_said(base: Board, scenarios: Sequence[Scenario], words: Words) -> str:
    """Return the measures that answer these scenarios, with the segments that they are for; empty where none do."""
    measures = sorted(base.all(Measure).values(), key=lambda measure: (measure.order, measure.id))
    return "\n".join(
        _measure(base, scenario, each, words)
        for scenario in scenarios
        for each in measures
        if each.scenario_id == scenario.id
    )


def _measure(base: Board, scenario: Scenario, measure: Measure, words: Words) -> str:
    segments = (base.get(Segment, each) for each in measure.targets)
    where = ", ".join(short(name(each, words.lang), 40) for each in segments if each is not None)
    title = short(in_language(measure.title_ko, measure.title_en, words.lang))
    called = short(name(scenario, words.lang), 40)
    return words.say("time.contrast.measure", scenario=called, title=title, segments=where or NOTHING)


def _called(base: Board, found: Contrast, words: Words) -> str:
    if found.subject == "nation":
        return words.say("time.contrast.nation")
    if found.subject == "chain":
        ends = {end: _player(base, each, words) for end, each in (("name", found.id), ("on", found.on))}
        return words.say("time.contrast.chain", **ends)
    layer, thing = base.get(Layer, found.id), base.get(Segment, found.id) or base.get(Entity, found.id)
    called = short(name(thing, words.lang)) if thing is not None else ""
    if layer is not None:
        here = wave_of(base, layer) == present_wave(base)
        called = short(name(layer, words.lang) if here else in_its_wave(base, layer, words.lang))
    return words.say(f"time.contrast.{found.subject}", name=called)


def _field(base: Board, pair: Pair, subject: str, words: Words, theme: Theme) -> Field:
    was, now = (NOTHING if each is None else f"{each:.1f}" for each in (pair.was, pair.now))
    if not pair.moves:
        return Field(words.say("time.contrast.same", now=now), pair.by, theme.colour("text_muted"))
    text, by = f"{was} → {now}", pair.by
    told = 0.0 if pair.was is None or pair.now is None else difference(pair.was, pair.now)
    if told:
        text = f"{text}  ({told:+.1f})"
    if pair.postures is not None:
        before, after = (words.say(f"judge.posture.{each}") for each in pair.postures)
        text = f"{text}  {before} → {after}" if before != after else f"{text}  {before}"
    ways = _ways(base, pair, words)
    if ways:
        text = f"{text}  {ways[-1]}"
    # Less dependence is better, and a higher level.
    better = by is not None and (by < 0 if subject in {"dependence", "chain"} else by > 0)
    colour = theme.colour("rise" if better else "fall") if by is not None and abs(by) >= SAME else None
    return Field(text, by, colour, told="\n".join([text, *ways[:-1]]))


def _ways(base: Board, pair: Pair, words: Words) -> list[str]:
    """Return the ways of a chain, each once, that under the scenario last."""
    told = [" › ".join(_player(base, each, words) for each in way) for way in pair.ways or () if way]
    return list(dict.fromkeys(told))


def _player(base: Board, entity_id: str | None, words: Words) -> str:
    return short(name(base.the(Entity, entity_id or ""), words.lang), 40)
