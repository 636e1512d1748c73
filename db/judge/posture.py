"""Posture: the decision list that says what a segment calls for, and the nearest cut that would change it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from db.judge.judgement import Flip, Group
from db.judge.terms import EPSILON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.model.things import Method, Posture

Field: TypeAlias = Literal["level", "held_home", "held_foreign", "winner_takes_all", "importance"]

RULES: tuple[Posture, ...] = ("undetermined", "defend", "expand", "at_risk", "catch_up", "ally")
"""The posture of each rule of the decision list, by its number."""

NUMBERS: tuple[tuple[str, Field, float, float], ...] = (
    ("L", "level", 0.0, 100.0),
    ("H_home", "held_home", 1.0, 5.0),
    ("H_foreign", "held_foreign", 1.0, 5.0),
    ("wta", "winner_takes_all", 1.0, 5.0),
    ("imp", "importance", 1.0, 5.0),
)
"""The five numbers of the decision: name, field, and the ends of its scale."""

_STEP = 1e-6  # just past a cut: far above EPSILON, far below anything a rating can say


@dataclass(frozen=True, slots=True)
class Stand:
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
    """Return the nearest cut past which the decision list gives another posture, None where there is none.

    Every number is moved by itself to, just under and just over each of its cuts, and the whole list is run
    again. The nearest is the one with the smallest move as a share of the number's scale; of equals the first
    in the order of `NUMBERS`, of one number the move upwards.
    """
    if stand.level is None:
        return None
    flips = [flip for number in NUMBERS for flip in _flips(stand, method, *number)]
    return min(flips, key=lambda pair: pair[0])[1] if flips else None


def _flips(
    stand: Stand, method: Method, number: str, field: Field, least: float, most: float
) -> Iterator[tuple[float, Flip]]:
    now: float | None = getattr(stand, field)
    if now is None:
        return
    present = posture_of(stand, method)
    for cut in sorted(_cuts(stand, method, field), reverse=True):
        for value in (cut + _STEP, cut, cut - _STEP):
            if not least <= value <= most:
                continue
            posture = posture_of(_moved(stand, field, value), method)
            if posture != present:
                yield abs(cut - now) / (most - least), Flip(number=number, now=now, cut=cut, posture=posture)


def _moved(stand: Stand, field: Field, value: float) -> Stand:
    return replace(stand, **{field: value})


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
