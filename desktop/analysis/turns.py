"""What would flip: each segment's posture, the rule that fired, its five numbers and the nearest cut, nearest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from db.judge.posture import NUMBERS
from desktop.analysis.figures import figure, percent
from desktop.analysis.lead import Guide, Lead, paint_posture
from desktop.analysis.part import Part, Rows, written
from desktop.plain import tip
from desktop.theme import lettering, px
from desktop.verdict import condition, plain, turning

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from db.judge.judgement import Flip, SegmentVerdict
    from db.judge.robust import SegmentRobust
    from db.model.things import Posture
    from desktop.analysis.reading import Reading
    from desktop.analysis.study import Findings
    from desktop.words import Words

_RANGES = {each.name: each.most - each.least for each in NUMBERS}
_BAR = 180
_FAR = 2.0  # further than any move of a number along its whole scale


class Badge(QWidget):
    """A posture as its shape and word."""

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self._guide = guide
        self._posture: Posture = "undetermined"
        self._word = ""
        self._face = lettering(12.5, QFont.Weight.Bold)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, posture: Posture, word: str) -> None:
        """Show a posture."""
        self._posture, self._word = posture, word
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size in which any posture has room, so that names begin below each other."""
        return QSize(max(px(84), round(QFontMetricsF(self._face).horizontalAdvance(self._word)) + px(24)), px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw shape and word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._guide.theme
        paint_posture(painter, theme, self._posture, QPointF(px(8), self.height() / 2), px(12))
        painter.setFont(self._face)
        painter.setPen(theme.colour("text"))
        box = QRectF(px(20), 0, self.width() - px(20), self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._word)


class Strengths(QWidget):
    """How sure a posture is: its share of the draws as a bar of all postures that occur, and the word for it."""

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self._guide = guide
        self._shares: tuple[tuple[Posture, float], ...] = ()
        self._text = ""
        self._face = lettering(12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def tell(self, shares: tuple[tuple[Posture, float], ...], text: str) -> None:
        """Show the shares, the largest first, and what is said of them."""
        self._shares, self._text = shares, text
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a bar with a line below it."""
        return QSize(px(150), px(34))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the bar and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, wide = self._guide.theme, min(self.width(), px(_BAR))
        left = float(self.width() - wide)
        painter.setPen(Qt.PenStyle.NoPen)
        for posture, share in self._shares:
            painter.setBrush(theme.colour(posture))
            painter.drawRect(QRectF(left, px(2), max(1.0, wide * share - 1), px(7)))
            left += wide * share
        painter.setPen(theme.colour("text"))
        painter.setFont(self._face)
        short = QFontMetricsF(self._face).elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        box = QRectF(0, px(13), self.width(), px(20))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, short)


class TurnRow(Lead):
    """A segment: its posture, why, and what would change it."""

    def __init__(self, guide: Guide) -> None:
        super().__init__(guide)
        self._badge = Badge(guide)
        self._name = written("", 13.5, QFont.Weight.DemiBold, wrap=True)
        self._numbers = written("", 12, tone="muted", wrap=True)
        self._numbers.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._rule = written("", 12, tone="muted", wrap=True)
        self._flip = written("", 12.5, wrap=True)
        self._strengths = Strengths(guide)
        self._tip = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._lay()

    def tell(self, verdict: SegmentVerdict, reading: Reading) -> None:
        """Show a segment."""
        words, method = reading.words, reading.board.premise.method
        posture = words.say(f"judge.posture.{verdict.posture}")
        named, flip = reading.segment(verdict.segment_id), turning(words, verdict)
        self._badge.tell(verdict.posture, posture)
        self._name.setText(named)
        self._numbers.setText(numbers_told(verdict, words))
        rule = condition(words, method, verdict.rule)
        self._rule.setText(words.say("analysis.turn.rule", rule=verdict.rule, condition=rule))
        self._flip.setText(words.say("analysis.turn.flip", flip=flip))
        text = words.say("analysis.turn.row", name=named, posture=posture, flip=flip)
        self._tip = verdict_told(verdict, reading)
        self.point("segment", verdict.segment_id, text, self._tip, frozenset(verdict.positions))

    def show_robust(self, found: SegmentRobust | None, words: Words) -> None:
        """Show how sure the posture is; None where nothing is known of it."""
        shares = sorted(found.posture_shares.items(), key=lambda pair: -pair[1]) if found and found.strength else []
        self._strengths.tell(tuple(shares), strength_told(found, words) if found and found.strength else "")
        if found is not None and found.strength is not None and self.to is not None:
            self.setAccessibleDescription(f"{self._tip}\n{strength_told(found, words)}")
            self.setToolTip(tip(f"{self._tip}\n{drawn_told(found, words)}"))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that its words ask for."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a small size: the words need less height the more width there is."""
        return QSize(px(240), px(40))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that the words need at a width."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else 0

    def _lay(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(px(8), px(7), px(8), px(7))
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(2))
        grid.addWidget(self._badge, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._name, 0, 1)
        grid.addWidget(self._numbers, 0, 2)
        grid.addWidget(self._flip, 1, 1)
        grid.addWidget(self._rule, 2, 1)
        grid.addWidget(self._strengths, 1, 2, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        for part in (self._badge, self._name, self._numbers, self._flip, self._rule, self._strengths):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class Turns(Part):
    """The segments in the order of how near they are to another posture."""

    def __init__(self, guide: Guide, words: Words) -> None:
        super().__init__(guide, words.say("analysis.turn.title"), words.say("analysis.turn.how"))
        self.rows: Rows[TurnRow] = Rows(lambda: TurnRow(guide), gap=px(2))
        self.column.addWidget(self.rows)

    def show_reading(self, reading: Reading) -> None:
        """Show the wave's segments."""
        verdicts = sorted(reading.verdicts, key=distance)
        for row, verdict in zip(self.rows.fit(len(verdicts)), verdicts, strict=True):
            row.tell(verdict, reading)

    def tell_progress(self, text: str) -> None:
        """Say that draws are being made."""
        self.note.setText(text)

    def show_findings(self, reading: Reading, findings: Findings) -> None:
        """Show how sure each posture is."""
        for row in self.rows.all:
            found = findings.robust.segments.get(row.to[1]) if row.to is not None else None
            row.show_robust(found, reading.words)
        self.note.setText(reading.words.say("analysis.drawn", draws=f"{findings.robust.draws:,}"))


def strength_told(found: SegmentRobust, words: Words) -> str:
    """Return the word for how sure a posture is, with its share of the draws."""
    posture = words.say(f"judge.posture.{found.posture}")
    word = words.say(f"analysis.strength.{found.strength}")
    return words.say("analysis.turn.strength", strength=word, posture=posture, share=percent(found.share))


def drawn_told(found: SegmentRobust, words: Words) -> str:
    """Return the shares of all postures that occur, where L lies, and how likely Korea leads."""
    shares = sorted(found.posture_shares.items(), key=lambda pair: -pair[1])
    named = " · ".join(f"{words.say(f'judge.posture.{each}')} {percent(share)}" for each, share in shares)
    lines = [words.say("analysis.turn.shares", shares=named)]
    if found.level is not None and found.p_lead is not None:
        ends = {each: figure(getattr(found.level, each)) for each in ("low", "middle", "high")}
        lines.append(words.say("analysis.turn.drawn", **ends, lead=percent(found.p_lead)))
    return "\n".join(lines)


def distance(verdict: SegmentVerdict) -> float:
    """Return how far a segment is from another posture, as a share of its nearest number's scale."""
    flip: Flip | None = verdict.flip
    return _FAR if flip is None else round(abs(flip.to - flip.now) / _RANGES[flip.number], 9)


def numbers_told(verdict: SegmentVerdict, words: Words) -> str:
    """Return the five numbers of a segment in short."""
    return words.say(
        "analysis.turn.numbers",
        level=figure(verdict.level),
        wta=plain(verdict.winner_takes_all),
        imp=plain(verdict.importance),
        home=plain(verdict.home_best_held),
        foreign=plain(verdict.foreign_best_held),
    )


def verdict_told(verdict: SegmentVerdict, reading: Reading) -> str:
    """Return why a segment has its posture: the rule with its cuts, the five numbers in full, the nearest flip."""
    words, method = reading.words, reading.board.premise.method
    values = {
        "L": figure(verdict.level),
        "H_home": plain(verdict.home_best_held),
        "H_foreign": plain(verdict.foreign_best_held),
        "wta": plain(verdict.winner_takes_all),
        "imp": plain(verdict.importance),
    }
    numbers = (f"{words.say(f'judge.number.{each.name}')} {values[each.name]}" for each in NUMBERS)
    rule = words.say("analysis.turn.rule", rule=verdict.rule, condition=condition(words, method, verdict.rule))
    told = (reading.segment(verdict.segment_id), words.say(f"judge.rule.{verdict.rule}"), rule)
    return "\n".join((*told, " · ".join(numbers), turning(words, verdict)))
