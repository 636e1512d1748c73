"""The whole review of a board, kept in step with it: after an edit only what the edit touched is asked again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from db.judge.duplicates import of_one_name
from db.judge.review import ASKED, Finding, Reading, coverage, few_foreign, of_thing, touched
from db.model.apart import TELLING, known_apart
from db.model.things import Criterion, Entity, Position, Premise, Rater, Segment, Thing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from db.judge.judgement import Judgement
    from db.model.board import Board
    from db.model.change import Change

_Place: TypeAlias = "tuple[type[Thing], str]"
_OF_ALL = (Criterion, Premise, Rater)
_HEED = 256  # things between two looks at whether it is called off


@dataclass(frozen=True, slots=True)
class Turn:
    """What an edit has done to a review: the findings that are answered, and those that have come up."""

    gone: tuple[Finding, ...] = ()
    come: tuple[Finding, ...] = ()

    def __add__(self, other: Turn) -> Turn:
        """Return both after each other, told at once."""
        return Turn((*self.gone, *other.gone), (*self.come, *other.come))


class Examination:
    """What an examiner would ask of a board as it stands.

    ``board`` is read whenever something is asked; it may change in place, if `follow` is told. ``heed`` is called with
    the share that is done while all is asked, and may raise to call it off.
    """

    def __init__(self, board: Board, judgement: Judgement, heed: Callable[[float], None] | None = None) -> None:
        self._board = board
        self._own: dict[_Place, tuple[Finding, ...]] = {}
        self._read: dict[_Place, tuple[Finding, ...]] = {}
        self._namesakes: tuple[Finding, ...] = ()
        self._pairs: dict[_Place, tuple[Finding, ...]] = {}
        self._ask_all(judgement, heed or (lambda _: None))

    def findings(self) -> Iterator[Finding]:
        """Yield everything that is to be asked now."""
        for answers in (self._own, self._read, self._pairs):
            for found in answers.values():
                yield from found

    def follow(self, board: Board, judgement: Judgement, changes: Iterable[Change]) -> Turn:
        """Ask again what ``changes``, which the board has taken, may have answered or opened; return which."""
        self._board = board
        changes = tuple(changes)
        if asks_all(changes):
            before = (dict(self._own), self._read, self._pairs)
            self._own.clear()
            self._ask_all(judgement, lambda _: None)
            turns = map(_turn, before, (self._own, self._read, self._pairs))
            return sum(turns, Turn())
        return self._follow_own(changes) + self._follow_read(judgement) + self._follow_pairs(changes)

    def _follow_own(self, changes: tuple[Change, ...]) -> Turn:
        reading, own = Reading(self._board), self._own
        again = {(each.kind, each.id): None for each in changes}
        again |= {(type(each), each.id): None for change in changes for each in self._touched(change)}
        before = {place: own[place] for place in again if place in own}
        for kind, thing_id in again:
            thing = self._board.get(kind, thing_id)
            self._keep((kind, thing_id), of_thing(reading, thing) if thing is not None and kind in ASKED else ())
        return _turn(before, {place: own[place] for place in again if place in own})

    def _follow_read(self, judgement: Judgement) -> Turn:
        before, self._read = self._read, self._of_judgement(judgement)
        return _turn(before, self._read)

    def _follow_pairs(self, changes: tuple[Change, ...]) -> Turn:
        kinds = {each.kind for each in changes}
        if kinds.isdisjoint(TELLING):
            return Turn()
        if Entity in kinds:
            self._namesakes = tuple(of_one_name(self._board))
        before, self._pairs = self._pairs, self._of_namesakes()
        return _turn(before, self._pairs)

    def _touched(self, change: Change) -> Iterator[Thing]:
        for thing in (change.before, change.after):
            yield from (each for each in touched(self._board, thing) if type(each) in ASKED)

    def _ask_all(self, judgement: Judgement, heed: Callable[[float], None]) -> None:
        reading = Reading(self._board)
        things = [each for kind in ASKED for each in self._board.all(kind).values()]
        for at, each in enumerate(things):
            if at % _HEED == 0:
                heed(at / len(things))
            self._keep((type(each), each.id), of_thing(reading, each))
        self._read = self._of_judgement(judgement)
        self._namesakes = tuple(of_one_name(self._board))
        self._pairs = self._of_namesakes()

    def _of_judgement(self, judgement: Judgement) -> dict[_Place, tuple[Finding, ...]]:
        cards = {(Position, each.id): (each,) for each in coverage(self._board, judgement)}
        return cards | {(Segment, each.id): (each,) for each in few_foreign(self._board, judgement)}

    def _of_namesakes(self) -> dict[_Place, tuple[Finding, ...]]:
        pairs = ((each, each.other or "") for each in self._namesakes)
        return {
            (Entity, f"{each.id}/{other}"): (each,)
            for each, other in pairs
            if not known_apart(self._board, each.id, other)
        }

    def _keep(self, place: _Place, found: tuple[Finding, ...]) -> None:
        if found:
            self._own[place] = found
        else:
            self._own.pop(place, None)


def _turn(before: Mapping[_Place, tuple[Finding, ...]], after: Mapping[_Place, tuple[Finding, ...]]) -> Turn:
    gone = [each for place, found in before.items() for each in found if each not in after.get(place, ())]
    come = [each for place, found in after.items() for each in found if each not in before.get(place, ())]
    return Turn(tuple(gone), tuple(come))


def asks_all(changes: Iterable[Change]) -> bool:
    """Tell whether after ``changes`` everything has to be asked again: criteria, raters or the premise are others."""
    return any(each.kind in _OF_ALL for each in changes)
