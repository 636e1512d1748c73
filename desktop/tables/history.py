"""The page of history: how the chosen card or segment has stood, and who changed what of it, when and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.judge.story import course, targets_of, turns
from db.model.things import Criterion, Position, Rater, Rating, Segment, in_language, name
from desktop.curve import Curve, Point
from desktop.naming import said_standpoint, said_target, short
from desktop.plain import Text, ampersands
from desktop.tables.ledger import Field, Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent

    from db.judge.story import Turn
    from db.model.change import Change
    from desktop.selection import Selection
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words

_PAUSE = 120  # milliseconds without an edit or another choice after which the page is made anew
_STEPS_MOST = 1_000
NOTHING = "–"


class _Record(NamedTuple):
    """A step of the file's journal as it is told: when, by whom, what it is called, and whether it was undone."""

    when: str
    who: str
    label: str
    undone: bool


class HistoryPage(QWidget):
    """The page. Two tables: the dated ratings of the board, and the edits that this file has on record.

    Signals:
        sought(str): the board shall show the thing of this id.

    """

    sought = Signal(str)

    def __init__(self, session: Session, selection: Selection, words: Words, theme: Theme) -> None:
        super().__init__()
        self._session, self._selection, self._words, self._theme = session, selection, words, theme
        self.heading, self.hint = Text(tone="title"), Text(tone="muted", wrap=True)
        self.curve, self.ratings, self.edits = Curve(theme), Ledger(), Ledger()
        self.dated, self.edited, self.copy = Text(tone="section"), Text(tone="section"), QPushButton()
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay()
        for table in (self.ratings, self.edits):
            table.chosen.connect(self.sought)
        self.copy.clicked.connect(lambda _: (self.edits if self.edits.hasFocus() else self.ratings).copy())
        self._later.timeout.connect(self._show)
        session.changed.connect(lambda _: self._later.start())
        selection.changed.connect(self._later.start)
        self.retranslate(words)

    @property
    def about(self) -> str | None:
        """The id of the card or the segment whose history shows; None where none is chosen."""
        board, chosen = self._session.base, self._selection
        if board.get(Position, chosen.current) is not None:
            return chosen.current
        return chosen.segment if board.get(Segment, chosen.segment) is not None else None

    def retranslate(self, words: Words) -> None:
        """Say everything in the language of ``words``."""
        self._words = words
        self.copy.setText(ampersands(words.say("time.copy_table")))
        self.dated.setText(words.say("time.history.dated"))
        self.edited.setText(words.say("time.history.edited"))
        self.ratings.setAccessibleName(self.dated.text())
        self.edits.setAccessibleName(self.edited.text())
        self.curve.setAccessibleName(words.say("time.history.curve"))
        self._show()

    def retheme(self, theme: Theme) -> None:
        """Show everything in another look."""
        self._theme = theme
        self.curve.retheme(theme)
        self._show()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground of a panel."""
        QPainter(self).fillRect(self.rect(), self._theme.colour("panel"))

    def showEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Make what was not wanted while nobody saw it."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._show()

    def _lay(self) -> None:
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self.heading, 1)
        head.addWidget(self.copy)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addLayout(head)
        for part, stretch in ((self.hint, 0), (self.curve, 0), (self.dated, 0)):
            column.addWidget(part, stretch)
        column.addWidget(self.ratings, 3)
        column.addWidget(self.edited)
        column.addWidget(self.edits, 2)

    def _show(self) -> None:
        if not self.isVisible():
            return
        self._later.stop()
        words, base, about = self._words, self._session.base, self.about
        stood = said_standpoint(words, base, self._session.standpoint)
        told = words.say("time.history.hint" if about else "time.history.none")
        self.hint.setText(f"{stood} · {told}" if stood else told)
        named = said_target(words, base, about) if about else ""
        self.heading.setText(words.say("time.history.of", name=named) if about else words.say("time.history.title"))
        for part in (self.curve, self.dated, self.edited, self.ratings, self.edits, self.copy):
            part.setVisible(about is not None)
        if about is not None:
            self._fill(about)

    def _fill(self, about: str) -> None:
        words, base = self._words, self._session.base
        points = [Point(*each) for each in course(base, about)]
        said = ", ".join(f"{each.day.isoformat()} {each.value:.1f}" for each in points)
        self.curve.show_points(points, said)
        self.curve.setVisible(bool(points))
        titles = [words.say(f"time.history.{each}") for each in ("day", "who", "criterion", "was", "now", "by", "why")]
        lines = ((each.now.target_id, self._line(each)) for each in turns(base, about))
        self.ratings.show_lines(titles, lines)
        self.ratings.fit(260)
        titles = [words.say(f"time.history.{each}") for each in ("at", "editor", "what", "was", "now")]
        self.edits.show_lines(titles, self._edits(about))
        self.edits.fit(300)

    def _line(self, turn: Turn) -> list[Field]:
        words, base, rating = self._words, self._session.base, turn.now
        rater = base.get(Rater, rating.rater_id)
        called = in_language(rater.name, rater.name_en, words.lang) if rater is not None else NOTHING
        why = in_language(rating.rationale_ko, rating.rationale_en, words.lang)
        return [
            Field(rating.as_of.isoformat()),
            Field(said_target(words, base, rating.target_id)),
            Field(self._criterion(rating)),
            self._said(turn.was),
            self._said(rating),
            Field(f"{short(called, 40)} · {rating.rated_at.isoformat()}"),
            Field(short(why, 200) or NOTHING),
        ]

    def _edits(self, about: str) -> Iterator[tuple[str, list[Field]]]:
        """Yield what the file's journal says of it, the newest first."""
        workspace, targets = self._session.workspace, frozenset(targets_of(self._session.base, about))
        side = 0 if self._words.lang == "ko" else 1
        for step in reversed(workspace.history.steps()[-_STEPS_MOST:]):
            facts = {key: pair[side] or pair[1 - side] for key, pair in step.subject}
            known = self._words.knows(f"edit.{step.verb}")
            label = self._words.say(f"edit.{step.verb}", **facts) if known else self._words.say("window.some_step")
            when = step.at.astimezone().strftime("%Y-%m-%d %H:%M")
            record = _Record(when, step.who or NOTHING, label, undone=step.action == "undo")
            for change in workspace.changes_of(step):
                told = self._edit(record, change, targets)
                if told is not None:
                    yield getattr(change.thing, "target_id", change.id), told

    def _edit(self, record: _Record, change: Change, targets: frozenset[str]) -> list[Field] | None:
        thing, words = change.thing, self._words
        what = words.say("time.history.undone") if record.undone else ""
        when, who_did = Field(record.when), Field(record.who)
        if isinstance(thing, Rating) and thing.target_id in targets:
            who = said_target(words, self._session.base, thing.target_id)
            told = f"{what}{who} · {self._criterion(thing)}"
            before, after = change.before, change.after
            was = self._said(before if isinstance(before, Rating) else None)
            now = self._said(after if isinstance(after, Rating) else None)
            return [when, who_did, Field(told), was, now]
        if thing.id in targets and isinstance(thing, Position | Segment):
            return [when, who_did, Field(f"{what}{record.label}"), Field(""), Field("")]
        return None

    def _criterion(self, rating: Rating) -> str:
        criterion = self._session.base.get(Criterion, rating.criterion_id)
        return short(name(criterion, self._words.lang)) if criterion is not None else NOTHING

    def _said(self, rating: Rating | None) -> Field:
        words = self._words
        if rating is None:
            return Field(NOTHING)
        if rating.score is None:
            return Field(words.say(f"time.status.{rating.status}"))
        sure = words.say(f"judge.confidence.{rating.confidence}") if rating.confidence else NOTHING
        return Field(words.say("time.dates.rated", score=f"{rating.score:g}", confidence=sure), rating.score)
