"""Citing a passage: one that the board has, found by its words, or a new quote from a source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.edit import verbs
from db.model.things import Passage, Source, Stance
from desktop.dialogs.field import Line, settle
from desktop.dialogs.sourcing import SourceFields
from desktop.editor import LineEditor, PageEditor
from desktop.panels.pill import Pill
from desktop.plain import Text
from desktop.search import matches, order_key
from desktop.theme import px

if TYPE_CHECKING:
    from db.edit.edit import Edit
    from db.model.board import Board
    from db.model.things import CitedKind
    from desktop.panels.context import Context

_ID = Qt.ItemDataRole.UserRole
_ROOM = 90  # pixels of a screen that a dialog leaves free: its title and the panels
_FOUND_BY = Qt.ItemDataRole.UserRole + 1


class Citing(QDialog):
    """Cites one passage for or against a target, or the ``aspect`` of it that is meant, as one step.

    A new quote is from a new source until another one is chosen: nothing is ever filed under a source nobody named.
    """

    def __init__(
        self, context: Context, kind: CitedKind, target_id: str, parent: QWidget | None = None, *, aspect: str = ""
    ) -> None:
        super().__init__(parent)
        self._context, self._kind, self._target, self._aspect = context, kind, target_id, aspect
        say = context.words.say
        self.setWindowTitle(say("inspector.citing.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = LineEditor()
        self.search.setPlaceholderText(say("inspector.citing.search"))
        self.search.setAccessibleName(say("inspector.citing.search"))
        self.passages = _passages(context)
        self.quote = PageEditor(lines=3)
        self.quote.setPlaceholderText(say("inspector.citing.quote_hint"))
        self.quote.setAccessibleName(say("inspector.citing.quote"))
        self.source = _sources(context)
        self.fresh, self.locator, self.credibility = SourceFields(context.words), Line(), _numbers(context)
        self.wanting = Text(tone="muted", wrap=True)
        self.stances = {each: Pill(context.theme, say(f"inspector.stance.{each}")) for each in get_args(Stance)}
        self._lay()
        self._wire()
        self.resize(px(560), min(px(690), self.screen().availableSize().height() - _ROOM))

    def begin(self, quote: str) -> None:
        """Start with a new quote."""
        self.quote.setPlainText(quote)
        self.fresh.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Cite what is chosen or entered; stay open where the board says no, or where something is still wanting."""
        settle(self)
        if not self.cite.isEnabled():
            return
        if self._context.session.attempt(self._verb):
            super().accept()

    def _lay(self) -> None:
        say = self._context.words.say
        outer, inner = QVBoxLayout(self), QWidget()
        outer.setContentsMargins(20, 18, 20, 16)
        outer.setSpacing(10)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        self.passages.setMinimumHeight(px(76))
        known = bool(self._context.board.all(Passage))
        self._heading = Text(say("inspector.citing.existing"), tone="section")
        for part in (self._heading, self.search):
            column.addWidget(part)
            part.setVisible(known)
        column.addWidget(self.passages, 1)
        self.passages.setVisible(known)
        column.addWidget(Text(say("inspector.citing.new"), tone="section"))
        column.addWidget(self.quote, 0 if known else 1)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.addRow(Text(say("inspector.citing.source"), tone="muted"), self.source)
        form.addRow(self.fresh)
        form.addRow(Text(say("evidence.field.credibility"), tone="muted"), self.credibility)
        form.addRow(Text(say("inspector.citing.locator"), tone="muted"), self.locator)
        self._form = form
        column.addLayout(form)
        area = QScrollArea()  # with large text the fields are higher than a small screen
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for bare in (area.viewport(), inner):
            bare.setAutoFillBackground(False)
        outer.addWidget(area, 1)
        outer.addLayout(self._stance_row())
        outer.addWidget(self.wanting)
        outer.addWidget(self._buttons())
        (self.search if known else self.quote).setFocus(Qt.FocusReason.OtherFocusReason)

    def _stance_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Text(self._context.words.say("inspector.citing.stance")))
        self._group = QButtonGroup(self)
        for pill in self.stances.values():
            pill.setCheckable(True)
            self._group.addButton(pill)
            row.addWidget(pill)
        self.stances["supports"].setChecked(True)
        row.addStretch(1)
        return row

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        self.cite = QPushButton(self._context.words.say("inspector.citing.do"))
        self.cite.setProperty("kind", "primary")
        self.cite.setDefault(True)
        box.addButton(self.cite, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(
            QPushButton(self._context.words.say("inspector.citing.cancel")), QDialogButtonBox.ButtonRole.RejectRole
        )
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _wire(self) -> None:
        self.search.textChanged.connect(self._sift)
        self.search.entered.connect(self._to_first)
        self.search.cancelled.connect(self.reject)
        self.quote.cancelled.connect(self.reject)
        self.passages.itemDoubleClicked.connect(lambda _item: self.accept())
        self.passages.currentItemChanged.connect(lambda *_: self._show_ready())
        self.quote.textChanged.connect(self._show_ready)
        self.fresh.changed.connect(self._show_ready)
        self.source.currentIndexChanged.connect(lambda _index: self._show_ready())
        self._show_ready()

    def _sift(self, query: str) -> None:
        for row in range(self.passages.count()):
            item = self.passages.item(row)
            item.setHidden(not matches(query, item.data(_FOUND_BY)))
        current = self.passages.currentRow()
        if current >= 0 and self.passages.item(current).isHidden():
            self.passages.setCurrentRow(-1)

    def _to_first(self) -> None:
        """Choose the first passage that was found."""
        rows = range(self.passages.count())
        first = next((row for row in rows if not self.passages.item(row).isHidden()), None)
        if first is not None:
            self.passages.setCurrentRow(first)
            self.passages.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_ready(self) -> None:
        """Show the fields of a new source where it is one, and say what is wanting; no field moves while one types."""
        quoted, new = bool(self.quote.toPlainText().strip()), self.source.currentData() is None
        for row in (1, 2):
            self._form.setRowVisible(row, new)
        for field in (self.source, self.fresh, self.credibility, self.locator):
            field.setEnabled(quoted)
        self.passages.setEnabled(not quoted)
        chosen = self.passages.currentRow() >= 0
        wanting = "title" if quoted and new and not self.fresh.ready else "" if quoted or chosen else "quote"
        self.wanting.setText(self._context.words.say(f"inspector.citing.wanting_{wanting}") if wanting else " ")
        self.cite.setEnabled(not wanting)

    def _verb(self, board: Board) -> Edit:
        """Make source, passage and citation in one edit, as far as each is new."""
        stance: Stance = next(each for each, pill in self.stances.items() if pill.isChecked())
        if not self.quote.toPlainText().strip():
            passage_id = self.passages.currentItem().data(_ID)
            return verbs.cite(board, self._kind, self._target, passage_id, stance=stance, aspect=self._aspect)
        quote, locator, source_id = self.quote.toPlainText(), self.locator.text() or None, self.source.currentData()
        if source_id is None:
            fields = {**self.fresh.entered(), "kind": "document", "credibility": self.credibility.currentData()}
            made = verbs.quote_new(board, fields.pop("title"), quote, locator=locator, **fields)
        else:
            made = verbs.add_passage(board, source_id, quote, locator)
        passage = next(each.after for each in made.changes if isinstance(each.after, Passage))
        after = board.overlaid(made.changes)
        cited = verbs.cite(after, self._kind, self._target, passage.id, stance=stance, aspect=self._aspect)
        return replace(cited, changes=(*made.changes, *cited.changes))


def _passages(context: Context) -> QListWidget:
    made = QListWidget()
    made.setWordWrap(True)
    made.setSpacing(2)
    made.setAlternatingRowColors(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setTextElideMode(Qt.TextElideMode.ElideNone)
    made.setAccessibleName(context.words.say("inspector.citing.existing"))
    made.setIconSize(QSize(0, 0))
    for passage in sorted(context.board.all(Passage).values(), key=lambda each: order_key(each.quote)):
        source = context.board.the(Source, passage.source_id)
        item = QListWidgetItem(f"“{passage.quote}”\n{source.title} · {source.reliability}{source.credibility}")
        item.setData(_ID, passage.id)
        item.setData(_FOUND_BY, [passage.quote, source.title, source.author or ""])
        made.addItem(item)
    return made


def _sources(context: Context) -> QComboBox:
    made = QComboBox()
    made.addItem(context.words.say("inspector.citing.new_source"), None)
    for source in sorted(context.board.all(Source).values(), key=lambda each: order_key(each.title)):
        made.addItem(source.title, source.id)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(20)
    made.setAccessibleName(context.words.say("inspector.citing.source"))
    return made


def _numbers(context: Context) -> QComboBox:
    made = QComboBox()
    for number in range(1, 7):
        made.addItem(context.words.say(f"inspector.credibility.{number}"), number)
    made.setCurrentIndex(made.count() - 1)
    made.setAccessibleName(context.words.say("evidence.field.credibility"))
    return made
