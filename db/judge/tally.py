"""Tallies: what many draws come to: their quantiles, ranks, and the rule that each would fire."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from db.judge.posture import RULES
from db.judge.terms import EPSILON

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from db.judge.noise import Numbers
    from db.model.things import Method, Posture

FEW = 48
"""Up to so many are ranked by comparing each with each, which is quicker than sorting them."""

SHARES = (0.05, 0.5, 0.95)


class Spread(NamedTuple):
    """Where draws lie: 5, 50 and 95 of a hundred are at or under these."""

    low: float
    middle: float
    high: float


def spreads(drawn: Numbers) -> list[Spread]:
    """Return the spread of each row of draws; every figure is one that was drawn."""
    places = _places(drawn.shape[1])
    ordered = np.sort(drawn, axis=1)[:, places]
    return [Spread(*map(float, row)) for row in ordered]


def rank_spreads(ranks: NDArray[np.uint16]) -> list[Spread]:
    """Return the spread of each row of ranks, as `spreads` would."""
    places = np.array(_places(ranks.shape[1]))
    found = (np.searchsorted(np.bincount(row).cumsum(), places, side="right") for row in ranks)
    return [Spread(*map(float, row)) for row in found]


def ranks_drawn(scores: Numbers) -> NDArray[np.uint16]:
    """Return each row's rank among the rows, draw by draw: the highest is 1, ties share the smallest."""
    if len(scores) <= FEW:
        counted = [np.add.reduce(scores > own + EPSILON, axis=0, dtype=np.uint16) for own in scores]
        return np.array(counted, dtype=np.uint16).reshape(scores.shape) + np.uint16(1)
    order = np.argsort(-scores, axis=0, kind="stable")
    ordered = np.take_along_axis(scores, order, axis=0)
    places = np.zeros(scores.shape, dtype=np.uint16)
    places[1:] = np.where(ordered[:-1] > ordered[1:] + EPSILON, np.arange(1, len(scores))[:, None], 0)
    found = np.empty_like(places)
    np.put_along_axis(found, order, np.maximum.accumulate(places, axis=0) + np.uint16(1), axis=0)
    return found


def rules_drawn(
    level: Numbers,
    held: tuple[Numbers | None, Numbers | None],
    structure: tuple[float | None, float | None],
    method: Method,
) -> NDArray[np.intp]:
    """Return the rule of the decision list for each draw, as `posture.rule_of` would find it.

    ``held`` is the best home grade of the home and the foreign side, ``structure`` importance and
    winner-takes-all, which are not drawn; None is not known.
    """
    home, foreign = held
    importance, takes_all = structure
    never = np.zeros(level.shape, dtype=bool)
    leads = level > method.cut_lead + EPSILON
    foothold = never if home is None else home >= method.home_foothold - EPSILON
    holds = slips = never
    if home is not None and foreign is not None:
        holds = (home >= method.home_held - EPSILON) & (home >= foreign - EPSILON)
        slips = foothold & (foreign >= home + method.risk_step - EPSILON)
    takes = np.full(level.shape, takes_all is not None and takes_all >= method.wta_cut - EPSILON)
    vital = foothold if importance is not None and importance >= method.vital_importance - EPSILON else never
    chases = (level > method.cut_chase + EPSILON) | (vital & (level > method.cut_lag + EPSILON))
    return np.select([takes & (leads | holds), leads, takes & slips, chases], [1, 2, 3, 4], default=5)


def posture_shares(rules: NDArray[np.intp]) -> Mapping[Posture, float]:
    """Return which part of the draws gives each posture that occurs, by the order of the rules."""
    counts = np.bincount(rules, minlength=len(RULES))
    return {RULES[rule]: float(count) / len(rules) for rule, count in enumerate(counts) if count}


def _places(draws: int) -> list[int]:
    """Return which of so many ordered draws the spread's figures are."""
    return [max(0, math.ceil(share * draws - EPSILON) - 1) for share in SHARES]
