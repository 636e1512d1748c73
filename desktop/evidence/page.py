"""The page of evidence: all sources, the passages quoted from them, and what these are cited for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from db.model.things import Citation, Document, Entity, Fact, Passage, Premise, Rating, Relation, Source
from desktop.evidence.context import Context
from desktop.evidence.form import SourceForm
from desktop.evidence.fresh import Draft
from desktop.evidence.paper import Paper
from desktop.evidence.quotes import Quotes
from desktop.evidence.shelf import Shelf
from desktop.plain import Elided, ampersands

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent, QShowEvent

    from db.model.change import Change
    from desktop.selection import Selection
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words

_TOLD = (Citation, Document, Entity, Fact, Passage, Premise, Rating, Relation, Source)
_QUOTES, _FORM, _PAPER = range(3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where somebody is on the page: what is chosen, which tab shows, and what is being entered."""

    source_id: str | None
    passage_id: str | None
    tab: int
    sizes: list[int]
    query: str
    draft: Draft | None
    paper: tuple[str | None, int, int]


class EvidencePage(QWidget):
    """Sources at the left; at the right the passages of the chosen one, and what is known of it.

    Signals:
        asked(object): a `Way` that is to be shown on the board.
        undoable(str): a sentence that tells of what went, to be offered back.
        broke(object): a bug on another thread.

    """

    asked = Signal(object)
    undoable = Signal(str)
    broke = Signal(object)

    def __init__(self, session: Session, selection: Selection, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("EvidencePage")
        self._context = Context(session, selection, words, theme)
        self._stale = False  # whether the board has changed while the page was hidden
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._make()
        session.changed.connect(self._on_changed)
        session.refused.connect(lambda _error: self._show_source())

    def choose(self, source_id: str, passage_id: str | None = None) -> None:
        """Show a source, and one of its passages."""
        self._catch_up()
        self.shelf.choose(source_id)
        self.tabs.setCurrentIndex(_QUOTES)
        if passage_id is not None:
            self.quotes.choose(passage_id)

    def retranslate(self, words: Words) -> None:
        """Say everything in other words, at once."""
        self._anew(Context(self._context.session, self._context.selection, words, self._context.theme))

    def retheme(self, theme: Theme) -> None:
        """Show everything in another look, at once."""
        self._anew(Context(self._context.session, self._context.selection, self._context.words, theme))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground of a panel."""
        QPainter(self).fillRect(self.rect(), self._context.theme.colour("panel"))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what has happened meanwhile."""
        super().showEvent(event)
        self._catch_up()

    def focusInEvent(self, _event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Hand the keyboard to the list of sources."""
        self.shelf.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take text that is pasted onto the list of sources as a new passage."""
        return event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._pasted(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take pasted text that no field has taken, also where there is no source yet to paste it onto."""
        if not self._pasted(event):
            super().keyPressEvent(event)

    def _pasted(self, event: QKeyEvent) -> bool:
        if not event.matches(QKeySequence.StandardKey.Paste):
            return False
        self.tabs.setCurrentIndex(_QUOTES)
        self.quotes.begin(QGuiApplication.clipboard().text())
        return True

    def _make(self) -> None:
        context = self._context
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(context.words.say("evidence.title"))
        self.shelf, self.form, self.quotes = Shelf(context), SourceForm(context), Quotes(context)
        self.paper = Paper(context)
        self.heading = Elided(tone="section")
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.addTab(self.quotes, ampersands(context.words.say("evidence.passages")))
        self.tabs.addTab(self.form, ampersands(context.words.say("evidence.about")))
        self.tabs.addTab(self.paper, ampersands(context.words.say("evidence.document.title")))
        self.halves = QSplitter(Qt.Orientation.Horizontal)
        self.halves.setChildrenCollapsible(False)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(4)
        self.heading.setContentsMargins(12, 0, 12, 0)
        column.addWidget(self.heading)
        column.addWidget(self.tabs, 1)
        self.halves.addWidget(self.shelf)
        self.halves.addWidget(right)
        self.halves.setStretchFactor(1, 1)
        self.halves.setSizes([340, 620])
        self._column.addWidget(self.halves)
        self._wire()
        self._show_source()

    def _wire(self) -> None:
        self.shelf.chosen.connect(lambda _: self._show_source())
        self.shelf.undoable.connect(self.undoable)
        self.shelf.add.clicked.connect(lambda _: self._name_it())
        self.shelf.list.installEventFilter(self)
        self.quotes.asked.connect(self.asked)
        self.quotes.made.connect(self.choose)
        self.quotes.sought.connect(self._seek)
        self.paper.broke.connect(self.broke)

    def place(self) -> Place:
        """Return what is chosen and what is being entered; a field that was not left yet is kept first."""
        self.form.keep()
        return Place(
            source_id=self.shelf.source_id,
            passage_id=self.quotes.passage_id,
            tab=self.tabs.currentIndex(),
            sizes=self.halves.sizes(),
            query=self.shelf.search.text(),
            draft=self.quotes.draft(),
            paper=self.paper.place(),
        )

    def take_up(self, place: Place) -> None:
        """Go on where another page, or this one in another look, was left."""
        self.shelf.search.setText(place.query)
        if place.source_id is not None:
            self.shelf.choose(place.source_id)
        if place.passage_id is not None:
            self.quotes.choose(place.passage_id)
        self.quotes.resume(place.draft)
        self.paper.go_back(place.paper)
        self.tabs.setCurrentIndex(place.tab)
        self.halves.setSizes(place.sizes)

    def _anew(self, context: Context) -> None:
        place = self.place()
        self._column.removeWidget(self.halves)
        self.halves.hide()
        self.halves.deleteLater()
        self._context = context
        self._make()
        self.take_up(place)

    def _seek(self, passage_id: str) -> None:
        """Look for a passage in the source's document."""
        passage = self._context.board.get(Passage, passage_id)
        if passage is not None:
            self.tabs.setCurrentIndex(_PAPER)
            self.paper.seek(passage.quote)

    def _name_it(self) -> None:
        """Let the title of a source that was just added be overwritten."""
        self.tabs.setCurrentIndex(_FORM)
        self.form.rename()

    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        if not any(each.kind in _TOLD for each in changes):
            return
        if not self.isVisible():
            self._stale = True
            return
        self.shelf.follow(changes)
        self._show_source()

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            self.shelf.refresh()
            self._show_source()

    def _show_source(self) -> None:
        source = self._context.board.get(Source, self.shelf.source_id)
        self.heading.tell(source.title if source else self._context.words.say("evidence.nothing_chosen"))
        self.form.show_source(source)
        self.quotes.show_source(source.id if source else None)
        self.paper.show_source(source.id if source else None)
