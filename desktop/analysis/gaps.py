"""The gap chart: segment by segment how far the best of Korea stands from the best of the world."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from db.judge.level import FRONT_SPREAD
from desktop.analysis.figures import figure, percent
from desktop.analysis.lead import Guide, Lead, paint_posture
from desktop.analysis.part import Part, Rows
from desktop.analysis.turns import drawn_told
from desktop.plain import tip
from desktop.sides import paint_shape
from desktop.theme import lettering, px

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from db.judge.judgement import PositionScore, SegmentVerdict
    from db.judge.robust import SegmentRobust
    from desktop.analysis.reading import Reading
    from desktop.analysis.study import Findings
    from desktop.words import Words

FIRST, LAST, TICKS = 20.0, 100.0, (20, 40, 60, 80, 100)
_ROW, _AXIS = 30, 24
_NAME, _FIGURES, _SHORT = 0.27, 246, 92
_SPREAD = 68
_WIDE = 560  # from which width on a posture's word stands beside its shape
_APART = 4  # how far the whiskers of the two sides are apart, so that neither hides the other


class Field(NamedTuple):
    """Where in a row the name ends, where the points from 20 to 100 are, and how wide the figures at the end are."""

    name: float
    left: float
    right: float
    figures: float

    def x(self, points: float) -> float:
        """Return where a number of points is; nobody at all (0) stands at the left end, as the worst does."""
        return self.left + (self.right - self.left) * max(0.0, points - FIRST) / (LAST - FIRST)


def field_of(width: float) -> Field:
    """Return how a row of a width is divided."""
    named = min(px(260), max(px(110), width * _NAME))
    figures = px(_FIGURES if width >= px(_WIDE) else _SHORT)
    return Field(named, named + px(16), max(named + px(60), width - figures), figures)


class Axis(QWidget):
    """The numbers over the chart, and which side is which."""

    def __init__(self, guide: Guide, words: Words) -> None:
        super().__init__()
        self._guide, self._words = guide, words
        self.setFixedHeight(px(_AXIS))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the numbers, each over its line."""
        painter = QPainter(self)
        painter.setPen(self._guide.theme.colour("text_muted"))
        painter.setFont(lettering(11))
        field = field_of(self.width())
        for points in TICKS:
            box = QRectF(field.x(points) - px(20), 0, px(40), self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(points))
        head = QRectF(self.width() - field.figures + px(18), 0, field.figures - px(22), self.height())
        wide = field.figures > px(_SHORT)
        painter.drawText(
            head,
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            self._words.say("analysis.gap.head" if wide else "analysis.gap.short"),
        )


