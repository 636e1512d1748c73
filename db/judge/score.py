"""Scores: what a position's ratings come to, and how much of it is known."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from db.judge.ratings import by_criterion, combine
from db.judge.terms import EPSILON, POINTS, Terms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from db.model.things import Rating

# What counts for a target by criterion id: the score, or None where the criterion does not apply. A criterion
# that was not rated, or looked at in vain, is not in it.
Scores: TypeAlias = Mapping[str, float | None]


_made = tuple.__new__  # what a named tuple's own maker does, without its call; there are thousands to make
_MISSING = -1.0  # no score is below 0, and None already says that a criterion does not apply


class Sums(NamedTuple):
    """What a position's scores come to, in points (20 to 100); ``coverage`` is a share, 0 to 1.

    ``score`` is by the board's aggregation, ``low`` and ``high`` are what it would be if all that is missing were
    rated lowest or highest. All are None where nothing is rated (bounds: where nothing applies).
    """

    score: float | None
    arithmetic: float | None
    geometric: float | None
    coverage: float
    low: float | None
    high: float | None
    eligible: bool


def scores_of(ratings: Collection[Rating], terms: Terms) -> Scores:
    """Return what counts of a target's ratings on the terms' date."""
    as_of = terms.as_of
    scores = {each.criterion_id: each.score for each in ratings if each.as_of <= as_of and each.status != "unknown"}
    if len(scores) == len(ratings):
        return scores
    # Later ones, unknown ones or several on one criterion: the whole method.
    found = {each: combine(several, terms.panels) for each, several in by_criterion(ratings, as_of).items()}
    return {each: counting.score for each, counting in found.items() if counting.status != "unknown"}


def sums_of(scores: Scores, terms: Terms) -> Sums:
    """Return what scores come to with the terms' weights: over what is rated, and within which bounds."""
    # For thousands of positions at once: what is usual, everything rated in half steps, is looked up and added up.
    try:
        both = sum(map(dict.get, terms.worth, map(scores.get, terms.criterion_ids)))  # type: ignore[arg-type]
    except TypeError:
        return _in_full(scores, terms)
    if not terms.whole:
        return _in_full(scores, terms)
    arithmetic, geometric = both.real / terms.whole, math.exp(both.imag / terms.whole)
    score = geometric if terms.geometric else arithmetic
    return _made(Sums, (score, arithmetic, geometric, 1.0, score, score, terms.coverage_min <= 1.0 + EPSILON))


def _in_full(scores: Scores, terms: Terms) -> Sums:
    known = missing = linear = logs = low = high = low_logs = high_logs = 0.0
    for criterion_id, weight, floor, ceiling, floor_log, ceiling_log in terms.criteria:
        score = scores.get(criterion_id, _MISSING)
        if score is None:
            continue
        if score == _MISSING:
            missing += weight
            low += weight * floor
            high += weight * ceiling
            low_logs += weight * floor_log
            high_logs += weight * ceiling_log
        else:
            known += weight
            linear += weight * POINTS * score
            logs += weight * math.log(POINTS * score)
    total = known + missing
    coverage = known / total if total else 0.0
    arithmetic, geometric = _mean(linear, known), _geometric(logs, known)
    return Sums(
        score=geometric if terms.geometric else arithmetic,
        arithmetic=arithmetic,
        geometric=geometric,
        coverage=coverage,
        low=_geometric(logs + low_logs, total) if terms.geometric else _mean(linear + low, total),
        high=_geometric(logs + high_logs, total) if terms.geometric else _mean(linear + high, total),
        eligible=known > 0.0 and coverage >= terms.coverage_min - EPSILON,
    )


def ranks(scores: Sequence[float]) -> tuple[int, ...]:
    """Return the rank of each score, the highest first; ties share the smallest rank."""
    rounded = [round(score, 9) for score in scores]
    place: dict[float, int] = {}
    for rank, score in enumerate(sorted(rounded, reverse=True), start=1):
        place.setdefault(score, rank)
    return tuple(place[score] for score in rounded)


def _combined(ratings: Iterable[Rating], terms: Terms) -> float | None:
    found = combine(ratings, terms.panels)
    return found.score if found.status != "unknown" else _MISSING


def _mean(total: float, weights: float) -> float | None:
    return total / weights if weights else None


def _geometric(logs: float, weights: float) -> float | None:
    return math.exp(logs / weights) if weights else None
