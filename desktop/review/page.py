"""The page of the review: what an examiner would ask of the board, question by question, each line a way to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from db.model.things import Citation, Fact, Passage, Rating, Source
from desktop.listing import Entry
from desktop.plain import Text, ampersands, tip
from desktop.review.examiner import Examiner
from desktop.review.lines import Lines
from desktop.review.looking import Looking
from desktop.review.pairing import Pairing
from desktop.review.telling import QUESTIONS, Telling
from desktop.roll import Roll
from desktop.search import matches
from desktop.target import go

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QShowEvent

    from db.judge.examination import Turn
    from db.model.change import Change
    from desktop.selection import Selection
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words

_ALL = "all"
_NAMELESS = (Citation, Fact, Passage, Rating, Source)  # what neither names a line nor gives it its place


class ReviewPage(QWidget):
    """Questions with their counts at the left, the lines of the chosen one at the right.

    A click on a line selects the card and opens its criterion beside it, so that it can be mended with the list in
    view; a double click, or Enter, shows it on the board.

    Signals:
        asked(object): a `Way` that is to be shown on the board.
        undoable(str): a sentence that tells of what was done, to be offered back.
        broke(object): a bug on the other thread.

    """

    asked = Signal(object)
    undoable = Signal(str)
    broke = Signal(object)

    def __init__(self, session: Session, selection: Selection, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("ReviewPage")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._session, self._selection, self._words, self._theme = session, selection, words, theme
        self._examiner = Examiner(session)
        self._examiner.told.connect(self._on_told)
        self._examiner.broke.connect(self.broke)
        self._telling: Telling | None = None
        self.found = Lines(Telling(session.board, words), ())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._make()
        session.changed.connect(self._on_changed)

    def retranslate(self, words: Words) -> None:
        """Say everything in other words, at once."""
        self._words = words
        self._anew()

    def retheme(self, theme: Theme) -> None:
        """Show everything in another look, at once."""
        self._theme = theme
        self._anew()

    def choose(self, question: str) -> None:
        """Show the lines of one question."""
        self.questions.choose(question)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground of a panel."""
        QPainter(self).fillRect(self.rect(), self._theme.colour("panel"))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Look at the board, or catch up with what has happened meanwhile."""
        super().showEvent(event)
        self._telling = None
        self._examiner.catch_up()
        self._show()

    def focusInEvent(self, _event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Hand the keyboard to the lines."""
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Show the chosen line on the board at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask()
        else:
            super().keyPressEvent(event)

    def _make(self) -> None:
        say = self._words.say
        self.questions, self.lines = Roll(self._theme), Roll(self._theme, always=False)
        self.search, self.count, self.none = QLineEdit(), Text(tone="muted"), Text(tone="muted", wrap=True)
        self.on_board, self.pairing = (
            QPushButton(ampersands(say("review.on_board"))),
            Pairing(self._session, self._words),
        )
        self.looking = Looking(self._examiner, self._words)
        self.why = Text(tone="muted", wrap=True)
        self.setAccessibleName(say("review.title"))
        self.questions.setAccessibleName(say("review.questions"))
        self.lines.setAccessibleName(say("review.lines"))
        self.search.setPlaceholderText(say("review.search"))
        self.search.setAccessibleName(say("review.search"))
        self.search.setToolTip(tip(say("review.search_tip")))
        self.search.setClearButtonEnabled(True)
        self.on_board.setAutoDefault(False)
        self._lay_out()
        self.questions.chosen.connect(lambda _: self._show_lines())
        self.search.textChanged.connect(lambda _: self._show_lines())
        self.lines.picked.connect(self._go)
        self.lines.chosen.connect(lambda _: self._offer())
        self.pairing.undoable.connect(self.undoable)
        self.lines.clicked.connect(lambda index: self._go(self.lines.roll.id_at(index.row()) or ""))
        self.lines.doubleClicked.connect(lambda _: self._ask())
        self.on_board.clicked.connect(lambda _: self._ask())
        self._show()

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(Text(self._words.say("review.title"), tone="section"))
        column.addWidget(self.questions, 1)
        column = QVBoxLayout(right)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        row.addWidget(self.count)
        column.addLayout(row)
        column.addWidget(self.why)
        column.addWidget(self.lines, 1)
        column.addWidget(self.looking)
        column.addWidget(self.none, 1, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addWidget(self.on_board)
        foot.addWidget(self.pairing)
        foot.addStretch(1)
        column.addLayout(foot)
        self.halves = QSplitter(Qt.Orientation.Horizontal)
        self.halves.setChildrenCollapsible(False)
        self.halves.addWidget(left)
        self.halves.addWidget(right)
        self.halves.setStretchFactor(1, 1)
        self.halves.setSizes([300, 660])
        self._column.addWidget(self.halves)

    def _anew(self) -> None:
        question, line, query = self.questions.current, self.lines.current, self.search.text()
        sizes = self.halves.sizes()
        self._column.removeWidget(self.halves)
        self.halves.hide()
        self.halves.deleteLater()
        self._telling = None
        self._make()
        self.search.setText(query)
        if question is not None:
            self.questions.choose(question)
        if line is not None:
            self.lines.blockSignals(True)  # noqa: FBT003 - Qt's own
            self.lines.choose(line)
            self.lines.blockSignals(False)  # noqa: FBT003
        self.halves.setSizes(sizes)

    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        if not self.isVisible():
            return
        if any(each.kind not in _NAMELESS for each in changes):
            self._telling = None  # names and places may be others
        self._examiner.catch_up()

    def _on_told(self, turn: Turn | None) -> None:
        """Take in what is otherwise in the review; where all is, or nobody has looked at the page yet, all of it."""
        if turn is None or self._telling is None:
            self._telling = None
        else:
            self.found.turn(turn.gone, turn.come)
        self._show()

    def _show(self) -> None:
        """Show the questions with their counts, and the lines."""
        if not self.isVisible():
            return
        if self._telling is None:
            self._telling = Telling(self._session.board, self._words)
            self.found = Lines(self._telling, self._examiner.findings())
        say = self._words.say
        rows = [(_ALL, Entry(say("review.all"), mark=f"{len(self.found):,}"))]
        for question in QUESTIONS:
            count = self.found.count(question)
            below = say("review.fine") if not count else say(f"review.short.{question}")
            rows.append((question, Entry(say(f"review.question.{question}"), below, f"{count:,}" if count else "")))
        self.questions.show_rows(rows)
        self._show_lines()

    def _show_lines(self) -> None:
        question, say = self.questions.current or _ALL, self._words.say
        telling, found = self._telling, self.found
        if telling is None:
            return
        ids = found.keys(None if question == _ALL else question)  # type: ignore[arg-type]
        query, every = self.search.text().strip(), len(ids)
        if query:
            ids = [each for each in ids if matches(query, (telling.name(found[each]),))]
        asked = question == _ALL
        self.lines.show_lazily(ids, lambda key: telling.entry(found[key], asked=asked))
        self.count.setText(say("review.count", count=f"{len(ids):,}"))
        self.why.setText(say(f"review.why.{question}"))
        self.lines.setVisible(bool(ids))
        self.on_board.setVisible(bool(ids))
        self._show_none(ids=len(ids), every=every)
        self._offer()

    def _show_none(self, *, ids: int, every: int) -> None:
        """Say why there is no line: it is being looked for, that was called off, or all is fine."""
        busy, stopped = self._examiner.busy, self._examiner.stopped
        self.none.setVisible(not ids)
        said = "looking" if busy else "stopped" if stopped else "none_found" if every else "fine"
        self.none.setText(self._words.say(f"review.{said}"))
        self.looking.show_state(busy=busy, stopped=stopped)

    def _offer(self) -> None:
        """Offer what can be done about the chosen line."""
        self.pairing.offer(self.found.get(self.lines.current))

    def _go(self, key: str) -> None:
        finding = self.found.get(key)
        if finding is None or self._telling is None:
            return
        way = self._telling.way(finding)
        if not go(self._selection, way) and way.entity is not None:
            self.asked.emit(way)

    def _ask(self) -> None:
        finding = self.found.get(self.lines.current)
        if finding is not None and self._telling is not None:
            self.asked.emit(self._telling.way(finding))
