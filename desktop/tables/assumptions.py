"""What the chosen scenario assumes, and what is done with that: accept it into the base, drop it, answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from db.edit import verbs
from db.model.things import Measure, Scenario, in_language, name
from desktop.clock import today
from desktop.flow import Flow
from desktop.naming import said_day, short
from desktop.plain import Elided, Text, ampersands
from desktop.standpoint import BASE
from desktop.tables.assumed import assumed_lines, assumed_of, to_accept
from desktop.tables.ledger import Ledger
from desktop.theme import px

if TYPE_CHECKING:
    from desktop.session import Session
    from desktop.words import Words

_HIGH = 120  # pixels that the list keeps however small the window is


class Assumptions(QWidget):
    """The assumptions of one scenario, each a line.

    Signals:
        undoable(str): a sentence that tells of what was done, to be offered back.

    """

    undoable = Signal(str)

    def __init__(self, session: Session, words: Words) -> None:
        super().__init__()
        self._session, self._words = session, words
        self._scenario_id: str | None = None
        self.heading, self.list, self._none = Elided(tone="section"), Ledger(), Text(tone="muted", wrap=True)
        self.accept, self.drop, self.answers = QPushButton(), QPushButton(), QPushButton()
        self._lay()
        self.accept.clicked.connect(lambda _: self._accept())
        self.drop.clicked.connect(lambda _: self._drop())
        self.list.itemSelectionChanged.connect(self._allow)
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self.offer_measures(menu))
        self.answers.setMenu(menu)

    def retranslate(self, words: Words) -> None:
        """Say everything in the language of ``words``."""
        self._words = words
        for button, key in ((self.accept, "accept"), (self.drop, "drop"), (self.answers, "answers")):
            button.setText(ampersands(words.say(f"time.scenarios.{key}")))
        self.list.setAccessibleName(words.say("time.scenarios.assumed"))

    def show_scenario(self, scenario_id: str | None) -> None:
        """Show what a scenario assumes now; nothing for None."""
        self._scenario_id = scenario_id
        words, base, scenario = self._words, self._session.base, self._scenario
        lines = list(assumed_lines(base, scenario, words)) if scenario is not None else []
        titles = [words.say(f"time.assumed.{each}") for each in ("what", "was", "now", "reason")]
        self.list.show_lines(titles if lines else [], lines)
        self.list.fit(320)
        self.list.setVisible(bool(lines))
        self._none.setVisible(scenario is not None and not lines)
        self._none.setText(words.say("time.scenarios.assumes_nothing"))
        self.heading.tell("")
        if scenario is not None:
            day, named = said_day(words, scenario.base_as_of), short(name(scenario, words.lang), 40)
            self.heading.tell(words.say("time.scenarios.assumes", name=named, date=day))
        self._allow()

    def offer_measures(self, menu: QMenu) -> None:
        """Offer the board's measures: those that answer the chosen scenario are ticked."""
        menu.clear()
        measures = sorted(self._session.base.all(Measure).values(), key=lambda each: (each.order, each.id))
        for each in measures:
            title = short(in_language(each.title_ko, each.title_en, self._words.lang))
            action = menu.addAction(ampersands(title))
            action.setCheckable(True)
            action.setChecked(each.scenario_id == self._scenario_id and self._scenario_id is not None)
            action.triggered.connect(lambda ticked, measure_id=each.id: self._answer(measure_id, ticked=ticked))
        if not measures:
            menu.addAction(ampersands(self._words.say("time.scenarios.no_measures"))).setEnabled(False)

    @property
    def _scenario(self) -> Scenario | None:
        return self._session.base.get(Scenario, self._scenario_id)

    def _lay(self) -> None:
        column, tools = QVBoxLayout(self), Flow(gap=6)
        column.setContentsMargins(0, 8, 0, 0)
        for button in (self.accept, self.drop, self.answers):
            tools.addWidget(button)
        self.list.setMinimumHeight(px(_HIGH))
        column.addWidget(self.heading)
        column.addLayout(tools)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        column.addStretch(0)

    def _allow(self) -> None:
        self.answers.setEnabled(self._scenario is not None)
        chosen = bool(self._picked())
        self.drop.setEnabled(chosen)
        self.accept.setEnabled(chosen)

    def _picked(self) -> list[tuple[str, str]]:
        scenario = self._scenario
        rows = sorted({each.row() for each in self.list.selectedItems()})
        told = list(assumed_of(scenario)) if scenario is not None else []
        return [told[row] for row in rows if row < len(told)]

    def _answer(self, measure_id: str, *, ticked: bool) -> None:
        """Let a measure answer the chosen scenario, or none."""
        scenario_id = self._scenario_id if ticked else None
        self._session.attempt(lambda board: verbs.edit_measure(board, measure_id, scenario_id=scenario_id))

    def _drop(self) -> None:
        scenario, picked = self._scenario, self._picked()
        if scenario is None or not picked:
            return
        if self._session.attempt(lambda board: verbs.drop_overrides(board, scenario.id, picked)):
            self.undoable.emit(self._words.say("time.scenarios.dropped", count=len(picked)))

    def _accept(self) -> None:
        """Accept what is chosen: the base is meant, from wherever it is looked at."""
        scenario, picked = self._scenario, self._picked()
        if scenario is None or not picked:
            return
        accepted = to_accept(self._session.base, scenario, picked)
        self._session.stand(BASE)
        if self._session.attempt(lambda board: verbs.accept(board, scenario.id, accepted, rated_at=today())):
            self.undoable.emit(self._words.say("time.scenarios.accepted", count=len(accepted)))
