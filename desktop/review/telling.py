"""How the lines of the review are told, and in which order they stand: as on the board."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from db.judge.review import FOREIGN_WANTED, Finding, Question
from db.model.board import all_segments
from db.model.things import Criterion, Entity, Position, Thing, name
from desktop.listing import Entry
from desktop.target import Way, thing_of, told, way_to

if TYPE_CHECKING:
    from db.model.board import Board
    from desktop.words import Words

QUESTIONS: tuple[Question, ...] = get_args(Question)
_NAMED = 3  # criteria that a line names


class Telling:
    """Tells the findings of one board in one language."""

    def __init__(self, board: Board, words: Words) -> None:
        self._board, self._words = board, words
        self._names: dict[tuple[str, str], str] = {}
        self._places = _places(board)

    def name(self, finding: Finding) -> str:
        """Return what a finding is about, by name."""
        key = finding.subject, finding.id
        if key not in self._names:
            self._names[key] = told(self._board, self._thing(finding), self._words)
        if finding.other is None:
            return self._names[key]
        other = told(self._board, self._board.get(Entity, finding.other), self._words)
        return self._words.say("review.pair", one=self._names[key], other=other)

    def entry(self, finding: Finding, *, asked: bool) -> Entry:
        """Return the row of a finding; ``asked`` names its question too."""
        question = self._words.say(f"review.question.{finding.question}") if asked else ""
        below = " · ".join(filter(None, (question, self._detail(finding))))
        return Entry(self.name(finding), below, self._mark(finding))

    def place(self, finding: Finding) -> int:
        """Return the place of a finding's card or segment on the board; what has none comes last."""
        return self._places.get(finding.id, len(self._places))

    def way(self, finding: Finding) -> Way:
        """Return where a finding is mended."""
        criterion = finding.criteria[0] if finding.criteria else None
        return way_to(self._board, self._thing(finding), criterion)

    def _thing(self, finding: Finding) -> Thing | None:
        return thing_of(self._board, finding.subject, finding.id)

    def _detail(self, finding: Finding) -> str:
        say = self._words.say
        if finding.question == "few_foreign":
            return say("review.few", count=f"{finding.figure or 0:g}", wanted=str(FOREIGN_WANTED))
        if finding.question == "duplicate":
            return say("review.same_name") if finding.alike == 100 else say("review.alike", alike=str(finding.alike))
        if finding.aspect:
            kind = say(f"review.aspect.{finding.aspect}")
            return " · ".join(filter(None, (kind, self._criteria(finding))))
        return self._criteria(finding) or say(f"review.subject.{finding.subject}")

    def _criteria(self, finding: Finding) -> str:
        named = (self._board.get(Criterion, each) for each in finding.criteria[:_NAMED])
        names = ", ".join(name(each, self._words.lang) for each in named if each is not None)
        more = len(finding.criteria) - _NAMED
        return self._words.say("review.and_more", names=names, count=str(more)) if more > 0 else names

    def _mark(self, finding: Finding) -> str:
        if finding.question == "coverage":
            return f"{round(100 * (finding.figure or 0))} %"
        return str(len(finding.criteria)) if finding.criteria else ""


def _places(board: Board) -> dict[str, int]:
    """Return the places of segments, and of the cards in them, as one reads the board."""
    places: dict[str, int] = {}
    for segment in all_segments(board):
        places[segment.id] = len(places)
        for position in board.where(Position, "segment_id", segment.id):
            places[position.id] = len(places)
    return places
