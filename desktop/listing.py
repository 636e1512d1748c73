"""Rows of a list that tell two things each: a title of one line or several, and a quieter line below."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.theme import lettering, px

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.theme import Theme

ENTRY = Qt.ItemDataRole.UserRole
"""The role under which a model hands out the `Entry` of a row."""

_SIDE, _TOP, _GAP = 12, 8, 3
_LEADING = 1.3


class Entry(NamedTuple):
    """What a row tells: its title, the line below, a short mark at the right, and what is to be warned of."""

    title: str
    below: str = ""
    mark: str = ""
    warning: str = ""
    clock: bool = False

    @property
    def spoken(self) -> str:
        """The row in one sentence."""
        return ". ".join(filter(None, (self.title, self.below, self.warning, self.mark)))


class Rows(QStyledItemDelegate):
    """Paints entries; all rows are of one height, with room for ``lines`` lines of title."""

    def __init__(self, theme: Theme, lines: int = 1) -> None:
        super().__init__()
        self._theme, self._lines = theme, lines
        self._title, self._below = lettering(13), lettering(12)
        self._mark = lettering(12, QFont.Weight.DemiBold)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Return the one height of all rows."""
        tall = self._lines * self._line(self._title) + px(_GAP) + self._line(self._below) + 2 * px(_TOP)
        return QSize(px(120), tall)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a row: its ground, the title, the mark at the right, and the line below."""
        entry: Entry = index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        self._ground(painter, box, state)
        room = box.adjusted(px(_SIDE), px(_TOP), -px(_SIDE), -px(_TOP))
        wide = self._paint_mark(painter, room, entry)
        self._paint_title(painter, room.adjusted(0, 0, -wide, 0), entry.title)
        self._paint_below(painter, room, entry)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        chosen, focused = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus
        if state & chosen:
            painter.fillRect(box, self._theme.colour("accent_soft"))
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), self._theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, self._theme.colour("panel_raised"))
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if state & focused and state & chosen:
            painter.setPen(QPen(self._theme.colour("focus"), 1))
            painter.drawRect(box.adjusted(0, 0, -1, -1))

    def _paint_mark(self, painter: QPainter, room: QRect, entry: Entry) -> int:
        if not entry.mark:
            return 0
        metrics = QFontMetrics(self._mark)
        wide = metrics.horizontalAdvance(entry.mark) + px(14)
        pill = QRectF(room.right() - wide, room.top(), wide, self._line(self._mark))
        painter.setPen(QPen(self._theme.colour("line_strong"), 1))
        painter.drawRoundedRect(pill, 5, 5)
        painter.setFont(self._mark)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, entry.mark)
        return wide + px(8)

    def _paint_title(self, painter: QPainter, room: QRect, text: str) -> None:
        painter.setPen(self._theme.colour("text"))
        top = room.top()
        for line in laid(text, self._title, room.width(), self._lines):
            painter.setFont(self._title)
            line_box = QRect(room.left(), top, room.width(), self._line(self._title))
            painter.drawText(line_box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, line)
            top += self._line(self._title)

    def _paint_below(self, painter: QPainter, room: QRect, entry: Entry) -> None:
        tall, metrics = self._line(self._below), QFontMetrics(self._below)
        box = QRect(room.left(), room.bottom() - tall + 1, room.width(), tall)
        painter.setFont(self._below)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        if entry.warning:
            wide = metrics.horizontalAdvance(entry.warning)
            painter.setPen(self._theme.colour("warning"))
            painter.drawText(box, flags | Qt.AlignmentFlag.AlignRight, entry.warning)
            if entry.clock:
                paint_clock(painter, QPointF(box.right() - wide - px(10), box.center().y() + 1), px(5))
            box.adjust(0, 0, -wide - px(24), 0)
        painter.setPen(self._theme.colour("text_muted"))
        painter.drawText(box, flags, metrics.elidedText(entry.below, Qt.TextElideMode.ElideRight, box.width()))

    def _line(self, face: QFont) -> int:
        return round(face.pixelSize() * _LEADING) + 1


def paint_clock(painter: QPainter, middle: QPointF, radius: float) -> None:
    """Draw a clock in the pen's colour: what is past its time."""
    pen = QPen(painter.pen().color(), 1.4)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, radius, radius)
    painter.drawLine(middle, middle + QPointF(0, -radius * 0.6))
    painter.drawLine(middle, middle + QPointF(radius * 0.5, 0))


def laid(text: str, face: QFont, width: int, lines: int) -> list[str]:
    """Return a text broken into at most ``lines`` lines of ``width`` pixels; the last one ends in an ellipsis."""
    one = " ".join(text[: width * lines].split())
    metrics = QFontMetrics(face)
    if lines == 1:
        return [metrics.elidedText(one, Qt.TextElideMode.ElideRight, max(0, width))]
    starts = list(_breaks(one, face, max(1, width), lines))
    parts = [one[start:end].strip() for start, end in zip(starts, [*starts[1:], len(one)], strict=True)]
    if parts:
        parts[-1] = metrics.elidedText(parts[-1], Qt.TextElideMode.ElideRight, max(0, width))
    return parts


def _breaks(text: str, face: QFont, width: int, lines: int) -> Iterator[int]:
    layout = QTextLayout(text, face)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        yield line.textStart()
    layout.endLayout()
