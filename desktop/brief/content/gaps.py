"""Gaps by segment: home best against global best, blanks included and named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from db.model.things import Posture, name
from desktop.brief.numbers import points, signed

if TYPE_CHECKING:
    from db.judge.judgement import SegmentVerdict
    from desktop.brief.content.facts import Facts


@dataclass(frozen=True, slots=True)
class Gap:
    """A segment in the gap chart; ``blank`` says why there is nothing to draw."""

    segment: str
    home: float | None
    world: float | None
    gap: str
    level: str
    blank: str
    taken: bool
    posture: Posture


class Group(NamedTuple):
    """A layer's segments in the gap chart."""

    layer: str
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gap chart under its finding."""

    title: str
    source: str
    groups: tuple[Group, ...]


def gaps(facts: Facts) -> Gaps:
    """Return the gaps of all segments."""
    counts = facts.tally
    source = facts.say(
        "diagnosis.gap_source", day=facts.day(facts.as_of), count=counts.positions, eligible=counts.eligible
    )
    return Gaps(_title(facts), source, _groups(facts))


def _title(facts: Facts) -> str:
    if not facts.judged:
        return facts.say("diagnosis.gap_none")
    if len(facts.judged) == 1:
        only = facts.judged[0]
        return facts.say("diagnosis.gap_one", name=facts.named(only), gap=signed(only.gap))
    key = "diagnosis.gap" if facts.behind else "diagnosis.gap_ahead"
    return facts.say(key, judged=len(facts.judged), behind=facts.behind)


def _groups(facts: Facts) -> tuple[Group, ...]:
    groups = []
    for layer in facts.layers:
        found = tuple(_gap(facts, each) for each in facts.verdicts if each.layer_id == layer.id)
        if found:
            groups.append(Group(name(layer, facts.lang), found))
    return tuple(groups)


def _gap(facts: Facts, verdict: SegmentVerdict) -> Gap:
    return Gap(
        facts.named(verdict),
        verdict.best_home,
        verdict.best_foreign,
        signed(verdict.gap),
        points(verdict.level),
        facts.say(f"diagnosis.blank.{verdict.undefined}") if verdict.undefined is not None else "",
        verdict.taken,
        verdict.posture,
    )
