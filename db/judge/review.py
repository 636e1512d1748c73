"""What an examiner would ask of a board: one small function per question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

from db.judge.evidence import backing_of, is_settled, over_confident
from db.judge.ratings import Effective, effective_by_criterion
from db.judge.shelf import is_stale, last_day
from db.judge.terms import criteria_of
from db.model.span import is_there
from db.model.things import (
    Citation,
    Criterion,
    Entity,
    Layer,
    Measure,
    Note,
    Passage,
    Position,
    Rating,
    Relation,
    Scenario,
    Scope,
    Segment,
    Share,
    Source,
    Thing,
    Wave,
    WeightSet,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from db.judge.judgement import Judgement
    from db.model.board import Board

Question: TypeAlias = Literal[
    "no_evidence",
    "stale",
    "conflict",
    "over_confident",
    "coverage",
    "few_foreign",
    "one_rater",
    "no_english",
    "duplicate",
]
Subject: TypeAlias = Literal[
    "position",
    "segment",
    "entity",
    "relation",
    "share",
    "layer",
    "wave",
    "note",
    "criterion",
    "weight_set",
    "scenario",
    "measure",
]

FOREIGN_WANTED = 2
"""How many foreign positions a segment needs for its L not to hang on one rival."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of the review: a question, what it is asked of, and where it is asked of certain criteria, which.

    ``criteria`` are ids in the order of the criteria. ``aspect`` is the part that is meant (``gap``: the years of a
    segment; ``rationale``: the reasons in its ratings). ``figure`` is the coverage (0 to 1) or how many foreign
    positions there are. ``other`` is the second entity of a pair that may be one; ``alike`` says how much, 0 to 100.
    """

    question: Question
    subject: Subject
    id: str
    criteria: tuple[str, ...] = ()
    aspect: str = ""
    figure: float | None = None
    other: str | None = None
    alike: int = 100


@dataclass(frozen=True, slots=True)
class Rated:
    """A position or a segment with what counts on each of its criteria that is rated, in their order."""

    scope: Scope
    id: str
    effective: Mapping[str, Effective]


class Reading:
    """A board as its questions are asked: its criteria looked up once."""

    def __init__(self, board: Board) -> None:
        self.board, self.premise = board, board.premise
        self._criteria: Mapping[Scope, tuple[str, ...]] = {
            "position": tuple(each.id for each in criteria_of(board, "position")),
            "segment": tuple(each.id for each in criteria_of(board, "segment")),
        }

    def rated(self, scope: Scope, target_id: str) -> Rated:
        """Return what counts of a target's ratings."""
        found = effective_by_criterion(self.board, target_id, self.premise.as_of)
        known = {each: found[each] for each in self._criteria[scope] if each in found and found[each].status == "rated"}
        return Rated(scope, target_id, known)

    def cited(self, found: Effective) -> list[Citation]:
        """Return all that is cited for or against what counts on a criterion."""
        board = self.board
        return [each for rating in found.ratings for each in board.where(Citation, "target_id", rating.id)]

    def source(self, citation: Citation) -> Source | None:
        """Return the source that a citation quotes."""
        passage = self.board.get(Passage, citation.passage_id)
        return self.board.get(Source, passage.source_id) if passage else None

    def is_quoted(self, target_id: str, aspect: str | None = None) -> bool:
        """Tell whether a passage supports something, or one aspect of it."""
        return any(
            each.stance == "supports" and each.passage_id is not None and aspect in (None, each.aspect)
            for each in self.board.where(Citation, "target_id", target_id)
        )


def no_evidence(reading: Reading, rated: Rated) -> Finding | None:
    """Find the ratings that no passage supports."""

    def bare(found: Effective) -> bool:
        return not backing_of(reading.board, *(each.id for each in found.ratings)).passages

    return _where(rated, "no_evidence", bare)


def stale(reading: Reading, rated: Rated) -> Finding | None:
    """Find the ratings all of whose dated supporting sources are past their shelf life."""
    method, as_of = reading.premise.method, reading.premise.as_of

    def old(found: Effective) -> bool:
        supporting = (reading.source(each) for each in reading.cited(found) if each.stance == "supports")
        dated = [each for each in supporting if each is not None and last_day(each)]
        return bool(dated) and all(is_stale(each, as_of, method) for each in dated)

    return _where(rated, "stale", old)


def conflict(reading: Reading, rated: Rated) -> Finding | None:
    """Find the ratings that something contradicts, and of which nobody has said why their value is adopted."""

    def unresolved(found: Effective) -> bool:
        return not is_settled(found) and any(each.stance == "contradicts" for each in reading.cited(found))

    return _where(rated, "conflict", unresolved)


def too_sure(reading: Reading, rated: Rated) -> Finding | None:
    """Find the ratings that declare more confidence than their evidence allows."""
    return _where(rated, "over_confident", lambda found: bool(over_confident(reading.board, found)))


def one_rater(_reading: Reading, rated: Rated) -> Finding | None:
    """Find the ratings that a single person gave: neither a second one nor a panel."""
    return _where(rated, "one_rater", lambda found: len(found.ratings) == 1 and not found.adopted)


