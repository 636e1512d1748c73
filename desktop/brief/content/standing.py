"""How far the reading may be trusted, on whom it rests, and how it compares: sentences, no figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.judge.market import markets
from db.judge.reading import judge
from db.judge.scenario import under
from db.model.things import Entity, Scenario, name
from desktop.brief.content.sentence import Shown
from desktop.brief.numbers import NOTHING, points, thousands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.judge.chokepoints import Chokepoint
    from db.judge.judgement import Judgement, SegmentVerdict
    from db.judge.robust import Robustness, Strength
    from desktop.brief.content.facts import Facts
    from desktop.brief.content.sentence import Sentence

_STRENGTHS: tuple[Strength, ...] = ("sure", "leaning", "open")
_MOST = 3
_TIGHT = "high"


def robustness(facts: Facts) -> tuple[Sentence, ...]:
    """Return how many verdicts hold when weights and scores are drawn anew, and which do not."""
    if not facts.judged:
        return ()
    by = {each: _of_strength(facts, facts.robustness, each) for each in _STRENGTHS}
    said = [facts.say(f"robust.{each}_count", count=len(found)) for each, found in by.items() if found]
    counts = Shown(facts.joined(said), *(verdict.segment_id for found in by.values() for verdict in found))
    loose, draws = by["open"], thousands(facts.order.draws)
    told = facts.sentence("robust.text" if loose else "robust.none", at="robust.text", counts=counts, draws=draws)
    return (told, facts.sentence("robust.open", names=facts.listed(loose, _MOST))) if loose else (told,)


def _of_strength(facts: Facts, found: Robustness, strength: Strength) -> tuple[SegmentVerdict, ...]:
    return tuple(each for each in facts.judged if found.segments[each.segment_id].strength == strength)


def dependencies(facts: Facts) -> tuple[Sentence, ...]:
    """Return on whom the home side rests, who rests on it, and which markets are in few hands."""
    said = []
    needed, held = facts.chokepoints[:_MOST], facts.leverage[:_MOST]
    if needed:
        said.append(facts.sentence("depend.chokepoints", names=_players(facts, needed), of=needed[0].of))
    if held:
        said.append(facts.sentence("depend.leverage", names=_players(facts, held)))
    tight = [each for each in facts.verdicts if _is_tight(facts, each)]
    if tight:
        said.append(facts.sentence("depend.concentrated", names=facts.listed(tight, _MOST)))
    return tuple(said)


def _players(facts: Facts, found: Sequence[Chokepoint]) -> Shown:
    said = [
        facts.say(
            "depend.player",
            name=name(facts.supplied.the(Entity, each.entity_id), facts.lang),
            strength=f"{each.strength:.2f}",
        )
        for each in found
    ]
    return Shown(facts.joined(said), *(each.entity_id for each in found))


def _is_tight(facts: Facts, verdict: SegmentVerdict) -> bool:
    return any(_TIGHT in each.concentration.levels for each in markets(facts.board, verdict.segment_id))


def comparison(facts: Facts) -> tuple[Sentence, ...]:
    """Return what is otherwise on the date or in the scenario that the brief is compared with; nothing if with none."""
    said = []
    if facts.order.compared is not None:
        other = judge(facts.present, as_of=facts.order.compared)
        said += _compared(facts, other, "compare.date", facts.day(facts.order.compared))
    scenario = facts.board.get(Scenario, facts.order.scenario_id)
    if scenario is not None:
        # On the paper's own day, so that nothing but the scenario makes the difference.
        other = judge(under(facts.present, scenario.id, facts.as_of))
        said += _compared(facts, other, "compare.scenario", name(scenario, facts.lang))
    return tuple(said)


def _compared(facts: Facts, other: Judgement, key: str, what: str) -> list[Sentence]:
    if all(other.segments[each.segment_id].level is None for each in facts.verdicts):
        return [facts.sentence(f"{key}_none", at=key, what=what)]
    changed = [each for each in facts.verdicts if other.segments[each.segment_id].posture != each.posture]
    if not changed:
        return [facts.sentence(f"{key}_same", at=key, what=what)]
    turned = []
    for each in changed:
        then, now = facts.posture(other.segments[each.segment_id].posture), facts.posture(each.posture)
        ends = {"then": then, "now": now} if key == "compare.date" else {"then": now, "now": then}
        turned.append(facts.say("compare.turned", name=facts.named(each), **ends))
    names = Shown(facts.enumerated(turned, _MOST, "some"), *(each.segment_id for each in changed))
    told = [facts.sentence(key, what=what, count=len(changed), names=names)]
    level, mine = points(other.national.geometric), points(facts.judgement.national.geometric)
    if NOTHING not in {level, mine} and level != mine:
        told.append(facts.sentence(f"{key}_level", at=f"{key}.level", level=level, now=mine))
    return told
