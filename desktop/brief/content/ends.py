"""Both ends of the field: where the gap is best and worst, and what is already taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.model.things import Posture, name
from desktop.brief.content.sentence import Sentence, Shown
from desktop.brief.numbers import points, score, signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.judge.judgement import SegmentVerdict
    from desktop.brief.content.facts import Facts

_MOST = 5


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
class Ends:
    """The best and the worst gaps."""

    head: str
    strong_title: str
    strong: tuple[EndLine, ...]
    weak_title: str
    weak: tuple[EndLine, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakenLine:
    """A segment whose home market is already taken."""

    segment: str
    home: str
    world: str
    posture: Posture
    word: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What is already taken."""

    head: str
    text: Sentence
    lines: tuple[TakenLine, ...]
    columns: tuple[str, ...]


def ends(facts: Facts) -> Ends:
    """Return the best and the worst gaps with the players behind them."""
    ahead, behind = extremes(facts, _MOST)
    return Ends(
        facts.say("diagnosis.ends_head"),
        facts.say("diagnosis.strong", count=len(ahead)),
        tuple(_end(facts, each) for each in ahead),
        facts.say("diagnosis.weak", count=len(behind)),
        tuple(_end(facts, each) for each in behind),
        _columns(facts, ("segment", "home", "world", "gap", "level", "notes")),
    )


def extremes(facts: Facts, most: int) -> tuple[list[SegmentVerdict], list[SegmentVerdict]]:
    """Return the segments with the best and with the worst gap, at most ``most`` each, none on both sides."""
    ranked = sorted((each for each in facts.judged if each.gap is not None), key=lambda each: -(each.gap or 0))
    half = min(most, len(ranked) // 2)
    return ranked[:half], ranked[::-1][:half]


def taken(facts: Facts) -> Taken:
    """Return what is already taken."""
    found = [each for each in facts.verdicts if each.taken]
    method = facts.board.premise.method
    key = "diagnosis.taken_text" if found else "diagnosis.taken_none"
    told: dict[str, object] = {"foreign": score(method.taken_foreign), "step": score(method.taken_step)}
    if found:
        told["count"] = Shown(str(len(found)), *(each.segment_id for each in found))
    return Taken(
        facts.say("diagnosis.taken_head"),
        facts.sentence(key, told, at="diagnosis.taken"),
        tuple(_taken(facts, each) for each in found),
        _columns(facts, ("segment", "held_home", "held_world", "posture")),
    )


def _columns(facts: Facts, keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(facts.say(f"diagnosis.column.{key}") for key in keys)


def _end(facts: Facts, verdict: SegmentVerdict) -> EndLine:
    return EndLine(
        facts.named(verdict),
        best(facts, verdict, home=True),
        best(facts, verdict, home=False),
        signed(verdict.gap),
        points(verdict.level),
        facts.notes.of(verdict.segment_id),
        verdict.posture,
    )


def best(facts: Facts, verdict: SegmentVerdict, *, home: bool) -> str:
    """Return who is best on a side and with how many points; a dash where the side is confirmed to be empty."""
    scores = [facts.judgement.positions[each] for each in verdict.positions]
    side = [each for each in scores if each.home == home and each.eligible and each.score is not None]
    if not side:
        return points(None)
    first = max(side, key=lambda each: each.score or 0)
    who = name(facts.entity(first.position_id), facts.lang)
    return facts.say("diagnosis.player", name=who, score=points(first.score))


def _taken(facts: Facts, verdict: SegmentVerdict) -> TakenLine:
    return TakenLine(
        facts.named(verdict),
        score(verdict.home_best_held),
        score(verdict.foreign_best_held),
        verdict.posture,
        facts.posture(verdict.posture),
    )
