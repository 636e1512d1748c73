"""One page for the minister: the conclusion first, in short lines under □ ○ - ※, each of two lines at most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from db.model.things import in_language, name
from desktop.brief.content.cover import answer_of, counted, only
from desktop.brief.content.ends import best, extremes
from desktop.brief.content.facts import HELD
from desktop.brief.content.sentence import Sentence, Shown
from desktop.brief.content.summary import lacking, runs, uncovered, unjudged
from desktop.brief.fonts import NBSP
from desktop.brief.numbers import part, points, signed, vague_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.judge.judgement import SegmentVerdict
    from db.model.things import Language, Measure
    from desktop.brief.content.facts import Facts

Rank: TypeAlias = Literal["head", "point", "detail", "note"]

SIGNS: dict[Rank, str] = {"head": "□", "point": "○", "detail": "-", "note": "※"}
# Names of segments are longer in English.
_NAMED: dict[Language, int] = {"ko": 3, "en": 2}
_MEASURES = 4
_FEW = 3  # so few segments are told one by one


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the page. The higher ``spare``, the sooner it goes where the page is too full; 0 never does."""

    rank: Rank
    sentence: Sentence
    spare: int = 0


@dataclass(frozen=True, slots=True)
class Minister:
    """What the page says."""

    title: str
    about: str
    items: tuple[Item, ...]
    foot: str


def minister(facts: Facts) -> Minister:
    """Return the page for the minister."""
    order, premise = facts.order, facts.board.premise
    title = order.title or in_language(premise.title_ko, premise.title_en, facts.lang)
    about = [facts.day(facts.issued), order.author, order.audience]
    return Minister(
        title,
        " · ".join(each for each in about if each),
        (*_conclusion(facts), *_state(facts), *_answer(facts), *_decisions(facts), *_plan(facts)),
        facts.say("foot", day=facts.day(facts.as_of)),
    )


def _head(facts: Facts, key: str) -> Item:
    return Item("head", Sentence(facts.say(f"minister.{key}")))


def _line(
    facts: Facts,
    rank: Rank,
    key: str,
    spare: int = 0,
    at: str = "",
    **fields: Any,  # noqa: ANN401 - whatever the words take
) -> Item:
    return Item(rank, facts.sentence(f"minister.{key}", at=f"minister.{at or key}", **fields), spare)


def _conclusion(facts: Facts) -> Iterator[Item]:
    yield _head(facts, "conclusion")
    if not facts.judged:
        yield _line(facts, "point", "unjudged")
        return
    if len(facts.judged) == 1:
        told: dict[str, Any] = only(facts)
        yield _line(facts, "point", "answer.one", at="answer", **told)
        return
    held, risk = facts.of(HELD), facts.of(["at_risk"])
    counts: dict[str, Any] = {"judged": len(facts.judged), "held": len(held), "risk": len(risk)}
    if not held and not risk:
        counts = {"judged": len(facts.judged), "counts": counted(facts, facts.judged)}
    yield _line(facts, "point", f"answer.{answer_of(held, risk)}", at="answer", **counts)
    if held:
        yield _line(facts, "detail", "held_names", 4, names=facts.listed(held, _NAMED[facts.lang]))
    if risk:
        yield _line(facts, "detail", "risk_names", 3, names=facts.listed(risk, _NAMED[facts.lang]))


def _state(facts: Facts) -> Iterator[Item]:
    yield _head(facts, "state")
    national = facts.judgement.national.geometric
    if national is not None:
        several = len(facts.standings) > 1
        more: dict[str, Any] = {"lag": _lowest(facts)} if several else {}
        key = "national" if several else "national_one"
        yield _line(facts, "point", key, at="national", level=points(national), **more)
    ahead, behind = extremes(facts, _NAMED[facts.lang])
    if ahead:
        yield _line(facts, "point", "strong", names=_gaps(facts, ahead))
    if behind:
        yield _line(facts, "point", "weak", names=_gaps(facts, behind))
    if len(facts.judged) <= _FEW:
        yield from (_compared(facts, each) for each in facts.judged)
    taken = [each for each in facts.verdicts if each.taken]
    if taken:
        yield _line(facts, "detail", "taken", 3, names=facts.listed(taken, _NAMED[facts.lang]))
    open_ones = facts.of(["undetermined"])
    yield from (Item("note", each, 6) for each in unjudged(facts, open_ones, at="minister.open"))
    counts = facts.tally
    if counts.rated:
        share = part(counts.cited, counts.rated)
        yield _line(facts, "note", "evidence", 2, rated=counts.rated, cited=counts.cited, share=share)


