"""The answer on top of the analysis: the national figure, what the segments call for, and a card for each layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from db.judge.posture import group_of
from db.judge.waves import national_of, postures_of
from db.model.board import segments_in
from db.model.things import Wave, in_language, name
from desktop.analysis.figures import figure, product
from desktop.analysis.lead import Guide, Lead, paint_posture
from desktop.analysis.part import Columns, Part, written
from desktop.flow import Flow
from desktop.plain import tip
from desktop.postures import POSTURES
from desktop.theme import lettering, px

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from db.judge.judgement import LayerFigure
    from db.model.things import Layer, Posture
    from desktop.analysis.reading import Reading
    from desktop.analysis.study import Findings
    from desktop.words import Words

_BESIDE = 620  # the narrowest in which the answer stands beside the figure
_CARD = 148  # the narrowest that a layer's card may be
_HELD: tuple[Posture, ...] = ("defend", "expand")
_CHASED: tuple[Posture, ...] = ("catch_up", "ally")


class Shares(QWidget):
    """How many segments have each posture, as one bar of pieces that carry the posture's shape and the count."""

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self._guide = guide
        self._counts: Mapping[Posture, int] = {}
        self.setFixedHeight(px(26))

    def tell(self, counts: Mapping[Posture, int], words: Words) -> None:
        """Show the counts."""
        self._counts = counts
        said = [f"{words.say(f'judge.posture.{each}')} {counts[each]}" for each in POSTURES if counts.get(each)]
        self.setAccessibleName(", ".join(said))
        self.setToolTip(tip("\n".join(said)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the pieces, each as wide as its share."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        total, left = sum(self._counts.values()), 0.0
        for posture in POSTURES:
            count = self._counts.get(posture, 0)
            if count:
                width = self.width() * count / total
                self._paint_piece(painter, posture, count, QRectF(left, 0, width - px(2), self.height()))
                left += width

    def _paint_piece(self, painter: QPainter, posture: Posture, count: int, box: QRectF) -> None:
        theme = self._guide.theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(posture))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(theme.colour("text_on_fill"))
        painter.setFont(lettering(12.5, QFont.Weight.Bold))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count))


