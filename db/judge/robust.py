"""Robustness: how a reading stands when weights and scores are not quite what they are; the method's section 10.

Weights are drawn once and shared by all positions; scores are drawn for each position by itself. The published figure
stays the nominal one: draws say how far it may be trusted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import numpy as np

from db.judge.noise import drawn_weights, stream, triangular
from db.judge.ratings import by_criterion, combine, half_width
from db.judge.reading import judge
from db.judge.tally import Spread, posture_shares, rank_spreads, ranks_drawn, rules_drawn, spreads
from db.judge.terms import POINTS, terms_of
from db.model.things import Position, Posture, Rating, Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from db.judge.judgement import Judgement, SegmentVerdict
    from db.judge.noise import Numbers
    from db.judge.terms import Terms
    from db.model.board import Board
    from db.model.things import Method

Strength: TypeAlias = Literal["sure", "leaning", "open"]
Noise: TypeAlias = Literal["narrow", "wide", "free"]

LIVE, PRINTED = 1_000, 10_000
"""How many draws are made while somebody looks on, and for what is printed."""

MISSING_WIDTH = 2.0
"""Half the width, in score units, within which a score that nobody gave is drawn, around the position's own mean."""

_LEAST = 1e-6  # points; a geometric mean has no logarithm of nothing


class Cancelled(Exception):  # noqa: N818 - it is no error to change one's mind
    """Whoever was told of the progress called it off; nothing was found."""


