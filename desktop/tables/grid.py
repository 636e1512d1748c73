"""The view of the ratings table: its first columns stay while the others are scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QHeaderView, QTableView

from desktop.tables.column import FROZEN
from desktop.tables.heads import Heads
from desktop.tables.pen import CellEditor
from desktop.theme import px

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from desktop.tables.column import Kind
    from desktop.tables.pen import Pen
    from desktop.tables.sheet import Sheet
    from desktop.theme import Theme

ROW = 30
_HEAD = 44  # pixels: titles of two lines
_WIDEST, _WIDER = 150, 1.4
_BESIDE = 44  # pixels beside a title: margins and the sign of its filter
_FILLS = {Qt.Key.Key_D: "fill", Qt.Key.Key_R: "fill_right"}
_STANDARD = {
    QKeySequence.StandardKey.Copy: "copy",
    QKeySequence.StandardKey.Paste: "paste",
    QKeySequence.StandardKey.SelectAll: "all",
}


class Grid(QTableView):
    """Cells to walk, type, copy and paste in.

    Signals:
        asked(str): something was asked for the chosen cells: ``copy``, ``copy_headed``, ``paste``, ``fill``,
            ``fill_right``, ``clear`` or ``filter``.

    """

    asked = Signal(str)

    def __init__(self, sheet: Sheet, pen: Pen, theme: Theme) -> None:
        super().__init__()
        self._sheet = sheet
        self._fitting = False
        self._by_hand: dict[tuple[Kind, str], int] = {}
        self._frozen = QTableView(self)
        self.heads = tuple(Heads(view, theme) for view in (self, self._frozen))
        for view, heads in zip((self, self._frozen), self.heads, strict=True):
            view.setHorizontalHeader(heads)
        self.setModel(sheet)
        self._frozen.setModel(sheet)
        self._frozen.setSelectionModel(self.selectionModel())
        pen.setParent(self)  # so that it goes when the grid goes
        for view in (self, self._frozen):
            _set_up(view)
            view.setItemDelegate(pen)
        self._set_up_frozen()
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(True)
        pen.stepped.connect(self.step)
        sheet.modelReset.connect(self.fit_columns)
        self.fit_columns()

    @property
    def frozen(self) -> QTableView:
        """The part that stays."""
        return self._frozen

    @property
    def by_hand(self) -> Mapping[tuple[Kind, str], int]:
        """The widths, by the keys of columns, since the user has set one; then all widths are the user's."""
        return self._by_hand

    def take_widths(self, by_hand: Mapping[tuple[Kind, str], int]) -> None:
        """Take over widths that were set by hand."""
        self._by_hand = dict(by_hand)
        self.fit_columns()

    def leave_cell(self) -> None:
        """Hand over what is being typed into a cell, half-composed Hangul too."""
        for editor in self.findChildren(CellEditor):
            if self.isAncestorOf(editor) and not editor.isHidden():
                self.commitData(editor)
                self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def fit_columns(self) -> None:
        """Give the columns their widths, wider ones where there is room, and show which ones stay."""
        widths = [self._width(at) for at in range(self._sheet.columnCount())]
        room = self.viewport().width() / max(1, sum(widths))
        self._fitting = True
        for at, width in enumerate(widths):
            fitted = self._by_hand.get(self._sheet.columns[at].key, int(width * min(_WIDER, max(1.0, room))))
            self.setColumnWidth(at, fitted)
            self._frozen.setColumnWidth(at, fitted)
            self._frozen.setColumnHidden(at, at >= FROZEN)
        self._fitting = False
        self._fit_frozen()

    def step(self, rows: int, columns: int) -> None:
        """Go to a neighbouring cell, at a side's end to the next line; of several chosen ones to the next."""
        chosen = self.selectionModel().selectedIndexes()
        if len(chosen) > 1 and self.currentIndex() in chosen:
            self._step_within(chosen, rows, columns)
            return
        at = self.currentIndex()
        row, column = at.row() + rows, at.column() + columns
        if column >= self._sheet.columnCount():
            row, column = row + 1, FROZEN
        elif column < 0:
            row, column = row - 1, self._sheet.columnCount() - 1
        target = self._sheet.index(row, column)
        if target.isValid():
            self.selectionModel().setCurrentIndex(target, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _step_within(self, chosen: Sequence[QModelIndex], rows: int, columns: int) -> None:
        """Go round the chosen cells, down the columns or along the rows, and leave them chosen."""
        chosen = sorted(chosen, key=lambda cell: (cell.column(), cell.row()) if rows else (cell.row(), cell.column()))
        place = (chosen.index(self.currentIndex()) + (rows or columns)) % len(chosen)
        self.selectionModel().setCurrentIndex(chosen[place], QItemSelectionModel.SelectionFlag.NoUpdate)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of a spreadsheet from becoming shortcuts of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do what a spreadsheet does."""
        asked = _asked(event)
        if asked == "all":
            self.selectAll()
        elif asked is not None:
            self.asked.emit(asked)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.step(-1 if back else 1, 0)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Use the room, and keep the part that stays as high as the table."""
        super().resizeEvent(event)
        self.fit_columns()

    def scrollTo(  # noqa: N802 - Qt's name
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight; one of the columns that stay needs no scrolling sideways."""
        at = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        if index.column() < FROZEN:
            self.horizontalScrollBar().setValue(at)
            return
        covered = self._frozen_width() - self.visualRect(index).left()
        if covered > 0:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - covered)

    def cells(self) -> Sequence[QModelIndex]:
        """Return the chosen cells, row by row."""
        return sorted(self.selectionModel().selectedIndexes(), key=lambda index: (index.row(), index.column()))

    def _set_up_frozen(self) -> None:
        frozen = self._frozen
        frozen.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frozen.setFrameShape(QFrame.Shape.NoFrame)
        frozen.setStyleSheet("QTableView { border: none; border-radius: 0; }")
        frozen.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frozen.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frozen.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        frozen.clicked.connect(lambda _index: self.setFocus(Qt.FocusReason.MouseFocusReason))
        self.viewport().stackUnder(frozen)
        self.verticalScrollBar().valueChanged.connect(frozen.verticalScrollBar().setValue)
        frozen.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.horizontalHeader().sectionResized.connect(self._on_resized)
        frozen.horizontalHeader().sectionResized.connect(self._on_frozen_resized)
        for header, other in (
            (self.horizontalHeader(), frozen.horizontalHeader()),
            (frozen.horizontalHeader(), self.horizontalHeader()),
        ):
            header.sortIndicatorChanged.connect(lambda at, order, other=other: other.setSortIndicator(at, order))

    def _on_resized(self, section: int, _old: int, new: int) -> None:
        if not self._fitting:
            self._frozen.setColumnWidth(section, new)
            self._by_hand |= {column.key: self.columnWidth(at) for at, column in enumerate(self._sheet.columns)}
            self._fit_frozen()

    def _on_frozen_resized(self, section: int, _old: int, new: int) -> None:
        if section < FROZEN and not self._fitting and new != self.columnWidth(section):
            self.setColumnWidth(section, new)

    def _width(self, at: int) -> int:
        column = self._sheet.columns[at]
        if at < FROZEN:
            return px(column.width)
        title = str(self._sheet.headerData(at, Qt.Orientation.Horizontal))
        across = self.horizontalHeader().fontMetrics().horizontalAdvance
        two_lines = max(across(title) * 7 // 10, max(map(across, title.split()), default=0))
        return max(px(column.width), min(px(_WIDEST), two_lines + px(_BESIDE)))

    def _frozen_width(self) -> int:
        return sum(self.columnWidth(at) for at in range(min(FROZEN, self._sheet.columnCount())))

    def _fit_frozen(self) -> None:
        frame = self.frameWidth()
        height = self.viewport().height() + self.horizontalHeader().height()
        self._frozen.setGeometry(self.viewport().x(), frame, self._frozen_width(), height)


def _set_up(view: QTableView) -> None:
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setWordWrap(False)
    view.setCornerButtonEnabled(False)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(px(ROW))
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setSortIndicatorShown(True)
    header.setSortIndicatorClearable(True)
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    header.setSectionsClickable(True)
    header.setFixedHeight(px(_HEAD))
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | cast("Qt.AlignmentFlag", Qt.TextFlag.TextWordWrap))
    header.setTextElideMode(Qt.TextElideMode.ElideNone)


def _asked(event: QKeyEvent) -> str | None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    if event.key() == Qt.Key.Key_C and event.modifiers() == both:
        return "copy_headed"
    if event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in _FILLS:
        return _FILLS[Qt.Key(event.key())]
    if event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier:
        return "filter"
    for key, asked in _STANDARD.items():
        if event.matches(key):
            return asked
    if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and not event.modifiers():
        return "clear"
    return None


def _is_ours(event: QKeyEvent) -> bool:
    typed = (
        bool(event.text())
        and event.text().isprintable()
        and event.modifiers()
        in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
    )
    return typed or _asked(event) is not None or event.key() in {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter}
