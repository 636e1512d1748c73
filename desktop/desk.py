"""An open board with the views on it. A new file is a new desk: nothing of the last one stays behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from desktop.board.page import BoardPage
from desktop.board.view import BoardView
from desktop.pages import Pages, Shared
from desktop.panels.inspector import Inspector
from desktop.panels.tray import Tray
from desktop.selection import Selection
from desktop.session import Session
from desktop.sight import Viewing, wave_on, wave_shown
from desktop.time.banner import Banner, StandTitle
from desktop.time.bar import TimeBar

if TYPE_CHECKING:
    from db.workspace import Workspace
    from desktop.analysis.page import AnalysisPage
    from desktop.briefing.page import BriefPage
    from desktop.evidence.page import EvidencePage
    from desktop.review.page import ReviewPage
    from desktop.standpoint import Standpoint
    from desktop.tables.dates import DatesPage
    from desktop.tables.history import HistoryPage
    from desktop.tables.ratings import RatingsTable
    from desktop.tables.scenarios import ScenariosPage
    from desktop.theme import Theme
    from desktop.words import Words


class Desk(QObject):
    """The session, the selection and the views that share them.

    ``pages`` are those that take turns in the middle of the window, by the name of their action ``view.<name>``.

    Signals:
        made(str): the page of this name has just been made.

    """

    made = Signal(str)

    def __init__(self, workspace: Workspace, words: Words, theme: Theme) -> None:
        super().__init__()
        self.session = Session(workspace, self)
        self.selection = Selection(self)
        self.viewing = Viewing(self)
        shared = self.session, self.selection, words, theme
        self.board = BoardView(*shared, viewing=self.viewing)
        self.page = BoardPage(self.board, *shared)
        self.inspector = Inspector(*shared, viewing=self.viewing)
        self.tray = Tray(*shared)
        self.banner, self.timebar = Banner(self.session, words), TimeBar(self.session, words, theme)
        self.titles = {each: StandTitle(self.session, words) for each in ("tray", "inspector")}
        self.pages = Pages(Shared(self.session, self.selection, self.viewing, words, theme), self.page, self._tell)
        self._left: str | None = None
        self.board.opened.connect(lambda _: self.inspector.focus_rating())
        self.session.stood.connect(self._follow_waves)

    @property
    def table(self) -> RatingsTable:
        """The table of ratings."""
        return cast("RatingsTable", self.pages["table"])

    @property
    def analysis(self) -> AnalysisPage:
        """The page that reads the board."""
        return cast("AnalysisPage", self.pages["analysis"])

    @property
    def evidence(self) -> EvidencePage:
        """The page of sources and passages."""
        return cast("EvidencePage", self.pages["evidence"])

    @property
    def scenarios(self) -> ScenariosPage:
        """The page that compares scenarios."""
        return cast("ScenariosPage", self.pages["scenarios"])

    @property
    def dates(self) -> DatesPage:
        """The page that compares dates."""
        return cast("DatesPage", self.pages["dates"])

    @property
    def review(self) -> ReviewPage:
        """The page of what an examiner would ask."""
        return cast("ReviewPage", self.pages["review"])

    @property
    def history(self) -> HistoryPage:
        """The page of what became of a card."""
        return cast("HistoryPage", self.pages["history"])

    @property
    def briefing(self) -> BriefPage:
        """The page of the brief."""
        return cast("BriefPage", self.pages["brief"])

    def _tell(self, name: str) -> None:
        """Lead from a page that has just been made to the board, and let others listen to it too."""
        if name == "analysis":
            self.analysis.led.connect(self._lead)
        elif name == "brief":
            self.briefing.led.connect(self._lead)
        self.made.emit(name)

    def _follow_waves(self, standpoint: Standpoint) -> None:
        """Show a wave that had begun on the date that is looked at; back at the base show the one that was left."""
        board, now = self.session.board, wave_shown(self.session.board, self.viewing.now)
        if standpoint.day is None:
            if self._left is not None:
                self.viewing.change(wave=self._left)
            self._left = None
            return
        wave = wave_on(board, self._left or now, standpoint.day)
        if wave != now:
            self._left = self._left or now
            self.viewing.change(wave=wave)

    def retranslate(self, words: Words) -> None:
        """Say every view in the language of ``words``."""
        for view in (self.pages, *self._views(), *self.titles.values()):
            view.retranslate(words)

    def retheme(self, theme: Theme) -> None:
        """Draw every view in the colours of ``theme``."""
        for view in (self.pages, *self._views()):
            view.retheme(theme)

    def close(self) -> None:
        """Take the views away and let go of the file."""
        self.clear()
        self.session.workspace.close()

    def clear(self) -> None:
        """Take the views away; the file stays open for another desk."""
        for view in (*self.pages, self.inspector, self.tray, self.banner, self.timebar, *self.titles.values()):
            view.hide()
            view.setParent(None)
            view.deleteLater()
        self.deleteLater()

    def _lead(self, kind: str, thing_id: str) -> None:
        """Show on the board what another page tells of."""
        self.board.wished.emit("view.board")
        if kind == "position":
            self.board.focus_position(thing_id)
        else:
            self.board.focus_segment(thing_id)

    def _views(self) -> tuple[BoardView | Inspector | Tray | Banner | TimeBar, ...]:
        return self.board, self.inspector, self.tray, self.banner, self.timebar