def untold_reason(_reading: Reading, rated: Rated) -> Finding | None:
    """Find the ratings whose reason is told in Korean only."""
    newest = {each: found.ratings[-1] for each, found in rated.effective.items()}
    criteria = tuple(each for each, rating in newest.items() if rating.rationale_ko and not rating.rationale_en)
    return _found("no_english", rated, criteria, "rationale") if criteria else None


OF_RATINGS: tuple[Callable[[Reading, Rated], Finding | None], ...] = (
    no_evidence,
    stale,
    conflict,
    too_sure,
    one_rater,
    untold_reason,
)
"""The questions that are asked of the ratings of a position or a segment."""


def unbacked_relation(reading: Reading, relation: Relation) -> Finding | None:
    """Find a relation that no passage supports."""
    if reading.is_quoted(relation.id):
        return None
    return Finding(question="no_evidence", subject="relation", id=relation.id)


def unbacked_share(reading: Reading, share: Share) -> Finding | None:
    """Find a market share that no passage supports."""
    return None if reading.is_quoted(share.id) else Finding(question="no_evidence", subject="share", id=share.id)


def unbacked_gap(reading: Reading, segment: Segment) -> Finding | None:
    """Find a segment whose years behind are told without a passage."""
    if segment.gap_years is None or reading.is_quoted(segment.id, "gap"):
        return None
    return Finding(question="no_evidence", subject="segment", id=segment.id, aspect="gap")


def no_english(subject: Subject, thing: Thing) -> Finding | None:
    """Find a thing that has a name or a text in Korean only."""
    for field in ("name", "title", "text"):
        if getattr(thing, f"{field}_ko", "") and not getattr(thing, f"{field}_en", ""):
            return Finding(question="no_english", subject=subject, id=thing.id)
    return None


def coverage(board: Board, judgement: Judgement) -> Iterator[Finding]:
    """Find the positions that stand and are rated on too little to be ranked."""
    for each, score in judgement.positions.items():
        if not score.eligible and is_there(board.the(Position, each), judgement.as_of):
            yield Finding(question="coverage", subject="position", id=each, figure=score.coverage)


def few_foreign(board: Board, judgement: Judgement) -> Iterator[Finding]:
    """Find the segments with fewer than two foreign positions, unless their absence is confirmed."""
    for each, verdict in judgement.segments.items():
        standing = (one for one in verdict.positions if is_there(board.the(Position, one), judgement.as_of))
        count = sum(not judgement.positions[one].home for one in standing)
        if count < FOREIGN_WANTED and not board.the(Segment, each).foreign_absent_confirmed:
            yield Finding(question="few_foreign", subject="segment", id=each, figure=count)


NAMED: Mapping[type[Thing], Subject] = MappingProxyType(
    {
        Entity: "entity",
        Layer: "layer",
        Segment: "segment",
        Wave: "wave",
        Note: "note",
        Criterion: "criterion",
        WeightSet: "weight_set",
        Scenario: "scenario",
        Measure: "measure",
    }
)
"""The kinds of thing that have a text in both languages, by what they are called as a subject."""

ASKED: tuple[type[Thing], ...] = (Position, Relation, Share, *NAMED)
"""The kinds of thing that something may be asked of."""


def of_thing(reading: Reading, thing: Thing) -> tuple[Finding, ...]:
    """Return what is asked of one thing, all but what rests on the reading of others."""
    found: list[Finding | None] = []
    if isinstance(thing, Position | Segment):
        rated = reading.rated("position" if isinstance(thing, Position) else "segment", thing.id)
        found += [ask(reading, rated) for ask in OF_RATINGS]
    if isinstance(thing, Segment):
        found.append(unbacked_gap(reading, thing))
    if isinstance(thing, Relation):
        found.append(unbacked_relation(reading, thing))
    if isinstance(thing, Share):
        found.append(unbacked_share(reading, thing))
    if type(thing) in NAMED:
        found.append(no_english(NAMED[type(thing)], thing))
    return tuple(each for each in found if each is not None)


def touched(board: Board, thing: Thing | None) -> Iterable[Thing]:
    """Return the things of which something else may be asked once this one is another."""
    if thing is None:
        return ()
    if isinstance(thing, Rating):
        return _there(board.get(Position, thing.target_id), board.get(Segment, thing.target_id))
    if isinstance(thing, Citation):
        rating = board.get(Rating, thing.target_id)
        cited = (board.get(Relation, thing.target_id), board.get(Share, thing.target_id))
        return (*touched(board, rating), *_there(*cited, board.get(Segment, thing.target_id)))
    if isinstance(thing, Passage):
        return [each for one in board.where(Citation, "passage_id", thing.id) for each in touched(board, one)]
    if isinstance(thing, Source):
        return [each for one in board.where(Passage, "source_id", thing.id) for each in touched(board, one)]
    return _there(board.get(type(thing), thing.id))


def _where(rated: Rated, question: Question, wanting: Callable[[Effective], bool]) -> Finding | None:
    criteria = tuple(each for each, found in rated.effective.items() if wanting(found))
    return _found(question, rated, criteria) if criteria else None


def _found(question: Question, rated: Rated, criteria: tuple[str, ...], aspect: str = "") -> Finding:
    return Finding(question=question, subject=rated.scope, id=rated.id, criteria=criteria, aspect=aspect)


def _there(*things: Thing | None) -> list[Thing]:
    return [each for each in things if each is not None]
