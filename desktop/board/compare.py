"""The choice of the date that the change lens compares with: a milestone, or a day on which something was rated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from db.model.things import Milestone, Rating, name
from desktop.board.barbutton import BarButton
from desktop.icons import icon
from desktop.plain import ampersands

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from db.model.board import Board
    from desktop.session import Session
    from desktop.sight import Viewing
    from desktop.theme import Theme
    from desktop.words import Words

DAYS_MOST = 24
"""How many days of ratings are offered, the latest first: a menu longer than the screen is none."""


class CompareButton(BarButton):
    """Says what is compared with; pressed, it offers the other dates.

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
        """Offer the earliest date, the milestones, and the days of ratings before the board's own."""
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

    def _offer(self, menu: QMenu, text: str, day: date | None) -> None:
        action = menu.addAction(ampersands(text))
        action.setCheckable(True)
        action.setChecked(self._viewing.now.compared == day)
        action.triggered.connect(self._taker(day))

    def _taker(self, day: date | None) -> Callable[[], None]:
        return lambda: self._viewing.change(compared=day)

    def _tell(self, _before: object = None) -> None:
        day = self._viewing.now.compared
        said = day.isoformat() if day else self._words.say("boardbar.compare.first")
        self.tell(self._words.say("boardbar.compare.name"), said)
        self.resettled.emit()


def rating_days(board: Board) -> list[date]:
    """Return the days as of which something was rated, from the earliest to the latest before the board's own."""
    days = {each.as_of for each in board.all(Rating).values()}
    return sorted(each for each in days if each < board.premise.as_of)
