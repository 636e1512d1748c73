"""The diagnosis: gaps by segment, blanks included; strengths and weaknesses; what is already taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.brief.content.course import History, history
from desktop.brief.content.ends import Ends, Taken, ends, taken
from desktop.brief.content.gaps import Gaps, gaps
from desktop.brief.content.reach import Reach, reach
from desktop.brief.content.sentence import Figure, Sentence
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
    highest = Figure(signed(best.gap), facts.say("diagnosis.best", name=facts.named(best)))
    return (lowest, highest) if best is not worst else (highest,)


def _text(facts: Facts) -> tuple[Sentence, ...]:
    judged = facts.judged
    if not judged:
        return (facts.sentence("diagnosis.nothing"),)
    gaps_known = [each.gap for each in judged if each.gap is not None]
    mean = signed(sum(gaps_known) / len(gaps_known) if gaps_known else None)
    key = "diagnosis.text" if facts.behind else "diagnosis.text_ahead"
    counts = {"judged": len(judged)} | ({"behind": facts.behind} if facts.behind else {})
    parts = [facts.sentence(key, counts, at="diagnosis.text", mean=mean)]
    thin = [each for each in judged if each.depth is not None and each.level and each.depth < each.level - _THIN]
    if thin:
        parts.append(facts.sentence("diagnosis.depth", names=facts.listed(thin, 3)))
    few = [each for each in judged if each.few_foreign]
    if few:
        parts.append(facts.sentence("diagnosis.few", names=facts.listed(few, 3)))
    return (*parts, *dependencies(facts))
