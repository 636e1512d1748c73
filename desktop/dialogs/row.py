"""How a line of a list is drawn that says two things: the first plainly, the second at the right and quieter."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.theme import px

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtGui import QPainter

    from desktop.theme import Theme

    Index: TypeAlias = QModelIndex | QPersistentModelIndex

ASIDE = Qt.ItemDataRole.UserRole + 1
_HEIGHT, _PAD = 32, 10


class Row(QStyledItemDelegate):
    """Draws an item's text at the left and its `ASIDE` at the right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line; neither text runs into the other."""
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        aside = str(index.data(ASIDE) or "")
        wide = min(option.fontMetrics.horizontalAdvance(aside) + px(2), room.width() // 2)  # rounding elides
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.save()
        painter.setPen(self.theme.colour("text"))
        name = option.fontMetrics.elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width() - wide - 2 * _PAD
        )
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, name)
        painter.setPen(self.theme.colour("text_muted"))
        quiet = option.fontMetrics.elidedText(aside, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, quiet)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the size of a line; all are alike."""
        return QSize(super().sizeHint(option, index).width(), px(_HEIGHT))
