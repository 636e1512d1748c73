"""How likely the home side leads, in the bands of ICD-203; likelihood never stands in one sentence with confidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brief.content.sentence import Shown
from desktop.brief.numbers import percent

if TYPE_CHECKING:
    from desktop.brief.content.facts import Facts
    from desktop.brief.content.sentence import Sentence

BANDS = (
    (0.05, "remote"),
    (0.20, "very_unlikely"),
    (0.45, "unlikely"),
    (0.55, "even"),
    (0.80, "likely"),
    (0.95, "very_likely"),
    (1.00, "certain"),
)
"""Each band by the highest likelihood in it (0 to 1), and the name of its words."""

_MOST = 4


def band(likelihood: float) -> str:
    """Return the name of the band that a likelihood (0 to 1) is in."""
    return next((name for most, name in BANDS if likelihood <= most), BANDS[-1][1])


def likelihoods(facts: Facts) -> tuple[Sentence, ...]:
    """Return how likely the home best is level or ahead where there is more than a remote chance, and where not."""
    found = [(each, facts.robustness.segments[each.segment_id].p_lead) for each in facts.judged]
    known = sorted(((p, each) for each, p in found if p is not None), key=lambda pair: -pair[0])
    some = [(p, each) for p, each in known if band(p) != "remote"]
    rest = len(known) - len(some)
    if not known:
        return ()
    if not some:
        return (facts.sentence("likely.nowhere", count=rest),)
    said = [
        facts.say("likely.of", name=facts.named(each), band=facts.say(f"likely.band.{band(p)}"), share=percent(p))
        for p, each in some[:_MOST]
    ]
    ids = tuple(each.segment_id for _, each in some)
    told = [facts.sentence("likely.text", names=Shown(facts.joined(said), *ids[:_MOST]))]
    if len(some) > _MOST:
        told.append(facts.sentence("likely.more", count=len(some) - _MOST))
    if rest:
        told.append(facts.sentence("likely.rest", count=rest))
    return tuple(told)
