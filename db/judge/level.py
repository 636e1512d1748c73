"""Levels: home against the world in one segment."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from db.judge.judgement import PositionScore, SegmentVerdict, Undefined
from db.judge.posture import RULES, Stand, flip_of, group_of, rule_of
from db.judge.terms import EPSILON, Terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.model.things import Method, Segment

FEW_FOREIGN = 2
"""With fewer foreign positions than this a level rests on one rival."""

FRONT_SPREAD = 0.8
FRONT_ENDS = (0.06, 0.94)


class Side(NamedTuple):
    """One side of a segment: how many positions it has, the scores of the eligible ones and its best home grade.

    ``scores`` are points, the best first. ``nobody`` says that the side is confirmed to have none.
    """

    entered: int
    scores: tuple[float, ...]
    held: float | None
    nobody: bool

    @property
    def best(self) -> float | None:
        """The best score, 0 where nobody is confirmed, None where it is not known."""
        return self.scores[0] if self.scores else 0.0 if self.nobody else None

    @property
    def mean(self) -> float | None:
        """The mean score, 0 where nobody is confirmed, None where it is not known."""
        return _mean(self.scores) if self.scores else 0.0 if self.nobody else None


def sides_of(
    segment: Segment, positions: Iterable[PositionScore], held: Mapping[str, float | None]
) -> tuple[Side, Side]:
    """Return both sides of a segment, home first; ``held`` is the grade of the home market by position id."""
    # Told by whether a position is at home, which counts as 0 or 1.
    entered = [0, 0]
    scores: tuple[list[float], list[float]] = ([], [])
    grades: tuple[list[float], list[float]] = ([], [])
    for position_id, home, score, _, _, _, _, _, eligible, _ in positions:
        entered[home] += 1
        if eligible and score is not None:
            scores[home].append(score)
            grade = held[position_id]
            if grade is not None:
                grades[home].append(grade)
    absent = segment.foreign_absent_confirmed, segment.home_absent_confirmed
    foreign_side, home_side = (
        Side(
            entered[at],
            tuple(sorted(scores[at], reverse=True)),
            max(grades[at], default=None),
            absent[at] and not entered[at],
        )
        for at in (0, 1)
    )
    return home_side, foreign_side


def verdict_of(
    segment: Segment,
    positions: Sequence[PositionScore],
    sides: tuple[Side, Side],
    structure: tuple[float | None, float | None],
    terms: Terms,
) -> SegmentVerdict:
    """Return how a segment stands: ``sides`` are home and foreign, ``structure`` importance and winner-takes-all."""
    home, foreign = sides
    importance, winner_takes_all = structure
    undefined = undefined_of(home, foreign)
    known = undefined is None
    level = level_of(home.best, foreign.best) if known else None
    gap = _less(home.best, foreign.best)
    stand = Stand(level, winner_takes_all, importance, home.held, foreign.held)
    rule = rule_of(stand, terms.method)
    return SegmentVerdict(
        segment_id=segment.id,
        layer_id=segment.layer_id,
        level=level,
        lead=lead_of(home.best, foreign.best) if known else None,
        gap=gap if known else None,
        mean_gap=_less(home.mean, foreign.mean) if known else None,
        depth=depth_of(home.scores, foreign.scores, terms.method.depth_of) if known else None,
        best_home=home.best,
        best_foreign=foreign.best,
        mean_home=home.mean,
        mean_foreign=foreign.mean,
        home_best_held=home.held,
        foreign_best_held=foreign.held,
        importance=importance,
        winner_takes_all=winner_takes_all,
        group=group_of(level, terms.method),
        taken=is_taken(home.held, foreign.held, terms.method),
        posture=RULES[rule],
        rule=rule,
        flip=flip_of(stand, terms.method),
        front=front_of(gap) if known else None,
        undefined=undefined,
        few_foreign=foreign.entered < FEW_FOREIGN and not foreign.nobody,
        coverage=_mean([each.coverage for each in positions]) if positions else 0.0,
        positions=tuple(each.position_id for each in positions),
    )


def undefined_of(home: Side, foreign: Side) -> Undefined | None:
    """Return why two sides cannot be compared, None where they can."""
    if not home.entered and not foreign.entered:
        return "empty"
    if not home.entered and not home.nobody:
        return "no_home"
    if not foreign.entered and not foreign.nobody:
        return "no_foreign"
    return "not_rated" if home.best is None or foreign.best is None else None


def lead_of(best_home: float | None, best_foreign: float | None) -> float | None:
    """Return the level uncapped: over 100 where home leads; None against nobody."""
    return 100.0 * best_home / best_foreign if best_home is not None and best_foreign else None


def level_of(best_home: float | None, best_foreign: float | None) -> float | None:
    """Return L: the home best as a share of the foreign best, at most 100; 100 against nobody."""
    if best_home is None or best_foreign is None:
        return None
    lead = lead_of(best_home, best_foreign)
    return 100.0 if lead is None else min(100.0, lead)


def depth_of(home: Sequence[float], foreign: Sequence[float], deepest: int) -> float | None:
    """Return the depth: the mean of home's first k, filled up with zeros, against the world's first k."""
    k = min(deepest, len(foreign))
    return 100.0 * sum(home[:k]) / sum(foreign[:k]) if k else None


def is_taken(held_home: float | None, held_foreign: float | None, method: Method) -> bool:
    """Tell whether a foreign player already holds the home market well ahead of every home player."""
    if held_home is None or held_foreign is None:
        return False
    ahead = held_foreign - held_home
    return held_foreign >= method.taken_foreign - EPSILON and ahead >= method.taken_step - EPSILON


def front_of(gap: float | None) -> float | None:
    """Return the front line's place as a share of the ground: 0 is the home edge, 1 the global one."""
    if gap is None:
        return None
    first, last = FRONT_ENDS
    return min(last, max(first, 0.5 + FRONT_SPREAD * gap / 100.0))


def _less(first: float | None, second: float | None) -> float | None:
    return first - second if first is not None and second is not None else None


def _mean(numbers: Sequence[float]) -> float:
    # An exact sum: the same mean to the last bit, in whatever order the positions come.
    return math.fsum(numbers) / len(numbers)
