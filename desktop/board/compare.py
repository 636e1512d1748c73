"""The choice of what the change lens compares with: a milestone, a day on which something was rated, a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from db.model.things import Milestone, Scenario, name
from desktop.board.barbutton import BarButton
from desktop.board.compared import compared_day, rating_days
from desktop.icons import icon
from desktop.plain import ampersands
from desktop.sight import SCENARIOS_MOST, scenario_shown, scenarios_asked, scenarios_shown

if TYPE_CHECKING:
    from datetime import date

    from desktop.session import Session
    from desktop.sight import Viewing
    from desktop.theme import Theme
    from desktop.words import Words

DAYS_MOST = 24
"""How many days of ratings are offered, the latest first: a menu longer than the screen is none."""

TEXT_MOST, SAID_MOST = 120, 40
"""How much of a name the menu and the button say: names may be very long."""


class CompareButton(BarButton):
    """Says what is compared with; pressed, it offers the other dates, and the scenarios.

    Signals:
        resettled: it wants another width.

    """

    resettled = Signal()

    def __init__(self, session: Session, viewing: Viewing, words: Words, theme: Theme) -> None:
        super().__init__()
        self._session, self._viewing, self._words = session, viewing, words
        offer = QMenu(self)
        offer.aboutToShow.connect(lambda: self.fill(offer))
        self.setMenu(offer)
        viewing.changed.connect(self._tell)
        session.changed.connect(self._tell_if_shown)
        self.retheme(theme)
        self._tell()

    def retranslate(self, words: Words) -> None:
        """Say everything in the language of ``words``."""
        self._words = words
        self._tell()

    def retheme(self, theme: Theme) -> None:
        """Draw the icon in the colours of ``theme``."""
        self.setIcon(icon("compare", theme))

    def fill(self, menu: QMenu) -> None:
        """Offer the earliest date, the milestones, the days of ratings before the board's own, and the scenarios."""
        menu.clear()
        board, say = self._session.board, self._words.say
        self._offer(menu, say("boardbar.compare.first"), None)
        milestones = sorted(board.all(Milestone).values(), key=lambda each: (each.date, each.id))
        if milestones:
            menu.addSeparator()
        for each in milestones:
            self._offer(menu, f"{name(each, self._words.lang)} · {each.date.isoformat()}", each.date)
        days = rating_days(board)
        if days:
            menu.addSeparator()
        for day in days[-DAYS_MOST:]:
            self._offer(menu, say("boardbar.compare.rated", date=day.isoformat()), day)
        scenarios = sorted(board.all(Scenario).values(), key=lambda each: each.key)
        if scenarios:
            menu.addSeparator()
        for scenario in scenarios:
            self._offer_scenario(menu, scenario)
        if len(scenarios) > 1:
            ids = [each.id for each in scenarios[:SCENARIOS_MOST]]
            together = menu.addAction(ampersands(say("boardbar.compare.together", count=len(ids))))
            together.triggered.connect(lambda: self._viewing.change(**scenarios_asked(ids)))

    def _offer(self, menu: QMenu, text: str, day: date | None) -> None:
        action = menu.addAction(ampersands(text[:TEXT_MOST]))
        action.setCheckable(True)
        action.setChecked(self._viewing.now.compared == day and not self._shown)
        action.triggered.connect(lambda: self._viewing.change(compared=day, scenario=None, also=()))

    def _offer_scenario(self, menu: QMenu, scenario: Scenario) -> None:
        """Offer a scenario: it comes beside those that show already, as long as there are letters, or goes again."""
        shown = self._shown
        called = self._words.say("boardbar.compare.scenario", name=name(scenario, self._words.lang))
        action = menu.addAction(ampersands(called[:TEXT_MOST]))
        action.setCheckable(True)
        action.setChecked(scenario.id in shown)
        action.setEnabled(scenario.id in shown or len(shown) < SCENARIOS_MOST)
        left = [each for each in shown if each != scenario.id]
        asked = left if scenario.id in shown else [*shown, scenario.id]
        action.triggered.connect(lambda: self._viewing.change(**scenarios_asked(asked)))

    @property
    def _shown(self) -> list[str]:
        return [each.id for each in scenarios_shown(self._session.board, self._viewing.now)]

    def _tell_if_shown(self, _changes: object) -> None:
        """An edit may have given the scenario another name or taken it away, or made something to compare with."""
        if self._viewing.now.lens == "change":
            self._tell()

    def _tell(self, _before: object = None) -> None:
        board, sight = self._session.board, self._viewing.now
        day, scenario = sight.compared, scenario_shown(board, sight)
        said = day.isoformat() if day else self._words.say("boardbar.compare.first")
        if sight.lens == "change" and scenario is None and compared_day(board, self._session.judgement, sight) is None:
            said = self._words.say("boardbar.compare.choose")
        if len(self._shown) > 1:
            said = self._words.say("boardbar.compare.several", count=len(self._shown))
        elif scenario is not None:
            said = ampersands(" ".join(name(scenario, self._words.lang)[:SAID_MOST].split()))
        self.tell(self._words.say("boardbar.compare.name"), said)
        self.resettled.emit()
