"""A new passage: pasted or typed words, and the source that they are from, chosen or made in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.edit import verbs
from db.model.things import Passage, Source
from desktop.dialogs.field import Choice, Line, Page, settle
from desktop.dialogs.sourcing import SourceFields
from desktop.evidence.passage import place_row
from desktop.plain import Text, ampersands
from desktop.search import order_key

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from db.edit.edit import Edit
    from db.model.board import Board
    from desktop.evidence.context import Context


class Draft(NamedTuple):
    """A passage as far as it is entered."""

    quote: str
    locator: str
    source_id: str | None
    credibility: int | None
    source: dict[str, str]


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
        self.quote, self.source, self.fields = Page(4), Choice(), SourceFields(context.words)
        self.locator, self.credibility, self.wanting = Line(), Choice(), Text(tone="muted", wrap=True)
        say = context.words.say
        self.keep_it, self.leave_it = (QPushButton(ampersands(say(f"evidence.{each}"))) for each in ("keep", "cancel"))
        self._lay_out()
        self._wire()

    def begin(self, quote: str, source_id: str | None) -> None:
        """Start with some words and a source; without one, a new source is offered."""
        self._offer()
        self.source.choose(source_id)
        self.quote.setPlainText(quote)
        self.fields.clear()
        self.locator.clear()
        self.credibility.choose(None)
        self._show_ready()
        field: QWidget = self.quote if not quote else self.title if self._is_new else self.locator
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def title(self) -> Line:
        """The field of a new source's title."""
        return self.fields.title

    def draft(self) -> Draft:
        """Return what is entered and not kept yet."""
        settle(self)
        texts = self.quote.toPlainText(), self.locator.text()
        return Draft(*texts, self.source.currentData(), self.credibility.currentData(), self.fields.entered())

    def resume(self, draft: Draft) -> None:
        """Go on with what was entered elsewhere."""
        self.begin(draft.quote, draft.source_id)
        self.locator.setText(draft.locator)
        self.credibility.choose(draft.credibility)
        self.fields.enter(draft.source)

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
        fields: dict[str, Any] = {**self.fields.entered()}
        if credibility is not None:
            fields["credibility"] = credibility
        return verbs.quote_new(board, fields.pop("title"), quote, locator=locator, **fields)

    def _offer(self) -> None:
        sources = sorted(self._context.board.all(Source).values(), key=lambda each: order_key(each.title))
        new: tuple[object, str] = (None, self._context.words.say("evidence.new_source"))
        self.source.offer([new, *((each.id, each.title) for each in sources)])

    def _show_ready(self) -> None:
        self.fields.setVisible(self._is_new)
        words = bool(self.quote.toPlainText().strip())
        wanting = "quote" if not words else "title" if self._is_new and not self.fields.ready else ""
        self.wanting.setText(self._context.words.say(f"evidence.wanting_{wanting}") if wanting else "")
        self.keep_it.setEnabled(not wanting)

    def _lay_out(self) -> None:
        say = self._context.words.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(say("evidence.new_passage"), tone="section"))
        self.quote.setPlaceholderText(say("evidence.quote_hint"))
        self.quote.setAccessibleName(say("evidence.field.quote"))
        column.addWidget(self.quote)
        row = QHBoxLayout()
        row.addWidget(Text(say("evidence.field.source"), tone="muted"))
        row.addWidget(self.source, 1)
        self.source.setAccessibleName(say("evidence.field.source"))
        column.addLayout(row)
        column.addWidget(self.fields)
        column.addLayout(place_row(self._context, self.locator, self.credibility))
        row = QHBoxLayout()
        row.addWidget(self.wanting, 1)
        self.keep_it.setProperty("kind", "primary")
        for button in (self.leave_it, self.keep_it):
            button.setAutoDefault(False)
            row.addWidget(button)
        column.addLayout(row)
        column.addStretch(1)

    def _wire(self) -> None:
        self.quote.textChanged.connect(self._show_ready)
        self.fields.changed.connect(self._show_ready)
        self.source.currentIndexChanged.connect(lambda _: self._show_ready())
        self.keep_it.clicked.connect(lambda _: self.keep())
        self.leave_it.clicked.connect(lambda _: self.left.emit())
