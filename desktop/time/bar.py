"""The bar under the pages: from where the board is looked at, as a choice of scenarios and a track of dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QSize, Qt, QTimer
from PySide6.QtWidgets import QDateEdit, QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton

from db.judge.past import days_of
from db.model.things import Milestone, Position, Premise, Rating, Relation, Scenario, name
from desktop.icons import icon
from desktop.naming import said_day, scenarios_in_order, short
from desktop.plain import ampersands, tip
from desktop.standpoint import BASE, Standpoint
from desktop.theme import px
from desktop.time.track import Stop, Track

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QAction

    from db.model.change import Change
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words

_PAUSE = 40  # milliseconds after which a date that is slid to shows: those that are passed by need not
_SETTLED = 150  # milliseconds without an edit after which the stops are gathered anew
_CHOICE = 190  # pixels
_NAME = 40


_TIMED = frozenset({Rating, Milestone, Position, Relation, Premise, Scenario})


class TimeBar(QFrame):
    """The bar. What is chosen here is the session's standpoint; every view follows that."""

    def __init__(self, session: Session, words: Words, theme: Theme) -> None:
        super().__init__()
        self._session, self._words, self._theme = session, words, theme
        self._find: Callable[[str], QAction] | None = None
        self.choice, self.track, self.date = QPushButton(), Track(theme), QDateEdit()
        self.earlier, self.later, self.milestones, self.dates = (QToolButton() for _ in range(4))
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED)
        self._lay()
        self._wire()
        self.retranslate(words)
        self.retheme(theme)

    @property
    def shown(self) -> date:
        """The date that the board shows."""
        return self._session.board.premise.as_of

    def equip(self, find: Callable[[str], QAction]) -> None:
        """Let the buttons do what the frame's actions do."""
        self._find = find
        self.milestones.clicked.connect(find("edit.milestones").trigger)
        self.dates.clicked.connect(find("view.dates").trigger)

    def step(self, by: int) -> None:
        """Go to the next earlier (-1) or later (1) date; past the board's own there is nothing later to go to."""
        days = [each.day for each in self.track.stops]
        there = [each for each in days if (each < self.shown if by < 0 else each > self.shown)]
        if there:
            self._stand_at(there[-1] if by < 0 else there[0])

    def retranslate(self, words: Words) -> None:
        """Say everything in the language of ``words``."""
        self._words = words
        say = words.say
        self.setAccessibleName(say("time.bar"))
        self.track.setAccessibleName(say("time.track"))
        self.date.setAccessibleName(say("time.date"))
        self.date.setToolTip(tip(say("time.date")))
        for button, key in (
            (self.earlier, "action.time.earlier"),
            (self.later, "action.time.later"),
            (self.milestones, "time.milestones"),
            (self.dates, "time.compare_dates"),
        ):
            button.setToolTip(tip(say(key)))
            button.setAccessibleName(say(key).rstrip("…"))
        self._show()

    def retheme(self, theme: Theme) -> None:
        """Draw everything in the colours of ``theme``."""
        self._theme = theme
        self.track.retheme(theme)
        self.choice.setIcon(icon("scenario", theme))
        self.choice.setMaximumWidth(px(_CHOICE) + px(60))
        for button, drawn in (
            (self.earlier, "earlier"),
            (self.later, "later"),
            (self.milestones, "milestone"),
            (self.dates, "compare"),
        ):
            button.setIcon(icon(drawn, theme))
            button.setIconSize(QSize(px(18), px(18)))

    def _lay(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 10, 2)
        row.setSpacing(4)
        self.choice.setProperty("kind", "quiet")
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("yyyy-MM-dd")
        for button in (self.earlier, self.later, self.milestones, self.dates):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        parts = (self.choice, self.earlier, self.track, self.later, self.date, self.milestones, self.dates)
        for part in parts:
            row.addWidget(part, int(part is self.track))

    def _wire(self) -> None:
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self.fill(menu))
        self.choice.setMenu(menu)
        self.earlier.clicked.connect(lambda _: self.step(-1))
        self.later.clicked.connect(lambda _: self.step(1))
        self.track.valueChanged.connect(lambda _: self._later.start())
        self._later.timeout.connect(self._slid)
        self._settled.timeout.connect(self._show)
        self.date.editingFinished.connect(self._typed)
        self._session.changed.connect(self._on_changed)
        self._session.stood.connect(lambda _: self._show())

    def fill(self, menu: QMenu) -> None:
        """Offer the base and the scenarios, and what can be done with them."""
        menu.clear()
        base, now = self._session.base, self._session.standpoint
        self._offer(menu, self._words.say("time.base"), BASE, checked=now.scenario is None)
        for each in scenarios_in_order(base):
            called = self._words.say("time.said.scenario", name=short(name(each, self._words.lang), _NAME))
            self._offer(menu, called, Standpoint(scenario=each.id), checked=now.scenario == each.id)
        if self._find is not None:
            menu.addSeparator()
            for action_id in ("time.scenario_new", "view.scenarios", "view.dates"):
                menu.addAction(self._find(action_id))

    def _offer(self, menu: QMenu, text: str, standpoint: Standpoint, *, checked: bool) -> None:
        action = menu.addAction(ampersands(text))
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(lambda: self._session.stand(standpoint))

    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        if any(each.kind in _TIMED for each in changes):
            self._settled.start()

    def _slid(self) -> None:
        if self.track.stops:
            self._stand_at(self.track.stops[self.track.value()].day)

    def _typed(self) -> None:
        typed = self.date.date().toPython()
        if typed != self.shown:
            self._stand_at(typed)  # type: ignore[arg-type]

    def _stand_at(self, day: date) -> None:
        own = day == self._session.base.premise.as_of
        self._session.stand(BASE if own else Standpoint(day=day))
        self._show()

    def _show(self) -> None:
        words, session = self._words, self._session
        scenario = session.base.get(Scenario, session.standpoint.scenario)
        said = words.say("time.base") if scenario is None else name(scenario, words.lang)
        self.choice.setText(ampersands(short(said, 18)))
        self.choice.setToolTip(tip(said))
        self.choice.setAccessibleName(words.say("time.choice", name=said))
        self.track.offer(self._stops(), self.shown)
        self.track.setAccessibleDescription(said_day(words, self.shown))
        self.earlier.setEnabled(any(each.day < self.shown for each in self.track.stops))
        self.later.setEnabled(any(each.day > self.shown for each in self.track.stops))
        if not self.date.hasFocus() or self.date.date().toPython() != self.shown:
            self.date.blockSignals(True)  # noqa: FBT003 - Qt's own
            self.date.setDate(QDate(self.shown.year, self.shown.month, self.shown.day))
            self.date.blockSignals(False)  # noqa: FBT003

    def _stops(self) -> list[Stop]:
        base, words = self._session.base, self._words
        named: dict[date, list[str]] = {}
        for each in sorted(base.all(Milestone).values(), key=lambda each: each.key):
            named.setdefault(each.date, []).append(short(name(each, words.lang)))
        own = base.premise.as_of
        return [self._stop(day, named.get(day, []), own=day == own) for day in days_of(base)]

    def _stop(self, day: date, named: list[str], *, own: bool) -> Stop:
        label = self._words.say("time.own_label") if own else f"{day:%Y-%m}"
        said = [said_day(self._words, day), *named]
        if own:
            said.insert(1, self._words.say("time.own_day"))
        return Stop(day, label, "\n".join(said), named=bool(named), own=own)
