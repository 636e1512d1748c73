"""The dialog for sources and the passages quoted from them: what ratings stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout

from db.edit import verbs
from db.model.things import Passage, Source
from desktop.dialogs.document import Document
from desktop.dialogs.field import Choice, Line, Page, settle
from desktop.dialogs.message import ask
from desktop.dialogs.sheet import Sheet, form, push
from desktop.plain import Text, ampersands, tip
from desktop.search import order_key

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget

    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words

_ID = Qt.ItemDataRole.UserRole


class SourcesSheet(Sheet):
    """Sources on the left; what is known of the chosen one and its passages on the right. All is kept at once."""

    def __init__(self, session: Session, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("dialog.sources.title", words, theme, parent)
        self._session = session
        self.sources, self.passages = QListWidget(), QListWidget()
        self.fresh, self.quote, self.locator, self.credibility = Line(), Page(3), Line(), Choice()
        self.document = Document(self, session)
        self._add, self._remove, self._add_passage = push(kind="primary"), push(kind="danger"), push(kind="primary")
        self._lay_out()
        self._connect()
        self._show()
        self.resize(920, 680)

    @property
    def chosen(self) -> Source | None:
        """The chosen source."""
        items = self.sources.selectedItems()
        return self._session.board.get(Source, items[0].data(_ID)) if items else None

    def choose(self, source_id: str) -> None:
        """Choose a source."""
        for at in range(self.sources.count()):
            if self.sources.item(at).data(_ID) == source_id:
                self.sources.setCurrentRow(at)

    def retranslate(self, words: Words) -> None:
        """Say the dialog in the language of ``words``; what was typed stays."""
        super().retranslate(words)
        self.document.say(words)
        self._offer(words)

    def add(self) -> None:
        """Add a source of the written title."""
        settle(self)
        title = self.fresh.text()
        if self._session.attempt(lambda board: verbs.add_source(board, title=title)):
            self.fresh.clear()

    def quote_passage(self) -> None:
        """Add the written passage to the chosen source."""
        settle(self)
        source, quote, locator = self.chosen, self.quote.toPlainText(), self.locator.text() or None
        if source is None:
            return
        credibility = self.credibility.currentData()
        if self._session.attempt(lambda board: verbs.add_passage(board, source.id, quote, locator, credibility)):
            self.quote.clear()
            self.locator.clear()
            self.quote.setFocus()

    def remove(self) -> None:
        """Remove the chosen source, after a question where passages would go with it."""
        source = self.chosen
        if source is None:
            return
        count = len(self._session.board.where(Passage, "source_id", source.id))
        if not count:
            self._drop(source)
            return
        text = self.words.say("dialog.sources.sure", name=source.title, count=str(count))
        ask(self, self.words, text, self.words.say("dialog.remove"), lambda: self._drop(source))

    def _drop(self, source: Source) -> None:
        self._session.attempt(lambda board: verbs.remove_source(board, source.id))

    def _lay_out(self) -> None:
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addLayout(self._left(), 4)
        both.addLayout(self._right(), 7)
        self.body.addLayout(both, 1)
        self.button("dialog.done", self.accept)

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(8)
        self.sources.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.passages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout()
        row.addWidget(self._add, 1)
        row.addWidget(self._remove)
        for part in (self.sources, self.fresh):
            left.addWidget(part)
        left.addLayout(row)
        self.says(self.sources.setAccessibleName, "dialog.sources.list")
        self.says(self.fresh.setPlaceholderText, "dialog.sources.fresh")
        self.says(self.fresh.setAccessibleName, "dialog.sources.fresh")
        self._name(self._add, "dialog.sources.add")
        self._name(self._remove, "dialog.remove")
        return left

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.document)
        heading = Text(tone="section")
        self.says(heading.setText, "dialog.sources.passages")
        self.says(self.passages.setAccessibleName, "dialog.sources.passages")
        self.passages.setWordWrap(True)
        self.passages.setMinimumHeight(90)
        right.addWidget(heading)
        right.addWidget(self.passages, 1)
        fields = form()
        self.row(fields, "dialog.sources.quote", self.quote)
        self.row(fields, "dialog.sources.locator", self.locator)
        self.row(fields, "dialog.sources.own_credibility", self.credibility)
        right.addLayout(fields)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._add_passage)
        right.addLayout(row)
        self._name(self._add_passage, "dialog.sources.add_passage")
        return right

    def _name(self, button: QPushButton, key: str) -> None:
        self.says(lambda text: button.setText(ampersands(text)), key)

    def _connect(self) -> None:
        self.sources.currentItemChanged.connect(lambda *_: self._choose())
        self.fresh.returnPressed.connect(self.add)
        self._add.clicked.connect(lambda _: self.add())
        self._remove.clicked.connect(lambda _: self.remove())
        self._add_passage.clicked.connect(lambda _: self.quote_passage())
        self._session.changed.connect(self._on_changed)
        self._session.refused.connect(self._on_refused)

    def _on_changed(self, changes: tuple[object, ...]) -> None:
        self.wrong("")
        made = [each.id for each in changes if each.before is None and each.kind is Source]  # type: ignore[attr-defined]
        self._show()
        if len(made) == 1:
            self.choose(made[0])

    def _on_refused(self, error: object) -> None:
        self.wrong(self.words.error(error))  # type: ignore[arg-type]
        self._choose()

    def _show(self) -> None:
        chosen = self.chosen
        self._offer(self.words)
        with QSignalBlocker(self.sources):
            self.sources.clear()
            for source in sorted(self._session.board.all(Source).values(), key=lambda each: order_key(each.title)):
                item = QListWidgetItem(" ".join(source.title.split()), self.sources)
                item.setData(_ID, source.id)
                item.setToolTip(tip(source.title))
            self.sources.setCurrentRow(0)
            if chosen:
                self.choose(chosen.id)
        self._choose()

    def _choose(self) -> None:
        source = self.chosen
        self.document.show_source(source)
        for part in (self._remove, self._add_passage, self.quote, self.locator, self.credibility):
            part.setEnabled(source is not None)
        self.passages.clear()
        for passage in self._session.board.where(Passage, "source_id", source.id) if source else ():
            where = f"\n{passage.locator}" if passage.locator else ""
            text = self.words.say("dialog.sources.quoted", quote=passage.quote) + where
            QListWidgetItem(text, self.passages).setData(_ID, passage.id)

    def _offer(self, words: Words) -> None:
        pairs: list[tuple[object, str]] = [(None, words.say("dialog.sources.as_source"))]
        self.credibility.offer([*pairs, *((each, words.say(f"dialog.credibility.{each}")) for each in range(1, 7))])
