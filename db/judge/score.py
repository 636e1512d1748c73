"""Scores: what a position's ratings come to, and how much of it is known."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from db.judge.judgement import PositionScore
from db.judge.ratings import combine
from db.judge.terms import EPSILON, POINTS, Terms

if TYPE_CHECKING:
    from db.model.things import Rating

# What counts for a target by criterion id: the score, or None where the criterion does not apply. A criterion
# that was not rated, or looked at in vain, is not in it.
Scores = Mapping[str, float | None]


def scores_of(ratings: Iterable[Rating], terms: Terms) -> Scores:
    """Return what counts of a target's ratings on the terms' date."""
    single: dict[str, Rating] = {}
    crowded: dict[str, list[Rating]] = {}
    as_of = terms.as_of
    for rating in ratings:
        if rating.as_of > as_of:
            continue
        first = single.setdefault(rating.criterion_id, rating)
        if first is not rating:
            crowded.setdefault(rating.criterion_id, [first]).append(rating)
    scores = {
        each: rating.score for each, rating in single.items() if each not in crowded and rating.status != "unknown"
    }
    for each, several in crowded.items():
        found = combine(several, terms.panels)
        if found.status != "unknown":
            scores[each] = found.score
    return scores


def score_position(position_id: str, scores: Scores, terms: Terms, *, home: bool) -> PositionScore:
    """Return a position's scores and bounds, in points; its rank is left open."""
    known = total = linear = logs = low = high = low_logs = high_logs = 0.0
    for each in terms.criteria:
        weight = each.weight
        score = scores.get(each.criterion_id, ...)
        if score is None:
            continue
        total += weight
        if score is ...:
            low += weight * each.floor
            high += weight * each.ceiling
            low_logs += weight * math.log(each.floor)
            high_logs += weight * math.log(each.ceiling)
        else:
            known += weight
            value = POINTS * score
            linear += weight * value
            logs += weight * math.log(value)
    arithmetic = linear / known if known else None
    geometric = math.exp(logs / known) if known else None
    coverage = known / total if total else 0.0
    return PositionScore(
        position_id=position_id,
        home=home,
        score=geometric if terms.geometric else arithmetic,
        arithmetic=arithmetic,
        geometric=geometric,
        coverage=coverage,
        low=_bound(linear + low, logs + low_logs, total, geometric=terms.geometric),
        high=_bound(linear + high, logs + high_logs, total, geometric=terms.geometric),
        eligible=known > 0.0 and coverage >= terms.coverage_min - EPSILON,
        rank=None,
    )


def ranks(scores: Sequence[float]) -> tuple[int, ...]:
    """Return the rank of each score, the highest first; ties share the smallest rank."""
    rounded = [round(score, 9) for score in scores]
    place: dict[float, int] = {}
    for rank, score in enumerate(sorted(rounded, reverse=True), start=1):
        place.setdefault(score, rank)
    return tuple(place[score] for score in rounded)


def _bound(linear: float, logs: float, total: float, *, geometric: bool) -> float | None:
    if not total:
        return None
    return math.exp(logs / total) if geometric else linear / total
