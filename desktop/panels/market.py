"""A segment's market as it is recorded: shares with their sources, concentration, risk, and the gap in years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.edit import verbs
from db.judge.market import MarketFigure, markets
from db.judge.pace import pace
from db.model.things import Citation, Entity, Segment, Share, name
from desktop.panels.citing import Citing
from desktop.panels.concentrating import concentration_text
from desktop.panels.inplace import InPlace
from desktop.panels.pill import Pill
from desktop.panels.prose import Prose
from desktop.panels.sharing import Sharing
from desktop.verdict import plain

if TYPE_CHECKING:
    from db.judge.pace import Pace
    from desktop.panels.context import Context

GAP = "gap"
"""The aspect of a segment that evidence for its years is about."""

_YEARS = re.compile(r"[+\-\u2212]?\d{1,2}(?:[.,]\d+)?", re.ASCII)


class MarketBox(QWidget):
    """What is recorded of a segment's market, and ways to enter it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._segment_id: str | None = None
        say, theme = context.words.say, context.theme
        self.years = InPlace(theme, say("market.years"), empty=say("market.no_years"))
        self.pace = Prose(theme, size=12, colour="text_muted")
        self.enter = Pill(theme, say("market.enter"), look="link", hint=say("market.enter_tip"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(3)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        row.addWidget(Prose(theme, say("market.years"), size=12, colour="text_muted"), 0)
        row.addWidget(self.years, 1)
        self._cite_years = Pill(theme, say("inspector.cite"), look="link")
        row.addWidget(self._cite_years, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._lines)
        column.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row)
        column.addWidget(self.pace)
        self.years.committed.connect(self._keep_years)
        self.enter.clicked.connect(self.open)
        self._cite_years.clicked.connect(self._cite_gap)

    def show_segment(self, segment: Segment) -> None:
        """Show what is recorded of a segment's market."""
        self._segment_id = segment.id
        words = self._context.words
        years = segment.gap_years
        self.years.show_text("" if years is None else self._years_text(years))
        self.pace.tell(pace_text(self._context, pace(self._context.board, segment.id)))
        # What is quoted for the segment itself says nothing of its years.
        cited = sum(each.aspect == GAP for each in self._context.board.where(Citation, "target_id", segment.id))
        self._cite_years.setVisible(years is not None)
        self._cite_years.setText(words.say("market.cited", count=cited) if cited else words.say("inspector.cite"))
        self._clear()
        found = markets(self._context.board, segment.id)
        verdict = self._context.session.judgement.segments.get(segment.id)
        takes_all = verdict.winner_takes_all if verdict is not None else None
        if not found:
            self._say(concentration_text(words, None, takes_all))
        for each in found:
            self._show_market(each, takes_all)

    def open(self) -> Sharing | None:
        """Open the dialog in which shares are entered."""
        if self._segment_id is None:
            return None
        dialog = Sharing(self._context, self._segment_id, self.window())
        dialog.open()
        return dialog

    def finish(self) -> None:
        """End an editing that is under way and keep its text."""
        self.years.finish()

    def texts(self) -> list[str]:
        """Return the lines as they are shown."""
        return [each.text() for each in self.findChildren(Prose) if not each.isHidden()]

    def _show_market(self, figure: MarketFigure, takes_all: float | None) -> None:
        words = self._context.words
        head = words.say(
            "market.head", market=words.say(f"market.of.{figure.market}"), metric=figure.metric, period=figure.period
        )
        self._say(head, weight=QFont.Weight.DemiBold)
        for share in figure.shares:
            self._lines.addWidget(self._line(share))
        self._say(concentration_text(words, figure.concentration, takes_all))

    def _line(self, share: Share) -> QWidget:
        theme, board = self._context.theme, self._context.board
        line, row = QWidget(), QHBoxLayout()
        row = QHBoxLayout(line)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Prose(theme, name(board.the(Entity, share.entity_id), self._context.lang), size=12.5), 1)
        row.addWidget(Prose(theme, f"{share.percent:g}\u00a0%", size=12.5, weight=QFont.Weight.DemiBold), 0)
        count = len(board.where(Citation, "target_id", share.id))
        say = self._context.words.say
        cite = Pill(theme, say("market.cited", count=count) if count else say("inspector.cite"), look="link")
        cite.clicked.connect(lambda: Citing(self._context, "share", share.id, self.window()).open())
        row.addWidget(cite, 0)
        return line

    def _say(self, text: str, *, weight: QFont.Weight = QFont.Weight.Normal) -> None:
        colour = "text_muted" if weight == QFont.Weight.Normal else "text"
        self._lines.addWidget(Prose(self._context.theme, text, size=12, weight=weight, colour=colour))

    def _clear(self) -> None:
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _years_text(self, years: float) -> str:
        key = "market.years_behind" if years > 0 else "market.years_ahead" if years < 0 else "market.years_level"
        return self._context.words.say(key, years=plain(abs(years)))

    def _keep_years(self, text: str) -> None:
        segment_id = self._segment_id
        found = _YEARS.search(text)
        years = float(found[0].replace("\u2212", "-").replace(",", ".")) if found else None
        if segment_id is not None and (found or not text.strip()):
            self._context.session.attempt(lambda board: verbs.edit_segment(board, segment_id, gap_years=years))

    def _cite_gap(self) -> None:
        if self._segment_id is not None:
            Citing(self._context, "segment", self._segment_id, self.window(), aspect=GAP).open()


def pace_text(context: Context, found: Pace) -> str:
    """Return what the dated ratings of a segment say of distance and catching up."""
    say = context.words.say
    if found.lag == "one_date":
        return say("market.one_date")
    lag = say(f"market.lag.{found.lag}", years=plain(found.distance))
    course = say(f"market.course.{found.course}", years=plain(found.catch_up))
    return lag + "\n" + course
