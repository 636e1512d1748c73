"""How a position stands: its score, rank and coverage, and how well it is backed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.judge.evidence import evidence_of
from desktop.formulas import of_score
from desktop.panels import saying
from desktop.panels.prose import Prose
from desktop.plain import tip

if TYPE_CHECKING:
    from db.judge.evidence import Evidence
    from db.judge.judgement import Judgement, PositionScore
    from db.model.things import Position
    from desktop.panels.context import Context


class Standing(QWidget):
    """The score of a position in large type, and what it is worth."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.score = Prose(context.theme, size=28, weight=QFont.Weight.Bold)
        self._rank = Prose(context.theme, size=12.5)
        self._backing = Prose(context.theme, size=12, colour="text_muted")
        self._flags = Prose(context.theme, size=12, colour="warning")
        lines = QVBoxLayout()
        lines.setSpacing(1)
        for line in (self._rank, self._backing, self._flags):
            lines.addWidget(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(12)
        row.addWidget(self.score, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)

    def show_position(self, position: Position, judgement: Judgement) -> None:
        """Show how the position stands in a reading, the board's or one that is tried."""
        found = judgement.positions.get(position.id)
        if found is None:
            return
        colour = "home" if found.home else "global"
        self.score.tell(saying.on_scale(found.score), colour if found.eligible else "text_muted")
        self.score.setFixedWidth(self.score.sizeHint().width())
        premise = self._context.board.premise
        geometric = premise.aggregation == "geometric"
        formula = of_score(self._context.words, found, geometric=geometric, least=premise.coverage_min)
        for part in (self.score, self._rank):
            part.setToolTip(tip(formula))
        self._rank.tell(self._rank_text(position, found, judgement))
        evidence = evidence_of(self._context.board, position.id)
        self._backing.tell(self._backing_text(evidence))
        flags = self._flag_texts(found, evidence)
        self._flags.tell("\n".join(f"▲ {flag}" for flag in flags))
        self._flags.setVisible(bool(flags))

    def _rank_text(self, position: Position, found: PositionScore, judgement: Judgement) -> str:
        say = self._context.words.say
        parts = []
        if found.rank is not None:
            segment = judgement.segments.get(position.segment_id)
            rivals = [judgement.positions[each] for each in (segment.positions if segment else ())]
            parts.append(say("inspector.rank", rank=found.rank, of=sum(each.eligible for each in rivals)))
        parts.append(say("inspector.coverage", share=saying.share(found.coverage)))
        return " · ".join(parts)

    def _backing_text(self, evidence: Evidence) -> str:
        words = self._context.words
        level = words.say(f"judge.confidence.{evidence.confidence or 'none'}")
        sure = words.say("inspector.confidence_is", level=level) if evidence.confidence else level
        if evidence.rated == 0:
            return words.say("judge.flag.no_evidence")
        return f"{sure} · {words.say('inspector.cited', cited=evidence.cited, rated=evidence.rated)}"

    def _flag_texts(self, found: PositionScore, evidence: Evidence) -> list[str]:
        say = self._context.words.say
        flags = [] if found.eligible else [say("judge.flag.not_eligible")]
        if evidence.over_confident:
            flags.append(say("inspector.over_confident", count=len(evidence.over_confident)))
        if evidence.contradicted:
            flags.append(say("judge.flag.contradicted"))
        return flags
