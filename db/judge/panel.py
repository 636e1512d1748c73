"""What a panel says of each cell of a ballot: the median of the scores, the quartiles, and how far apart they lie."""

from __future__ import annotations

from statistics import median, quantiles
from typing import TYPE_CHECKING, NamedTuple

from db.judge.ratings import DISCUSSED_FROM
from db.judge.terms import EPSILON
from db.model.things import Ballot, Criterion, Position, Segment, Vote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.model.board import Board


class Poll(NamedTuple):
    """One cell of a ballot in one round. Scores are in score units; without any score they are None."""

    target_id: str
    criterion_id: str
    votes: tuple[Vote, ...]
    median: float | None
    low: float | None
    high: float | None
    spread: float

    @property
    def scored(self) -> int:
        """How many experts gave a score."""
        return sum(vote.score is not None for vote in self.votes)

    @property
    def dissent(self) -> bool:
        """Whether the experts lie so far apart that they should talk about it."""
        return self.spread >= DISCUSSED_FROM - EPSILON

    @property
    def adopted(self) -> float | None:
        """The median as a score: to the nearest half, up where it lies between two."""
        return None if self.median is None else int(self.median * 2 + 0.5 + EPSILON) / 2


def cells(board: Board, ballot: Ballot) -> Iterator[tuple[str, str]]:
    """Yield what a ballot asks about: target and criterion of each cell, in its own order."""
    for target_id in ballot.targets:
        scope = "position" if board.get(Position, target_id) else "segment" if board.get(Segment, target_id) else ""
        for criterion_id in ballot.criteria:
            criterion = board.get(Criterion, criterion_id)
            if criterion is not None and criterion.scope == scope:
                yield target_id, criterion_id


def polls(board: Board, ballot: Ballot, of_round: int | None = None) -> tuple[Poll, ...]:
    """Return what the experts said of each cell in a round, the one under way unless another is told."""
    found: dict[tuple[str, str], list[Vote]] = {}
    for vote in board.where(Vote, "ballot_id", ballot.id):
        if vote.round == (of_round or ballot.round):
            found.setdefault((vote.target_id, vote.criterion_id), []).append(vote)
    return tuple(_poll(*cell, tuple(found.get(cell, ()))) for cell in cells(board, ballot))


def _poll(target_id: str, criterion_id: str, votes: tuple[Vote, ...]) -> Poll:
    scores = [vote.score for vote in votes if vote.score is not None]
    if not scores:
        return Poll(target_id, criterion_id, votes, None, None, None, 0.0)
    low, _, high = quantiles(scores, n=4, method="inclusive") if len(scores) > 1 else [scores[0]] * 3
    return Poll(target_id, criterion_id, votes, median(scores), low, high, max(scores) - min(scores))