def _lowest(facts: Facts) -> Shown:
    level, layer = facts.standings[0]
    return Shown(facts.say("minister.layer", name=name(layer, facts.lang), level=points(level)), layer.id)


def _compared(facts: Facts, verdict: SegmentVerdict) -> Item:
    """Return the numbers of a segment, where there are too few of them to tell of the best and the worst."""
    told = {"home": best(facts, verdict, home=True), "world": best(facts, verdict, home=False)}
    told |= {"level": points(verdict.level), "gap": signed(verdict.gap)}
    at = f"compared.{verdict.segment_id}"
    return _line(facts, "detail", "compared", 1, at=at, name=facts.named(verdict), **told)


def _gaps(facts: Facts, verdicts: Sequence[SegmentVerdict]) -> Shown:
    told = (facts.say("minister.gap", name=facts.named(each), gap=signed(each.gap)) for each in verdicts)
    text = ", ".join(each.replace(" ", NBSP) if len(each) < 14 else each for each in told)
    return Shown(text, *(each.segment_id for each in verdicts))


def _answer(facts: Facts) -> Iterator[Item]:
    yield _head(facts, "answers")
    measures = facts.measures
    for number, each in enumerate(measures[:_MEASURES], start=1):
        title = in_language(each.title_ko, each.title_en, facts.lang)
        yield _line(facts, "point", "measure", at=f"measure.{number}", number=number, title=title)
        about = _about(facts, each)
        if about:
            yield _line(facts, "detail", "by", 6, at=f"by.{number}", about=about)
    if len(measures) > _MEASURES:
        yield _line(facts, "note", "more", 7, count=len(measures) - _MEASURES)
    if not measures:
        yield _line(facts, "point", "no_measures")


def _about(facts: Facts, measure: Measure) -> str:
    """Return who does a measure, by when, how it is seen and what it costs, as far as it is settled."""
    target = " → ".join(text for text in (measure.baseline, measure.target) if text)
    indicator = in_language(measure.indicator_ko, measure.indicator_en, facts.lang)
    values = {
        "owner": in_language(measure.owner_ko, measure.owner_en, facts.lang),
        "due": vague_day(measure.deadline or "", facts.lang) or measure.horizon,
        "indicator": f"{indicator} {target}".strip(),
        "cost": in_language(measure.cost_ko, measure.cost_en, facts.lang),
    }
    return ", ".join(facts.say(f"minister.about.{key}", value=value) for key, value in values.items() if value)


def _decisions(facts: Facts) -> Iterator[Item]:
    yield _head(facts, "decisions")
    numbers = [n for n, each in enumerate(facts.measures, start=1) if not lacking(facts, each)]
    lacks = [n for n, each in enumerate(facts.measures, start=1) if lacking(facts, each)]
    without = uncovered(facts)
    if numbers:
        yield _line(facts, "point", "approve", numbers=runs(numbers))
    if lacks:
        yield _line(facts, "point", "settle", numbers=runs(lacks))
    if without:
        yield _line(
            facts, "point", "uncovered", 1 if numbers or lacks else 0, names=facts.listed(without, _NAMED[facts.lang])
        )
    if not numbers and not lacks and not without:
        yield _line(facts, "point", "nothing")


def _plan(facts: Facts) -> Iterator[Item]:
    yield _head(facts, "plan")
    dated = sorted(
        (each.deadline or each.horizon, in_language(each.title_ko, each.title_en, facts.lang))
        for each in facts.measures
        if each.deadline or each.horizon
    )
    for at, (when, title) in enumerate(dated[:2], start=1):
        yield _line(facts, "point", "due", at, at=f"due.{at}", day=vague_day(when, facts.lang), title=title)
    if not dated:
        yield _line(facts, "point", "undated")
