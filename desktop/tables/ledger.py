"""A table to read: sorted by a click, copied to a spreadsheet, and every line leads to what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from desktop.plain import tip
from desktop.tables import block
from desktop.theme import px

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QKeyEvent

_ABOUT = Qt.ItemDataRole.UserRole
_ORDER = Qt.ItemDataRole.UserRole + 1
_ROW = 28


class Field(NamedTuple):
    """A cell: its text, what it is sorted by (the text if None), its colour and weight, its place and its tip."""

    text: str
    order: float | None = None
    colour: QColor | None = None
    bold: bool = False
    right: bool = False
    told: str = ""


class _Item(QTableWidgetItem):
    """Sorted by a number where there is one; what has none stands last."""

    def __lt__(self, other: QTableWidgetItem) -> bool:
        mine, others = self.data(_ORDER), other.data(_ORDER)
        if mine is not None or others is not None:
            return float("-inf" if mine is None else mine) < float("-inf" if others is None else others)
        return self.text() < other.text()


class Ledger(QTableWidget):
    """The table.

    Signals:
        chosen(str): the line about this thing was opened by a double click or Enter.

    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(0, 0)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(True)
        self.itemDoubleClicked.connect(lambda item: self.chosen.emit(item.data(_ABOUT) or ""))

    def show_lines(self, titles: Sequence[str], lines: Iterable[tuple[str, Sequence[Field]]]) -> None:
        """Show lines of cells, each with the id of what it is about, in the order in which they are sorted now."""
        lines = list(lines)
        self.setSortingEnabled(False)
        self.clear()
        self.setColumnCount(len(titles))
        self.setRowCount(len(lines))
        self.setHorizontalHeaderLabels(list(titles))
        for row, (about, fields) in enumerate(lines):
            for column, field in enumerate(fields):
                self.setItem(row, column, _item(about, field))

    def fit(self, most: int) -> None:
        """Give the columns the room that their texts need, each at most so many pixels."""
        self.resizeColumnsToContents()
        for column in range(self.columnCount()):
            self.setColumnWidth(column, min(px(most), self.columnWidth(column) + px(8)))

    def texts(self) -> list[list[str]]:
        """Return the texts of all lines as they are sorted."""
        return [[self._text(row, column) for column in range(self.columnCount())] for row in range(self.rowCount())]

    def copy(self) -> None:
        """Put the chosen lines with their titles on the clipboard, all lines where none is chosen."""
        chosen = sorted({each.row() for each in self.selectedItems()}) or range(self.rowCount())
        titles = (self.horizontalHeaderItem(column) for column in range(self.columnCount()))
        head = [title.text() if title is not None else "" for title in titles]
        body = [[self._text(row, column) for column in range(self.columnCount())] for row in chosen]
        QGuiApplication.clipboard().setText(block.to_text([head, *body]))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copy, and open the current line with Enter."""
        item = self.currentItem()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item is not None:
            self.chosen.emit(item.data(_ABOUT) or "")
        else:
            super().keyPressEvent(event)

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text() if item is not None else ""


def _item(about: str, field: Field) -> QTableWidgetItem:
    item = _Item(field.text)
    item.setData(_ABOUT, about)
    item.setData(_ORDER, field.order)
    item.setToolTip(tip(field.told or field.text))
    if field.colour is not None:
        item.setForeground(field.colour)
    if field.bold:
        face = item.font()
        face.setBold(True)
        item.setFont(face)
    if field.right:
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item
