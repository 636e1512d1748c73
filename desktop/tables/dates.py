"""The page that compares two dates: what became of every rating, in the method's six kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from db.judge.compare import KINDS, compare
from db.judge.past import days_of
from db.judge.reading import judge
from db.model.board import all_segments
from db.model.things import Criterion, Entity, Position, Segment, name
from desktop.flow import Flow
from desktop.naming import said_day, said_standpoint, short
from desktop.plain import Text, ampersands
from desktop.tables.ledger import Field, Ledger
from desktop.verdict import difference

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPaintEvent

    from db.judge.compare import Difference, Kind
    from db.judge.ratings import Effective
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words

_PAUSE = 150  # milliseconds without an edit after which the list is made anew
_QUIET: frozenset[Kind] = frozenset({"kept"})
NOTHING = "–"
_COLOURS: dict[Kind, str] = {"added": "fresh", "removed": "text_muted", "kept": "text_muted"}


class DatesPage(QWidget):
    """The page. A line leads to the card or the segment that it is about.

    Signals:
        sought(str): the board shall show the thing of this id.
        looked(date, date): the board shall show what changed from the first date to the second.

    """

    sought = Signal(str)
    looked = Signal(object, object)

    def __init__(self, session: Session, words: Words, theme: Theme) -> None:
        super().__init__()
        self._session, self._words, self._theme = session, words, theme
        self.earlier, self.later, self.table = QDateEdit(), QDateEdit(), Ledger()
        self.kinds: dict[Kind, QToolButton] = {each: QToolButton() for each in KINDS}
        self.heading, self.hint, self.levels = Text(tone="title"), Text(tone="muted", wrap=True), Text(wrap=True)
        self._from, self._to = Text(tone="muted"), Text(tone="muted")
        self.show_on_board, self.copy = QPushButton(), QPushButton()
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._found: tuple[Difference, ...] = ()
        self._lay()
        self._wire()
        self.turn(*first_pair(session))
        self.retranslate(words)

    def turn(self, earlier: date, later: date) -> None:
        """Compare these two dates."""
        for field, day in ((self.earlier, earlier), (self.later, later)):
            field.blockSignals(True)  # noqa: FBT003 - Qt's own
            field.setDate(QDate(day.year, day.month, day.day))
            field.blockSignals(False)  # noqa: FBT003
        self._show()

    @property
    def days(self) -> tuple[date, date]:
        """The two dates that are compared."""
        return self.earlier.date().toPython(), self.later.date().toPython()  # type: ignore[return-value]

    def retranslate(self, words: Words) -> None:
        """Say everything in the language of ``words``."""
        self._words = words
        say = words.say
        self.heading.setText(say("time.compare_dates"))
        self._from.setText(say("time.dates.from"))
        self._to.setText(say("time.dates.to"))
        self.earlier.setAccessibleName(say("time.dates.from"))
        self.later.setAccessibleName(say("time.dates.to"))
        self.show_on_board.setText(ampersands(say("time.dates.on_board")))
        self.copy.setText(ampersands(say("time.copy_table")))
        self.table.setAccessibleName(say("time.compare_dates"))
        self._show()

    def retheme(self, theme: Theme) -> None:
        """Show everything in another look."""
        self._theme = theme
        self._show()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground of a panel."""
        QPainter(self).fillRect(self.rect(), self._theme.colour("panel"))

    def showEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Make the list that was not wanted while nobody saw it."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._show()

    def _lay(self) -> None:
        head, row = QHBoxLayout(), Flow(gap=8)
        head.addWidget(self.heading, 1)
        for button in (self.show_on_board, self.copy):
            head.addWidget(button)
        for field in (self.earlier, self.later):
            field.setCalendarPopup(True)
            field.setDisplayFormat("yyyy-MM-dd")
        for part in (self._from, self.earlier, self._to, self.later, *self.kinds.values()):
            row.addWidget(part)
        for kind, chip in self.kinds.items():
            chip.setCheckable(True)
            chip.setChecked(kind not in _QUIET)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.hint)
        column.addLayout(row)
        column.addWidget(self.levels)
        column.addWidget(self.table, 1)

    def _wire(self) -> None:
        for field in (self.earlier, self.later):
            field.dateChanged.connect(lambda _: self._later.start())
        for chip in self.kinds.values():
            chip.toggled.connect(lambda _: self._fill())
        self.table.chosen.connect(self.sought)
        self.copy.clicked.connect(lambda _: self.table.copy())
        self.show_on_board.clicked.connect(lambda _: self.looked.emit(*self.days))
        self._later.timeout.connect(self._show)
        self._session.changed.connect(lambda _: self._later.start())

    def _show(self) -> None:
        if not self.isVisible():
            return
        self._later.stop()
        words, session = self._words, self._session
        stood = said_standpoint(words, session.base, session.standpoint)
        told = words.say("time.dates.hint")
        self.hint.setText(f"{stood} · {told}" if stood else told)
        self._found = compare(session.base, *self.days)
        self.levels.setText(self._levels_said())
        self.levels.setVisible(bool(self.levels.text()))
        self._fill()

    def _fill(self) -> None:
        counts = {kind: sum(each.kind == kind for each in self._found) for kind in KINDS}
        for kind, chip in self.kinds.items():
            said = self._words.say(f"time.kind.{kind}")
            chip.setText(ampersands(self._words.say("time.dates.chip", kind=said, count=counts[kind])))
            chip.setToolTip(self._words.say(f"time.kind_tip.{kind}"))
        wanted = {kind for kind, chip in self.kinds.items() if chip.isChecked()}
        titles = [self._words.say(f"time.dates.{each}") for each in ("kind", "where", "who", "criterion")]
        titles += [said_day(self._words, each) for each in self.days]
        titles.append(self._words.say("time.dates.by"))
        lines = ((each.target_id, self._line(each)) for each in self._found if each.kind in wanted)
        order = self.table.horizontalHeader().sortIndicatorSection(), self.table.horizontalHeader().sortIndicatorOrder()
        sorted_before = self.table.isSortingEnabled()
        self.table.show_lines(titles, lines)
        self.table.horizontalHeader().setSortIndicator(*(order if sorted_before else (-1, order[1])))
        self.table.setSortingEnabled(True)
        self.table.fit(260)
        self.copy.setEnabled(self.table.rowCount() > 0)

    def _line(self, found: Difference) -> list[Field]:
        board, words = self._session.base, self._words
        criterion = board.get(Criterion, found.criterion_id)
        colour = self._theme.colour(_COLOURS[found.kind]) if found.kind in ("removed", "kept") else None
        by = found.by
        moved = "" if by is None or found.kind == "kept" else f"{by:+g}"
        tint = self._theme.colour("rise" if (by or 0) > 0 else "fall") if by else colour
        return [
            Field(words.say(f"time.kind.{found.kind}"), KINDS.index(found.kind), colour, bold=found.kind == "changed"),
            Field(self._where(found.segment_id), self._rank(found.segment_id), colour),
            Field(self._who(found.target_id), None, colour),
            Field(short(name(criterion, words.lang)) if criterion is not None else NOTHING, None, colour),
            self._rated(found.was, colour is not None),
            self._rated(found.now, colour is not None),
            Field(moved, by if found.kind != "kept" else None, tint, right=True),
        ]

    def _rated(self, found: Effective | None, quiet: bool) -> Field:
        words = self._words
        colour = self._theme.colour("text_muted") if quiet else None
        if found is None:
            return Field(NOTHING, None, colour)
        if found.score is None:
            return Field(words.say(f"time.status.{found.status}"), None, colour)
        sure = words.say(f"judge.confidence.{found.confidence}") if found.confidence else NOTHING
        return Field(words.say("time.dates.rated", score=f"{found.score:g}", confidence=sure), found.score, colour)

    def _where(self, segment_id: str) -> str:
        segment = self._session.base.get(Segment, segment_id)
        return short(name(segment, self._words.lang)) if segment is not None else ""

    def _who(self, target_id: str) -> str:
        """Return the card's name; the segment, whose own ratings these are, stands beside it already."""
        position = self._session.base.get(Position, target_id)
        entity = self._session.base.get(Entity, position.entity_id) if position is not None else None
        return short(name(entity, self._words.lang)) if entity is not None else self._words.say("time.dates.market")

    def _rank(self, segment_id: str) -> float:
        order = [each.id for each in all_segments(self._session.base)]
        return float(order.index(segment_id)) if segment_id in order else -1.0

    def _levels_said(self) -> str:
        """Return how L has moved in the segments in which it has, the largest moves first."""
        board, words = self._session.base, self._words
        was, now = (judge(board, as_of=each) for each in self.days)
        moved: list[tuple[float, str]] = []
        for segment in all_segments(board):
            old, new = was.segments[segment.id].level, now.segments[segment.id].level
            if old is not None and new is not None and abs(new - old) >= 0.05:
                facts = {"was": f"{old:.1f}", "now": f"{new:.1f}", "by": f"{difference(old, new):+.1f}"}
                said = words.say("time.dates.level", name=short(name(segment, words.lang), 40), **facts)
                moved.append((abs(new - old), said))
        first = [said for _, said in sorted(moved, key=lambda each: -each[0])[:6]]
        return words.say("time.dates.levels", levels=" · ".join(first), count=len(moved)) if first else ""


def first_pair(session: Session) -> tuple[date, date]:
    """Return the dates to begin with: the last one before the board's own on which the present wave was rated."""
    board = session.base
    own = board.premise.as_of
    before = [each for each in days_of(board) if each < own]
    return (before[-1] if before else own), own
