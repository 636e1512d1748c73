"""Reading a board: every score, level, posture and figure, anew or for the touched segments only."""

from __future__ import annotations

import gc
import math
from contextlib import contextmanager
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from db.judge.judgement import Judgement, PositionScore, SegmentVerdict
from db.judge.level import sides_of, verdict_of
from db.judge.nation import layer_figures, national
from db.judge.score import Scores, Sums, scores_of, sums_of
from db.judge.terms import Terms, country_of, terms_of
from db.model.board import layers_in_stack
from db.model.span import is_there
from db.model.things import Criterion, Entity, Layer, Position, Premise, Rater, Rating, Segment, Thing, WeightSet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from db.model.board import Board
    from db.model.change import Change

# What of a premise, an entity and a position a reading rests on; a change of anything else touches nothing.
_OF_PREMISE = (
    "home_country",
    "as_of",
    "nationality_rule",
    "aggregation",
    "coverage_min",
    "weight_set_id",
    "method",
)
_OF_ENTITY = ("origin", "control")
_OF_POSITION = ("entity_id", "segment_id", "start", "end")

_made = tuple.__new__  # see `db.judge.score`

# A position before it is ranked: its id, whether it is at home, what its scores come to.
_Draft: TypeAlias = tuple[str, bool, Sums]


def judge(board: Board, *, as_of: date | None = None, weight_set_id: str | None = None) -> Judgement:
    """Return how the board reads as of a date with a weight set; None takes the board's own.

    Raises KeyError for a weight set that the board does not have.
    """
    terms = terms_of(board, as_of, weight_set_id)
    positions: dict[str, PositionScore] = {}
    reader = _Reader(board, terms, positions)
    with _no_collecting():
        segments = {each: reader.read(segment) for each, segment in board.all(Segment).items()}
    return _whole(board, terms, positions, segments, (as_of, weight_set_id))


def judge_some(
    board: Board, segment_ids: Iterable[str], *, as_of: date | None = None, weight_set_id: str | None = None
) -> Judgement:
    """Return how some segments read, and nothing else: layers and nation are of those segments alone.

    Raises KeyError for a weight set or a segment that the board does not have.
    """
    terms = terms_of(board, as_of, weight_set_id)
    positions: dict[str, PositionScore] = {}
    reader = _Reader(board, terms, positions)
    segments = {each: reader.read(board.the(Segment, each)) for each in segment_ids}
    return _whole(board, terms, positions, segments, (as_of, weight_set_id))


def rejudge(judgement: Judgement, board: Board, segment_ids: frozenset[str] | None) -> Judgement:
    """Return how the board reads after a change, reading only the named segments anew (None: all).

    What was asked of `judge` stays: a date or a weight set that came from the board follows the board.
    """
    if segment_ids is None:
        return judge(board, as_of=judgement.asked_as_of, weight_set_id=judgement.asked_weight_set_id)
    asked = judgement.asked_as_of, judgement.asked_weight_set_id
    terms = terms_of(board, *asked)
    positions, segments = dict(judgement.positions), dict(judgement.segments)
    for segment_id in segment_ids:
        old = segments.pop(segment_id, None)
        for position_id in old.positions if old else ():
            positions.pop(position_id)
    reader = _Reader(board, terms, positions)
    for segment_id in segment_ids:
        segment = board.get(Segment, segment_id)
        if segment is not None:
            segments[segment_id] = reader.read(segment)
    return _whole(board, terms, positions, segments, asked)


def reads_alike(changes: Iterable[Change]) -> bool:
    """Tell whether a board reads after ``changes`` as it did before: cards were only moved within their rows."""
    return all(
        isinstance(each.before, Position) and isinstance(each.after, Position) and not _differs(each, _OF_POSITION)
        for each in changes
    )


def touched_segments(board: Board, changes: Iterable[Change]) -> frozenset[str] | None:
    """Return the segments that ``changes`` touch, None for all; ``board`` is as it is after them."""
    touched: set[str] = set()
    for change in changes:
        if _touches_all(change):
            return None
        for thing in (change.before, change.after):
            touched.update(_segments_of(board, thing, change))
    return frozenset(touched)


def _touches_all(change: Change) -> bool:
    if isinstance(change.thing, Criterion | WeightSet):
        return True
    if isinstance(change.thing, Premise):
        return _differs(change, _OF_PREMISE)
    return isinstance(change.thing, Rater) and _differs(change, ("kind",))


