"""The advice: each measure with its targets as they stand now, who does it by when, and what is still open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.model.things import Measure, Posture, Scenario, Segment, in_language, name
from desktop.brief.content.plan import Plan, plan
from desktop.brief.content.sentence import Figure, Sentence, Shown
from desktop.brief.content.summary import lacking, uncovered
from desktop.brief.numbers import points, vague_day

if TYPE_CHECKING:
    from desktop.brief.content.facts import Facts


_NEEDED = frozenset({"owner", "horizon", "indicator"})


@dataclass(frozen=True, slots=True)
class Target:
    """A segment that a measure aims at, as it stands now."""

    segment: str
    posture: Posture
    word: str
    level: str


@dataclass(frozen=True, slots=True)
class Advice:
    """A measure: what, for what, by whom and by when; ``doubts`` are what does not fit or is not settled."""

    label: str
    title: str
    notes: tuple[int, ...]
    posture: Posture
    word: str
    targets: tuple[Target, ...]
    rows: tuple[tuple[str, str], ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """What the part on measures says."""

    head: str
    figures: tuple[Figure, ...]
    text: tuple[Sentence, ...]
    advice: tuple[Advice, ...]
    aims: str
    premise: str
    unsettled: str
    uncovered_head: str
    uncovered: tuple[Target, ...]
    uncovered_text: str
    plan_head: str
    plan: Plan | None


def measures(facts: Facts) -> Measures:
    """Return the part on measures."""
    found = facts.measures
    without = uncovered(facts)
    return Measures(
        head=facts.say("advice.head"),
        figures=_figures(facts, found),
        text=_text(facts, found),
        advice=tuple(_advice(facts, number, each) for number, each in enumerate(found, start=1)),
        aims=facts.say("advice.aims"),
        premise=facts.say("advice.premise"),
        unsettled=facts.say("advice.unsettled"),
        uncovered_head=facts.say("advice.uncovered"),
        uncovered=tuple(_target(facts, each.segment_id) for each in without),
        uncovered_text=facts.say("advice.uncovered_text" if without else "advice.covered", count=len(without)),
        plan_head=facts.say("figures.plan.head"),
        plan=plan(facts),
    )


def _text(facts: Facts, found: tuple[Measure, ...]) -> tuple[Sentence, ...]:
    if not found:
        return (facts.sentence("advice.nothing"),)
    aimed = {target for each in found for target in each.targets}
    open_ones = sum(bool(lacking(facts, each)) for each in found)
    count = Shown(str(len(found)), *(each.id for each in found))
    first = facts.sentence("advice.text", count=count, segments=Shown(str(len(aimed)), *sorted(aimed)))
    return (first, facts.sentence("advice.open", count=open_ones)) if open_ones else (first,)


def _figures(facts: Facts, found: tuple[Measure, ...]) -> tuple[Figure, ...]:
    """Return how many measures there are, and how many of them are settled."""
    if not found:
        return ()
    settled = sum(not lacking(facts, each) for each in found)
    return Figure(str(len(found)), facts.say("advice.margin")), Figure(str(settled), facts.say("advice.margin_settled"))


def _advice(facts: Facts, number: int, measure: Measure) -> Advice:
    targets = tuple(_target(facts, each) for each in measure.targets if facts.board.get(Segment, each))
    return Advice(
        label=facts.say("advice.label", number=number),
        title=in_language(measure.title_ko, measure.title_en, facts.lang),
        notes=facts.notes.of(measure.id),
        posture=measure.posture,
        word=facts.posture(measure.posture),
        targets=targets,
        rows=tuple((_capital(facts.say(f"advice.{key}")), value) for key, value in _rows(facts, measure)),
        doubts=_doubts(facts, measure, targets),
    )


def _rows(facts: Facts, measure: Measure) -> list[tuple[str, str]]:
    """Return what is planned: who, when and how it is seen in any case, the rest where it is known."""
    lang, due = facts.lang, vague_day(measure.deadline or "", facts.lang)
    period = _between(facts, "period", start=vague_day(measure.start or "", lang), deadline=due)
    scenario = facts.board.get(Scenario, measure.scenario_id)
    level = facts.words.say(f"judge.confidence.{measure.confidence}") if measure.confidence else ""
    rows = [
        ("owner", in_language(measure.owner_ko, measure.owner_en, lang)),
        ("partners", in_language(measure.partners_ko, measure.partners_en, lang)),
        ("period", period) if period else ("horizon", due or measure.horizon),
        ("indicator", in_language(measure.indicator_ko, measure.indicator_en, lang)),
        ("change", _between(facts, "change", baseline=measure.baseline, target=measure.target)),
        ("cost", in_language(measure.cost_ko, measure.cost_en, lang)),
        ("confidence", level),
        ("risk", in_language(measure.risk_ko, measure.risk_en, lang)),
        ("scenario", name(scenario, lang) if scenario else ""),
    ]
    return [each for each in rows if each[1] or each[0] in _NEEDED]


def _between(facts: Facts, key: str, **ends: str) -> str:
    """Return a pair of ends in one phrase; empty unless both are known."""
    return facts.say(f"advice.{key}_value", **ends) if all(ends.values()) else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _target(facts: Facts, segment_id: str) -> Target:
    verdict = facts.judgement.segments[segment_id]
    return Target(facts.named(verdict), verdict.posture, facts.posture(verdict.posture), points(verdict.level))


def _doubts(facts: Facts, measure: Measure, targets: tuple[Target, ...]) -> tuple[str, ...]:
    """Return what a hostile reader would find: a premise that does not hold, nothing quoted, nobody in charge."""
    doubts = []
    changed = [each for each in targets if each.posture != measure.posture]
    if changed and measure.posture != "undetermined":
        names = facts.enumerated([facts.say("advice.now", name=each.segment, word=each.word) for each in changed], 4)
        doubts.append(facts.say("advice.differs", word=facts.posture(measure.posture), names=names))
    if not facts.notes.of(measure.id):
        doubts.append(facts.say("advice.no_source"))
    return tuple(doubts)
