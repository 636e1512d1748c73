"""The diagnosis: gaps by segment, blanks included; strengths and weaknesses; what is already taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.brief.content.course import History, history
from desktop.brief.content.ends import Ends, Taken, ends, taken
from desktop.brief.content.gaps import Gaps, gaps
from desktop.brief.content.reach import Reach, reach
from desktop.brief.content.sentence import Figure, Sentence, Shown
from desktop.brief.content.standing import dependencies
from desktop.brief.numbers import signed

if TYPE_CHECKING:
    from desktop.brief.content.facts import Facts

# Depth this many points under the level: behind the leader the bench is thin.
_THIN = 10.0


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What the part on the diagnosis says."""

    head: str
    figures: tuple[Figure, ...]
    text: tuple[Sentence, ...]
    gaps: Gaps
    ends: Ends
    taken: Taken
    reach_head: str
    reach: Reach | None
    history_head: str
    history: History | None


def diagnosis(facts: Facts) -> Diagnosis:
    """Return the part on the diagnosis."""
    return Diagnosis(
        facts.say("diagnosis.head"),
        _figures(facts),
        _text(facts),
        gaps(facts),
        ends(facts),
        taken(facts),
        facts.say("figures.reach.head"),
        reach(facts),
        facts.say("figures.course.head"),
        history(facts),
    )


def _figures(facts: Facts) -> tuple[Figure, ...]:
    ranked = sorted((each for each in facts.judged if each.gap is not None), key=lambda each: each.gap or 0)
    if not ranked:
        return ()
    worst, best = ranked[0], ranked[-1]
    lowest = Figure(signed(worst.gap), facts.say("diagnosis.worst", name=facts.named(worst)))
    if best is worst:
        return (Figure(signed(best.gap), facts.say("diagnosis.only", name=facts.named(best))),)
    return lowest, Figure(signed(best.gap), facts.say("diagnosis.best", name=facts.named(best)))


def _gap_told(facts: Facts) -> Sentence:
    """Return in how many segments the global best is ahead, and by how much; of a single one by its name."""
    known = [each.gap for each in facts.judged if each.gap is not None]
    if len(facts.judged) == 1:
        only = facts.judged[0]
        gap = Shown(signed(only.gap), only.segment_id)
        return facts.sentence("diagnosis.text_one", at="diagnosis.text", name=facts.named(only), gap=gap)
    mean = signed(sum(known) / len(known) if known else None)
    key = "diagnosis.text" if facts.behind else "diagnosis.text_ahead"
    counts = {"judged": len(facts.judged)} | ({"behind": facts.behind} if facts.behind else {})
    return facts.sentence(key, counts, at="diagnosis.text", mean=mean)


def _text(facts: Facts) -> tuple[Sentence, ...]:
    judged = facts.judged
    if not judged:
        return (facts.sentence("diagnosis.nothing"),)
    parts = [_gap_told(facts)]
    thin = [each for each in judged if each.depth is not None and each.depth < (each.level or 0.0) - _THIN]
    if thin:
        parts.append(facts.sentence("diagnosis.depth", names=facts.listed(thin, 3)))
    few = [each for each in judged if each.few_foreign]
    if few:
        parts.append(facts.sentence("diagnosis.few", names=facts.listed(few, 3)))
    return (*parts, *dependencies(facts))
