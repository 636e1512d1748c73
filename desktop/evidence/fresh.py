"""A new passage: pasted or typed words, and the source that they are from, chosen or made in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.edit import verbs
from db.model.things import Passage, Source
from desktop.dialogs.field import Choice, Line, Page, settle
from desktop.evidence.passage import place_row
from desktop.plain import Text, ampersands
from desktop.search import order_key

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from db.edit.edit import Edit
    from db.model.board import Board
    from desktop.evidence.context import Context


class Fresh(QWidget):
    """The fields of a passage that is not on the board yet.

    Signals:
        made(str, str): the ids of the source and the passage that were kept.
        left(): it was called off.

    """

    made = Signal(str, str)
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.quote, self.source, self.title = Page(4), Choice(), Line()
        self.locator, self.credibility = Line(), Choice()
        say = context.words.say
        self.keep_it, self.leave_it = (QPushButton(ampersands(say(f"evidence.{each}"))) for each in ("keep", "cancel"))
        self._lay_out()
        self._wire()

    def begin(self, quote: str, source_id: str | None) -> None:
        """Start with some words and a source; without one, a new source is offered."""
        self._offer()
        self.source.choose(source_id)
        self.quote.setPlainText(quote)
        for line in (self.title, self.locator):
            line.clear()
        self.credibility.choose(None)
        self._show_ready()
        field: QWidget = self.quote if not quote else self.title if self._is_new else self.locator
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Make the passage, and the source where it is new, as one step."""
        settle(self)
        session = self._context.session
        made: list[Edit] = []

        def verb(board: Board) -> Edit:
            made.append(self._edit(board))
            return made[-1]

        if not session.attempt(verb):
            return
        things = [each.after for each in made[-1].changes]
        passage = next(each for each in things if isinstance(each, Passage))
        self.quote.clear()
        self.made.emit(passage.source_id, passage.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Call it off at Esc, keep it at Ctrl+Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.keep_it.isEnabled():
            self.keep()
        else:
            super().keyPressEvent(event)

    @property
    def _is_new(self) -> bool:
        return self.source.currentData() is None

    def _edit(self, board: Board) -> Edit:
        quote, locator = self.quote.toPlainText(), self.locator.text() or None
        credibility = self.credibility.currentData()
        if not self._is_new:
            return verbs.add_passage(board, self.source.currentData(), quote, locator, credibility)
        fields = {} if credibility is None else {"credibility": credibility}
        return verbs.quote_new(board, self.title.text(), quote, locator=locator, **fields)

    def _offer(self) -> None:
        sources = sorted(self._context.board.all(Source).values(), key=lambda each: order_key(each.title))
        new: tuple[object, str] = (None, self._context.words.say("evidence.new_source"))
        self.source.offer([*((each.id, each.title) for each in sources), new])

    def _show_ready(self) -> None:
        self._form.setRowVisible(self.title, self._is_new)
        words = bool(self.quote.toPlainText().strip())
        self.keep_it.setEnabled(words and (not self._is_new or bool(self.title.text().strip())))

    def _lay_out(self) -> None:
        say = self._context.words.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(say("evidence.new_passage"), tone="section"))
        self.quote.setPlaceholderText(say("evidence.quote_hint"))
        self.quote.setAccessibleName(say("evidence.field.quote"))
        column.addWidget(self.quote)
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        for key, field in (("source", self.source), ("source_title", self.title)):
            field.setAccessibleName(say(f"evidence.field.{key}"))
            self._form.addRow(Text(say(f"evidence.field.{key}"), tone="muted"), field)
        column.addLayout(self._form)
        column.addLayout(place_row(self._context, self.locator, self.credibility))
        row = QHBoxLayout()
        row.addStretch(1)
        self.keep_it.setProperty("kind", "primary")
        for button in (self.leave_it, self.keep_it):
            button.setAutoDefault(False)
            row.addWidget(button)
        column.addLayout(row)
        column.addStretch(1)

    def _wire(self) -> None:
        self.quote.textChanged.connect(self._show_ready)
        self.title.textChanged.connect(lambda _: self._show_ready())
        self.source.currentIndexChanged.connect(lambda _: self._show_ready())
        self.keep_it.clicked.connect(lambda _: self.keep())
        self.leave_it.clicked.connect(lambda _: self.left.emit())
