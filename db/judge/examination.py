"""The whole review of a board, kept in step with it: after an edit only what the edit touched is asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from db.judge.duplicates import same_names
from db.judge.review import ASKED, Reading, coverage, few_foreign, of_thing, touched
from db.model.things import Criterion, Entity, Premise, Rater, Thing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.judge.judgement import Judgement
    from db.judge.review import Finding
    from db.model.board import Board
    from db.model.change import Change

_Place: TypeAlias = "tuple[type[Thing], str]"
_OF_ALL = (Criterion, Premise, Rater)


class Examination:
    """What an examiner would ask of a board as it stands.

    ``board`` is read whenever something is asked; it may change in place, if `follow` is told.
    """

    def __init__(self, board: Board, judgement: Judgement) -> None:
        self._board = board
        self._own: dict[_Place, tuple[Finding, ...]] = {}
        self._read: tuple[Finding, ...] = ()
        self._pairs: tuple[Finding, ...] = ()
        self._ask_all(judgement)

    def findings(self) -> Iterator[Finding]:
        """Yield everything that is to be asked now."""
        for found in self._own.values():
            yield from found
        yield from self._read
        yield from self._pairs

    def follow(self, board: Board, judgement: Judgement, changes: Iterable[Change]) -> None:
        """Ask again what ``changes``, which the board has taken, may have answered or opened."""
        self._board = board
        changes = tuple(changes)
        if asks_all(changes):
            self._ask_all(judgement)
            return
        reading = Reading(board)
        for change in changes:
            self._own.pop((change.kind, change.id), None)
        again = {(type(each), each.id): each for change in changes for each in self._touched(change)}
        for place, thing in again.items():
            self._keep(place, of_thing(reading, thing))
        self._ask_reading(judgement)
        if any(each.kind is Entity for each in changes):
            self._pairs = tuple(same_names(board))

    def _touched(self, change: Change) -> Iterator[Thing]:
        for thing in (change.before, change.after):
            yield from (each for each in touched(self._board, thing) if type(each) in ASKED)

    def _ask_all(self, judgement: Judgement) -> None:
        reading = Reading(self._board)
        self._own.clear()
        for kind in ASKED:
            for each in self._board.all(kind).values():
                self._keep((kind, each.id), of_thing(reading, each))
        self._ask_reading(judgement)
        self._pairs = tuple(same_names(self._board))

    def _ask_reading(self, judgement: Judgement) -> None:
        self._read = (*coverage(self._board, judgement), *few_foreign(self._board, judgement))

    def _keep(self, place: _Place, found: tuple[Finding, ...]) -> None:
        if found:
            self._own[place] = found
        else:
            self._own.pop(place, None)


def asks_all(changes: Iterable[Change]) -> bool:
    """Tell whether after ``changes`` everything has to be asked again: criteria, raters or the premise are others."""
    return any(each.kind in _OF_ALL for each in changes)
