"""Posture: the decision list that says what a segment calls for, and the nearest cut that would change it."""

from __future__ import annotations

import math
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from db.judge.judgement import Flip, FlipNumber, Group
from db.judge.terms import EPSILON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.model.things import Method, Posture

Field: TypeAlias = Literal["level", "held_home", "held_foreign", "winner_takes_all", "importance"]

RULES: tuple[Posture, ...] = ("undetermined", "defend", "expand", "at_risk", "catch_up", "ally")
"""The posture of each rule of the decision list, by its number."""


class Number(NamedTuple):
    """One of the five numbers of the decision: its name, its field of `Stand`, and the ends of its scale."""

    name: FlipNumber
    field: Field
    least: float
    most: float


NUMBERS = (
    Number("L", "level", 0.0, 100.0),
    Number("H_home", "held_home", 1.0, 5.0),
    Number("H_foreign", "held_foreign", 1.0, 5.0),
    Number("wta", "winner_takes_all", 1.0, 5.0),
    Number("imp", "importance", 1.0, 5.0),
)

_JUST = 1e-6  # just past a cut: far above EPSILON, far below anything that a rating can say


class Stand(NamedTuple):
    """The five numbers on which a posture rests: L in points, the others in score units; None is not known."""

    level: float | None
    winner_takes_all: float | None
    importance: float | None
    held_home: float | None
    held_foreign: float | None


def rule_of(stand: Stand, method: Method) -> int:
    """Return the number of the first rule that matches. A condition on a number that is not known does not hold."""
    level, importance = stand.level, stand.importance
    if level is None:
        return 0
    takes_all = _reaches(stand.winner_takes_all, method.wta_cut)
    if takes_all and (_above(level, method.cut_lead) or _is_held(stand, method)):
        return 1
    if _above(level, method.cut_lead):
        return 2
    if takes_all and _is_slipping(stand, method):
        return 3
    vital = _reaches(importance, method.vital_importance) and _reaches(stand.held_home, method.home_foothold)
    if _above(level, method.cut_chase) or (vital and _above(level, method.cut_lag)):
        return 4
    return 5


def posture_of(stand: Stand, method: Method) -> Posture:
    """Return the posture that the decision list gives."""
    return RULES[rule_of(stand, method)]


def group_of(level: float | None, method: Method) -> Group | None:
    """Return the group of a level by KISTEP's cuts; None without a level."""
    if level is None:
        return None
    if level >= 100.0 - EPSILON:
        return "top"
    if _above(level, method.cut_lead):
        return "lead"
    if _above(level, method.cut_chase):
        return "chase"
    return "lag" if _above(level, method.cut_lag) else "behind"


def flip_of(stand: Stand, method: Method) -> Flip | None:
    """Return the nearest move of a single number that would give another posture, None where there is none.

    Every number is moved by itself across each of its cuts, and the whole list is run again. Scores move in half
    steps, as they are given. The nearest move is the smallest as a share of the number's scale; of equals the
    first in the order of `NUMBERS`, of one number the move upwards.
    """
    level = stand.level
    if level is None:
        return None
    of_level, other = _turnings(Stand(_in_band(level, method), *stand[1:]), method)
    if of_level:
        far, near = min((round(abs(each.cut - level) / 100.0, 9), at) for at, each in enumerate(of_level))
        if other is None or far <= other[0]:
            flip = of_level[near]
            return Flip(number="L", now=level, cut=flip.cut, to=flip.to, up=flip.up, posture=flip.posture)
    return other[1] if other is not None else None


def _distance(pair: tuple[float, Flip]) -> float:
    return round(pair[0], 9)


def _in_band(level: float, method: Method) -> float:
    """Return a level that stands for all between the same two cuts: the list asks for no more of it."""
    above = 100.0
    for cut in (method.cut_lead, method.cut_chase, method.cut_lag):
        if level > cut + EPSILON:
            return (above + cut) / 2
        above = cut
    return above / 2


@lru_cache(maxsize=4_096)
def _turnings(stand: Stand, method: Method) -> tuple[tuple[Flip, ...], tuple[float, Flip] | None]:
    """Return every flip of the level, and the nearest of the other numbers with its distance.

    There are few different stands: scores come in half steps, and of the level only its band is asked for.
    """
    of_level = tuple(flip for _, flip in _flips(stand, method, NUMBERS[0]))
    others = [pair for number in NUMBERS[1:] for pair in _flips(stand, method, number)]
    return of_level, min(((_distance(pair), pair[1]) for pair in others), key=itemgetter(0), default=None)


def _flips(stand: Stand, method: Method, number: Number) -> Iterator[tuple[float, Flip]]:
    """Yield every flip of one number, with how far it is as a share of the number's scale."""
    now: float | None = getattr(stand, number.field)
    if now is None:
        return
    present = posture_of(stand, method)
    for cut in sorted(_cuts(stand, method, number.field), reverse=True):
        for to, value in _past(cut, number):
            if not min(now, to) <= cut <= max(now, to) or value == now:
                continue
            posture = _posture_at(stand, method, number, value)
            if posture != present and _turns_at(stand, method, number, cut):
                share = abs(to - now) / (number.most - number.least)
                yield share, Flip(number=number.name, now=now, cut=cut, to=to, up=value > now, posture=posture)


def _turns_at(stand: Stand, method: Method, number: Number, cut: float) -> bool:
    """Tell whether it is this cut that makes a difference, of several that lie within one half step."""
    return len({_posture_at(stand, method, number, cut + aside) for aside in (-_JUST, 0.0, _JUST)}) > 1


def _posture_at(stand: Stand, method: Method, number: Number, value: float) -> Posture:
    return posture_of(stand._replace(**{number.field: value}), method)


def _past(cut: float, number: Number) -> Iterator[tuple[float, float]]:
    """Yield the values about a cut, downwards: as it is told, and as the decision list is asked."""
    if number.field == "level":
        yield from ((cut, value) for value in (cut + _JUST, cut) if value <= number.most)
        return
    # The last half step before the cut, the one on it if there is one, and the first one after it.
    for halves in range(math.floor(2 * cut) + 1, math.ceil(2 * cut) - 2, -1):
        if number.least <= halves / 2 <= number.most:
            yield halves / 2, halves / 2


def _cuts(stand: Stand, method: Method, field: Field) -> set[float]:
    if field == "level":
        return {method.cut_lead, method.cut_chase, method.cut_lag}
    if field == "winner_takes_all":
        return {method.wta_cut}
    if field == "importance":
        return {method.vital_importance}
    if field == "held_home":
        rival = stand.held_foreign
        return {method.home_held, method.home_foothold} | ({rival, rival - method.risk_step} if rival else set())
    own = stand.held_home
    return {own, own + method.risk_step} if own else set()


def _is_held(stand: Stand, method: Method) -> bool:
    return _reaches(stand.held_home, method.home_held) and _reaches(stand.held_home, stand.held_foreign)


def _is_slipping(stand: Stand, method: Method) -> bool:
    if stand.held_home is None or not _reaches(stand.held_home, method.home_foothold):
        return False
    return _reaches(stand.held_foreign, stand.held_home + method.risk_step)


def _above(number: float, cut: float) -> bool:
    return number > cut + EPSILON


def _reaches(number: float | None, cut: float | None) -> bool:
    return number is not None and cut is not None and number >= cut - EPSILON
