"""What the rows of a panel do to the board: rate one target, or several in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.edit import verbs
from db.errors import BoardError
from db.judge.ratings import in_force
from desktop.clock import today

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from db.edit.edit import Edit
    from db.model.board import Board
    from db.model.things import Confidence, Language, Status
    from desktop.session import Session


class Grading:
    """Rates what is shown."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.targets: tuple[str, ...] = ()

    def try_score(self, criterion_id: str, score: float) -> None:
        """Show how the board would read with this score, keeping nothing."""
        try:
            edit = self._edit(self._session.board, criterion_id, score=score, status="rated")
        except BoardError:
            return
        self._session.preview(edit)

    def end_try(self) -> None:
        """Show how the board does read."""
        self._session.preview(None)

    def score(self, criterion_id: str, score: float) -> bool:
        """Give a score; return whether it was kept."""
        return self._do(criterion_id, score=score, status="rated")

    def status(self, criterion_id: str, status: Status) -> bool:
        """Say that it could not be told, or does not apply; return whether it was kept."""
        return self._do(criterion_id, status=status)

    def confidence(self, criterion_ids: Sequence[str], confidence: Confidence) -> bool:
        """Declare a confidence wherever there is a score on these criteria; return whether it was kept."""

        def verb(board: Board) -> Edit:
            grades = [
                _grade(board, target, criterion, confidence=confidence)
                for target in self.targets
                for criterion in criterion_ids
                if (rating := in_force(board, target, criterion)) is not None and rating.status == "rated"
            ]
            return verbs.rate_many(board, grades, rated_at=today())

        return self._session.attempt(verb)

    def rationale(self, criterion_id: str, text: str, lang: Language) -> bool:
        """Write down why; return whether it was kept."""
        return self._do(criterion_id, **{f"rationale_{lang}": text})

    def date(self, criterion_id: str, as_of: date) -> bool:
        """Say the same as of another date too; return whether it was kept."""

        def verb(board: Board) -> Edit:
            rating = in_force(board, self.targets[0], criterion_id)
            if rating is None:
                return verbs.rate_many(board, (), rated_at=today())
            fields = ("score", "confidence", "rationale_ko", "rationale_en")
            same = {field: getattr(rating, field) for field in fields}
            return self._edit(board, criterion_id, as_of=as_of, **same)

        return self._session.attempt(verb)

    def clear(self, criterion_id: str) -> bool:
        """Take the ratings in force on a criterion back; return whether that was kept."""

        def verb(board: Board) -> Edit:
            found = (in_force(board, target, criterion_id) for target in self.targets)
            return verbs.unrate(board, [rating.id for rating in found if rating is not None])

        return self._session.attempt(verb)

    def resolve(self, criterion_id: str, text: str, lang: Language) -> bool:
        """Say why the value in force is adopted although passages conflict; return whether that was kept."""
        rating = in_force(self._session.board, self.targets[0], criterion_id) if self.targets else None
        if rating is None:
            return False
        return self._session.attempt(lambda board: verbs.resolve(board, rating.id, **{f"resolution_{lang}": text}))

    def _do(self, criterion_id: str, **fields: Any) -> bool:  # noqa: ANN401 - the fields of a rating
        return self._session.attempt(lambda board: self._edit(board, criterion_id, **fields))

    def _edit(self, board: Board, criterion_id: str, **fields: Any) -> Edit:  # noqa: ANN401
        grades = [_grade(board, each, criterion_id, **fields) for each in self.targets]
        return verbs.rate_many(board, grades, rated_at=today())


def _grade(board: Board, target: str, criterion_id: str, **fields: Any) -> verbs.Grade:  # noqa: ANN401
    """Return a grade that goes on from the rating in force."""
    rating = in_force(board, target, criterion_id)
    if rating is not None:
        # The voice that is shown is the one that is edited: a nameless second one would only move the median.
        fields = {"rater_id": rating.rater_id, "status": rating.status, **fields}
    return verbs.Grade(target, criterion_id, **fields)
