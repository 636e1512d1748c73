"""Rank intervals: where each player's rank lies in nine of ten draws, segment by segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout

from db.model.things import Entity, Position
from desktop.analysis.figures import figure
from desktop.analysis.lead import Guide, Lead
from desktop.analysis.more import More
from desktop.analysis.part import Columns, Part, Rows, written
from desktop.sides import is_mixed, paint_shape, side_of
from desktop.theme import lettering, px

if TYPE_CHECKING:
    from db.judge.judgement import SegmentVerdict
    from db.judge.robust import PositionRobust
    from desktop.analysis.reading import Reading
    from desktop.analysis.study import Findings
    from desktop.sides import Side
    from desktop.words import Words

SEGMENTS, PLAYERS = 24, 10
"""So many segments show at first, and so many players in each of them."""

_BLOCK = 330
_NAME, _FIGURES = 0.42, 74


class RankRow(Lead):
    """A player: shape, name, its rank as a dot on the line of all ranks with its interval, and both in figures."""

    def __init__(self, guide: Guide) -> None:
        super().__init__(guide)
        self._name, self._side, self._mixed = "", "home", False
        self._rank, self._low, self._high, self._of = 1.0, 1.0, 1.0, 1

    def tell(self, position_id: str, found: PositionRobust, of: int, reading: Reading) -> None:
        """Show a player among ``of`` that are rated enough."""
        board, words = reading.board, reading.words
        entity = board.the(Entity, board.the(Position, position_id).entity_id)
        self._name, self._side, self._mixed = reading.position(position_id), side_of(board, entity), is_mixed(entity)
        nominal = reading.judgement.positions[position_id]
        self._rank = float(nominal.rank or found.rank.middle)
        self._low, self._high, self._of = found.rank.low, found.rank.high, of
        facts = {"name": self._name, "rank": figure(self._rank, places=0), "of": of}
        bounds = {"low": figure(self._low, places=0), "high": figure(self._high, places=0)}
        text = words.say("analysis.rank.row", **facts, **bounds)
        scores = {each: figure(getattr(found.score, each)) for each in ("low", "middle", "high")}
        told = words.say("analysis.rank.told", score=figure(nominal.score), **scores)
        self.point("position", position_id, text, f"{text}\n{told}")

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a row."""
        return QSize(px(_BLOCK), px(25))

    def draw(self, painter: QPainter) -> None:
        """Draw the row."""
        theme, height = self.guide.theme, self.height()
        side: Side = self._side  # type: ignore[assignment]
        paint_shape(painter, theme, QPointF(px(11), height / 2), side, mixed=self._mixed, size=px(8))
        face = lettering(12)
        painter.setFont(face)
        painter.setPen(theme.colour("text"))
        room = QRectF(px(22), 0, self.width() * _NAME - px(26), height)
        short = QFontMetricsF(face).elidedText(self._name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, short)
        self._paint_line(painter, side)
        low, high = (figure(each, places=0) for each in (self._low, self._high))
        said = f"{figure(self._rank, places=0)} ({low}–{high})"
        end = QRectF(self.width() - px(_FIGURES), 0, px(_FIGURES - 6), height)
        painter.setPen(theme.colour("text"))
        painter.drawText(end, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, said)

    def _paint_line(self, painter: QPainter, side: Side) -> None:
        theme, middle = self.guide.theme, self.height() / 2
        left, right = self.width() * _NAME + px(6), self.width() - px(_FIGURES) - px(8)
        step = (right - left) / max(1, self._of - 1)
        painter.setPen(QPen(theme.colour("line_strong"), 1))
        for rank in range(self._of):
            painter.drawLine(QPointF(left + rank * step, middle - px(3)), QPointF(left + rank * step, middle + px(3)))
        painter.setPen(QPen(theme.colour(side), px(3)))
        painter.drawLine(
            QPointF(left + (self._low - 1) * step, middle), QPointF(left + (self._high - 1) * step, middle)
        )
        paint_shape(painter, theme, QPointF(left + (self._rank - 1) * step, middle), side, mixed=False, size=px(9))


class Block(QFrame):
    """A segment's players in the order of their ranks."""

    def __init__(self, guide: Guide, words: Words) -> None:
        super().__init__()
        self._more = More(words, PLAYERS)
        self._more.wanted.connect(self._again)
        self._last: tuple[SegmentVerdict, Findings, Reading] | None = None
        self._title = written("", 12.5, QFont.Weight.DemiBold, wrap=True)
        self.rows: Rows[RankRow] = Rows(lambda: RankRow(guide))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(px(4))
        column.addWidget(self._title)
        column.addWidget(self.rows)
        column.addWidget(self._more)

    def tell(self, verdict: SegmentVerdict, findings: Findings, reading: Reading) -> None:
        """Show a segment."""
        self._title.setText(reading.segment(verdict.segment_id))
        named = [each for each in verdict.positions if each in findings.robust.positions]
        self._last = verdict, findings, reading
        shown = self._more.first(named)
        for row, each in zip(self.rows.fit(len(shown)), shown, strict=True):
            row.tell(each, findings.robust.positions[each], len(named), reading)

    def _again(self) -> None:
        if self._last is not None:
            self.tell(*self._last)


class Ranks(Part):
    """The segments in which more than one player is rated enough to have a rank."""

    def __init__(self, guide: Guide, words: Words) -> None:
        super().__init__(guide, words.say("analysis.rank.title"), words.say("analysis.rank.how"))
        self._blocks: Columns[Block] = Columns(lambda: Block(guide, words), _BLOCK, most=3)
        self._more = More(words, SEGMENTS)
        self._more.wanted.connect(self._again)
        self._last: tuple[Reading, Findings] | None = None
        self.column.addWidget(self._blocks)
        self.column.addWidget(self._more)

    def show_reading(self, reading: Reading) -> None:
        """Wait for the draws."""

    def tell_progress(self, text: str) -> None:
        """Say that draws are being made."""
        self.note.setText(text)

    def show_findings(self, reading: Reading, findings: Findings) -> None:
        """Show the intervals."""
        self._last = reading, findings
        found = findings.robust.positions
        ranked = [each for each in reading.verdicts if sum(one in found for one in each.positions) > 1]
        shown = self._more.first(ranked)
        for block, verdict in zip(self._blocks.fit(len(shown)), shown, strict=True):
            block.tell(verdict, findings, reading)
        self.note.setText(reading.words.say("analysis.drawn", draws=f"{findings.robust.draws:,}"))

    def _again(self) -> None:
        if self._last is not None:
            self.show_findings(*self._last)
