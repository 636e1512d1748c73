"""Conflicting passages: how many speak for and against a rating, and why its value is adopted all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.judge.evidence import backing_of
from db.model.things import in_language
from desktop.editor import PageEditor
from desktop.panels import saying
from desktop.panels.prose import Prose

if TYPE_CHECKING:
    from db.model.things import Rating
    from desktop.panels.context import Context
    from desktop.panels.grading import Grading


class Conflict(QWidget):
    """Shows only where something contradicts the rating."""

    def __init__(self, context: Context, grading: Grading, criterion_id: str) -> None:
        super().__init__()
        self._context, self._grading, self._criterion = context, grading, criterion_id
        self._rating: Rating | None = None
        say = context.words.say
        self.tally = Prose(context.theme, size=12, colour="warning")
        self.why = PageEditor()
        self.why.setAccessibleName(say("evidence.adopted"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tally)
        column.addWidget(self.why)
        self.why.finished.connect(self._on_why)

    def show_rating(self, rating: Rating | None, *, contradicted: bool) -> None:
        """Show what the board says; a reason that is being written keeps what is typed."""
        self._rating = rating
        self.setVisible(contradicted and rating is not None)
        if rating is None:
            return
        words, backing = self._context.words, backing_of(self._context.board, rating.id)
        score = saying.score(rating.score)
        settled = bool(rating.resolution_ko or rating.resolution_en)
        said = words.say(
            "evidence.settled" if settled else "evidence.conflict",
            pro=backing.passages,
            contra=backing.against,
            score=score,
        )
        self.tally.tell(said, "text_muted" if settled else "warning")
        if not self.why.edited:
            self.why.begin(self._own())
        other = in_language(rating.resolution_ko, rating.resolution_en, words.lang)
        self.why.setPlaceholderText(other or words.say("evidence.adopted_hint", score=score))

    def finish(self) -> None:
        """End an editing that is under way and keep its text."""
        if self.why.edited:
            self.why.finish()

    def _own(self) -> str:
        if self._rating is None:
            return ""
        return self._rating.resolution_ko if self._context.lang == "ko" else self._rating.resolution_en

    def _on_why(self, text: str) -> None:
        if not self._grading.resolve(self._criterion, text, self._context.lang):
            self.why.restore(self._own())
