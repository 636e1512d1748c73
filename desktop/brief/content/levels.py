"""Korea's level by layer and for the nation, between the cuts of the groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.model.things import name
from desktop.brief.numbers import points

if TYPE_CHECKING:
    from desktop.brief.content.facts import Facts


@dataclass(frozen=True, slots=True)
class Bar:
    """A layer's level in the chart of levels."""

    layer: str
    level: float | None
    figure: str
    counted: str


@dataclass(frozen=True, slots=True)
class Levels:
    """The chart of levels under its finding."""

    head: str
    title: str
    source: str
    bars: tuple[Bar, ...]
    cuts: tuple[tuple[float, str], ...]

    @property
    def known(self) -> bool:
        """Whether any layer has a level."""
        return any(bar.level is not None for bar in self.bars)


def levels(facts: Facts) -> Levels:
    """Return the levels of all layers."""
    source = facts.say("diagnosis.layer_source", day=facts.day(facts.as_of), count=len(facts.judged))
    bars = tuple(_bar(facts, layer.id, name(layer, facts.lang)) for layer in facts.filled)
    return Levels(facts.say("diagnosis.layer_head"), _title(facts), source, bars, cuts(facts))


def cuts(facts: Facts) -> tuple[tuple[float, str], ...]:
    """Return the cuts between the groups of levels, rising, with the word of the group above each."""
    method = facts.board.premise.method
    pairs = ((method.cut_lag, "lag"), (method.cut_chase, "chase"), (method.cut_lead, "lead"))
    return tuple((cut, facts.words.say(f"judge.group.{key}")) for cut, key in pairs)


def _bar(facts: Facts, layer_id: str, layer: str) -> Bar:
    figure = facts.judgement.layers[layer_id]
    return Bar(layer, figure.level, points(figure.level), facts.say("counted", counted=figure.counted, of=figure.of))


def _title(facts: Facts) -> str:
    national = facts.judgement.national
    if national.geometric is None:
        return facts.say("diagnosis.layer_none")
    return facts.say("diagnosis.layer", level=points(national.geometric), arithmetic=points(national.arithmetic))
