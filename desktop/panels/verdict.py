"""How a segment reads: in short below a position's ratings, in full on the segment's own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.formulas import of_verdict
from desktop.panels import saying
from desktop.panels.badge import Badge, Front
from desktop.panels.prose import Prose
from desktop.plain import tip
from desktop.verdict import condition, turning

if TYPE_CHECKING:
    from db.judge.judgement import Judgement, SegmentVerdict
    from db.model.things import Method
    from desktop.panels.context import Context
    from desktop.words import Words


class Verdict(QWidget):
    """A segment's posture, its front line and the numbers behind them; ``full`` tells all, else the essence."""

    def __init__(self, context: Context, *, full: bool) -> None:
        super().__init__()
        self._context, self._full = context, full
        theme = context.theme
        self.badge, self.front = Badge(theme), Front(theme)
        self._sides = Prose(theme, size=12.5, weight=QFont.Weight.DemiBold)
        self._rule = Prose(theme, size=12.5)
        self._condition = Prose(theme, size=12, colour="text_muted")
        self._flip = Prose(theme, size=12, colour="text_muted")
        self._warnings = Prose(theme, size=12, colour="warning")
        self._figures: dict[str, tuple[Prose, Prose]] = {}
        self._lay()

    def show_verdict(self, verdict: SegmentVerdict, method: Method, judgement: Judgement) -> None:
        """Show a verdict of a reading, the board's or one that is tried; each figure's tip says how it comes about."""
        words = self._context.words
        self.badge.tell(verdict.posture, words.say(f"judge.posture.{verdict.posture}"))
        sides = {"home": saying.on_scale(verdict.best_home), "foreign": saying.on_scale(verdict.best_foreign)}
        self._sides.tell(words.say("inspector.sides", **sides))
        self.front.tell(verdict.front, self._front_text(verdict))
        self.front.setToolTip(self._front_text(verdict))
        self._rule.tell(words.say(f"judge.rule.{verdict.rule}"))
        self._flip.tell(turning(words, verdict))
        self._condition.tell(
            words.say("inspector.fired", rule=verdict.rule, condition=condition(words, method, verdict.rule))
        )
        warnings = warnings_of(verdict, words)
        self._warnings.tell("\n".join(f"▲ {each}" for each in warnings))
        self._warnings.setVisible(bool(warnings))
        for key, text in figures_of(verdict, words).items():
            if key in self._figures:
                self._figures[key][1].tell(text)
        for key, formula in of_verdict(words, verdict, judgement, method).items():
            for part in self._figures.get(key, ()):
                part.setToolTip(tip(formula))

    def figure(self, key: str) -> str:
        """Return a figure as it is shown."""
        return self._figures[key][1].text()

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._sides, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        column.addWidget(self.front)
        column.addWidget(self._rule)
        shown = ALL_FIGURES if self._full else SHORT_FIGURES
        if self._full:
            column.addWidget(self._condition)
        column.addWidget(self._flip)
        column.addWidget(self._warnings)
        column.addLayout(self._grid(shown))

    def _grid(self, keys: tuple[str, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.setContentsMargins(0, 4, 0, 0)
        for index, key in enumerate(keys):
            label = Prose(
                self._context.theme, self._context.words.say(f"inspector.figure.{key}"), size=12, colour="text_muted"
            )
            value = Prose(self._context.theme, "–", size=12.5, weight=QFont.Weight.DemiBold)
            self._figures[key] = (label, value)
            row, side = divmod(index, 2)
            grid.addWidget(label, row, 3 * side)
            grid.addWidget(value, row, 3 * side + 1)
        for side in (0, 1):
            grid.setColumnStretch(3 * side, 3)
            grid.setColumnStretch(3 * side + 1, 2)
        return grid

    def _front_text(self, verdict: SegmentVerdict) -> str:
        say = self._context.words.say
        if verdict.front is None:
            return say("inspector.front_none")
        return say("inspector.front", share=saying.share(verdict.front))


ALL_FIGURES = (
    "L",
    "lead",
    "gap",
    "mean_gap",
    "depth",
    "front",
    "H_home",
    "H_foreign",
    "wta",
    "imp",
    "group",
    "coverage",
)
SHORT_FIGURES = ("L", "gap", "depth", "group")


def figures_of(verdict: SegmentVerdict, words: Words) -> dict[str, str]:
    """Return the figures of a verdict as they are shown, by key."""
    return {
        "L": saying.number(verdict.level),
        "lead": saying.number(verdict.lead),
        "gap": saying.number(verdict.gap, signed=True),
        "mean_gap": saying.number(verdict.mean_gap, signed=True),
        "depth": saying.number(verdict.depth),
        "front": saying.share(verdict.front) if verdict.front is not None else "–",
        "H_home": saying.number(verdict.home_best_held),
        "H_foreign": saying.number(verdict.foreign_best_held),
        "wta": saying.number(verdict.winner_takes_all),
        "imp": saying.number(verdict.importance),
        "group": words.say(f"judge.group.{verdict.group}") if verdict.group else "–",
        "coverage": saying.share(verdict.coverage),
    }


def warnings_of(verdict: SegmentVerdict, words: Words) -> list[str]:
    """Return what the reader of a verdict must be warned of."""
    warnings = [words.say(f"judge.undefined.{verdict.undefined}")] if verdict.undefined else []
    if verdict.taken:
        warnings.append(words.say("inspector.taken"))
    if verdict.few_foreign and verdict.undefined != "no_foreign":
        warnings.append(words.say("judge.flag.few_foreign"))
    return warnings