class GapRow(Lead):
    """A segment: ● and ◆ at the best scores, a bar between them, whiskers for what is not rated, and L."""

    def __init__(self, guide: Guide) -> None:
        super().__init__(guide)
        self._verdict: SegmentVerdict | None = None
        self._ends: tuple[PositionScore | None, PositionScore | None] = None, None
        self._rank, self._name, self._blank, self._posture = 1, "", "", ""
        self._spread, self._tip = "", ""

    def tell(self, verdict: SegmentVerdict, reading: Reading) -> None:
        """Show a segment."""
        words = reading.words
        self._verdict, self._name = verdict, reading.segment(verdict.segment_id)
        self._ends = reading.best(verdict, home=True), reading.best(verdict, home=False)
        self._rank = reading.rank(verdict.layer_id)
        self._posture = words.say(f"judge.posture.{verdict.posture}")
        self._blank = words.say(f"analysis.blank.{verdict.undefined}") if verdict.undefined else ""
        text = words.say(
            "analysis.gap.row",
            name=self._name,
            level=figure(verdict.level),
            gap=figure(verdict.gap, signed=True),
            posture=self._posture,
        )
        self._tip = gap_told(verdict, reading)
        self.point("segment", verdict.segment_id, text, self._tip, frozenset(verdict.positions))

    def show_robust(self, found: SegmentRobust | None, words: Words) -> None:
        """Show where L lies in nine of ten draws; None where nothing is known of it."""
        level = found.level if found is not None else None
        self._spread = f"{figure(level.low, places=0)}–{figure(level.high, places=0)}" if level is not None else ""
        if found is not None and level is not None:
            told = f"{self._tip}\n{drawn_told(found, words)}"
            self.setToolTip(tip(told))
            self.setAccessibleDescription(told)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a row."""
        return QSize(px(420), px(_ROW))

    def draw(self, painter: QPainter) -> None:
        """Draw the row."""
        if self._verdict is None:
            return
        field = field_of(self.width())
        self._paint_name(painter, field)
        self._paint_lines(painter, field)
        if self._verdict.undefined:
            self._paint_blank(painter, field)
        self._paint_ends(painter, field, self._verdict)
        self._paint_figures(painter, field, self._verdict)

    def _paint_name(self, painter: QPainter, field: Field) -> None:
        theme, height = self.guide.theme, self.height()
        painter.fillRect(QRectF(px(4), px(5), px(4), height - px(10)), theme.layer(self._rank))
        face = lettering(12.5)
        painter.setFont(face)
        painter.setPen(theme.colour("text"))
        box = QRectF(px(15), 0, field.name - px(15), height)
        short = QFontMetricsF(face).elidedText(self._name, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, short)

    def _paint_lines(self, painter: QPainter, field: Field) -> None:
        painter.setPen(QPen(self.guide.theme.colour("line"), 1))
        for points in TICKS:
            painter.drawLine(QPointF(field.x(points), 0), QPointF(field.x(points), self.height()))

    def _paint_blank(self, painter: QPainter, field: Field) -> None:
        theme = self.guide.theme
        box = QRectF(field.left, px(4), field.right - field.left, self.height() - px(8))
        painter.setPen(QPen(theme.colour("line_strong"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(theme.colour("text_muted"))
        face = lettering(12)
        painter.setFont(face)
        # The side that is there has its mark in the box: what is missing is named on the longer side of it.
        marks = [field.x(each.score) for each in self._ends if each is not None and each.score is not None]
        mark = marks[0] if marks else box.right() + px(10)
        room = QRectF(box.left(), box.top(), mark - px(10) - box.left(), box.height())
        if room.width() < box.right() - mark:
            room = QRectF(mark + px(10), box.top(), box.right() - mark - px(10), box.height())
        room.adjust(px(8), 0, 0, 0)
        short = QFontMetricsF(face).elidedText(self._blank, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, short)

    def _paint_ends(self, painter: QPainter, field: Field, verdict: SegmentVerdict) -> None:
        theme, middle = self.guide.theme, self.height() / 2
        home, foreign = verdict.best_home, verdict.best_foreign
        if verdict.undefined is None and home is not None and foreign is not None:
            bar = QPen(theme.colour("home" if home >= foreign else "global", 120), px(4))
            bar.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(bar)
            painter.drawLine(QPointF(field.x(home), middle), QPointF(field.x(foreign), middle))
        for score, side, aside in zip(self._ends, ("home", "global"), (px(_APART), -px(_APART)), strict=True):
            if score is not None and score.low is not None and score.high is not None and score.low < score.high:
                _paint_whisker(painter, field, (score.low, score.high), middle + aside, QPen(theme.colour(side), 1.4))
        if home is not None and self._ends[0] is not None:
            paint_shape(painter, theme, QPointF(field.x(home), middle), "home", mixed=False, size=px(11))
        if foreign is not None and self._ends[1] is not None:
            paint_shape(painter, theme, QPointF(field.x(foreign), middle), "global", mixed=False, size=px(11))

    def _paint_figures(self, painter: QPainter, field: Field, verdict: SegmentVerdict) -> None:
        theme, height = self.guide.theme, self.height()
        left = self.width() - field.figures
        paint_posture(painter, theme, verdict.posture, QPointF(left + px(26), height / 2), px(10))
        painter.setPen(theme.colour("text"))
        painter.setFont(lettering(12))
        if field.figures > px(_SHORT):
            painter.drawText(QRectF(left + px(36), 0, px(96), height), Qt.AlignmentFlag.AlignVCenter, self._posture)
            painter.setPen(theme.colour("text_muted"))
            spread = QRectF(left, 0, field.figures - px(6), height)
            painter.drawText(spread, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._spread)
            painter.setPen(theme.colour("text"))
        painter.setFont(lettering(13, QFont.Weight.DemiBold))
        aside = px(_SPREAD) if field.figures > px(_SHORT) else 0
        end = QRectF(left, 0, field.figures - px(6) - aside, height)
        painter.drawText(end, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, figure(verdict.level))


class Gaps(Part):
    """The chart, with the segments in the order of the board."""

    def __init__(self, guide: Guide, words: Words) -> None:
        super().__init__(guide, words.say("analysis.gap.title"), words.say("analysis.gap.how"))
        self.rows: Rows[GapRow] = Rows(lambda: GapRow(guide))
        self.column.addWidget(Axis(guide, words))
        self.column.addWidget(self.rows)

    def show_reading(self, reading: Reading) -> None:
        """Show the wave's segments."""
        verdicts = reading.verdicts
        for row, verdict in zip(self.rows.fit(len(verdicts)), verdicts, strict=True):
            row.tell(verdict, reading)
        known = sum(each.level is not None for each in verdicts)
        self.note.setText(reading.words.say("analysis.counted", counted=known, of=len(verdicts)))

    def show_findings(self, reading: Reading, findings: Findings) -> None:
        """Show where L lies."""
        for row in self.rows.all:
            found = findings.robust.segments.get(row.to[1]) if row.to is not None else None
            row.show_robust(found, reading.words)


