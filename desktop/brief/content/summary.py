"""The summary: the answer, a figure per layer, situation, diagnosis and advice in a few lines, and what to decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.judge.posture import group_of
from db.model.things import Measure, Posture, in_language, name
from desktop.brief.content.cover import answer
from desktop.brief.content.ends import extremes
from desktop.brief.content.facts import POSTURES
from desktop.brief.content.sentence import Sentence, Shown
from desktop.brief.numbers import points, signed, vague_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.judge.judgement import LayerFigure, SegmentVerdict, Undefined
    from desktop.brief.content.facts import Facts

_MOST = 3
_DECISIONS_MOST = 6
_REASONS: tuple[Undefined, ...] = ("no_foreign", "no_home", "not_rated", "empty")


@dataclass(frozen=True, slots=True)
class Tile:
    """A layer's level as a figure with a bar; ``level`` is None where the layer has none."""

    name: str
    level: float | None
    figure: str
    group: str
    counted: str


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The segments of one posture, by name, and what the posture calls for."""

    posture: Posture
    word: str
    count: str
    names: str


@dataclass(frozen=True, slots=True)
class Points:
    """A few lines under one heading."""

    head: str
    items: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What the summary says."""

    head: str
    lead: Sentence
    tiles: tuple[Tile, ...]
    tiles_note: str
    verdicts_head: str
    verdicts: tuple[Verdicts, ...]
    situation: Points
    diagnosis: Points
    advice: Points
    decisions: Points


def summary(facts: Facts) -> Summary:
    """Return the summary of a board's brief."""
    return Summary(
        head=facts.say("summary.head"),
        lead=answer(facts, "summary.lead") if facts.judged else facts.sentence("lead.none", at="summary.lead"),
        tiles=tuple(tile(facts, facts.judgement.layers[each.id], name(each, facts.lang)) for each in facts.filled),
        tiles_note=facts.say("summary.tiles", day=facts.day(facts.as_of), count=len(facts.judged)),
        verdicts_head=facts.say("summary.verdicts"),
        verdicts=_verdicts(facts),
        situation=Points(facts.say("summary.situation"), _situation(facts)),
        diagnosis=Points(facts.say("summary.diagnosis"), _diagnosis(facts)),
        advice=Points(facts.say("summary.advice"), _advice(facts)),
        decisions=Points(facts.say("summary.decisions"), _decisions(facts)),
    )


def tile(facts: Facts, figure: LayerFigure, layer: str) -> Tile:
    """Return the tile of a layer."""
    level, group = figure.level, group_of(figure.level, facts.board.premise.method)
    return Tile(
        layer,
        level,
        points(level),
        facts.words.say(f"judge.group.{group}") if group else facts.say("summary.no_level"),
        facts.say("counted", counted=figure.counted, of=figure.of),
    )


def _verdicts(facts: Facts) -> tuple[Verdicts, ...]:
    return tuple(
        Verdicts(
            posture,
            facts.posture(posture),
            facts.say("implications.count", count=len(found)),
            facts.enumerated([facts.named(each) for each in found], 8),
        )
        for posture in POSTURES
        if (found := facts.of([posture]))
    )


def _situation(facts: Facts) -> tuple[Sentence, ...]:
    items = []
    national = facts.judgement.national
    if national.geometric is not None:
        level, arithmetic = points(national.geometric), points(national.arithmetic)
        items.append(facts.sentence("summary.national", level=level, arithmetic=arithmetic))
    if len(facts.standings) > 1:
        (low, lowest), (high, highest) = facts.standings[0], facts.standings[-1]
        sentence = facts.sentence(
            "summary.layers",
            first=Shown(name(highest, facts.lang), highest.id),
            first_level=Shown(points(high), highest.id),
            last=Shown(name(lowest, facts.lang), lowest.id),
            last_level=Shown(points(low), lowest.id),
        )
        items.append(sentence)
    open_ones = facts.of(["undetermined"])
    if open_ones:
        items += unjudged(facts, open_ones)
    return tuple(items)


def unjudged(facts: Facts, verdicts: Sequence[SegmentVerdict], at: str = "summary.open") -> Iterator[Sentence]:
    """Yield for each reason the segments that cannot be compared for it; ``at`` is where that stands."""
    for reason in _REASONS:
        found = [each for each in verdicts if each.undefined == reason]
        if found:
            yield facts.sentence(f"summary.open.{reason}", at=f"{at}.{reason}", names=facts.listed(found, 2))


