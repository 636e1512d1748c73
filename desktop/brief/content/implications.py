"""The implications: what each segment calls for, by which rule, and what would change that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.model.things import Posture
from desktop import verdict as worded
from desktop.brief.content.facts import POSTURES
from desktop.brief.content.likelihood import likelihoods
from desktop.brief.content.matrix import Matrix, matrix
from desktop.brief.content.ranks import Ranks, ranks
from desktop.brief.content.reading import weighty
from desktop.brief.content.sentence import Figure, Sentence
from desktop.brief.content.standing import comparison, robustness
from desktop.brief.numbers import points, score

if TYPE_CHECKING:
    from db.judge.judgement import SegmentVerdict
    from desktop.brief.content.facts import Facts


_FIRST: tuple[Posture, ...] = ("at_risk", "defend", "expand")


@dataclass(frozen=True, slots=True)
class Turn:
    """A segment with its five numbers, and what would change its posture."""

    segment: str
    numbers: tuple[str, ...]
    turning: str


@dataclass(frozen=True, slots=True)
class Stance:
    """A posture with the segments that call for it, and the condition of the rule that says so."""

    posture: Posture
    word: str
    count: str
    why: str
    condition: str
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Implications:
    """What the part on implications says."""

    head: str
    figures: tuple[Figure, ...]
    text: tuple[Sentence, ...]
    matrix: Matrix
    ranks: Ranks | None
    table_title: str
    columns: tuple[str, ...]
    stances: tuple[Stance, ...]


def implications(facts: Facts) -> Implications:
    """Return the part on implications."""
    stances = tuple(stance for posture in POSTURES if (stance := _stance(facts, posture)) is not None)
    return Implications(
        head=facts.say("implications.head"),
        figures=_figures(facts, stances),
        text=_text(facts, stances),
        matrix=matrix(facts),
        ranks=ranks(facts),
        table_title=facts.say("implications.table", count=len(facts.verdicts)),
        columns=tuple(
            facts.say(f"implications.column.{each}")
            for each in ("segment", "level", "wta", "imp", "held_home", "held_world", "turning")
        ),
        stances=stances,
    )


def _figures(facts: Facts, stances: tuple[Stance, ...]) -> tuple[Figure, ...]:
    """Return what is most urgent: how many segments are at risk and how many are held."""
    counts = {each.posture: len(each.turns) for each in stances}
    shown = [each for each in _FIRST if each in counts] if facts.judged else []
    return tuple(Figure(str(counts[each]), facts.say(f"implications.margin.{each}")) for each in shown)


def _stance(facts: Facts, posture: Posture) -> Stance | None:
    verdicts = facts.of([posture])
    if not verdicts:
        return None
    rule = verdicts[0].rule
    return Stance(
        posture,
        facts.posture(posture),
        facts.say("implications.count", count=len(verdicts)),
        facts.words.say(f"judge.rule.{rule}"),
        worded.condition(facts.words, facts.board.premise.method, rule),
        tuple(_turn(facts, each) for each in weighty(verdicts)),
    )


def _turn(facts: Facts, verdict: SegmentVerdict) -> Turn:
    numbers = (
        points(verdict.level),
        score(verdict.winner_takes_all),
        score(verdict.importance),
        score(verdict.home_best_held),
        score(verdict.foreign_best_held),
    )
    turning = worded.turning(facts.words, verdict)
    if verdict.undefined is not None:
        turning = worded.reason(facts.words, verdict)
    return Turn(facts.named(verdict), numbers, turning)


def _text(facts: Facts, stances: tuple[Stance, ...]) -> tuple[Sentence, ...]:
    if not facts.judged:
        return (facts.sentence("implications.nothing"),)
    said = [(facts.say(f"implications.verdict.{each.posture}"), len(each.turns)) for each in stances]
    counts = facts.joined([facts.say("implications.of", word=word, count=count) for word, count in said])
    told = facts.sentence("implications.text", counts=counts), facts.sentence("implications.rule")
    return (*told, *robustness(facts), *likelihoods(facts), *comparison(facts))
