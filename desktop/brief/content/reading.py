"""A board read for a brief: its verdicts, counts and measures, before anything is said of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from db.judge.chokepoints import Chokepoint, chokepoints, leverage
from db.judge.evidence import Evidence, evidence_of
from db.judge.past import as_of
from db.judge.reading import judge
from db.judge.robust import robust
from db.judge.terms import criteria_of, terms_of
from db.model.board import layers_in_stack, segments_in_order
from db.model.briefs import measures_in_order
from db.model.present import present_part
from db.model.things import Entity, Position, Rating
from desktop.brief.content.tally import Tally, tally
from desktop.brief.heed import go_on, heed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from db.judge.judgement import SegmentVerdict
    from db.judge.robust import Robustness
    from db.model.board import Board
    from db.model.things import Criterion, Layer, Measure, Posture
    from desktop.brief.order import Order


class Reading:
    """What a board comes to on the date of an order, which tells of its present wave. All of it is read once.

    ``board`` is the present wave as of that date, ``present`` with what was not known or did not stand then, too.
    ``supplied`` is the whole board as of that date: dependence goes through players of whatever wave.
    """

    def __init__(self, whole: Board, order: Order) -> None:
        present = present_part(whole)
        board = present if order.as_of in {None, present.premise.as_of} else as_of(present, order.as_of)
        self.present, self.board, self.order = present, board, order
        self.supplied = whole if order.as_of in {None, whole.premise.as_of} else as_of(whole, order.as_of)
        self.judgement = judge(board)
        self.as_of = self.judgement.as_of
        self.terms = terms_of(board)
        self.layers = layers_in_stack(board)
        self.segments = segments_in_order(board)

    @cached_property
    def issued(self) -> date:
        """The date of the paper: as ordered, else the day of the last rating, else the board's own date."""
        rated = max((each.rated_at for each in self.board.all(Rating).values()), default=self.as_of)
        return self.order.issued or max(rated, self.as_of)

    @cached_property
    def filled(self) -> tuple[Layer, ...]:
        """The layers that have segments."""
        used = {each.layer_id for each in self.segments}
        return tuple(each for each in self.layers if each.id in used)

    @cached_property
    def standings(self) -> tuple[tuple[float, Layer], ...]:
        """The layers that have a level, each behind it, the weakest first."""
        known = ((self.judgement.layers[each.id].level, each) for each in self.filled)
        return tuple(sorted(((level, each) for level, each in known if level is not None), key=lambda pair: pair[0]))

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria for positions, in their order."""
        return criteria_of(self.board, "position")

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """How every position is backed."""
        found = {}
        for each in self.board.all(Position):
            heed()
            found[each] = evidence_of(self.board, each, self.as_of)
        return found

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

    @cached_property
    def robustness(self) -> Robustness:
        """How the verdicts stand over the draws that are ordered."""
        return robust(self.board, draws=self.order.draws, seed=self.order.seed, progress=go_on)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The measures of the board in their order."""
        return measures_in_order(self.board)

    @property
    def behind(self) -> int:
        """In how many of the judged segments the global best is ahead."""
        return sum((each.gap or 0) < 0 for each in self.judged)

    @cached_property
    def chokepoints(self) -> tuple[Chokepoint, ...]:
        """The foreign players that the home side depends on, the strongest first."""
        return chokepoints(self.supplied)

    @cached_property
    def leverage(self) -> tuple[Chokepoint, ...]:
        """The home players that the world depends on, the strongest first."""
        return leverage(self.supplied)

    def entity(self, position_id: str) -> Entity:
        """Return the entity of a position."""
        return self.board.the(Entity, self.board.the(Position, position_id).entity_id)

    def of(self, postures: Iterable[Posture]) -> tuple[SegmentVerdict, ...]:
        """Return the verdicts with one of these postures, the most important segments first."""
        wanted = frozenset(postures)
        return weighty(each for each in self.verdicts if each.posture in wanted)


def weighty(verdicts: Iterable[SegmentVerdict]) -> tuple[SegmentVerdict, ...]:
    """Return verdicts with the most important segments first, as they stand on the board among equals."""
    return tuple(sorted(verdicts, key=lambda each: -(each.importance or 0)))