def _diagnosis(facts: Facts) -> tuple[Sentence, ...]:
    ahead, behind = extremes(facts, _MOST)
    taken = [each for each in facts.verdicts if each.taken]
    few = [each for each in facts.judged if each.few_foreign]
    items = []
    if ahead:
        items.append(facts.sentence("summary.strong", names=_gaps(facts, ahead)))
    if behind:
        items.append(facts.sentence("summary.weak", names=_gaps(facts, behind)))
    if taken:
        items.append(facts.sentence("summary.taken", names=facts.listed(taken, 2)))
    if few:
        items.append(facts.sentence("summary.few", names=facts.listed(few, 2)))
    return tuple(items)


def _gaps(facts: Facts, verdicts: Sequence[SegmentVerdict]) -> Shown:
    said = [facts.say("summary.gap", name=facts.named(each), gap=signed(each.gap)) for each in verdicts]
    return Shown(facts.joined(said), *(each.segment_id for each in verdicts))


def _advice(facts: Facts) -> tuple[Sentence, ...]:
    measures = facts.measures
    items = [
        Sentence(in_language(each.title_ko, each.title_en, facts.lang), facts.notes.of(each.id))
        for each in measures[:_DECISIONS_MOST]
    ]
    if len(measures) > _DECISIONS_MOST:
        items.append(Sentence(facts.say("summary.more", count=len(measures) - _DECISIONS_MOST)))
    return tuple(items) or (facts.sentence("summary.no_measures"),)


def _decisions(facts: Facts) -> tuple[Sentence, ...]:
    open_ones: dict[str, list[tuple[int, str]]] = {}
    items = []
    for number, measure in enumerate(facts.measures, start=1):
        missing = lacking(facts, measure)
        if missing:
            open_ones.setdefault(missing, []).append((number, measure.id))
            continue
        owner = in_language(measure.owner_ko, measure.owner_en, facts.lang)
        due = measure.horizon or vague_day(measure.deadline or "", facts.lang)
        told = {"number": Shown(str(number), measure.id), "owner": owner, "horizon": due}
        items.append(facts.sentence("decision.approve", told, at=f"decision.approve.{measure.id}"))
    if len(items) > _DECISIONS_MOST:
        items = [*items[:_DECISIONS_MOST], Sentence(facts.say("summary.more", count=len(items) - _DECISIONS_MOST))]
    for at, (missing, found) in enumerate(open_ones.items(), start=1):
        numbers = Shown(runs([number for number, _ in found]), *(each for _, each in found))
        key = "decision.settle" if len(found) == 1 else "decision.settle_many"
        items.append(facts.sentence(key, at=f"decision.settle.{at}", numbers=numbers, missing=missing))
    without = uncovered(facts)
    if without:
        items.append(facts.sentence("decision.uncovered", names=facts.listed(without, 3)))
    return tuple(items) or (facts.sentence("decision.none"),)


def runs(numbers: Sequence[int]) -> str:
    """Return rising numbers in short, such as ``1–4·6``."""
    shown: list[list[int]] = []
    for number in numbers:
        if shown and shown[-1][-1] == number - 1:
            shown[-1].append(number)
        else:
            shown.append([number])
    return "·".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in shown)


def lacking(facts: Facts, measure: Measure) -> str:
    """Return what nobody has settled about a measure yet, as one phrase; empty if all is."""
    fields = (
        ("owner", measure.owner_ko or measure.owner_en),
        ("horizon", measure.horizon or measure.deadline),
        ("indicator", measure.indicator_ko or measure.indicator_en),
    )
    names = [facts.say(f"advice.{key}") for key, value in fields if not value]
    before = facts.say("list.joint").join(names[:-1])
    return facts.say("list.joint_last").join(filter(None, (before, *names[-1:])))


def uncovered(facts: Facts) -> tuple[SegmentVerdict, ...]:
    """Return the segments at risk that no measure aims at, the most important first."""
    aimed = {target for measure in facts.measures for target in measure.targets}
    return tuple(each for each in facts.of(["at_risk"]) if each.segment_id not in aimed)
