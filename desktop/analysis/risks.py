"""Winner takes all: how concentrated each market is by its recorded shares, and the risk that one takes it all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPolygonF

from db.judge.market import markets, risks
from desktop.analysis.figures import figure
from desktop.analysis.lead import Guide, Lead
from desktop.analysis.part import Columns, Part
from desktop.theme import lettering, px
from desktop.verdict import plain

if TYPE_CHECKING:
    from db.judge.judgement import SegmentVerdict
    from db.judge.market import MarketFigure, Risk
    from desktop.analysis.reading import Reading
    from desktop.words import Words

_ROW = 330
_STEPS: dict[Risk, int] = {"low": 1, "medium": 2, "high": 3, "severe": 4}
_MOST = 4


class RiskRow(Lead):
    """A segment: how far the winner takes all as steps, the risk as a word, and the market as it is recorded."""

    def __init__(self, guide: Guide) -> None:
        super().__init__(guide)
        self._name, self._word, self._market = "", "", ""
        self._step = 0

    def tell(self, verdict: SegmentVerdict, figures: tuple[MarketFigure, ...], reading: Reading) -> None:
        """Show a segment with its markets."""
        words, wta = reading.words, verdict.winner_takes_all
        found = risks(figures[0].concentration.levels, wta) if figures else ()
        self._name = reading.segment(verdict.segment_id)
        self._word = "–".join(words.say(f"analysis.risk.level.{each}") for each in found)
        self._step = max((_STEPS[each] for each in found), default=0)
        propensity = words.say("analysis.risk.propensity", wta=plain(wta))
        self._word = self._word or words.say("analysis.risk.unknown")
        self._market = propensity if not figures else f"{propensity} · {market_told(figures[0], words)}"
        text = words.say("analysis.risk.row", name=self._name, risk=self._word, market=self._market)
        told = [text, *(shares_told(each, reading) for each in figures)]
        if not figures:
            told.append(words.say("analysis.risk.no_shares"))
        self.point("segment", verdict.segment_id, text, "\n".join(told), frozenset(verdict.positions))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of two lines."""
        return QSize(px(_ROW), px(44))

    def draw(self, painter: QPainter) -> None:
        """Draw both lines."""
        theme, width = self.guide.theme, self.width()
        strong = lettering(12.5, QFont.Weight.DemiBold)
        word = QFontMetricsF(strong).horizontalAdvance(self._word)
        shown = width - px(16) - word - (px(58) if self._step else 0)
        for text, face, colour, top, room in (
            (self._name, lettering(12.5), "text", px(4), shown - px(8)),
            (self._market, lettering(11.5), "text_muted", px(23), width - px(16)),
        ):
            painter.setFont(face)
            painter.setPen(theme.colour(colour))
            short = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(px(8), top, room, px(18)), Qt.AlignmentFlag.AlignVCenter, short)
        if self._step:
            self._paint_steps(painter, width - px(12) - word - px(52))
        painter.setFont(strong)
        painter.setPen(theme.colour("text" if self._step else "text_muted"))
        end = QRectF(0, px(4), width - px(8), px(18))
        painter.drawText(end, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._word)

    def _paint_steps(self, painter: QPainter, left: float) -> None:
        """Draw a triangle for each step of the risk, filled as far as it goes."""
        theme = self.guide.theme
        for at in range(_MOST):
            x, y = left + at * px(12), px(13)
            painter.setPen(theme.colour("at_risk"))
            painter.setBrush(theme.colour("at_risk") if at < self._step else Qt.BrushStyle.NoBrush)
            corners = [QPointF(x, y + px(4)), QPointF(x + px(8), y + px(4)), QPointF(x + px(4), y - px(4))]
            painter.drawPolygon(QPolygonF(corners))


class Risks(Part):
    """The segments with recorded shares first, then by how far the winner takes all."""

    def __init__(self, guide: Guide, words: Words) -> None:
        super().__init__(guide, words.say("analysis.risk.title"), words.say("analysis.risk.how"))
        self.rows: Columns[RiskRow] = Columns(lambda: RiskRow(guide), _ROW, most=3)
        self.column.addWidget(self.rows)

    def show_reading(self, reading: Reading) -> None:
        """Show the wave's segments."""
        known = [(each, markets(reading.board, each.segment_id)) for each in reading.verdicts]
        known.sort(key=lambda pair: (not pair[1], -(pair[0].winner_takes_all or 0.0)))
        for row, (verdict, figures) in zip(self.rows.fit(len(known)), known, strict=True):
            row.tell(verdict, figures, reading)
        counted = sum(bool(figures) for _, figures in known)
        self.note.setText(reading.words.say("analysis.risk.entered", counted=counted, of=len(known)))


def market_told(found: MarketFigure, words: Words) -> str:
    """Return a market's concentration in short."""
    each = found.concentration
    hhi = _span(each.low, each.high)
    return words.say(
        "analysis.risk.market", hhi=hhi, cr1=figure(each.first), cr3=_span(each.three_low, each.three_high)
    )


def shares_told(found: MarketFigure, reading: Reading) -> str:
    """Return a market's shares and the figures from them."""
    words = reading.words
    shares = ", ".join(f"{reading.entity(each.entity_id)} {figure(each.percent)}" for each in found.shares)
    facts = {"market": words.say(f"analysis.risk.at.{found.market}"), "metric": found.metric, "period": found.period}
    known = figure(found.concentration.known)
    return words.say("analysis.risk.shares", **facts, shares=shares, known=known, figures=market_told(found, words))


def _span(low: float, high: float) -> str:
    ends = [figure(each, places=0) for each in (low, high)]
    return "–".join(dict.fromkeys(ends))
