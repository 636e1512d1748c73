"""What a passage is cited for: each use leads to the card, and can turn its stance or be let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from db.edit import verbs
from db.model.things import Citation, Passage, Rating
from desktop.flow import Flow
from desktop.listing import Entry
from desktop.plain import Text, ampersands
from desktop.roll import Roll
from desktop.search import order_key
from desktop.target import go, thing_of, told, way_to
from desktop.theme import px

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop.evidence.context import Context


class Uses(QWidget):
    """The citations of one passage. A click selects what is meant; a double click, or Enter, shows it on the board.

    Signals:
        asked(object): a `Way` that is to be shown on the board.

    """

    asked = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._passage: str | None = None
        self.heading = Text(tone="section")
        self.list = Roll(context.theme, always=False)
        self.list.setAccessibleName(context.words.say("evidence.uses"))
        self.list.setMinimumHeight(px(110))
        self._none = Text(context.words.say("evidence.unused"), tone="muted", wrap=True)
        say = context.words.say
        self.turn, self.drop = (QPushButton(ampersands(say(f"evidence.{each}"))) for each in ("turn", "uncite"))
        self.show_there = QPushButton(ampersands(say("evidence.on_board")))
        self._lay_out()
        self._wire()

    def show_passage(self, passage: Passage | None) -> None:
        """Show what the board cites a passage for."""
        fresh = (passage.id if passage else None) != self._passage
        self._passage = passage.id if passage else None
        citations = self._citations()
        say = self._context.words.say
        self.heading.setText(
            say("evidence.uses_count", count=str(len(citations))) if citations else say("evidence.uses")
        )
        if fresh:
            self.list.setCurrentIndex(self.list.roll.index(-1))
        self.list.show_rows([(each.id, self._entry(each)) for each in citations])
        self.list.setVisible(bool(citations))
        self._none.setVisible(not citations)
        self._show_ready()

    def turn_stance(self) -> None:
        """Let the chosen citation speak for what it spoke against, or the other way round."""
        citation = self._chosen()
        if citation is None or citation.passage_id is None:
            return
        passage_id, other = citation.passage_id, "supports" if citation.stance == "contradicts" else "contradicts"
        kind, target, aspect = citation.target_kind, citation.target_id, citation.aspect
        self._context.session.attempt(
            lambda board: verbs.cite(board, kind, target, passage_id, stance=other, aspect=aspect)  # type: ignore[arg-type]
        )

    def uncite(self) -> None:
        """Let go of the chosen citation; the passage stays."""
        citation = self._chosen()
        if citation is not None:
            self._context.session.attempt(lambda board: verbs.uncite(board, [citation.id]))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Show the chosen one on the board at Enter, let it go at Del."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask()
        elif event.key() == Qt.Key.Key_Delete:
            self.uncite()
        else:
            super().keyPressEvent(event)

    def _citations(self) -> list[Citation]:
        board, words = self._context.board, self._context.words
        if self._passage is None:
            return []
        found = board.where(Citation, "passage_id", self._passage)
        named = [(told(board, thing_of(board, each.target_kind, each.target_id), words), each) for each in found]
        return [each for _, each in sorted(named, key=lambda pair: (order_key(pair[0]), pair[1].id))]

    def _entry(self, citation: Citation) -> Entry:
        board, words = self._context.board, self._context.words
        thing = thing_of(board, citation.target_kind, citation.target_id)
        parts = [words.say(f"evidence.target.{citation.target_kind}")]
        if citation.aspect:
            parts.append(words.say(f"evidence.aspect.{citation.aspect}"))
        if isinstance(thing, Rating):
            parts.append(
                f"{thing.score:g}" if thing.score is not None else words.say(f"inspector.state.{thing.status}")
            )
            parts.append(words.say(f"judge.confidence.{thing.confidence or 'none'}"))
            parts.append(thing.as_of.isoformat())
        mark = words.say(f"evidence.stance.{citation.stance}")
        return Entry(told(board, thing, words), " · ".join(parts), mark)

    def _chosen(self) -> Citation | None:
        return self._context.board.get(Citation, self.list.current)

    def _on_chosen(self) -> None:
        self._show_ready()
        citation = self._chosen()
        if citation is not None:
            board = self._context.board
            go(self._context.selection, way_to(board, thing_of(board, citation.target_kind, citation.target_id)))

    def _ask(self) -> None:
        citation = self._chosen()
        if citation is not None:
            board = self._context.board
            self.asked.emit(way_to(board, thing_of(board, citation.target_kind, citation.target_id)))

    def _show_ready(self) -> None:
        chosen = self._chosen()
        for button in (self.turn, self.drop, self.show_there):
            button.setEnabled(chosen is not None)
        key = "turn_back" if chosen is not None and chosen.stance == "contradicts" else "turn"
        self.turn.setText(ampersands(self._context.words.say(f"evidence.{key}")))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        column.addWidget(self._none, 1, Qt.AlignmentFlag.AlignTop)
        row = Flow()
        for button in (self.show_there, self.turn, self.drop):
            button.setAutoDefault(False)
            row.addWidget(button)
        column.addLayout(row)

    def _wire(self) -> None:
        self.list.chosen.connect(lambda _: self._on_chosen())
        self.list.clicked.connect(lambda _: self._on_chosen())
        self.list.doubleClicked.connect(lambda _: self._ask())
        self.turn.clicked.connect(lambda _: self.turn_stance())
        self.drop.clicked.connect(lambda _: self.uncite())
        self.show_there.clicked.connect(lambda _: self._ask())
