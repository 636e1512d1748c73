"""The analysis: one page that answers whether Korea holds its ground, and what the answer rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.analysis.figures import percent
from desktop.analysis.gaps import Gaps
from desktop.analysis.headline import Headline
from desktop.analysis.lead import Guide, Lead
from desktop.analysis.matrix import Matrix
from desktop.analysis.ranks import Ranks
from desktop.analysis.reading import Reading
from desktop.analysis.reliance import Reliance
from desktop.analysis.risks import Risks
from desktop.analysis.study import Study
from desktop.analysis.trying import Trying
from desktop.analysis.turns import Turns
from desktop.sight import wave_shown
from desktop.theme import px

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from db.judge.judgement import Judgement
    from db.model.board import Board
    from desktop.analysis.part import Part
    from desktop.analysis.study import Findings
    from desktop.selection import Selection
    from desktop.session import Session
    from desktop.sight import Sight, Viewing
    from desktop.theme import Theme
    from desktop.words import Words

_PARTS = Headline, Gaps, Matrix, Turns, Ranks, Risks, Reliance, Trying
_WIDEST = 1280  # a line of the page is not longer, however wide the window is


class AnalysisPage(QScrollArea):
    """The page. It is worked out only while it shows.

    Signals:
        led(str, str): the user wants to see a ``position`` or a ``segment`` with this id on the board.
        broke(BaseException): a bug in what is worked out meanwhile; it belongs to `desktop.crash`.

    """

    led = Signal(str, str)
    broke = Signal(object)

    def __init__(self, session: Session, selection: Selection, words: Words, theme: Theme, *, viewing: Viewing) -> None:
        super().__init__()
        self.setObjectName("analysis")
        self._session, self._selection, self._viewing = session, selection, viewing
        self._words, self._theme = words, theme
        self._stale = True
        self._findings: Findings | None = None
        self._outdated = True
        self.study = Study(self)
        self.study.found.connect(self._on_found)
        self.study.progressed.connect(self._tell_progress)
        self.study.broke.connect(self.broke)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        session.changed.connect(self._on_changed)
        viewing.changed.connect(self._on_looked)
        selection.changed.connect(self._on_selected)

    def retranslate(self, words: Words) -> None:
        """Say everything in the language of ``words``."""
        self._words = words
        self._build()

    def retheme(self, theme: Theme) -> None:
        """Draw everything in the colours of ``theme``."""
        self._theme = theme
        self._build()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what has changed meanwhile."""
        super().showEvent(event)
        if self._stale or self._outdated:
            self._show()

    def _build(self) -> None:
        """Make all parts anew: for another language or another look."""
        self._guide = Guide(self._theme)
        self._guide.led.connect(self.led)
        words, guide = self._words, self._guide
        self.parts: tuple[Part, ...] = tuple(make(guide, words) for make in _PARTS)
        self.setAccessibleName(words.say("analysis.title"))
        self.setWidget(self._laid_out())
        self._on_selected()
        self._renew()

    def _laid_out(self) -> QWidget:
        page, column = QWidget(), QVBoxLayout()
        page.setObjectName("analysis_page")
        column.setSpacing(px(12))
        for part in self.parts:
            column.addWidget(part)
        column.addStretch(1)
        middle = QWidget()
        middle.setMaximumWidth(px(_WIDEST))
        middle.setLayout(column)
        around = QHBoxLayout(page)
        around.setContentsMargins(px(4), px(4), px(4), px(8))
        around.addStretch(1)
        around.addWidget(middle, 1000)
        around.addStretch(1)
        return page

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Work nothing out for nobody; what is not finished is begun again when the page shows."""
        super().hideEvent(event)
        if self.study.busy:
            self.study.stop()
            self._outdated = True

    def _on_changed(self, _changes: object) -> None:
        self._outdated = True
        self._renew()

    def _renew(self) -> None:
        self._stale = True
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        self._stale = False
        reading = self._reading(self._session.board, self._session.judgement)
        for part in self.parts:
            part.show_reading(reading)
        if self._findings is not None:
            self._show_findings(self._findings)
        if self._outdated:
            self._outdated = False
            self.study.ask(self._session.board, self._session.judgement)
            self._tell_progress(0.0)

    def _reading(self, board: Board, judgement: Judgement) -> Reading:
        return Reading(board=board, judgement=judgement, wave=wave_shown(board, self._viewing.now), words=self._words)

    def _on_found(self, findings: Findings) -> None:
        self._findings = findings
        self._show_findings(findings)
        self._on_selected()

    def _show_findings(self, findings: Findings) -> None:
        reading = self._reading(findings.board, findings.judgement)
        for part in self.parts:
            part.show_findings(reading, findings)

    def _tell_progress(self, share: float) -> None:
        for part in self.parts:
            part.tell_progress(self._words.say("analysis.working", share=percent(share)))

    def _on_looked(self, before: Sight) -> None:
        if before.wave != self._viewing.now.wave:
            self._renew()

    def _on_selected(self) -> None:
        segment = self._selection.segment
        self._guide.chosen = frozenset(self._selection.positions) | ({segment} if segment is not None else set())
        for lead in self.findChildren(Lead):
            lead.update()
