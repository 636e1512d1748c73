"""Chokepoints and leverage: whom abroad Korea depends on, and who abroad depends on Korea."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.things import Entity, Position
from desktop.analysis.figures import figure, percent
from desktop.analysis.lead import Guide, Lead
from desktop.analysis.part import Columns, Part, Rows, written
from desktop.sides import is_mixed, paint_shape, side_of
from desktop.sight import positions_in
from desktop.theme import lettering, px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.judge.chains import Chain
    from db.judge.chokepoints import Chokepoint
    from desktop.analysis.reading import Reading
    from desktop.analysis.study import Findings
    from desktop.sides import Side
    from desktop.words import Words

MOST = 10
"""How many of each are listed; the rest is counted."""

_LEAST = 380
_CHAINS = 6
_NAME, _FIGURE = 0.4, 56


class ReachRow(Lead):
    """A player on whom others depend: shape, name, how strongly as a bar and a figure, and how many it concerns."""

    def __init__(self, guide: Guide) -> None:
        super().__init__(guide)
        self._name, self._count, self._strength = "", "", 0.0
        self._side: Side = "global"
        self._mixed = False

    def tell(self, found: Chokepoint, reading: Reading) -> None:
        """Show a player."""
        board, words = reading.board, reading.words
        entity = board.the(Entity, found.entity_id)
        self._name, self._strength = reading.entity(found.entity_id), found.strength
        self._side, self._mixed = side_of(board, entity), is_mixed(entity)
        self._count = words.say("analysis.reach.count", count=len(found.chains), of=found.of)
        text = words.say("analysis.reach.row", name=self._name, strength=percent(found.strength), count=self._count)
        ways = [chain_told(each, reading) for each in found.chains[:_CHAINS]]
        left = len(found.chains) - len(ways)
        more = [words.say("analysis.reach.more", count=left)] if left else []
        formula = words.say("analysis.reach.formula", strength=percent(found.strength))
        place = place_of(reading, found.entity_id)
        nowhere = [] if place else [words.say("analysis.reach.nowhere")]
        self.point("position", place, text, "\n".join((text, formula, *ways, *more, *nowhere)))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a row."""
        return QSize(px(_LEAST), px(30))

    def draw(self, painter: QPainter) -> None:
        """Draw the row."""
        theme, height, width = self.guide.theme, self.height(), self.width()
        paint_shape(painter, theme, QPointF(px(11), height / 2), self._side, mixed=self._mixed, size=px(9))
        face = lettering(12.5)
        painter.setFont(face)
        painter.setPen(theme.colour("text"))
        room = QRectF(px(23), 0, width * _NAME - px(27), height)
        short = QFontMetricsF(face).elidedText(self._name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, short)
        said = QFontMetricsF(lettering(11.5)).horizontalAdvance(self._count) + px(8)
        bar = QRectF(width * _NAME, height / 2 - px(4), width * (1 - _NAME) - px(_FIGURE) - said, px(8))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(bar, 4, 4)
        painter.setBrush(theme.colour(self._side))
        painter.drawRoundedRect(QRectF(bar.x(), bar.y(), max(px(4), bar.width() * self._strength), bar.height()), 4, 4)
        end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setFont(lettering(12.5, QFont.Weight.DemiBold))
        painter.setPen(theme.colour("text"))
        painter.drawText(QRectF(0, 0, width - said - px(6), height), end, percent(self._strength))
        painter.setFont(lettering(11.5))
        painter.setPen(theme.colour("text_muted"))
        painter.drawText(QRectF(0, 0, width - px(6), height), end, self._count)


class Reaches(QWidget):
    """One of the two lists, under its name."""

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self._title = written("", 13, QFont.Weight.DemiBold)
        self._how = written("", 12, tone="muted", wrap=True)
        self._rest = written("", 12, tone="muted")
        self.rows: Rows[ReachRow] = Rows(lambda: ReachRow(guide))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, 0)
        column.setSpacing(px(3))
        for part in (self._title, self._how, self.rows, self._rest):
            column.addWidget(part)

    def tell(self, which: str, found: Sequence[Chokepoint], reading: Reading) -> None:
        """Show ``chokepoint`` or ``leverage``."""
        words = reading.words
        self._title.setText(words.say(f"analysis.reach.{which}"))
        self._how.setText(words.say(f"analysis.reach.{which}_how"))
        shown = found[:MOST]
        for row, each in zip(self.rows.fit(len(shown)), shown, strict=True):
            row.tell(each, reading)
        left = len(found) - len(shown)
        self._rest.setText(words.say("analysis.reach.rest", count=left) if found else words.say("analysis.reach.none"))
        self._rest.setVisible(bool(left) or not found)


class Reliance(Part):
    """Both lists, beside each other where there is room."""

    def __init__(self, guide: Guide, words: Words) -> None:
        super().__init__(guide, words.say("analysis.reach.title"), words.say("analysis.reach.how"))
        self.lists: Columns[Reaches] = Columns(lambda: Reaches(guide), _LEAST, most=2)
        self.column.addWidget(self.lists)

    def show_reading(self, reading: Reading) -> None:
        """Wait for the chains."""

    def tell_progress(self, text: str) -> None:
        """Say that chains are being followed."""
        self.note.setText(text)

    def show_findings(self, reading: Reading, findings: Findings) -> None:
        """Show who depends on whom."""
        self.note.setText("")
        sides = ("chokepoint", findings.chokepoints), ("leverage", findings.leverage)
        for part, (which, found) in zip(self.lists.fit(len(sides)), sides, strict=True):
            part.tell(which, found, reading)


def chain_told(chain: Chain, reading: Reading) -> str:
    """Return a chain as its way and its strength."""
    way = " ← ".join(reading.entity(each) for each in reversed(chain.entities))
    return f"{way}: {figure(chain.strength, places=2)}"


def place_of(reading: Reading, entity_id: str) -> str | None:
    """Return a position of a player: in the wave that is looked at if it has one there, else in any other."""
    here = set(positions_in(reading.board, reading.wave))
    own = sorted(each.id for each in reading.board.where(Position, "entity_id", entity_id))
    return next((each for each in own if each in here), own[0] if own else None)
