"""The posture matrix: how high Korea stands against how far the winner takes all; each segment in its place."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout

from desktop.analysis.figures import figure
from desktop.analysis.lead import Guide, Lead, paint_posture
from desktop.analysis.part import Part, written
from desktop.analysis.turns import verdict_told
from desktop.flow import Flow
from desktop.theme import lettering, px
from desktop.verdict import plain

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from db.judge.judgement import Group, SegmentVerdict
    from db.model.things import Method
    from desktop.analysis.reading import Reading
    from desktop.words import Words

GROUPS: tuple[Group, ...] = ("behind", "lag", "chase", "lead", "top")
ROWS = ("takes_all", "shared", "unrated")
"""The rows: the winner takes all, does not, and how far is not rated."""

_TURNED = 560  # what is narrower has its groups below each other
_LONGEST, _NARROWEST = 190, 40
_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)


class Chip(Lead):
    """A segment by its posture's shape and its name."""

    def __init__(self, guide: Guide) -> None:
        super().__init__(guide)
        self._verdict: SegmentVerdict | None = None
        self._name = ""
        self._face = lettering(12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def tell(self, verdict: SegmentVerdict, reading: Reading) -> None:
        """Show a segment."""
        words = reading.words
        self._verdict, self._name = verdict, reading.segment(verdict.segment_id)
        posture = words.say(f"judge.posture.{verdict.posture}")
        text = words.say("analysis.matrix.chip", name=self._name, posture=posture, level=figure(verdict.level))
        self.point("segment", verdict.segment_id, text, verdict_told(verdict, reading), frozenset(verdict.positions))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the shape and the name, which is cut where it is very long."""
        wide = QFontMetricsF(self._face).horizontalAdvance(self._name)
        return QSize(min(px(_LONGEST), round(wide) + px(30)), px(26))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a small width: the name goes on below."""
        return QSize(px(_NARROWEST), px(26))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of the lines that the name needs at a width."""
        room = QRectF(0, 0, max(1, width - px(26)), 1e4)
        return max(
            px(26), math.ceil(QFontMetricsF(self._face).boundingRect(room, _WRAPPED, self._name).height()) + px(6)
        )

    def draw(self, painter: QPainter) -> None:
        """Draw both."""
        if self._verdict is None:
            return
        paint_posture(painter, self.guide.theme, self._verdict.posture, QPointF(px(11), self.height() / 2), px(10))
        painter.setPen(self.guide.theme.colour("text"))
        painter.setFont(self._face)
        box = self.rect().adjusted(px(21), 0, -px(5), 0)
        painter.drawText(box, _WRAPPED, self._name)


class Cell(QFrame):
    """A place of the matrix with the segments that are in it."""

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self._guide = guide
        self._chips: list[Chip] = []
        self._flow = Flow(self, gap=px(2))
        self._flow.setContentsMargins(px(4), px(4), px(4), px(4))
        self.setMinimumHeight(px(44))

    def tell(self, verdicts: list[SegmentVerdict], reading: Reading) -> None:
        """Show these segments."""
        while len(self._chips) < len(verdicts):
            chip = Chip(self._guide)
            self._chips.append(chip)
            self._flow.addWidget(chip)
        for at, chip in enumerate(self._chips):
            chip.setVisible(at < len(verdicts))
            if at < len(verdicts):
                chip.tell(verdicts[at], reading)
        self.updateGeometry()


class Matrix(Part):
    """The matrix, with what cannot be judged below it."""

    def __init__(self, guide: Guide, words: Words) -> None:
        super().__init__(guide, words.say("analysis.matrix.title"), words.say("analysis.matrix.how"))
        self.cells = {(row, group): Cell(guide) for row in ROWS for group in GROUPS}
        self.open = Cell(guide)
        self._heads = {each: written("", 12, tone="muted", wrap=True) for each in (*GROUPS, *ROWS)}
        self._open_head = written(words.say("judge.posture.undetermined"), 12, tone="muted")
        self._grid = QGridLayout()
        self._upright: bool | None = None
        self._lay()

    def show_reading(self, reading: Reading) -> None:
        """Put the wave's segments in their places."""
        method = reading.board.premise.method
        self._name_heads(method, reading.words)
        places: dict[tuple[str, str], list[SegmentVerdict]] = {each: [] for each in self.cells}
        unknown: list[SegmentVerdict] = []
        for verdict in reading.verdicts:
            if verdict.group is None:
                unknown.append(verdict)
            else:
                places[row_of(verdict, method), verdict.group].append(verdict)
        for place, cell in self.cells.items():
            cell.tell(places[place], reading)
        self._show_row("unrated", shown=any(places["unrated", group] for group in GROUPS))
        self.open.tell(unknown, reading)
        for part in (self.open, self._open_head):
            part.setVisible(bool(unknown))

    def _name_heads(self, method: Method, words: Words) -> None:
        cuts = {
            "lag": plain(method.cut_lag),
            "chase": plain(method.cut_chase),
            "lead": plain(method.cut_lead),
        }
        for group in GROUPS:
            cut = cuts.get(group, "")
            named = words.say(f"judge.group.{group}")
            self._heads[group].setText(words.say(f"analysis.matrix.{group}", group=named, cut=cut or cuts["lag"]))
        for row in ROWS:
            self._heads[row].setText(words.say(f"analysis.matrix.{row}", cut=plain(method.wta_cut)))

    def _show_row(self, row: str, *, shown: bool) -> None:
        for part in (self._heads[row], *(self.cells[row, group] for group in GROUPS)):
            part.setVisible(shown)
        if self._upright:
            self._grid.setColumnStretch(ROWS.index(row) + 1, int(shown))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Turn the matrix where its columns would be too narrow."""
        super().resizeEvent(event)
        self._place(upright=self.width() < px(_TURNED))

    def _lay(self) -> None:
        self._grid.setSpacing(px(4))
        self.column.addLayout(self._grid)
        self._place(upright=False)
        below = QVBoxLayout()
        below.setSpacing(px(2))
        below.addWidget(self._open_head)
        below.addWidget(self.open)
        self.column.addLayout(below)

    def _place(self, *, upright: bool) -> None:
        """Put heads and cells into the grid: groups beside each other, or below each other."""
        if upright == self._upright:
            return
        self._upright = upright
        along: tuple[str, ...] = ROWS if upright else GROUPS
        down: tuple[str, ...] = GROUPS if upright else ROWS
        for at in range(len(GROUPS) + 1):
            self._grid.setColumnStretch(at, 1 if 0 < at <= len(along) else 0)
        for at, head in enumerate(along):
            self._grid.addWidget(self._heads[head], 0, at + 1)
        for at, head in enumerate(down):
            self._grid.addWidget(self._heads[head], at + 1, 0, Qt.AlignmentFlag.AlignVCenter)
        for (row, group), cell in self.cells.items():
            places = (GROUPS.index(group), ROWS.index(row)) if upright else (ROWS.index(row), GROUPS.index(group))
            self._grid.addWidget(cell, places[0] + 1, places[1] + 1)


def row_of(verdict: SegmentVerdict, method: Method) -> str:
    """Return the row in which a segment stands."""
    if verdict.winner_takes_all is None:
        return "unrated"
    return "takes_all" if verdict.winner_takes_all >= method.wta_cut else "shared"
