"""The passages of one source: the list, the chosen one to mend, and what it is cited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.edit import verbs
from db.model.things import Citation, Document, Passage, Source
from desktop.evidence.fresh import Fresh
from desktop.evidence.passage import PassageForm
from desktop.evidence.targets import Target, Targets
from desktop.evidence.uses import Uses
from desktop.listing import Entry
from desktop.plain import Text, ampersands, tip
from desktop.roll import Roll

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from desktop.evidence.context import Context
    from desktop.evidence.fresh import Draft


class Quotes(QWidget):
    """The passages.

    Signals:
        asked(object): a `Way` that is to be shown on the board.
        sought(str): a passage is to be looked for in the source's document.
        made(str, str): a new passage was kept: its source and itself.

    """

    asked = Signal(object)
    sought = Signal(str)
    made = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._source: str | None = None
        self.list = Roll(context.theme, lines=2, drags=True)
        self.form, self.fresh, self.uses = PassageForm(context), Fresh(context), Uses(context)
        self.count = Text(tone="muted")
        self.add = QPushButton(ampersands(context.words.say("evidence.add_passage")))
        self._none = Text(context.words.say("evidence.no_passages"), tone="muted", wrap=True)
        self._lay_out()
        self._wire()

    @property
    def passage_id(self) -> str | None:
        """The id of the chosen passage."""
        return self.list.current

    def show_source(self, source_id: str | None) -> None:
        """Show the passages of a source."""
        if source_id != self._source:
            self._source = source_id
            self._stack.setCurrentIndex(0)
        board = self._context.board
        passages = board.where(Passage, "source_id", source_id) if source_id else ()
        rows = [(each.id, self._entry(each)) for each in sorted(passages, key=self._place)]
        self.list.show_rows(rows)
        self._none.setVisible(not rows and self._stack.currentIndex() == 0)
        self.list.setVisible(bool(rows))
        self.count.setText(self._context.words.say("evidence.passages_count", count=str(len(rows))))
        self._show_chosen()

    def choose(self, passage_id: str) -> None:
        """Choose a passage."""
        self._stack.setCurrentIndex(0)
        self.list.choose(passage_id)

    def begin(self, quote: str = "") -> None:
        """Start a new passage of the shown source with some words."""
        self._stack.setCurrentIndex(1)
        self._none.hide()
        self.fresh.begin(quote, self._source)

    def draft(self) -> Draft | None:
        """Return the new passage that is being entered, if one is; what is being mended is kept first."""
        self.form.keep()
        return self.fresh.draft() if self._stack.currentIndex() == 1 else None

    def resume(self, draft: Draft | None) -> None:
        """Go on with a new passage that was being entered elsewhere."""
        if draft is not None:
            self.begin()
            self.fresh.resume(draft)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take pasted text as a new passage, and let Del remove one."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.matches(QKeySequence.StandardKey.Paste):
            self.begin(QGuiApplication.clipboard().text())
            return True
        if event.key() == Qt.Key.Key_Delete and self.passage_id is not None:
            self.form.remove_passage()
            return True
        return False

    def pick_target(self) -> Targets | None:
        """Open the list of what the chosen passage can be cited for."""
        passage_id = self.passage_id
        if passage_id is None:
            return None
        targets = Targets(self._context, self.window())
        targets.picked.connect(lambda target, stance: self._cite(passage_id, target, stance))
        targets.open()
        return targets

    def _cite(self, passage_id: str, target: Target, stance: str) -> None:
        self._context.session.attempt(
            lambda board: verbs.cite(
                board,
                target.kind,
                target.id,
                passage_id,
                stance=stance,  # type: ignore[arg-type]
                aspect=target.aspect,
            )
        )

    def _entry(self, passage: Passage) -> Entry:
        board, say = self._context.board, self._context.words.say
        citations = board.where(Citation, "passage_id", passage.id)
        against = sum(each.stance == "contradicts" for each in citations)
        source = board.the(Source, passage.source_id)
        credibility = source.credibility if passage.credibility is None else passage.credibility
        used = say("evidence.used", count=str(len(citations))) if citations else say("evidence.unused_short")
        below = " · ".join(filter(None, (passage.locator, used)))
        warning = say("evidence.against", count=str(against)) if against else ""
        return Entry(passage.quote, below, f"{source.reliability}{credibility}", warning)

    def _place(self, passage: Passage) -> tuple[object, ...]:
        first = min((each.order for each in self._context.board.where(Citation, "passage_id", passage.id)), default=0)
        return bool(passage.locator), passage.locator or "", first, passage.quote

    def _show_chosen(self) -> None:
        board = self._context.board
        passage = board.get(Passage, self.passage_id)
        documented = bool(self._source and board.where(Document, "source_id", self._source))
        self.form.show_passage(passage, documented=documented)
        self.uses.show_passage(passage)
        shown = passage is not None
        self.form.setVisible(shown)
        self.uses.setVisible(shown)

    def _on_left(self) -> None:
        self._stack.setCurrentIndex(0)
        self.show_source(self._source)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_made(self, source_id: str, passage_id: str) -> None:
        self._stack.setCurrentIndex(0)
        self.made.emit(source_id, passage_id)

    def _lay_out(self) -> None:
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(12, 10, 12, 6)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.addWidget(self.count)
        row.addStretch(1)
        self.add.setAutoDefault(False)
        self.add.setToolTip(tip(self._context.words.say("evidence.paste_tip")))
        row.addWidget(self.add)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        column.addWidget(self._none, 1, Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._stack.addWidget(_scrolled(self._below()))
        fresh = QWidget()
        inset = QVBoxLayout(fresh)
        inset.setContentsMargins(12, 6, 12, 12)
        inset.addWidget(self.fresh)
        self._stack.addWidget(_scrolled(fresh))
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(top)
        halves.addWidget(self._stack)
        halves.setSizes([300, 420])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(halves)
        self.list.setAccessibleName(self._context.words.say("evidence.passages"))
        self.list.setMinimumHeight(90)

    def _below(self) -> QWidget:
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(12, 6, 12, 12)
        column.setSpacing(10)
        column.addWidget(self.form)
        column.addWidget(self.uses, 1)
        column.addStretch(0)
        return below

    def _wire(self) -> None:
        self.list.chosen.connect(lambda _: self._show_chosen())
        self.list.installEventFilter(self)
        self.add.clicked.connect(lambda _: self.begin())
        self.fresh.left.connect(self._on_left)
        self.fresh.made.connect(self._on_made)
        self.form.citing.connect(self.pick_target)
        self.form.sought.connect(lambda: self.sought.emit(self.passage_id or ""))
        self.uses.asked.connect(self.asked)


def _scrolled(part: QWidget) -> QScrollArea:
    """Return what lets a part be as high as its fields need, whatever room there is."""
    area = QScrollArea()
    area.setWidget(part)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    part.setAutoFillBackground(False)
    return area
