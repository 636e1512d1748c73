"""The chosen passage: its exact words, where they stand and how credible they are, all to be mended in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from db.edit import verbs
from desktop.dialogs.field import Choice, Line, Page, settle
from desktop.flow import Flow
from desktop.plain import Text, ampersands, tip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from db.model.things import Passage
    from desktop.evidence.context import Context


class PassageForm(QWidget):
    """The fields of one passage; each is kept when it is left.

    Signals:
        sought(): the passage is to be looked for in the source's document.
        citing(): something is to be chosen for which the passage is cited.

    """

    sought = Signal()
    citing = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._passage: Passage | None = None
        self.quote, self.locator, self.credibility = Page(4), Line(), Choice()
        say = context.words.say
        self.seek, self.cite, self.remove = (
            QPushButton(ampersands(say(f"evidence.{each}"))) for each in ("seek", "cite", "remove_passage")
        )
        self._lay_out()
        self._wire()

    def show_passage(self, passage: Passage | None, *, documented: bool) -> None:
        """Show what the board says of a passage; ``documented``: its source has a document to look in."""
        self._passage = passage
        self.setEnabled(passage is not None)
        quote, locator = (passage.quote, passage.locator or "") if passage else ("", "")
        if self.quote.toPlainText() != quote:
            self.quote.setPlainText(quote)
        if self.locator.text() != locator:
            self.locator.setText(locator)
        self.credibility.choose(passage.credibility if passage else None)
        self.seek.setEnabled(documented)
        self.seek.setToolTip(
            tip(self._context.words.say("evidence.seek_tip" if documented else "evidence.no_document"))
        )

    def keep(self) -> None:
        """Write what differs from the board."""
        settle(self)
        passage = self._passage
        if passage is None:
            return
        written = {
            "quote": self.quote.toPlainText(),
            "locator": self.locator.text() or None,
            "credibility": self.credibility.currentData(),
        }
        changed = {each: value for each, value in written.items() if getattr(passage, each) != value}
        session = self._context.session
        if changed and not session.attempt(lambda board: verbs.edit_passage(board, passage.id, **changed)):
            self.show_passage(passage, documented=self.seek.isEnabled())

    def remove_passage(self) -> None:
        """Remove the passage with its citations."""
        passage = self._passage
        if passage is not None:
            self._context.session.attempt(lambda board: verbs.remove_passages(board, [passage.id]))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take back what was typed and not yet kept."""
        if event.key() == Qt.Key.Key_Escape:
            self.show_passage(self._passage, documented=self.seek.isEnabled())
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        say = self._context.words.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.quote.setAccessibleName(say("evidence.field.quote"))
        column.addWidget(self.quote)
        column.addLayout(place_row(self._context, self.locator, self.credibility))
        row = Flow()
        for button in (self.cite, self.seek, self.remove):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.remove.setProperty("kind", "danger")
        column.addLayout(row)
        self.cite.setToolTip(tip(say("evidence.cite_tip")))

    def _wire(self) -> None:
        self.quote.left.connect(self.keep)
        self.locator.editingFinished.connect(self.keep)
        self.credibility.activated.connect(lambda _: self.keep())
        self.remove.clicked.connect(lambda _: self.remove_passage())
        self.seek.clicked.connect(lambda _: self.sought.emit())
        self.cite.clicked.connect(lambda _: self.citing.emit())


def place_row(context: Context, locator: Line, credibility: Choice) -> QGridLayout:
    """Return two named fields: where a passage stands, and how credible it is."""
    say = context.words.say
    as_source: tuple[object, str] = (None, say("evidence.as_source"))
    credibility.offer([as_source, *((each, say(f"evidence.credibility.{each}")) for each in range(1, 7))])
    locator.setPlaceholderText(say("evidence.locator_hint"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    fields: tuple[tuple[str, Line | Choice], ...] = (("locator", locator), ("own_credibility", credibility))
    for row, (key, field) in enumerate(fields):
        field.setAccessibleName(say(f"evidence.field.{key}"))
        field.setMinimumWidth(60)
        grid.addWidget(Text(say(f"evidence.field.{key}"), tone="muted"), row, 0)
        grid.addWidget(field, row, 1)
    return grid
