"""What the analysis page shows at one moment: a board, how it reads, and the wave that is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.judge.judgement import Judgement
from db.model.board import Board, layers_in_stack, segments_in_order
from db.model.things import Entity, Layer, Position, Segment, name
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.judge.judgement import PositionScore, SegmentVerdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The board, its judgement, the wave's id (None without waves), and the words in which all is said."""

    board: Board
    judgement: Judgement
    wave: str | None
    words: Words

    @property
    def layers(self) -> Sequence[Layer]:
        """The wave's layers from the top of the stack."""
        return layers_in_stack(self.board, self.wave)

    @property
    def verdicts(self) -> list[SegmentVerdict]:
        """How the wave's segments stand, in the order of the board."""
        found = (self.judgement.segments.get(each.id) for each in segments_in_order(self.board, self.wave))
        return [each for each in found if each is not None]

    def segment(self, segment_id: str) -> str:
        """Return a segment's name."""
        return name(self.board.the(Segment, segment_id), self.words.lang)

    def entity(self, entity_id: str) -> str:
        """Return a player's name."""
        return name(self.board.the(Entity, entity_id), self.words.lang)

    def position(self, position_id: str) -> str:
        """Return the name of the player who holds a position."""
        return self.entity(self.board.the(Position, position_id).entity_id)

    def rank(self, layer_id: str) -> int:
        """Return a layer's place in the stack, from which it has its colour."""
        return self.board.the(Layer, layer_id).stack_rank

    def best(self, verdict: SegmentVerdict, *, home: bool) -> PositionScore | None:
        """Return the best position of a side that is rated enough; None where there is none."""
        own = (self.judgement.positions[each] for each in verdict.positions)
        rated = [each for each in own if each.home is home and each.eligible and each.score is not None]
        return max(rated, key=lambda each: each.score or 0.0, default=None)
