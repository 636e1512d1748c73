"""The list of sources, with what sifts and orders it, a way to add one and to remove one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.edit import verbs
from db.model.text import excerpt
from db.model.things import Passage, Source
from desktop.dialogs.field import Choice, Line
from desktop.evidence.ledger import ORDERS, SHOWN, ordered, sifted
from desktop.evidence.ledger import Line as LedgerLine
from desktop.evidence.ledger import lines as ledger_lines
from desktop.listing import Entry
from desktop.plain import Text, ampersands, tip
from desktop.roll import Roll

if TYPE_CHECKING:
    from db.model.change import Change
    from desktop.evidence.context import Context


class Shelf(QWidget):
    """All sources.

    Signals:
        chosen(str): another source was chosen; empty where none is.
        undoable(str): a sentence that tells of what went, to be offered back.

    """

    chosen = Signal(str)
    undoable = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.search, self.show_only, self.kind, self.order = Line(), Choice(), Choice(), Choice()
        self.list = Roll(context.theme)
        self.count = Text(tone="muted")
        self._none = Text(context.words.say("evidence.no_sources"), tone="muted", wrap=True)
        self.add, self.remove = QPushButton(), QPushButton()
        self._name()
        self._lay_out()
        self._wire()
        self.refresh()

    @property
    def source_id(self) -> str | None:
        """The id of the chosen source."""
        return self.list.current

    def refresh(self) -> None:
        """Show what the board says."""
        context = self._context
        self._offer_kinds()
        every = ledger_lines(context.board)
        query, show, kind = self.search.text().strip(), self.show_only.currentData(), self.kind.currentData()
        found = ordered(sifted(every, context.board, query, show, kind), self.order.currentData())
        self.list.show_rows([(each.source.id, self._entry(each)) for each in found])
        key = "evidence.count" if len(found) == len(every) else "evidence.count_of"
        self.count.setText(context.words.say(key, count=str(len(found)), of=str(len(every))))
        self._none.setVisible(not found)
        self._none.setText(context.words.say("evidence.none_found" if every else "evidence.no_sources"))
        self.list.setVisible(bool(found))
        self.remove.setEnabled(self.list.current is not None)

    def choose(self, source_id: str) -> None:
        """Choose a source; what sifts the list gives way where it hides it."""
        if not self.list.choose(source_id):
            self.search.clear()
            self.show_only.choose("all")
            self.kind.choose(None)
            self.refresh()
            self.list.choose(source_id)

    def follow(self, changes: tuple[Change, ...]) -> None:
        """Show what has changed, and choose a source that was added."""
        self.refresh()
        made = [each.id for each in changes if each.before is None and each.kind is Source]
        if len(made) == 1:
            self.choose(made[0])

    def add_source(self) -> None:
        """Add a source with a title to be overwritten."""
        title = self._context.words.say("evidence.untitled")
        self._context.session.attempt(lambda board: verbs.add_source(board, title=title))

    def remove_source(self) -> None:
        """Remove the chosen source with all that is quoted from it, and offer to take that back."""
        board, words = self._context.board, self._context.words
        source = board.get(Source, self.source_id)
        if source is None:
            return
        count = len(board.where(Passage, "source_id", source.id))
        if self._context.session.attempt(lambda board: verbs.remove_source(board, source.id)):
            key = "evidence.removed_with" if count else "evidence.removed"
            self.undoable.emit(words.say(key, name=excerpt(source.title), count=str(count)))

    def _entry(self, line: LedgerLine) -> Entry:
        say, source = self._context.words.say, line.source
        parts = (
            self._context.kind(source.kind),
            source.published or say("evidence.undated"),
            say("evidence.cited", passages=line.passages, cited=line.cited),
            say("evidence.with_file") if line.documents else "",
        )
        below = " · ".join(filter(None, parts))
        warning = say("evidence.stale") if line.stale else ""
        return Entry(source.title, below, line.grade, warning, clock=line.stale)

    def _name(self) -> None:
        say = self._context.words.say
        self.search.setPlaceholderText(say("evidence.search"))
        for field, key in ((self.search, "search"), (self.show_only, "show"), (self.kind, "kind")):
            field.setAccessibleName(say(f"evidence.{key}"))
        self.search.setClearButtonEnabled(True)
        self.search.setToolTip(tip(say("evidence.search_tip")))
        self.order.setAccessibleName(say("evidence.order"))
        self.list.setAccessibleName(say("evidence.sources"))
        self.show_only.offer((each, say(f"evidence.shown.{each}")) for each in SHOWN)
        self.order.offer((each, say(f"evidence.by.{each}")) for each in ORDERS)
        self.add.setText(ampersands(say("evidence.add")))
        self.remove.setText(ampersands(say("evidence.remove")))
        self.add.setProperty("kind", "primary")
        self.remove.setProperty("kind", "danger")
        for button in (self.add, self.remove):
            button.setAutoDefault(False)

    def _offer_kinds(self) -> None:
        kinds = sorted({each.kind for each in self._context.board.all(Source).values()}, key=self._context.kind)
        every = self._context.words.say("evidence.any_kind")
        self.kind.offer([(None, every), *((each, self._context.kind(each)) for each in kinds)])

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.search)
        # Two lines: with large text three of them in one have no room for their words.
        for choices in ((self.show_only, self.kind), (self.order,)):
            sifts = QHBoxLayout()
            sifts.setSpacing(6)
            for choice in choices:
                choice.setMinimumContentsLength(4)
                sifts.addWidget(choice, 1)
            column.addLayout(sifts)
        column.addWidget(self.count)
        column.addWidget(self.list, 1)
        column.addWidget(self._none, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.add, 1)
        foot.addWidget(self.remove)
        column.addLayout(foot)

    def _wire(self) -> None:
        self.search.textChanged.connect(lambda _text: self.refresh())
        for choice in (self.show_only, self.kind, self.order):
            choice.currentIndexChanged.connect(lambda _index: self.refresh())
        self.list.chosen.connect(self.chosen)
        self.add.clicked.connect(lambda _: self.add_source())
        self.remove.clicked.connect(lambda _: self.remove_source())
