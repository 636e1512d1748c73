"""What each lens shows of a position: a colour, a mark and a short text, so that colour never tells it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from db.judge.backed import Backings
from db.judge.dependence import Strain, dependence_of
from db.judge.ratings import CONFIDENCES
from db.judge.score import scores_of, sums_of
from db.judge.terms import POINTS, terms_of
from db.model.things import Position, Rating
from desktop.sight import positions_in, wave_shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from db.judge.backed import Backed
    from db.judge.judgement import Judgement
    from db.model.board import Board
    from desktop.sight import Lens, Sight

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
    """Where a position stood at the date compared with, and where it stands now, on the scale of the ratings."""

    was: float
    now: float


class Glass:
    """A lens held over one reading of a board; what it shows is worked out once for each position.

    ``compared`` is the date that the change lens compares with.
    """

    def __init__(self, board: Board, judgement: Judgement, lens: Lens = "origin", compared: date | None = None) -> None:
        self.board, self.judgement, self.lens, self.compared = board, judgement, lens, compared
        self._backings = Backings(board, judgement.as_of)
        self._then = terms_of(board, compared, judgement.weight_set_id) if compared is not None else None
        self._seen: dict[str, Tint] = {}
        self._was: dict[str, float | None] = {}
        self._backed: dict[str, Backed] = {}
        self._strains: dict[str, Tint] = {}
        self._look: Callable[[str], Tint] = getattr(self, f"_{lens}")

    def tint(self, position_id: str) -> Tint:
        """Return what the lens shows of a position; raises KeyError for an unknown one."""
        tint = self._seen.get(position_id)
        if tint is None:
            tint = self._seen[position_id] = self._look(position_id)
        return tint

    def backed(self, position_id: str) -> Backed:
        """Return what stands behind a position."""
        backed = self._backed.get(position_id)
        if backed is None:
            backed = self._backed[position_id] = self._backings.of(position_id)
        return backed

    def delta(self, position_id: str) -> Delta | None:
        """Return how a position's score has changed; None under another lens, or where there is nothing to compare."""
        if self.lens != "change" or self.compared is None:
            return None
        now, was = _score(self.judgement, position_id), self._earlier(position_id)
        return None if now is None or was is None else Delta(was, now)

    def again(self, board: Board, judgement: Judgement, segment_ids: frozenset[str]) -> Glass:
        """Return the same lens over the board after a change that touched some segments."""
        glass = Glass(board, judgement, self.lens, self.compared)
        if judgement.as_of == self.judgement.as_of:
            glass._take_over(self._backed, segment_ids)
        return glass

    def _take_over(self, backed: Mapping[str, Backed], segment_ids: frozenset[str]) -> None:
        """Know again what was read of the positions that no change has touched."""
        touched = {each.id for at in segment_ids for each in self.board.where(Position, "segment_id", at)}
        self._backed = {each: read for each, read in backed.items() if each not in touched}

    def _origin(self, position_id: str) -> Tint:
        score = _score(self.judgement, position_id)
        return Tint(self._side(position_id), "origin", _figure(score))

    def _score(self, position_id: str) -> Tint:
        score = _score(self.judgement, position_id)
        if score is None:
            return Tint("absent", "step_0", NOTHING)
        # By the figure that shows, so that no card says 1.5 in the colour of less than 1.5.
        step = min(STEPS, max(1, int(round(score, 1) + 0.5)))
        return Tint(f"step_{step}", f"step_{step}", _figure(score))

    def _posture(self, position_id: str) -> Tint:
        verdict = self.judgement.segments.get(self.board.the(Position, position_id).segment_id)
        posture = verdict.posture if verdict is not None else "undetermined"
        return Tint(posture, posture, "")

    def _confidence(self, position_id: str) -> Tint:
        confidence = self.backed(position_id).confidence
        if confidence is None:
            return Tint("absent", "ticks_0", "")
        level = CONFIDENCES.index(confidence) + 1
        return Tint(f"sure_{level}", f"ticks_{level}", "")

    def _evidence(self, position_id: str) -> Tint:
        backed = self.backed(position_id)
        return Tint(backed.state, backed.state, str(backed.cited))

    def _dependency(self, position_id: str) -> Tint:
        entity_id = self.board.the(Position, position_id).entity_id
        tint = self._strains.get(entity_id)
        if tint is None:
            tint = self._strains[entity_id] = _strain(self.board, entity_id)
        return tint

    def _change(self, position_id: str) -> Tint:
        now = _score(self.judgement, position_id)
        if self.compared is None or now is None:
            return Tint("absent", "none", NOTHING)
        was = self._earlier(position_id)
        if was is None:
            return Tint("fresh", "new", "")
        if abs(now - was) < SAME:
            return Tint("steady", "same", "0")
        return Tint(*(("rise", "up") if now > was else ("fall", "down")), f"{abs(now - was):.1f}")

    def _earlier(self, position_id: str) -> float | None:
        """Return where a position stood at the date compared with; None where it was not rated yet."""
        if position_id not in self._was and self._then is not None:
            ratings = self.board.where(Rating, "target_id", position_id)
            points = sums_of(scores_of(ratings, self._then), self._then).score
            self._was[position_id] = points / POINTS if points is not None else None
        return self._was.get(position_id)

    def _side(self, position_id: str) -> str:
        score = self.judgement.positions.get(position_id)
        return "home" if score is not None and score.home else "global"


def glass_of(board: Board, judgement: Judgement, sight: Sight) -> Glass:
    """Return the lens of a way of looking, held over a board."""
    day = compared_day(board, judgement, sight) if sight.lens == "change" else None
    return Glass(board, judgement, sight.lens, day)


def compared_day(board: Board, judgement: Judgement, sight: Sight) -> date | None:
    """Return the date that the change lens compares with: the one asked for, else the first rated of the wave shown.

    None where nothing of the wave was rated before the day of the reading.
    """
    if sight.compared is not None:
        return sight.compared
    shown = positions_in(board, wave_shown(board, sight))
    rated = (rating.as_of for each in shown for rating in board.where(Rating, "target_id", each))
    first = min(rated, default=judgement.as_of)
    return first if first < judgement.as_of else None


def seen(lens: Lens, board: Board, judgement: Judgement, compared: date | None, position_id: str) -> Tint:
    """Return what a lens shows of one position; who asks for many keeps a `Glass`."""
    return Glass(board, judgement, lens, compared).tint(position_id)


def _strain(board: Board, entity_id: str) -> Tint:
    dependence = dependence_of(board, entity_id)
    if dependence is None:
        return Tint("absent", "strain_0", NOTHING)
    level = STRAINS.index(dependence.strain) + 1
    return Tint(f"strain_{level}", f"strain_{level}", f"{dependence.severity * 100:.0f}")


def _score(judgement: Judgement, position_id: str) -> float | None:
    score = judgement.positions.get(position_id)
    return score.score / POINTS if score is not None and score.score is not None else None


def _figure(score: float | None) -> str:
    return NOTHING if score is None else f"{score:.1f}"
