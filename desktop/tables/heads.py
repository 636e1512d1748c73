"""The heads of the ratings table's columns: a click sorts, Shift+click sorts further, and a sign filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.theme import lettering, px

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtGui import QMouseEvent

    from desktop.theme import Theme

_SIGN = 18  # pixels
_CORNER = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)


class Heads(QHeaderView):
    """What stands above the columns.

    Signals:
        asked(int): the filter of a column is asked for.
        also(int): a column is to be sorted by, too.
        menu(int, QPoint): the menu of a column is asked for, at a place of the screen.

    """

    asked = Signal(int)
    also = Signal(int)
    menu = Signal(int, object)

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._held: Collection[int] = ()
        self._ranks: Mapping[int, tuple[int, bool]] = {}
        self._small = lettering(10.5)

    def mark(self, held: Collection[int], ranks: Mapping[int, tuple[int, bool]]) -> None:
        """Show which columns are filtered, and by which ones in which turn and way rows are sorted."""
        self._held, self._ranks = held, ranks
        self.viewport().update()

    def sign(self, section: int) -> QRect:
        """Return where the sign of a column's filter is."""
        size = px(_SIGN)
        right = self.sectionViewportPosition(section) + self.sectionSize(section)
        return QRect(right - size - 2, self.height() - size - 2, size, size)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - Qt's name
        """Draw a head with its sign, full where it filters, and its turn where several columns sort."""
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = px(_SIGN)
        box = QRect(rect.right() - size - 1, rect.bottom() - size - 1, size, size)
        held = section in self._held
        painter.setPen(QPen(self._theme.colour("link" if held else "text_muted"), 1.2))
        if held:
            painter.setBrush(self._theme.colour("link"))
        painter.drawPolygon(_funnel(box))
        rank = self._ranks.get(section)
        if rank is not None and len(self._ranks) > 1:
            painter.setFont(self._small)
            painter.setPen(self._theme.colour("text"))
            turn = f"{rank[0]}{'▼' if rank[1] else '▲'}"
            painter.drawText(
                rect.adjusted(0, 2, -4, 0), int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight), turn
            )
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open the filter from its sign, and sort further with Shift."""
        at = self.logicalIndexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and at >= 0 and self.sign(at).contains(event.position().toPoint()):
            self.asked.emit(at)
        elif left and at >= 0 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.also.emit(at)
        else:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer what can be done with a column."""
        self.menu.emit(self.logicalIndexAt(event.pos()), event.globalPos())


def _funnel(box: QRect) -> QPolygonF:
    wide, middle = box.width() * 0.28, box.center()
    x, y = float(middle.x()), float(middle.y())
    return QPolygonF(
        [
            QPointF(x - wide, y - wide),
            QPointF(x + wide, y - wide),
            QPointF(x + wide * 0.25, y + wide * 0.2),
            QPointF(x + wide * 0.25, y + wide),
            QPointF(x - wide * 0.25, y + wide),
            QPointF(x - wide * 0.25, y + wide * 0.2),
        ]
    )