class Key(QWidget):
    """A posture's shape and word, as the page's key."""

    def __init__(self, guide: Guide, posture: Posture, word: str) -> None:
        super().__init__()
        self._guide, self._posture, self._word = guide, posture, word
        self.setAccessibleName(word)
        self._face = lettering(12)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of shape and word."""
        return QSize(round(QFontMetricsF(self._face).horizontalAdvance(self._word)) + px(24), px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw both."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._guide.theme
        paint_posture(painter, theme, self._posture, QPointF(px(7), self.height() / 2), px(10))
        painter.setPen(theme.colour("text_muted"))
        painter.setFont(self._face)
        painter.drawText(self.rect().adjusted(px(17), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._word)


class LayerCard(Lead):
    """A layer: its level as a figure and a bar in its colour, its group, and how many of its segments count."""

    def __init__(self, guide: Guide) -> None:
        super().__init__(guide)
        self._layer: Layer | None = None
        self._figure: LayerFigure | None = None
        self._said = ("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, layer: Layer, found: LayerFigure, reading: Reading) -> None:
        """Show a layer."""
        words = reading.words
        self._layer, self._figure = layer, found
        group = group_of(found.level, reading.board.premise.method)
        counted = words.say("analysis.counted", counted=found.counted, of=found.of)
        self._said = name(layer, words.lang), words.say(f"judge.group.{group}") if group else "", counted
        text = words.say("analysis.layer", name=self._said[0], level=figure(found.level), counted=counted)
        first = next((each.id for each in segments_in(reading.board, layer.id)), None)
        self.point("segment", first, text, layer_told(layer, found, reading))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a card."""
        return QSize(px(_CARD), px(92))

    def draw(self, painter: QPainter) -> None:
        """Draw the card."""
        if self._layer is None or self._figure is None:
            return
        theme, box = self.guide.theme, QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(theme.colour("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 8, 8)
        named, group, counted = self._said
        room = box.adjusted(px(12), px(7), -px(12), -px(9))
        line = QRectF(room.left(), room.top(), room.width(), px(18))
        self._write(painter, named, lettering(12.5, QFont.Weight.DemiBold), "text", line)
        big, said = lettering(24, QFont.Weight.Bold), figure(self._figure.level)
        middle = line.translated(0, px(28))
        self._write(painter, said, big, "text", middle.adjusted(0, -px(8), 0, px(8)))
        beside = QFontMetricsF(big).horizontalAdvance(said) + px(10)
        self._write(painter, group, lettering(11.5), "text_muted", middle.adjusted(beside, -px(8), 0, -px(8)))
        self._write(painter, counted, lettering(11.5), "text_muted", middle.adjusted(beside, px(7), 0, px(7)))
        self._paint_bar(painter, QRectF(room.left(), room.bottom() - px(6), room.width(), px(6)))

    def _write(self, painter: QPainter, text: str, face: QFont, colour: str, box: QRectF) -> None:
        painter.setFont(face)
        painter.setPen(self.guide.theme.colour(colour))
        short = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short)

    def _paint_bar(self, painter: QPainter, box: QRectF) -> None:
        theme = self.guide.theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(box, 3, 3)
        if self._layer is not None and self._figure is not None and self._figure.level is not None:
            painter.setBrush(theme.layer(self._layer.stack_rank))
            box.setWidth(box.width() * self._figure.level / 100)
            painter.drawRoundedRect(box, 3, 3)


class Headline(Part):
    """The question and the answer of the board."""

    def __init__(self, guide: Guide, words: Words) -> None:
        super().__init__(guide, words.say("analysis.question"))
        self._title = written("", 12, tone="muted", wrap=True)
        self.national = written("", 40, QFont.Weight.Bold, tone="home")
        self._beside = written("", 12.5, tone="muted")
        self.answer = written("", 16, QFont.Weight.DemiBold, wrap=True)
        self._shares = Shares(guide)
        self._cards: Columns[LayerCard] = Columns(lambda: LayerCard(guide), _CARD)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay(words)

    def show_reading(self, reading: Reading) -> None:
        """Show the wave's figure, its postures and its layers."""
        board, words = reading.board, reading.words
        premise, wave = board.premise, board.get(Wave, reading.wave)
        title = in_language(premise.title_ko, premise.title_en, words.lang)
        facts = [title, name(wave, words.lang) if wave else "", words.say("analysis.as_of", date=premise.as_of)]
        self._title.setText(" · ".join(each for each in facts if each))
        found = national_of(board, reading.judgement, reading.wave)
        self.national.setText(figure(found.geometric))
        self.national.setToolTip(tip(national_told(reading)))
        group = group_of(found.geometric, premise.method)
        said = words.say(f"judge.group.{group}") if group else ""
        self._beside.setText(words.say("analysis.national", group=said, arithmetic=figure(found.arithmetic)))
        counts = postures_of(board, reading.judgement, reading.wave)
        self._shares.tell(counts, words)
        self.answer.setText(answer_of(counts, words))
        figures = reading.judgement.layers
        layers = [each for each in reading.layers if each.id in figures]
        for card, layer in zip(self._cards.fit(len(layers)), layers, strict=True):
            card.tell(layer, figures[layer.id], reading)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Set the answer below the figure where there is no room beside it."""
        super().resizeEvent(event)
        beside = self.width() >= px(_BESIDE)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def tell_progress(self, text: str) -> None:
        """Say that something is still being worked out."""
        self.note.setText(text)

    def show_findings(self, reading: Reading, findings: Findings) -> None:
        """Say what the page's intervals rest on."""
        found = findings.robust
        facts = {"draws": f"{found.draws:,}", "seed": found.seed}
        self.note.setText(reading.words.say("analysis.robust", **facts))

    def _lay(self, words: Words) -> None:
        self.column.addWidget(self._title)
        figures = QHBoxLayout()
        figures.setSpacing(px(14))
        figures.addWidget(self.national, 0, Qt.AlignmentFlag.AlignVCenter)
        figures.addWidget(self._beside, 1, Qt.AlignmentFlag.AlignVCenter)
        row = self._row
        row.setSpacing(px(14))
        row.addLayout(figures)
        said = QVBoxLayout()
        said.setSpacing(px(5))
        said.addWidget(self.answer)
        said.addWidget(self._shares)
        keys = QWidget()
        flow = Flow(keys, gap=px(10))
        for posture in POSTURES:
            flow.addWidget(Key(self.guide, posture, words.say(f"judge.posture.{posture}")))
        said.addWidget(keys)
        row.addLayout(said, 1)
        self.column.addLayout(row)
        self.column.addWidget(self._cards)


def answer_of(counts: Mapping[Posture, int], words: Words) -> str:
    """Return the sentence that answers the question."""
    return words.say(
        "analysis.answer",
        of=sum(counts.values()),
        held=sum(counts.get(each, 0) for each in _HELD),
        slipping=counts.get("at_risk", 0),
        chased=sum(counts.get(each, 0) for each in _CHASED),
        open=counts.get("undetermined", 0),
    )


def layer_told(layer: Layer, found: LayerFigure, reading: Reading) -> str:
    """Return a layer's formula with its numbers."""
    own = ((each.importance, each.level) for each in reading.verdicts if each.layer_id == layer.id)
    weighed = [(weight, level) for weight, level in own if weight is not None and level is not None]
    if found.level is None or not weighed:
        return reading.words.say("analysis.formula.no_layer")
    terms = " + ".join(f"{figure(weight)} × {figure(level)}" for weight, level in weighed)
    total = figure(sum(weight for weight, _ in weighed))
    return reading.words.say("analysis.formula.layer", terms=terms, total=total, level=figure(found.level))


def national_told(reading: Reading) -> str:
    """Return the national figure's formula with its numbers."""
    found = national_of(reading.board, reading.judgement, reading.wave)
    figures = (reading.judgement.layers.get(each.id) for each in reading.layers)
    levels = [each.level for each in figures if each is not None and each.level is not None]
    if not levels:
        return reading.words.say("analysis.formula.no_layer")
    return reading.words.say(
        "analysis.formula.national", product=product(levels), count=len(levels), level=figure(found.geometric)
    )
