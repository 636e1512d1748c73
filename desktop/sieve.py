"""What a filter of the board lets through: which cards show in full, and which stand back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from db.judge.backed import Backings
from db.model.things import Confidence, Entity, EntityKind, Lifecycle, Position, Posture
from desktop.search import matches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from db.judge.backed import Backed
    from db.judge.judgement import Judgement
    from db.model.board import Board

Side: TypeAlias = Literal["home", "foreign"]
Backing: TypeAlias = Literal["cited", "none", "split"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """A filter. An empty set or text lets everything through; several sets must all be met.

    ``postures`` are the ones that a card's segment has.
    """

    text: str = ""
    sides: frozenset[Side] = frozenset()
    kinds: frozenset[EntityKind] = frozenset()
    lifecycles: frozenset[Lifecycle] = frozenset()
    confidences: frozenset[Confidence] = frozenset()
    backings: frozenset[Backing] = frozenset()
    postures: frozenset[Posture] = frozenset()

    @property
    def open(self) -> bool:
        """Whether it lets everything through."""
        return self == Sieve()

    def lets(self, board: Board, judgement: Judgement, backed: Callable[[str], Backed], position_id: str) -> bool:
        """Tell whether a position passes; ``backed`` tells what is behind it. Raises KeyError for an unknown one."""
        position = board.the(Position, position_id)
        return (
            self._knows(board.the(Entity, position.entity_id))
            and self._stands(judgement, position)
            and (not (self.confidences or self.backings) or self._backs(backed(position_id)))
        )

    def _knows(self, entity: Entity) -> bool:
        return (
            matches(self.text, (entity.name_ko, entity.name_en, *entity.aliases))
            and (not self.kinds or entity.kind in self.kinds)
            and (not self.lifecycles or entity.lifecycle in self.lifecycles)
        )

    def _stands(self, judgement: Judgement, position: Position) -> bool:
        score = judgement.positions.get(position.id)
        side: Side = "home" if score is not None and score.home else "foreign"
        verdict = judgement.segments.get(position.segment_id)
        posture = verdict.posture if verdict is not None else "undetermined"
        return (not self.sides or side in self.sides) and (not self.postures or posture in self.postures)

    def _backs(self, backed: Backed) -> bool:
        backing: Backing = "split" if backed.against else "cited" if backed.cited else "none"
        return (not self.backings or backing in self.backings) and (
            not self.confidences or backed.confidence in self.confidences
        )


def held_back(
    sieve: Sieve,
    board: Board,
    judgement: Judgement,
    position_ids: Iterable[str],
    backed: Callable[[str], Backed] | None = None,
) -> frozenset[str]:
    """Return those of the positions that a filter does not let through.

    ``backed`` tells what stands behind a position, for who knows already; else it is read.
    """
    if sieve.open:
        return frozenset()
    known = backed or Backings(board, judgement.as_of).of
    return frozenset(each for each in position_ids if not sieve.lets(board, judgement, known, each))
