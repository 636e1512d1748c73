"""What every part of the brief asks about the board: names, verdicts, counts and endnotes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from db.judge.evidence import Evidence, evidence_of
from db.judge.reading import judge
from db.judge.terms import criteria_of, terms_of
from db.model.board import layers_in_stack, segments_in_order
from db.model.present import present_part
from db.model.things import Entity, Position, Rating, name
from desktop.brief.content.notes import Notes
from desktop.brief.content.tally import Tally, tally
from desktop.brief.fonts import NBSP
from desktop.brief.numbers import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from db.judge.judgement import SegmentVerdict
    from db.model.board import Board
    from db.model.things import Criterion, Language, Posture
    from desktop.brief.order import Order
    from desktop.words import Words

HELD: tuple[Posture, ...] = ("defend", "expand")
# In the order in which a minister asks: what is going, what is held, where to go out, what to chase.
POSTURES: tuple[Posture, ...] = ("at_risk", "defend", "expand", "catch_up", "ally", "undetermined")


class Facts:
    """A board read for a brief, which tells of its present wave."""

    def __init__(self, whole: Board, order: Order, words: Words) -> None:
        board = present_part(whole)
        self.board, self.order, self.words = board, order, words
        self.lang: Language = words.lang
        self.judgement = judge(board, as_of=order.as_of)
        self.as_of = self.judgement.as_of
        self.terms = terms_of(board, as_of=order.as_of)
        self.notes = Notes(board, self.as_of)
        self.layers = layers_in_stack(board)
        self.segments = segments_in_order(board)

    @cached_property
    def issued(self) -> date:
        """The date of the paper: as ordered, else the day of the last rating, else the board's own date."""
        rated = max((each.rated_at for each in self.board.all(Rating).values()), default=self.as_of)
        return self.order.issued or max(rated, self.as_of)

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria for positions, in their order."""
        return criteria_of(self.board, "position")

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """How every position is backed."""
        return {each: evidence_of(self.board, each, self.as_of) for each in self.board.all(Position)}

    @cached_property
    def tally(self) -> Tally:
        """How much is rated, and how much of that rests on sources."""
        return tally(self.board, self.judgement, self.evidence, len(self.criteria))

    @cached_property
    def verdicts(self) -> tuple[SegmentVerdict, ...]:
        """The verdicts of all segments, from the top of the board to the bottom."""
        return tuple(self.judgement.segments[segment.id] for segment in self.segments)

    @cached_property
    def judged(self) -> tuple[SegmentVerdict, ...]:
        """The verdicts that have a level."""
        return tuple(each for each in self.verdicts if each.level is not None)

    @property
    def behind(self) -> int:
        """In how many of the judged segments the global best is ahead."""
        return sum((each.gap or 0) < 0 for each in self.judged)

    def say(self, key: str, **facts: object) -> str:
        """Return the brief's words for ``key``."""
        return self.words.say(f"brief.{key}", **facts)

    def named(self, verdict: SegmentVerdict) -> str:
        """Return the name of a verdict's segment."""
        return self._names[verdict.segment_id]

    @cached_property
    def _names(self) -> dict[str, str]:
        return {each.id: name(each, self.lang) or each.key for each in self.segments}

    def entity(self, position_id: str) -> Entity:
        """Return the entity of a position."""
        return self.board.the(Entity, self.board.the(Position, position_id).entity_id)

    def of(self, postures: Iterable[Posture]) -> tuple[SegmentVerdict, ...]:
        """Return the verdicts with one of these postures, the most important segments first."""
        wanted = frozenset(postures)
        return weighty(each for each in self.verdicts if each.posture in wanted)

    def listed(self, verdicts: Sequence[SegmentVerdict], most: int) -> str:
        """Return the names of segments in one phrase, with their number where not all are named."""
        return self.enumerated([self.named(each) for each in verdicts], most)

    def enumerated(self, names: Sequence[str], most: int) -> str:
        """Return ``names`` in one phrase; past ``most`` it says how many there are."""
        shown = [each.replace(" ", NBSP) if len(each) <= 9 else each for each in names[:most]]
        if len(names) > most:
            return self.say("list.more", names=", ".join(shown), count=len(names), rest=len(names) - most)
        if len(shown) < 2:
            return "".join(shown)
        return self.say("list.all", names=", ".join(shown[:-1]), last=shown[-1])

    def day(self, when: date) -> str:
        """Return a date as it is printed."""
        return day(when, self.lang)

    def posture(self, posture: Posture) -> str:
        """Return the word of a posture."""
        return self.words.say(f"judge.posture.{posture}")


def weighty(verdicts: Iterable[SegmentVerdict]) -> tuple[SegmentVerdict, ...]:
    """Return verdicts with the most important segments first, as they stand on the board among equals."""
    return tuple(sorted(verdicts, key=lambda each: -(each.importance or 0)))
