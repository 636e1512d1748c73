"""Rating the selected cards by key, at the criterion in focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.edit import verbs
from db.judge.ratings import in_force
from db.judge.terms import criteria_of
from db.model.things import Criterion, Entity, Position, name
from desktop.clock import today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.edit.edit import Edit
    from db.model.board import Board
    from desktop.board.deeds import Deeds
    from desktop.board.gestures.gesture import Room


class Rates:
    """Gives scores to what is selected, all in one step, and says so."""

    def __init__(self, room: Room, deeds: Deeds) -> None:
        self._room, self._deeds = room, deeds

    @property
    def criterion(self) -> Criterion | None:
        """The criterion in focus; the first one where none was chosen or the chosen one is gone."""
        known = self._criteria
        chosen = (each for each in known if each.id == self._room.selection.criterion)
        return next(chosen, known[0] if known else None)

    def step(self, by: int) -> None:
        """Bring the criterion ``by`` further down into focus, and say which."""
        known, now = self._criteria, self.criterion
        if now is None:
            return
        goal = known[min(max(known.index(now) + by, 0), len(known) - 1)]
        self._room.selection.focus_criterion(goal.id)
        self._tell("focused", criterion=name(goal, self._room.words.lang), at=known.index(goal) + 1, of=len(known))

    def score(self, score: float) -> None:
        """Give the selected cards a score."""
        self._rate("scored", score=f"{score:g}", given={"score": score, "status": "rated"})

    def unknown(self) -> None:
        """Say of the selected cards that it could not be told."""
        self._rate("unknown", given={"status": "unknown"})

    def _rate(self, told: str, *, given: dict[str, Any], **facts: object) -> None:
        chosen, criterion = self._deeds.choice.selected, self.criterion
        if not chosen or criterion is None:
            self._tell("no_card" if not chosen else "no_criterion")
            return
        # Seen in the inspector as well: what is rated next is what was rated now.
        self._room.selection.focus_criterion(criterion.id)
        if self._room.carry_out(lambda: self._edit(chosen, criterion.id, given)):
            self._tell(told, who=self._who(chosen), criterion=name(criterion, self._room.words.lang), **facts)

    def _edit(self, chosen: Sequence[str], criterion_id: str, given: dict[str, Any]) -> Edit:
        board = self._board
        grades = []
        for each in chosen:
            # The voice that is shown is the one that is edited: a nameless second one would only move the median.
            rating = in_force(board, each, criterion_id)
            voice = rating.rater_id if rating is not None else None
            grades.append(verbs.Grade(each, criterion_id, rater_id=voice, **given))
        return verbs.rate_many(board, grades, rated_at=today())

    def _who(self, chosen: Sequence[str]) -> str:
        if len(chosen) > 1:
            return self._room.words.say("keys.told.cards", count=len(chosen))
        entity = self._board.the(Entity, self._board.the(Position, chosen[0]).entity_id)
        return name(entity, self._room.words.lang)

    def _tell(self, key: str, **facts: object) -> None:
        self._room.tell(self._room.words.say(f"keys.told.{key}", **facts))

    @property
    def _criteria(self) -> tuple[Criterion, ...]:
        return criteria_of(self._board, "position")

    @property
    def _board(self) -> Board:
        return self._room.session.board
