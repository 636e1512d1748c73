"""The cover: title, three key judgements, what the paper rests on, and what it is not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.model.things import Position, in_language, name
from desktop.brief.content.facts import HELD, POSTURES
from desktop.brief.content.sentence import Sentence, Shown
from desktop.brief.numbers import part, points

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.judge.judgement import SegmentVerdict
    from desktop.brief.content.facts import Facts


@dataclass(frozen=True, slots=True)
class Strip:
    """A layer in the cover's picture: its positions' points and sides."""

    layer: str
    marks: tuple[tuple[float, bool], ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover says."""

    series: str
    issued: str
    title: str
    subtitle: str
    judgements_head: str
    judgements: tuple[Sentence, ...]
    confidence: str
    box: tuple[tuple[str, str], ...]
    disclaimer: str
    art: tuple[Strip, ...]
    art_says: str


def cover(facts: Facts) -> Cover:
    """Return the cover of a board's brief."""
    order, premise = facts.order, facts.board.premise
    return Cover(
        series=order.series or facts.say("cover.series"),
        issued=facts.day(facts.issued),
        title=order.title or in_language(premise.title_ko, premise.title_en, facts.lang),
        subtitle=order.subtitle or facts.say("cover.subtitle"),
        judgements_head=facts.say("cover.judgements"),
        judgements=judgements(facts),
        confidence=_confidence(facts),
        box=_box(facts),
        disclaimer=facts.say("cover.disclaimer"),
        art=_art(facts),
        art_says=facts.say("cover.art", day=facts.day(facts.as_of)),
    )


def judgements(facts: Facts) -> tuple[Sentence, ...]:
    """Return the key judgements, at most three; a board that cannot be judged says so instead."""
    if not facts.judged:
        return (facts.sentence("lead.none", at="cover.answer"),)
    said = answer(facts, "cover.answer"), _extremes(facts), _taken(facts)
    return tuple(each for each in said if each is not None)


def answer(facts: Facts, at: str) -> Sentence:
    """Return the answer to the board's question, for a place: what is held, and what is being taken."""
    held, risk = facts.of(HELD), facts.of(["at_risk"])
    key = f"lead.{answer_of(held, risk)}"
    names = {"held_names": held, "risk_names": risk}
    most = 2 if facts.lang == "ko" else 1  # names are longer in English
    told = {name: facts.listed(found, most, bare=True) for name, found in names.items() if found}
    if len(facts.judged) == 1:
        return facts.sentence("lead.one", only(facts), at=at)
    if told:
        return facts.sentence(key, told, at=at, judged=len(facts.judged))
    return facts.sentence(key, at=at, judged=len(facts.judged), counts=counted(facts, facts.judged))


def only(facts: Facts) -> dict[str, object]:
    """Return name, posture and level of the only segment that can be compared."""
    verdict = facts.judged[0]
    level = Shown(points(verdict.level), verdict.segment_id)
    return {"name": facts.named(verdict), "word": facts.posture(verdict.posture), "level": level}


def answer_of(held: Sequence[SegmentVerdict], risk: Sequence[SegmentVerdict]) -> str:
    """Return which answer fits: ``both``, ``held``, ``risk`` or ``neither``."""
    if held:
        return "both" if risk else "held"
    return "risk" if risk else "neither"


def counted(facts: Facts, verdicts: Iterable[SegmentVerdict]) -> str:
    """Return how many segments have each posture, in one phrase such as ``추격 1곳``."""
    counts = Counter(each.posture for each in verdicts)
    said = [
        facts.say("implications.of", word=facts.say(f"implications.verdict.{each}"), count=counts[each])
        for each in POSTURES
        if counts[each]
    ]
    return facts.joined(said)


def _extremes(facts: Facts) -> Sentence | None:
    ranked = sorted(facts.judged, key=lambda each: each.lead or 0)
    if len(ranked) < 2:
        return None
    last, first = ranked[0], ranked[-1]
    return facts.sentence(
        "lead.extremes",
        at="cover.extremes",
        first=facts.named(first),
        first_lead=Shown(points(first.level), first.segment_id),
        last=facts.named(last),
        last_lead=Shown(points(last.level), last.segment_id),
    )


def _taken(facts: Facts) -> Sentence | None:
    taken = [each for each in facts.verdicts if each.taken]
    national = facts.judgement.national.geometric
    if taken:
        return facts.sentence("lead.taken", at="cover.taken", names=facts.listed(taken, 4))
    return facts.sentence("lead.national", at="cover.taken", level=points(national)) if national is not None else None


def _confidence(facts: Facts) -> str:
    counts = facts.tally
    if not counts.rated:
        return facts.say("cover.unrated")
    return facts.say("cover.confidence", rated=counts.rated, cited=counts.cited, share=part(counts.cited, counts.rated))


def _box(facts: Facts) -> tuple[tuple[str, str], ...]:
    order, board = facts.order, facts.board
    size = facts.say(
        "cover.size", layers=len(facts.filled), segments=len(facts.segments), positions=len(board.all(Position))
    )
    rows = (
        (facts.say("cover.author"), order.author or facts.say("cover.nobody")),
        (facts.say("cover.as_of"), facts.day(facts.as_of)),
        (facts.say("cover.audience"), order.audience),
        (facts.say("cover.distribution"), facts.say(f"form.distribution.{order.distribution}")),
        (facts.say("cover.assessed"), size),
    )
    return tuple(row for row in rows if row[1])


def _art(facts: Facts) -> tuple[Strip, ...]:
    strips = []
    for layer in facts.filled:
        marks = tuple(
            (score.score, score.home)
            for segment in facts.segments
            if segment.layer_id == layer.id
            for position in facts.board.where(Position, "segment_id", segment.id)
            if (score := facts.judgement.positions[position.id]).score is not None
        )
        strips.append(Strip(name(layer, facts.lang), marks))
    return tuple(strips)
