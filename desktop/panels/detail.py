"""The particulars of a rating: what could not be told, how sure, why, as of when, and on what evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QGridLayout, QVBoxLayout, QWidget

from db.edit import verbs
from db.judge.evidence import NOTHING, backing_of
from db.judge.ratings import history
from db.model.things import Confidence, Distribution, in_language
from desktop.editor import PageEditor
from desktop.flow import Flow
from desktop.formulas import of_ceiling
from desktop.panels import saying
from desktop.panels.citations import Citations
from desktop.panels.conflict import Conflict
from desktop.panels.pill import Pill
from desktop.panels.prose import Prose
from desktop.plain import tip
from desktop.theme import px

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QWheelEvent

    from db.model.things import Criterion, Rating
    from desktop.panels.context import Context
    from desktop.panels.grading import Grading
    from desktop.panels.state import State

CONFIDENCES: tuple[Confidence, ...] = tuple(reversed(get_args(Confidence)))
CLASSES: tuple[Distribution, ...] = get_args(Distribution)
_INSET = 24


class DateField(QDateEdit):
    """A date with a calendar; the wheel belongs to the panel."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the panel."""
        event.ignore()


class Detail(QWidget):
    """What stands below a criterion's scale once it is opened.

    Signals:
        answered(): the board took or refused what was pressed; show again what it says.

    """

    answered = Signal()

    def __init__(self, context: Context, grading: Grading, criterion: Criterion) -> None:
        super().__init__()
        self._context, self._grading, self._criterion = context, grading, criterion
        self._state: State | None = None
        say = context.words.say
        self._unknown = Pill(context.theme, say("inspector.unknown"), hint=say("inspector.unknown_tip"))
        self._not_applicable = Pill(
            context.theme, say("inspector.not_applicable"), hint=say("inspector.not_applicable_tip")
        )
        self._clear = Pill(context.theme, say("inspector.clear"), look="link", hint=say("inspector.clear_tip"))
        self._levels = {each: Pill(context.theme, say(f"judge.confidence.{each}")) for each in CONFIDENCES}
        self._classes = {each: Pill(context.theme, say(f"briefing.distribution.{each}")) for each in CLASSES}
        self._why = PageEditor()
        self._rewrite = Prose(context.theme, context.words.say("inspector.rewrite"), size=12, colour="warning")
        self._told: Rating | None = None  # the rating as it was when its reason was last another
        self._date = DateField()
        self._history = Prose(context.theme, size=12, colour="text_muted")
        self._passages = Citations(context)
        self._conflict = Conflict(context, grading, criterion.id)
        self._lay()
        self._wire()

    def show_state(self, state: State) -> None:
        """Show what the board says; a rationale that is being written keeps what is typed."""
        self._state = state
        rating = state.rating
        self._unknown.setChecked(state.status == "unknown")
        self._not_applicable.setChecked(state.status == "not_applicable")
        self._clear.setEnabled(rating is not None)
        for level, pill in self._levels.items():
            pill.setChecked(state.confidence == level and state.status == "rated")
            pill.setEnabled(state.status == "rated")
            backing = backing_of(self._context.board, rating.id) if rating is not None else NOTHING
            pill.setToolTip(tip(of_ceiling(self._context.words, backing)))
        for each, pill in self._classes.items():
            pill.setChecked(rating is not None and rating.distribution == each)
            pill.setEnabled(rating is not None)
        self._show_why(state)
        self._show_date(state)
        self._show_history(rating)
        self._passages.show_target("rating", rating.id if rating else None)
        self._conflict.show_rating(rating, contradicted=state.contradicted)

    def finish(self) -> None:
        """End an editing that is under way and keep its text."""
        if self._why.edited:
            self._why.finish()
        self._conflict.finish()

    def _lay(self) -> None:
        say, theme = self._context.words.say, self._context.theme
        grid = QGridLayout(self)
        grid.setContentsMargins(_INSET, 2, 0, 6)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        fields: tuple[tuple[str, QWidget | Flow], ...] = (
            ("state_of", _row(self._unknown, self._not_applicable, self._clear)),
            ("confidence", _row(*self._levels.values())),
            ("why", self._reason()),
            ("date", self._date),
            ("distribution", _row(*self._classes.values())),
        )
        for line, (label, field) in enumerate(fields):
            title = Prose(theme, say(f"inspector.{label}"), size=12, colour="text_muted")
            title.setFixedSize(px(44 if self._context.lang == "ko" else 70), px(26))
            title.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(title, line, 0, Qt.AlignmentFlag.AlignTop)
            if isinstance(field, QWidget):
                grid.addWidget(field, line, 1)
            else:
                grid.addLayout(field, line, 1)
        grid.addWidget(self._history, len(fields), 1)
        grid.addWidget(self._passages, len(fields) + 1, 0, 1, 2)
        grid.addWidget(self._conflict, len(fields) + 2, 0, 1, 2)

    def _wire(self) -> None:
        for level, pill in self._levels.items():
            named = self._context.words.say(f"judge.confidence.{level}")
            pill.setAccessibleName(self._context.words.say("inspector.confidence_is", level=named))
        for pill in (self._unknown, self._not_applicable, *self._levels.values(), *self._classes.values()):
            pill.setCheckable(True)
        self._wire_fields()
        self._wire_pills()

    def _wire_fields(self) -> None:
        say = self._context.words.say
        self._why.setPlaceholderText(say("inspector.why_hint"))
        self._why.setAccessibleName(say("inspector.why"))
        self._why.finished.connect(self._on_why)
        self._date.setAccessibleName(say("inspector.date"))
        self._date.setToolTip(say("inspector.date_tip"))
        self._date.setCalendarPopup(True)
        self._date.setDisplayFormat("yyyy-MM-dd")
        self._date.editingFinished.connect(self._on_date)

    def _wire_pills(self) -> None:
        key = self._criterion.id
        self._unknown.clicked.connect(lambda: self._grading.status(key, "unknown"))
        self._not_applicable.clicked.connect(lambda: self._grading.status(key, "not_applicable"))
        self._clear.clicked.connect(lambda: self._grading.clear(key))
        for level, pill in self._levels.items():
            pill.clicked.connect(lambda _on, level=level: self._grading.confidence([key], level))
        for each, pill in self._classes.items():
            pill.clicked.connect(lambda _on, each=each: self._classify(each))
        for pill in (self._unknown, self._not_applicable, *self._levels.values(), *self._classes.values()):
            # A pill switches itself when it is pressed; the board may have said no, or it was chosen already.
            pill.clicked.connect(self.answered)

    def _classify(self, distribution: Distribution) -> None:
        rating = self._state.rating if self._state else None
        if rating is not None:
            self._context.session.attempt(lambda board: verbs.classify(board, rating.id, distribution))

    def _show_why(self, state: State) -> None:
        rating = state.rating
        either = in_language(rating.rationale_ko, rating.rationale_en, self._context.lang) if rating else ""
        if not self._why.edited:
            self._why.begin(self._own())
        self._why.setPlaceholderText(either or self._context.words.say("inspector.why_hint"))
        self._why.setEnabled(rating is not None)

        self._show_rewrite(rating)

    def _show_rewrite(self, rating: Rating | None) -> None:
        """Say so where a score has become another under the eyes of whoever looks, and its reason has not."""
        told = self._told
        same = told is not None and rating is not None and told.id == rating.id
        if not same or _reasons(told) != _reasons(rating):
            self._told = told = rating
        changed = told is not None and rating is not None and told.score != rating.score and any(_reasons(told))
        self._rewrite.setVisible(changed)

    def _reason(self) -> QWidget:
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._why)
        column.addWidget(self._rewrite)
        self._rewrite.hide()
        return both

    def _own(self) -> str:
        """Return the rationale in the language of the words."""
        rating = self._state.rating if self._state else None
        if rating is None:
            return ""
        return rating.rationale_ko if self._context.lang == "ko" else rating.rationale_en

    def _show_date(self, state: State) -> None:
        as_of = state.rating.as_of if state.rating else self._context.board.premise.as_of
        self._date.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._date.setMaximumDate(_day(self._context.board.premise.as_of))
        self._date.setDate(_day(as_of))
        self._date.setEnabled(state.rating is not None)
        self._date.blockSignals(False)  # noqa: FBT003

    def _show_history(self, rating: Rating | None) -> None:
        """Show all dated ratings once there are several."""
        dated = history(self._context.board, rating.target_id, rating.criterion_id) if rating else ()
        lines = [f"{each.as_of.isoformat()}  {self._said(each)}" for each in dated]
        self._history.tell("\n".join(lines))
        self._history.setVisible(len(lines) > 1)

    def _said(self, rating: Rating) -> str:
        if rating.status == "rated":
            return saying.score(rating.score)
        return self._context.words.say(f"inspector.state.{rating.status}")

    def _on_why(self, text: str) -> None:
        if not self._grading.rationale(self._criterion.id, text, self._context.lang):
            self._why.restore(self._own())

    def _on_date(self) -> None:
        rating = self._state.rating if self._state else None
        as_of = self._date.date().toPython()
        if rating is not None and as_of != rating.as_of:
            self._grading.date(self._criterion.id, as_of)  # type: ignore[arg-type]


def _reasons(rating: Rating | None) -> tuple[str, str]:
    return (rating.rationale_ko, rating.rationale_en) if rating is not None else ("", "")


def _day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _row(*pills: Pill) -> Flow:
    row = Flow()
    for pill in pills:
        row.addWidget(pill)
    return row