def _segments_of(board: Board, thing: Thing | None, change: Change) -> Iterable[str]:
    if isinstance(thing, Position):
        return (thing.segment_id,)
    if isinstance(thing, Segment):
        return (thing.id,)
    if isinstance(thing, Rating):
        return _rated_segment(board, thing)
    if isinstance(thing, Entity) and _differs(change, _OF_ENTITY):
        return {each.segment_id for each in board.where(Position, "entity_id", thing.id)}
    return ()


def _rated_segment(board: Board, rating: Rating) -> Iterable[str]:
    if rating.target_kind == "segment":
        return (rating.target_id,)
    # A rating whose position is gone: the change that took the position tells the segment.
    position = board.get(Position, rating.target_id)
    return (position.segment_id,) if position else ()


def _differs(change: Change, fields: Iterable[str]) -> bool:
    return any(getattr(change.before, field, None) != getattr(change.after, field, None) for field in fields)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Make tens of thousands of records without being stopped for circles, which they cannot be in."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class _Reader:
    """Reads segment by segment; what is looked up is bound once, as there are thousands of positions."""

    def __init__(self, board: Board, terms: Terms, positions: dict[str, PositionScore]) -> None:
        self._terms, self._positions = terms, positions
        self._ratings = board.finder(Rating, "target_id")
        self._cards = board.finder(Position, "segment_id")
        self._entities = board.all(Entity)

    def read(self, segment: Segment) -> SegmentVerdict:
        """Judge one segment and put its positions' scores where all are."""
        terms, ratings, entities = self._terms, self._ratings, self._entities
        held: dict[str, float | None] = {}
        drafts: list[_Draft] = []
        absent: list[_Draft] = []
        held_id, by_control, home_country = terms.held_id or "", terms.by_control, terms.home_country
        for position in self._cards(segment.id):
            position_id = position.id
            # What has not begun yet, or is over, is listed without its scores; the segment is judged as if it were not.
            there = (position.start is None and position.end is None) or is_there(position, terms.as_of)
            scores = scores_of(ratings(position_id) if there else (), terms)
            held[position_id] = scores.get(held_id)
            home = country_of(entities[position.entity_id], by_control=by_control) == home_country
            (drafts if there else absent).append((position_id, home, sums_of(scores, terms)))
        ordered, unranked = _ranked(drafts), _ranked(absent)
        self._positions.update((each[0], each) for each in (*ordered, *unranked))
        own = scores_of(ratings(segment.id), terms)
        structure = _get(own, terms.importance_id), _get(own, terms.winner_takes_all_id)
        verdict = verdict_of(segment, ordered, sides_of(segment, ordered, held), structure, terms)
        if unranked:
            verdict = replace(verdict, positions=(*verdict.positions, *(each.position_id for each in unranked)))
        return verdict


def _ranked(drafts: list[_Draft]) -> list[PositionScore]:
    """Return the positions with their ranks: the eligible ones by rank, then the others, each by id."""
    eligible = [(-round(sums.score or 0.0, 9), each, home, sums) for each, home, sums in drafts if sums.eligible]
    eligible.sort()
    scores: list[PositionScore] = []
    rank, last = 0, math.nan
    for place, (score, each, home, sums) in enumerate(eligible, start=1):
        rank, last = (rank if score == last else place), score
        scores.append(_made(PositionScore, (each, home, *sums, rank)))  # the fields of Sums, in their order
    others = sorted(each for each in drafts if not each[2].eligible)
    scores += [PositionScore(each, home, *sums, None) for each, home, sums in others]
    return scores


def _get(scores: Scores, criterion_id: str | None) -> float | None:
    return scores.get(criterion_id) if criterion_id is not None else None


def _whole(
    board: Board,
    terms: Terms,
    positions: dict[str, PositionScore],
    segments: Mapping[str, SegmentVerdict],
    asked: tuple[date | None, str | None],
) -> Judgement:
    layers = layer_figures(board.all(Layer), segments.values())
    return Judgement(
        as_of=terms.as_of,
        weight_set_id=terms.weight_set_id,
        asked_as_of=asked[0],
        asked_weight_set_id=asked[1],
        positions=MappingProxyType(positions),
        segments=MappingProxyType(segments),
        layers=MappingProxyType(layers),
        # A board tells of its present; what stood before is there to be compared with.
        national=national(layers[each.id] for each in layers_in_stack(board)),
    )
