"""What a lens shows of one thing: a colour, a mark and a short text, and how a score or a change is told by them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from db.judge.dependence import Strain, dependence_of
from db.judge.terms import POINTS

if TYPE_CHECKING:
    from db.judge.judgement import Judgement, PositionScore, SegmentVerdict
    from db.model.board import Board

NOTHING = "–"
STEPS = 5
SAME = 0.05
"""Scores that differ by less, in score units, are the same: they show with one decimal."""

STRAINS: tuple[Strain, ...] = ("low", "mid", "high", "core")


class Tint(NamedTuple):
    """What a lens shows of a position: a colour of the theme, the name of a mark (see `marks`) and a short text."""

    colour: str
    mark: str
    text: str


class Delta(NamedTuple):
    """Where something stood at the date compared with and stands now, or stands now and would under a scenario.

    Of a position on the scale of the ratings, of a segment its L.
    """

    was: float
    now: float


def strain_tint(board: Board, entity_id: str) -> Tint:
    """Return how dependent an entity is, as the lens of dependency shows it."""
    dependence = dependence_of(board, entity_id)
    if dependence is None:
        return Tint("absent", "strain_0", NOTHING)
    level = STRAINS.index(dependence.strain) + 1
    return Tint(f"strain_{level}", f"strain_{level}", f"{dependence.severity * 100:.0f}")


def score_of(judgement: Judgement, position_id: str) -> float | None:
    """Return where a position stands on the scale of the ratings; None where it has no score."""
    return in_steps(judgement.positions.get(position_id))


def in_steps(score: PositionScore | None) -> float | None:
    """Return a score in the steps of the ratings."""
    return score.score / POINTS if score is not None and score.score is not None else None


def moved_level(was: SegmentVerdict | None, now: SegmentVerdict | None) -> Delta | None:
    """Return how L has moved as far as one decimal shows it."""
    if was is None or now is None or was.level is None or now.level is None:
        return None
    return Delta(was.level, now.level) if abs(now.level - was.level) >= SAME else None


def turned(was: float, now: float) -> Tint:
    """Return how the change lens shows a score that was another."""
    if abs(now - was) < SAME:
        return Tint("steady", "same", "0")
    return Tint(*(("rise", "up") if now > was else ("fall", "down")), f"{abs(now - was):.1f}")


def figure(score: float | None) -> str:
    """Return a score as it shows, with one decimal."""
    return NOTHING if score is None else f"{score:.1f}"
