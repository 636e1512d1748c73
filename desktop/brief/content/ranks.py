"""Rank intervals: where L and the rank of Korea's best lie when weights and scores are drawn anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.model.things import Posture
from desktop.brief.numbers import percent, points, thousands

if TYPE_CHECKING:
    from db.judge.judgement import SegmentVerdict
    from db.judge.tally import Spread
    from desktop.brief.content.facts import Facts


@dataclass(frozen=True, slots=True)
class Interval:
    """A segment: L and the rank of Korea's best, each as it is published with the interval of nine in ten draws.

    ``blank`` says why there is neither; a side that is confirmed to have nobody has a level, and no ``rank``.
    """

    segment: str
    posture: Posture
    level: float | None = None
    low: float = 0.0
    high: float = 0.0
    rank: int | None = None
    best: int = 0
    worst: int = 0
    of: int = 0
    ranked: str = ""
    share: str = ""
    word: str = ""
    blank: str = ""


@dataclass(frozen=True, slots=True)
class Ranks:
    """The intervals under their finding."""

    title: str
    source: str
    heads: tuple[str, str, str]
    lines: tuple[Interval, ...]
    cuts: tuple[float, ...]


def ranks(facts: Facts) -> Ranks | None:
    """Return the intervals of all segments; None where no segment has a level."""
    if not facts.judged:
        return None
    lines = tuple(_line(facts, each) for each in facts.verdicts)
    method, found = facts.board.premise.method, facts.robustness
    source = facts.say(
        "figures.rank.source",
        day=facts.day(facts.as_of),
        draws=thousands(found.draws),
        seed=found.seed,
        count=len(found.positions),
    )
    heads = facts.say("figures.rank.level"), facts.say("figures.rank.rank"), facts.say("figures.rank.held")
    return Ranks(_title(facts, lines), source, heads, lines, (method.cut_lag, method.cut_chase, method.cut_lead))


def _title(facts: Facts, lines: tuple[Interval, ...]) -> str:
    ranked = [each for each in lines if each.rank is not None]
    wide = sum(each.best != each.worst for each in ranked)
    first = sum(each.worst == 1 for each in ranked)
    if not ranked:
        return facts.say("figures.rank.none")
    if len(ranked) == 1:
        return facts.say("figures.rank.one", name=ranked[0].segment, ranked=ranked[0].ranked)
    key = ("title" if first else "none_first") if wide else "firm"
    return facts.say(f"figures.rank.{key}", count=len(ranked), wide=wide, first=first)


def _line(facts: Facts, verdict: SegmentVerdict) -> Interval:
    name, found = facts.named(verdict), facts.robustness.segments[verdict.segment_id]
    if verdict.level is None or found.level is None or found.strength is None:
        return Interval(name, verdict.posture, blank=facts.say(f"diagnosis.blank.{verdict.undefined}"))
    rank, spread, of = _rank(facts, verdict)
    best, worst = (round(spread.low), round(spread.high)) if spread else (0, 0)
    return Interval(
        segment=name,
        posture=verdict.posture,
        level=verdict.level,
        low=found.level.low,
        high=found.level.high,
        rank=rank,
        best=best,
        worst=worst,
        of=of,
        ranked=_ranked(facts, rank, best, worst, of),
        share=percent(found.share),
        word=facts.say(f"figures.rank.word.{found.strength}"),
    )


def _rank(facts: Facts, verdict: SegmentVerdict) -> tuple[int | None, Spread | None, int]:
    """Return the rank of Korea's best, its interval, and among how many."""
    scores = [facts.judgement.positions[each] for each in verdict.positions]
    eligible = [each for each in scores if each.eligible and each.score is not None]
    home = [each for each in eligible if each.home]
    if not home:
        return None, None, len(eligible)
    best = max(home, key=lambda each: each.score or 0.0)
    return best.rank, facts.robustness.positions[best.position_id].rank, len(eligible)


def _ranked(facts: Facts, rank: int | None, best: int, worst: int, of: int) -> str:
    if rank is None:
        return ""
    key = "ranked_firm" if best == worst == rank else "ranked"
    span = str(best) if best == worst else f"{best}–{worst}"
    return facts.say(f"figures.rank.{key}", rank=rank, span=span, of=of)


def told(line: Interval) -> str:
    """Return the interval of L in figures, such as ``63.5 (55.2–71.6)``."""
    return f"{points(line.level)} ({points(line.low)}–{points(line.high)})"
