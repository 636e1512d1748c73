"""Several scenarios over one base: what each would make of cards and of the front line, told apart by letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from db.judge.scenario import Outcome, outcome
from db.judge.terms import POINTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.judge.judgement import SegmentVerdict
    from db.model.board import Board
    from db.model.things import Scenario

LETTERS = "ABCD"
SAME = 0.05
"""Scores that differ by less, in score units, show alike."""


class Option(NamedTuple):
    """One of the scenarios: its letter, and what it changes."""

    letter: str
    scenario: Scenario
    outcome: Outcome


class Turn(NamedTuple):
    """What the scenario of a letter makes of a card's score, in score units."""

    letter: str
    was: float
    now: float


class Bend(NamedTuple):
    """How a segment stands before and under the scenario of a letter."""

    letter: str
    scenario: Scenario
    was: SegmentVerdict
    now: SegmentVerdict

    @property
    def levels(self) -> tuple[float, float] | None:
        """L before and after, where it shows as another one."""
        was, now = self.was.level, self.now.level
        return (was, now) if was is not None and now is not None and abs(now - was) >= SAME else None


class Options:
    """The scenarios by their letters; what they change is worked out once."""

    def __init__(self, board: Board, scenarios: Sequence[Scenario], weight_set_id: str | None) -> None:
        self.all = tuple(
            Option(letter, each, outcome(board, each.id, weight_set_id))
            for letter, each in zip(LETTERS, scenarios, strict=False)
        )

    def turns(self, position_id: str) -> Iterator[Turn]:
        """Yield how a card's score would be another one, by letter."""
        for each in self.all:
            pair = each.outcome.positions.get(position_id)
            if pair is None or pair[0].score is None or pair[1].score is None:
                continue
            was, now = (score / POINTS for score in (pair[0].score, pair[1].score))
            if abs(now - was) >= SAME:
                yield Turn(each.letter, was, now)

    def widest(self, position_id: str) -> Turn | None:
        """Return the scenario under which a card's score would move furthest; None where none moves it."""
        return max(self.turns(position_id), key=lambda each: abs(each.now - each.was), default=None)

    def bends(self, segment_id: str) -> Iterator[Bend]:
        """Yield under which scenarios a segment's front line or posture would be another one."""
        for each in self.all:
            pair = each.outcome.segments.get(segment_id)
            if pair is not None and (pair[0].front, pair[0].posture) != (pair[1].front, pair[1].posture):
                yield Bend(each.letter, each.scenario, *pair)
