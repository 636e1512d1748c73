"""The diagnosis: gaps by segment, blanks included; layers; strengths and weaknesses; what is already taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.model.things import Posture, name
from desktop.brief.content.sentence import Figure, Sentence
from desktop.brief.content.summary import ends
from desktop.brief.numbers import points, score, signed

if TYPE_CHECKING:
    from db.judge.judgement import SegmentVerdict
    from desktop.brief.content.facts import Facts

_MOST = 5


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


@dataclass(frozen=True, slots=True)
class GapGroup:
    """A layer's segments in the gap chart."""

    layer: str
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A layer's level in the chart of levels."""

    layer: str
    level: float | None
    figure: str
    counted: str


@dataclass(frozen=True, slots=True)
class EndLine:
    """A strong or a weak segment: numbers, the players that make it so, and what backs it."""

    segment: str
    home: str
    world: str
    gap: str
    level: str
    notes: tuple[int, ...]
    posture: Posture


@dataclass(frozen=True, slots=True)
class TakenLine:
    """A segment whose home market is already taken."""

    segment: str
    home: str
    world: str
    posture: Posture
    word: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What the part on the diagnosis says."""

    head: str
    figures: tuple[Figure, ...]
    text: tuple[Sentence, ...]
    gap_title: str
    gap_source: str
    groups: tuple[GapGroup, ...]
    layer_head: str
    layer_title: str
    layer_source: str
    bars: tuple[Bar, ...]
    cuts: tuple[tuple[float, str], ...]
    strong_title: str
    strong: tuple[EndLine, ...]
    weak_title: str
    weak: tuple[EndLine, ...]
    end_columns: tuple[str, ...]
    taken_head: str
    taken_text: Sentence
    taken: tuple[TakenLine, ...]
    taken_columns: tuple[str, ...]


def diagnosis(facts: Facts) -> Diagnosis:
    """Return the part on the diagnosis."""
    ahead, behind = ends(facts, _MOST)
    day, count = facts.day(facts.as_of), facts.tally.positions
    eligible = facts.tally.eligible
    taken = [each for each in facts.verdicts if each.taken]
    method = facts.board.premise.method
    return Diagnosis(
        head=facts.say("diagnosis.head"),
        figures=_figures(facts),
        text=_text(facts),
        gap_title=_gap_title(facts),
        gap_source=facts.say("diagnosis.gap_source", day=day, count=count, eligible=eligible),
        groups=_groups(facts),
        layer_head=facts.say("diagnosis.layer_head"),
        layer_title=_layer_title(facts),
        layer_source=facts.say("diagnosis.layer_source", day=day, count=len(facts.judged)),
        bars=_bars(facts),
        cuts=tuple(
            (cut, facts.words.say(f"judge.group.{key}"))
            for cut, key in ((method.cut_lag, "lag"), (method.cut_chase, "chase"), (method.cut_lead, "lead"))
        ),
        strong_title=facts.say("diagnosis.strong", count=len(ahead)),
        strong=tuple(_end(facts, each) for each in ahead),
        weak_title=facts.say("diagnosis.weak", count=len(behind)),
        weak=tuple(_end(facts, each) for each in behind),
        end_columns=tuple(
            facts.say(f"diagnosis.column.{each}") for each in ("segment", "home", "world", "gap", "level", "notes")
        ),
        taken_head=facts.say("diagnosis.taken_head"),
        taken_text=Sentence(
            facts.say(
                "diagnosis.taken_text" if taken else "diagnosis.taken_none",
                count=len(taken),
                foreign=score(method.taken_foreign),
                step=score(method.taken_step),
            )
        ),
        taken=tuple(_taken(facts, each) for each in taken),
        taken_columns=tuple(
            facts.say(f"diagnosis.column.{each}") for each in ("segment", "held_home", "held_world", "posture")
        ),
    )


def _figures(facts: Facts) -> tuple[Figure, ...]:
    ranked = sorted((each for each in facts.judged if each.gap is not None), key=lambda each: each.gap or 0)
    if not ranked:
        return ()
    worst, best = ranked[0], ranked[-1]
    shown = [Figure(signed(worst.gap), facts.say("diagnosis.worst", name=facts.named(worst)))]
    if best is not worst:
        shown.append(Figure(signed(best.gap), facts.say("diagnosis.best", name=facts.named(best))))
    return tuple(shown)


def _text(facts: Facts) -> tuple[Sentence, ...]:
    judged = facts.judged
    if not judged:
        return (Sentence(facts.say("diagnosis.nothing")),)
    behind = sum((each.gap or 0) < 0 for each in judged)
    means = [each.gap for each in judged if each.gap is not None]
    mean = signed(sum(means) / len(means) if means else None)
    parts = [
        Sentence(
            facts.say(
                "diagnosis.text" if behind else "diagnosis.text_ahead", judged=len(judged), behind=behind, mean=mean
            )
        )
    ]
    deep = [each for each in judged if each.depth is not None and each.level and each.depth < each.level - 10]
    if deep:
        parts.append(Sentence(facts.say("diagnosis.depth", count=len(deep), names=facts.listed(deep, 3))))
    few = [each for each in judged if each.few_foreign]
    if few:
        parts.append(Sentence(facts.say("diagnosis.few", count=len(few), names=facts.listed(few, 3))))
    return tuple(parts)


def _gap_title(facts: Facts) -> str:
    behind = sum((each.gap or 0) < 0 for each in facts.judged)
    if not facts.judged:
        return facts.say("diagnosis.gap_none")
    return facts.say("diagnosis.gap" if behind else "diagnosis.gap_ahead", judged=len(facts.judged), behind=behind)


def _groups(facts: Facts) -> tuple[GapGroup, ...]:
    groups = []
    for layer in facts.layers:
        gaps = tuple(_gap(facts, each) for each in facts.verdicts if each.layer_id == layer.id)
        if gaps:
            groups.append(GapGroup(name(layer, facts.lang), gaps))
    return tuple(groups)


def _gap(facts: Facts, verdict: SegmentVerdict) -> Gap:
    blank = facts.say(f"diagnosis.blank.{verdict.undefined}") if verdict.undefined is not None else ""
    return Gap(
        facts.named(verdict),
        verdict.best_home,
        verdict.best_foreign,
        signed(verdict.gap),
        points(verdict.level),
        blank,
        verdict.taken,
        verdict.posture,
    )


def _bars(facts: Facts) -> tuple[Bar, ...]:
    bars = []
    for layer in facts.layers:
        figure = facts.judgement.layers[layer.id]
        counted = facts.say("counted", counted=figure.counted, of=figure.of)
        bars.append(Bar(name(layer, facts.lang), figure.level, points(figure.level), counted))
    return tuple(bars)


def _layer_title(facts: Facts) -> str:
    national = facts.judgement.national
    if national.geometric is None:
        return facts.say("diagnosis.layer_none")
    return facts.say("diagnosis.layer", level=points(national.geometric), arithmetic=points(national.arithmetic))


def _end(facts: Facts, verdict: SegmentVerdict) -> EndLine:
    return EndLine(
        facts.named(verdict),
        _best(facts, verdict, home=True),
        _best(facts, verdict, home=False),
        signed(verdict.gap),
        points(verdict.level),
        facts.notes.of(verdict.segment_id),
        verdict.posture,
    )


def _best(facts: Facts, verdict: SegmentVerdict, *, home: bool) -> str:
    """Return who is best on a side and with how many points."""
    scores = [facts.judgement.positions[each] for each in verdict.positions]
    side = [each for each in scores if each.home == home and each.eligible and each.score is not None]
    if not side:
        return points(None)
    best = max(side, key=lambda each: each.score or 0)
    who = name(facts.entity(best.position_id), facts.lang)
    return facts.say("diagnosis.player", name=who, score=points(best.score))


def _taken(facts: Facts, verdict: SegmentVerdict) -> TakenLine:
    return TakenLine(
        facts.named(verdict),
        score(verdict.home_best_held),
        score(verdict.foreign_best_held),
        verdict.posture,
        facts.posture(verdict.posture),
    )
