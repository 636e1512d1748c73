"""Two entities that may be one: made one, or told apart for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from db.edit import verbs
from db.model.text import excerpt
from db.model.things import Entity, Position, name
from desktop.plain import ampersands

if TYPE_CHECKING:
    from db.judge.review import Finding
    from desktop.session import Session
    from desktop.words import Words


class Pairing(QWidget):
    """Two buttons, seen only while the chosen line is of two entities.

    Signals:
        undoable(str): a sentence that tells of what was done, to be offered back.

    """

    undoable = Signal(str)

    def __init__(self, session: Session, words: Words) -> None:
        super().__init__()
        self._session, self._words = session, words
        self._pair: tuple[Entity, Entity] | None = None
        self.merge, self.apart = QPushButton(), QPushButton(ampersands(words.say("review.apart")))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button, do in ((self.apart, self.tell_apart), (self.merge, self.make_one)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _, do=do: do())
            row.addWidget(button)

    def offer(self, finding: Finding | None) -> None:
        """Offer what can be done about a finding."""
        self._pair = _pair(self._session, finding)
        self.setVisible(self._pair is not None)
        if self._pair is not None:
            kept, gone = self._names(self._pair)
            self.merge.setText(ampersands(self._words.say("review.merge", kept=kept, gone=gone)))

    def make_one(self) -> None:
        """Make one of the two, and offer to take that back."""
        pair = self._pair
        if pair is None:
            return
        kept, gone = self._names(pair)
        if self._session.attempt(lambda board: verbs.merge_entities(board, pair[0].id, pair[1].id)):
            self.undoable.emit(self._words.say("review.merged", kept=kept, gone=gone))

    def tell_apart(self) -> None:
        """Have it that they are not the same, and offer to take that back."""
        pair = self._pair
        if pair is None:
            return
        one, other = self._names(pair)
        if self._session.attempt(lambda board: verbs.tell_apart(board, pair[0].id, pair[1].id)):
            self.undoable.emit(self._words.say("review.told_apart", one=one, other=other))

    def _names(self, pair: tuple[Entity, Entity]) -> tuple[str, str]:
        one, other = (excerpt(name(each, self._words.lang)) for each in pair)
        return one, other


def _pair(session: Session, finding: Finding | None) -> tuple[Entity, Entity] | None:
    """Return the two entities of a finding: the one that has more comes first and would stay."""
    board = session.board
    both = [board.get(Entity, each) for each in (finding.id, finding.other)] if finding and finding.other else []
    there = [each for each in both if each is not None]
    if len(there) < 2:
        return None
    there.sort(key=lambda each: (-len(board.where(Position, "entity_id", each.id)), -len(each.desc_ko), each.id))
    return there[0], there[1]