def gap_told(verdict: SegmentVerdict, reading: Reading) -> str:
    """Return how a segment's figures come about, with its numbers; why there are none, where there are none."""
    words = reading.words
    lines = [reading.segment(verdict.segment_id)]
    if verdict.undefined:
        lines.append(words.say(f"judge.undefined.{verdict.undefined}"))
    elif verdict.level is not None and verdict.best_foreign:
        numbers = {"home": figure(verdict.best_home), "foreign": figure(verdict.best_foreign)}
        level, lead = figure(verdict.level), figure(verdict.lead)
        lines.append(words.say("analysis.formula.level", **numbers, level=level, lead=lead))
        lines.append(words.say("analysis.formula.gap", **numbers, gap=figure(verdict.gap, signed=True)))
        if verdict.front is not None:
            facts = {"spread": figure(FRONT_SPREAD), "gap": figure(verdict.gap, signed=True)}
            lines.append(words.say("analysis.formula.front", **facts, front=percent(verdict.front)))
    for home in (True, False):
        score = reading.best(verdict, home=home)
        if score is not None:
            lines.append(bounds_told(score, reading, home=home))
    return "\n".join(lines)


def bounds_told(score: PositionScore, reading: Reading, *, home: bool) -> str:
    """Return who is the best of a side, with the bounds of the score where something is not rated."""
    words = reading.words
    side = words.say("judge.side.home" if home else "judge.side.foreign")
    facts = {"side": side, "name": reading.position(score.position_id), "score": figure(score.score)}
    if score.low is None or score.high is None or score.low == score.high:
        return words.say("analysis.formula.best", **facts)
    bounds = {"low": figure(score.low), "high": figure(score.high), "coverage": percent(score.coverage)}
    return words.say("analysis.formula.best_bounds", **facts, **bounds)


def _paint_whisker(painter: QPainter, field: Field, ends: tuple[float, float], y: float, pen: QPen) -> None:
    painter.setPen(pen)
    left, right = field.x(ends[0]), field.x(ends[1])
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    for x in (left, right):
        painter.drawLine(QPointF(x, y - px(3)), QPointF(x, y + px(3)))
