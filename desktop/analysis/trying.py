"""The five tests: what would be judged otherwise if one thing in the reading were different."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from db.judge.trials import Kind
from db.model.things import Criterion, WeightSet, name
from desktop.analysis.figures import figure
from desktop.analysis.lead import Guide, Lead, paint_posture
from desktop.analysis.part import Columns, Part, Rows, written
from desktop.flow import Flow
from desktop.theme import lettering, px

if TYPE_CHECKING:
    from db.judge.trials import Trial, Turn
    from desktop.analysis.reading import Reading
    from desktop.analysis.study import Findings
    from desktop.words import Words


_LEAST = 400


class TurnedChip(Lead):
    """A segment with the shapes of the postures that it has without and with the difference."""

    def __init__(self, guide: Guide) -> None:
        super().__init__(guide)
        self._turn: Turn | None = None
        self._name = ""
        self._face = lettering(12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def tell(self, segment_id: str, turn: Turn, reading: Reading) -> None:
        """Show a segment that turned."""
        words = reading.words
        self._turn, self._name = turn, reading.segment(segment_id)
        was, now = (words.say(f"judge.posture.{each.posture}") for each in turn)
        text = words.say("analysis.trial.turn", name=self._name, was=was, now=now)
        levels = words.say("analysis.trial.level", was=figure(turn.was.level), now=figure(turn.now.level))
        self.point("segment", segment_id, text, f"{text}\n{levels}", frozenset(turn.was.positions))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of name and shapes."""
        return QSize(round(QFontMetricsF(self._face).horizontalAdvance(self._name)) + px(58), px(26))

    def draw(self, painter: QPainter) -> None:
        """Draw the name and both shapes with an arrow between them."""
        if self._turn is None:
            return
        theme, middle, right = self.guide.theme, self.height() / 2, self.width()
        painter.setPen(theme.colour("text"))
        painter.setFont(self._face)
        room = self.rect().adjusted(px(6), 0, -px(50), 0)
        short = QFontMetricsF(self._face).elidedText(self._name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, short)
        painter.setPen(theme.colour("text_muted"))
        painter.drawText(self.rect().adjusted(right - px(36), 0, -px(18), 0), Qt.AlignmentFlag.AlignCenter, "→")
        paint_posture(painter, theme, self._turn.was.posture, QPointF(right - px(42), middle), px(10))
        paint_posture(painter, theme, self._turn.now.posture, QPointF(right - px(12), middle), px(10))


class TrialRow(QWidget):
    """One trial: what is different, how many segments turn, and which."""

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self._guide = guide
        self._what = written("", 13, wrap=True)
        self._result = written("", 12, tone="muted", wrap=True)
        self._chips: list[TurnedChip] = []
        self._home = QWidget()
        self._flow = Flow(self._home, gap=px(2))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(5), px(8), px(5))
        column.setSpacing(px(1))
        for part in (self._what, self._result, self._home):
            column.addWidget(part)

    def tell(self, trial: Trial, reading: Reading) -> None:
        """Show a trial as far as it concerns the wave."""
        words = reading.words
        own = {each.segment_id for each in reading.verdicts}
        turned = [each for each in trial.turned if each in own]
        self._what.setText(what_told(trial, reading))
        was, now = (figure(each.geometric) for each in trial.national)
        facts = {"count": len(turned), "of": len(own), "was": was, "now": now}
        self._result.setText(words.say("analysis.trial.result" if turned else "analysis.trial.steady", **facts))
        while len(self._chips) < len(turned):
            chip = TurnedChip(self._guide)
            self._chips.append(chip)
            self._flow.addWidget(chip)
        for at, chip in enumerate(self._chips):
            chip.setVisible(at < len(turned))
            if at < len(turned):
                chip.tell(turned[at], trial.segments[turned[at]], reading)
        self._home.setVisible(bool(turned))


class KindBlock(QWidget):
    """The trials of one kind under its name."""

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self._title = written("", 13, QFont.Weight.DemiBold, wrap=True)
        self.rows: Columns[TrialRow] = Columns(lambda: TrialRow(guide), _LEAST, most=2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self.rows)

    def tell(self, kind: Kind, trials: list[Trial], reading: Reading) -> None:
        """Show the trials of a kind."""
        self._title.setText(reading.words.say(f"analysis.trial.kind.{kind}"))
        for row, trial in zip(self.rows.fit(len(trials)), trials, strict=True):
            row.tell(trial, reading)


class Trying(Part):
    """All tests, and what they say of where work pays."""

    def __init__(self, guide: Guide, words: Words) -> None:
        super().__init__(guide, words.say("analysis.trial.title"), words.say("analysis.trial.how"))
        self.blocks: Rows[KindBlock] = Rows(lambda: KindBlock(guide))
        self.advice = written("", 13, wrap=True)
        self.column.addWidget(self.advice)
        self.column.addWidget(self.blocks)

    def show_reading(self, reading: Reading) -> None:
        """Wait for the trials."""

    def tell_progress(self, text: str) -> None:
        """Say that trials are being made."""
        self.note.setText(text)

    def show_findings(self, reading: Reading, findings: Findings) -> None:
        """Show the trials, kind by kind."""
        self.note.setText("")
        kinds: list[tuple[Kind, list[Trial]]] = [
            (kind, own) for kind in get_args(Kind) if (own := [each for each in findings.trials if each.kind == kind])
        ]
        for block, (kind, own) in zip(self.blocks.fit(len(kinds)), kinds, strict=True):
            block.tell(kind, own, reading)
        self.advice.setText(advice_told(reading, findings))


def what_told(trial: Trial, reading: Reading) -> str:
    """Return what is different in a trial."""
    words, board = reading.words, reading.board
    criterion, weights = board.get(Criterion, trial.subject_id), board.get(WeightSet, trial.subject_id)
    subject = name(criterion, words.lang) if criterion else name(weights, words.lang) if weights else ""
    other = "arithmetic" if board.premise.aggregation == "geometric" else "geometric"
    facts = {"subject": subject, "step": figure(trial.step, signed=True), "other": words.say(f"analysis.trial.{other}")}
    return words.say(f"analysis.trial.what.{trial.kind}", **facts)


def advice_told(reading: Reading, findings: Findings) -> str:
    """Return how far scores move L and how far the choice of weights does: it tells where work pays."""
    own = {each.segment_id for each in reading.verdicts}
    spans = [
        (each.level.high - each.level.low) / 2
        for key, each in findings.robust.segments.items()
        if key in own and each.level is not None
    ]
    moves = [
        abs(turn.now.level - turn.was.level)
        for trial in findings.trials
        if trial.kind == "weights"
        for key, turn in trial.segments.items()
        if key in own and turn.now.level is not None and turn.was.level is not None
    ]
    if not spans:
        return ""
    weights = figure(fmean(moves) if moves else 0.0)
    key = "evidence" if not moves or fmean(spans) > fmean(moves) else "weights"
    return reading.words.say(f"analysis.trial.advice_{key}", scores=figure(fmean(spans)), weights=weights)