class PositionRobust(NamedTuple):
    """Where a position's score (points) and its rank within its segment lie."""

    score: Spread
    rank: Spread


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentRobust:
    """Where a segment's L lies, how likely home leads, and which part of the draws gives which posture.

    ``posture`` is the nominal one and ``strength`` the word for its share; shares are from 0 to 1 and only those that
    occur. A segment without a level has no figures and no strength.
    """

    posture: Posture
    level: Spread | None
    p_lead: float | None
    posture_shares: Mapping[Posture, float]
    strength: Strength | None

    @property
    def share(self) -> float:
        """Which part of the draws gives the nominal posture, 0 to 1."""
        return self.posture_shares.get(self.posture, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Robustness:
    """What all draws came to: by id of the eligible positions, and of all segments of all waves.

    ``draws``, ``seed``, ``noise`` with its ``width`` (None if free), the method's half widths and ``numpy`` (its
    version) are what has to be told for the same figures to be found again.
    """

    draws: int
    seed: int
    noise: Noise
    width: float | None
    half_widths: tuple[float, float, float]
    numpy: str
    positions: Mapping[str, PositionRobust]
    segments: Mapping[str, SegmentRobust]


class _Cells(NamedTuple):
    """The scores of a segment's eligible positions: a row for each, a column for each criterion.

    ``values`` and ``widths`` are in score units, what is missing filled with the position's own mean; ``applies`` is 0
    where a criterion does not. ``rated`` is what somebody rated.
    """

    values: Numbers
    widths: NDArray[np.float32]
    applies: Numbers
    rated: NDArray[np.bool_]


def robust(
    board: Board,
    *,
    as_of: date | None = None,
    weight_set_id: str | None = None,
    draws: int = LIVE,
    seed: int = 1,
    progress: Callable[[float], bool] | None = None,
) -> Robustness:
    """Return how a reading stands over ``draws`` draws; the same seed gives the same figures to the last bit.

    ``progress`` is told how much is done, 0 to 1, and returns whether to go on; if not, `Cancelled` is raised. Raises
    KeyError for a weight set that the board does not have.
    """
    judged = judge(board, as_of=as_of, weight_set_id=weight_set_id)
    draw = _Draw(board, judged, draws, seed)
    positions: dict[str, PositionRobust] = {}
    segments: dict[str, SegmentRobust] = {}
    for done, (segment_id, verdict) in enumerate(judged.segments.items()):
        if progress is not None and not progress(done / len(judged.segments)):
            raise Cancelled
        segments[segment_id] = draw.segment(verdict, positions)
    if progress is not None and not progress(1.0):
        raise Cancelled
    method = draw.method
    width = {"narrow": method.noise_narrow, "wide": method.noise_wide}.get(method.noise)
    return Robustness(
        draws=draws,
        seed=seed,
        noise=method.noise,
        width=width,
        half_widths=(method.half_width_high, method.half_width_moderate, method.half_width_low),
        numpy=np.__version__,
        positions=MappingProxyType(positions),
        segments=MappingProxyType(segments),
    )


class _Draw:
    """One set of draws: the weights that all share, and what each segment comes to under them."""

    def __init__(self, board: Board, judged: Judgement, draws: int, seed: int) -> None:
        self._board, self._judged, self._draws, self._seed = board, judged, draws, seed
        self._terms = terms_of(board, judged.as_of, judged.weight_set_id)
        self._criteria, weights = _columns(self._terms)
        self._weights = drawn_weights(weights, self.method, draws, seed)
        self._light = self._weights.astype(np.float32)

    @property
    def method(self) -> Method:
        """The conventions that the draws follow."""
        return self._terms.method

    def segment(self, verdict: SegmentVerdict, positions: dict[str, PositionRobust]) -> SegmentRobust:
        """Return how a segment stands, and put its eligible positions into ``positions``."""
        named = self._eligible(verdict)
        scores, held = self._scores(verdict, named)
        if named:
            found = zip(named, spreads(scores), rank_spreads(ranks_drawn(scores)), strict=True)
            positions.update((each, PositionRobust(score, rank)) for each, score, rank in found)
        if verdict.level is None:
            return _undetermined(verdict)
        home = np.array([self._judged.positions[each].home for each in named], dtype=bool)
        best_home, best_foreign = self._best(scores[home]), self._best(scores[~home])
        level = _level(best_home, best_foreign)
        bests = _most(held[home]), _most(held[~home])
        rules = rules_drawn(level, bests, (verdict.importance, verdict.winner_takes_all), self.method)
        shares = posture_shares(rules)
        return SegmentRobust(
            posture=verdict.posture,
            level=spreads(level[None, :])[0],
            p_lead=float(np.count_nonzero(best_home >= best_foreign)) / self._draws,
            posture_shares=MappingProxyType(dict(shares)),
            strength=strength_of(shares.get(verdict.posture, 0.0), self.method),
        )

    def _eligible(self, verdict: SegmentVerdict) -> list[str]:
        """Return the eligible positions, by key: their numbers are the same in whatever order they came."""
        eligible = (each for each in verdict.positions if self._judged.positions[each].eligible)
        return sorted(eligible, key=lambda each: (self._board.the(Position, each).key, each))

    def _scores(self, verdict: SegmentVerdict, named: Sequence[str]) -> tuple[Numbers, Numbers]:
        """Return the positions' scores in points and their grades of the home market, draw by draw.

        A grade that nobody gave is −∞: it is the best of nothing.
        """
        cells = self._cells(named)
        numbers = stream(self._seed, "segment", self._board.the(Segment, verdict.segment_id).key)
        drawn = np.zeros((len(named), self._draws))
        moved = np.zeros(drawn.shape, dtype=np.float32)
        held = np.full(drawn.shape, -np.inf)
        for column, criterion_id in enumerate(self._criteria):
            noise = triangular(numbers, moved.shape)
            noise *= cells.widths[:, column, None]
            if criterion_id == self._terms.held_id:
                rated = cells.rated[:, column]
                held[rated] = noise[rated] + cells.values[rated, column, None]
            if self._terms.geometric:
                points = np.log(np.maximum(POINTS * (noise + cells.values[:, column, None]), _LEAST))
                drawn += points * self._weights[column] * cells.applies[:, column, None]
            else:
                noise *= self._light[column]
                moved += noise
        whole = cells.applies @ self._weights
        if self._terms.geometric:
            return np.exp(drawn / whole), held
        # What is nominal is summed exactly, the noise about it in half the space.
        drawn = (cells.values * cells.applies) @ self._weights
        drawn += moved
        return POINTS * drawn / whole, held

    def _cells(self, named: Sequence[str]) -> _Cells:
        shape = len(named), len(self._criteria)
        values, widths = np.zeros(shape), np.zeros(shape, dtype=np.float32)
        applies, rated = np.ones(shape), np.zeros(shape, dtype=bool)
        for row, position_id in enumerate(named):
            mean = (self._judged.positions[position_id].score or 0.0) / POINTS
            values[row], widths[row] = mean, min(MISSING_WIDTH, mean)
            for column, (score, width) in self._rated(position_id):
                if score is None:
                    applies[row, column], widths[row, column] = 0.0, 0.0
                else:
                    values[row, column], widths[row, column] = score, min(width, score)
                    rated[row, column] = True
        return _Cells(values, widths, applies, rated)

    def _rated(self, position_id: str) -> list[tuple[int, tuple[float | None, float]]]:
        """Return what is known of a position by column: score and half width; None where it does not apply."""
        gathered = by_criterion(self._board.where(Rating, "target_id", position_id), self._terms.as_of)
        found = []
        for column, criterion_id in enumerate(self._criteria):
            each = self._counting(gathered.get(criterion_id, ()))
            if each is not None:
                found.append((column, each))
        return found

    def _counting(self, ratings: Sequence[Rating]) -> tuple[float | None, float] | None:
        if not ratings:
            return None
        if len(ratings) > 1:
            several = combine(ratings, self._terms.panels)
            return (several.score, several.half_width(self.method)) if several.status != "unknown" else None
        single = ratings[0]
        return (single.score, half_width(self.method, single.confidence)) if single.status != "unknown" else None

    def _best(self, scores: Numbers) -> Numbers:
        # A side without a position has a level only where it is confirmed that there is nobody.
        return scores.max(axis=0) if len(scores) else np.zeros(self._draws)


def strength_of(share: float, method: Method) -> Strength:
    """Return the word for the part of the draws that agree with a verdict."""
    if 100.0 * share >= method.share_sure - 1e-9:
        return "sure"
    return "leaning" if 100.0 * share >= method.share_leaning - 1e-9 else "open"


def _columns(terms: Terms) -> tuple[tuple[str, ...], Numbers]:
    """Return the criteria that count, the home market among them also where it weighs nothing, and their weights."""
    weights = {each.criterion_id: each.weight for each in terms.criteria}
    if terms.held_id is not None:
        weights.setdefault(terms.held_id, 0.0)
    return tuple(weights), np.array(list(weights.values()))


def _undetermined(verdict: SegmentVerdict) -> SegmentRobust:
    shares: Mapping[Posture, float] = MappingProxyType({verdict.posture: 1.0})
    return SegmentRobust(posture=verdict.posture, level=None, p_lead=None, posture_shares=shares, strength=None)


def _level(home: Numbers, foreign: Numbers) -> Numbers:
    level = np.full(home.shape, 100.0)
    np.divide(100.0 * home, foreign, out=level, where=foreign > 0.0)
    np.minimum(level, 100.0, out=level)
    return level


def _most(grades: Numbers) -> Numbers | None:
    """Return the best grade of a side, draw by draw; None where nobody of it has one."""
    best = grades.max(axis=0, initial=-np.inf)
    return best if np.isfinite(best[0]) else None
