"""How a cell of the ratings table looks, and how it is typed into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QInputMethodEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.sides import is_mixed, paint_shape, side_of
from desktop.tables.sheet import CELL, ID, Sheet
from desktop.theme import lettering, px

if TYPE_CHECKING:
    from desktop.tables.column import Cell
    from desktop.theme import Theme

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_KEPT = 20_000  # shortened names
_STEPS = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}

Index = QModelIndex | QPersistentModelIndex


class CellEditor(QLineEdit):
    """One cell being typed into; what an input method composes counts as typed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._preedit = ""
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFont(lettering(13))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Remember what is being composed."""
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)

    def whole(self) -> str:
        """Return the text with what is being composed."""
        if self._preedit:
            QApplication.inputMethod().commit()
        if self._preedit:
            event = QInputMethodEvent()
            event.setCommitString(self._preedit)
            QApplication.sendEvent(self, event)
        return self.text()


class Pen(QStyledItemDelegate):
    """Draws and edits cells.

    Signals:
        stepped(int, int): a cell was left towards another one: rows, columns.
        spread(str): a text was typed that is meant for all chosen cells.

    """

    stepped = Signal(int, int)
    spread = Signal(str)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        names = ("text", "text_muted", "accent_soft", "focus", "warning")
        self._ink = {each: theme.colour(each) for each in names}
        self._halves: dict[str, float] = {}
        self._elided: dict[tuple[str, int, bool], str] = {}
        self._hatch = QPen(theme.colour("hatch", 70), 1)
        self._plain, self._strong, self._small = lettering(13), lettering(13, QFont.Weight.DemiBold), lettering(11.5)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        cell: Cell | None = index.data(CELL)
        if cell is None:
            return
        box = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._ink["accent_soft"])
        elif cell.state == "unknown":
            self._paint_hatch(painter, box)
        if cell.state in {"label", "figure"}:
            self._paint_label(painter, box, cell, index)
        else:
            self._paint_grade(painter, box, cell)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._ink["focus"], 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        """Return an editor for a score or a state."""
        editor = CellEditor(parent)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return editor

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802
        """Hand what was typed to the model."""
        if isinstance(editor, CellEditor):
            text = editor.whole()
            if text != index.data(Qt.ItemDataRole.EditRole):
                model.setData(index, text)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Leave the cell towards its neighbour as a spreadsheet does; stay where the entry is not taken."""
        if isinstance(editor, CellEditor) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step == (1, 0) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                text = editor.whole()
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                self.spread.emit(text)
                return True
            if step is not None:
                if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and step == (1, 0):
                    step = (-1, 0)
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                self.stepped.emit(*step)
                return True
        return super().eventFilter(editor, event)

    def _paint_grade(self, painter: QPainter, box: QRectF, cell: Cell) -> None:
        rated = cell.state == "rated"
        painter.setFont(self._strong if rated else self._small)
        painter.setPen(self._ink["text" if rated else "text_muted"])
        painter.drawText(box, _CENTRE, cell.text)
        if not rated:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = self._halves.get(cell.text)
        if half is None:
            half = self._halves[cell.text] = QFontMetrics(self._strong).horizontalAdvance(cell.text) / 2
        if cell.hollow:
            painter.setPen(QPen(self._ink["text_muted"], 1.3))
            painter.drawEllipse(QPointF(box.center().x() - half - px(9), box.center().y()), 3, 3)
        signs = ("▲" if cell.over else "") + (f"×{cell.voices}" if cell.voices > 1 else "")
        if signs:
            painter.setPen(self._ink["warning" if cell.over else "text_muted"])
            painter.setFont(self._small)
            painter.drawText(QRectF(box.center().x() + half + 3, box.top(), px(34), box.height()), _LEFT, signs)

    def _paint_label(self, painter: QPainter, box: QRectF, cell: Cell, index: Index) -> None:
        left = 10.0
        if index.column() == 0:
            left = self._paint_side(painter, box, index)
        first = index.column() == 0
        painter.setFont(self._strong if first or cell.state == "figure" else self._plain)
        painter.setPen(self._ink["text"])
        room = box.adjusted(left, 0, -8, 0)
        text = self._short(cell.text, int(room.width()), bold=first)
        painter.drawText(room if cell.state == "label" else box, _LEFT if cell.state == "label" else _CENTRE, text)

    def _short(self, text: str, width: int, *, bold: bool) -> str:
        """Return a text as far as it fits; names come again and again while the table is scrolled."""
        key = text, width, bold
        short = self._elided.get(key)
        if short is None:
            if len(self._elided) > _KEPT:
                self._elided.clear()
            face = self._strong if bold else self._plain
            short = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, width)
            self._elided[key] = short
        return short

    def _paint_side(self, painter: QPainter, box: QRectF, index: Index) -> float:
        model = index.model()
        entity = model.reader.entity(index.data(ID)) if isinstance(model, Sheet) else None
        if not isinstance(model, Sheet) or entity is None:
            return px(12.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(box.left() + px(15), box.center().y())
        side = side_of(model.reader.board, entity)
        paint_shape(painter, self._theme, middle, side, mixed=is_mixed(entity), size=px(9))
        return px(28.0)

    def _paint_hatch(self, painter: QPainter, box: QRectF) -> None:
        painter.save()
        painter.setClipRect(box)
        painter.setPen(self._hatch)
        x = box.left() - box.height()
        while x < box.right():
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
            x += 8
        painter.restore()
