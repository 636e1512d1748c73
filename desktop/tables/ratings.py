"""The ratings table: all positions, or all segments, by all criteria, to be edited like a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.tables.column import FROZEN
from desktop.tables.exchange import MisfitError, cleared, copied, filled, pasted, spread
from desktop.tables.grades import granted
from desktop.tables.grid import Grid
from desktop.tables.held import Held
from desktop.tables.menu import cell_menu, head_menu
from desktop.tables.pen import Pen
from desktop.tables.sheet import Sheet
from desktop.tables.toolbar import Toolbar
from desktop.tables.valuelist import opened_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex, QPoint
    from PySide6.QtGui import QPaintEvent

    from db.errors import BoardError
    from db.model.change import Change
    from db.model.things import Scope
    from desktop.selection import Selection
    from desktop.session import Session
    from desktop.tables.grades import Wish
    from desktop.theme import Theme
    from desktop.words import Words


class RatingsTable(QWidget):
    """The table with its filters; what is chosen here is selected on the board and the other way round.

    Signals:
        told(str): a sentence for the user: why something was not taken.
        wished(str): an action of the window is to be done.

    """

    told = Signal(str)
    wished = Signal(str)

    def __init__(
        self, session: Session, selection: Selection, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("RatingsTable")
        self._session, self._selection, self._words, self._theme = session, selection, words, theme
        self._scope: Scope = "position"
        self._syncing = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 12)
        self._column.setSpacing(8)
        self._make()
        session.changed.connect(self._on_changed)
        session.refused.connect(self._on_refused)
        selection.changed.connect(self._on_selection)
        self._on_selection()

    def retranslate(self, words: Words) -> None:
        """Say everything in other words, at once."""
        self._words = words
        self._anew()

    def retheme(self, theme: Theme) -> None:
        """Show everything in another look, at once."""
        self._theme = theme
        self._anew()

    def turn_to(self, scope: Scope) -> None:
        """Show positions by their criteria, or segments by theirs."""
        self._scope = scope
        self.toolbar.show_scope(scope)
        # A column of this number is another one now: neither the order nor its arrow stays.
        self.grid.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.sheet.turn_to(scope)
        self.grid.fit_columns()
        self._tell_count()
        self._on_selection()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground of a panel."""
        QPainter(self).fillRect(self.rect(), self._theme.colour("panel"))

    def _make(self) -> None:
        self.toolbar = Toolbar(self._session, self._words)
        self.sheet = Sheet(self._session, self._words, self._scope)
        pen = Pen(self._theme, self)
        self.grid = Grid(self.sheet, pen, self._theme)
        self.grid.setAccessibleName(self._words.say("table.title"))
        self._column.addWidget(self.toolbar)
        self._column.addWidget(self.grid, 1)
        self.toolbar.sifted.connect(self._on_sifted)
        self.toolbar.turned.connect(self.turn_to)
        self.toolbar.wished.connect(self.wished)
        self.sheet.told.connect(self._tell)
        self.grid.asked.connect(self._on_asked)
        self.grid.horizontalHeader().sortIndicatorChanged.connect(self._on_sort)
        pen.spread.connect(lambda text: self._grant(lambda: spread(self.sheet, self.grid.cells(), text)))
        for heads in self.grid.heads:
            heads.asked.connect(self._on_filter)
            heads.also.connect(self._on_sort_further)
            heads.menu.connect(self._on_head_menu)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.grid.customContextMenuRequested.connect(
            lambda at: cell_menu(self, self._words, self._on_asked).popup(self.grid.viewport().mapToGlobal(at))
        )
        self.grid.selectionModel().selectionChanged.connect(lambda *_: self._on_chosen())
        self.grid.selectionModel().currentChanged.connect(self._on_current)
        self._tell_count()
        self._on_selection()

    def _anew(self) -> None:
        self.grid.leave_cell()
        said, sieve, widths = self.toolbar.message.text(), self.toolbar.sieve(), self.grid.by_hand
        order, ranks = self.sheet.order, tuple(self.sheet.ranks)[1:]
        falling = [self.sheet.ranks[each][1] for each in ranks]
        # By what the rows are about: names in another language sort otherwise, so the same cell has another row.
        held = [(self.sheet.id_at(cell.row()), cell.column()) for cell in self.grid.cells()]
        at, top = self.grid.currentIndex(), self.grid.verticalScrollBar().value()
        current = (self.sheet.id_at(at.row()), at.column()) if at.isValid() else None
        for part in (self.toolbar, self.grid):
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._syncing = True
        self._make()
        self.toolbar.show_scope(self._scope)
        self.toolbar.show_sieve(sieve)
        self.grid.take_widths(widths)
        self.grid.horizontalHeader().setSortIndicator(*order)
        for column, falls in zip(ranks, falling, strict=True):
            for _ in range(1 + falls):
                self.sheet.sort_further(column)
        self._mark()
        self._hold(held, current)
        self._syncing = False
        self.toolbar.say(said)
        self.grid.verticalScrollBar().setValue(top)

    def _hold(self, cells: Sequence[tuple[str, int]], current: tuple[str, int] | None) -> None:
        """Choose cells by what their rows are about, and go to the current one; both without a word to others."""
        model, chosen = self.grid.selectionModel(), QItemSelection()
        for cell in map(self._index_of, cells):
            chosen.select(cell, cell)
        model.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if current is not None:
            model.setCurrentIndex(self._index_of(current), QItemSelectionModel.SelectionFlag.NoUpdate)

    def _index_of(self, cell: tuple[str, int]) -> QModelIndex:
        row = self.sheet.row_of(cell[0])
        return self.sheet.index(-1 if row is None else row, cell[1])

    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        self.sheet.follow(changes)
        # Other columns: the one that the rows are sorted by may stand elsewhere, or be gone.
        if self.sheet.order[0] != self.grid.horizontalHeader().sortIndicatorSection():
            self.grid.horizontalHeader().setSortIndicator(*self.sheet.order)
        self.toolbar.follow()
        self._tell_count()

    def _on_refused(self, error: BoardError) -> None:
        key = f"error.{error.code}"
        if self.isVisible() and self._words.knows(key):
            self.toolbar.say(self._words.error(error))

    def _on_sifted(self) -> None:
        chosen = self._selection.positions
        self._syncing = True
        self.sheet.sift(self.toolbar.sieve())
        self._syncing = False
        self._tell_count()
        self._mark()
        if chosen:
            self._on_selection()

    def _on_sort(self, column: int, order: Qt.SortOrder) -> None:
        self.sheet.sort(column, order)
        self._mark()

    def _on_sort_further(self, column: int) -> None:
        self.sheet.sort_further(column)
        header = self.grid.horizontalHeader()
        with QSignalBlocker(header):
            header.setSortIndicator(*self.sheet.order)
        self._mark()

    def _mark(self) -> None:
        """Show at the heads what is filtered and sorted."""
        held = {each.key for each in self.toolbar.sieve().columns}
        at = {place for place, column in enumerate(self.sheet.columns) if column.key in held}
        for heads in self.grid.heads:
            heads.mark(at, self.sheet.ranks)

    def _on_filter(self, at: int) -> None:
        """Open the list of a column's values below its head."""
        heads = self.grid.heads[at < FROZEN]
        place = heads.mapToGlobal(heads.sign(at).bottomLeft())
        opened = opened_for(self.sheet, at, self.toolbar.sieve(), self._theme, self)
        opened.taken.connect(self.toolbar.hold)
        opened.show_at(place)

    def _on_head_menu(self, at: int, place: QPoint) -> None:
        if at < 0:
            return
        header = self.grid.horizontalHeader()
        deeds = {
            "rising": lambda: header.setSortIndicator(at, Qt.SortOrder.AscendingOrder),
            "falling": lambda: header.setSortIndicator(at, Qt.SortOrder.DescendingOrder),
            "further": lambda: self._on_sort_further(at),
            "unsorted": lambda: header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder),
            "filter": lambda: self._on_filter(at),
            "unfilter": lambda: self.toolbar.hold(Held(self.sheet.columns[at].key)),
        }
        head_menu(self, self._words, deeds).popup(place)

    def _on_chosen(self) -> None:
        """Tell the others which rows have chosen cells, the current one last."""
        if self._syncing:
            return
        rows = list(dict.fromkeys(cell.row() for cell in self.grid.cells()))
        current = self.grid.currentIndex().row()
        if current in rows:
            rows.remove(current)
            rows.append(current)
        self._syncing = True
        if self._scope == "segment":
            self._selection.choose_segment(self.sheet.id_at(rows[-1]) if rows else None)
        else:
            self._selection.select(self.sheet.id_at(row) for row in rows)
        self._syncing = False

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        """What is said of the last cell is over; keys on the board rate the criterion of this one."""
        self.toolbar.say("")
        columns = self.sheet.columns
        if self._scope == "position" and not self._syncing and 0 <= current.column() < len(columns):
            criterion = columns[current.column()].criterion
            if criterion is not None:
                self._selection.focus_criterion(criterion.id)

    def _on_selection(self) -> None:
        """Choose the rows of what is selected elsewhere; what is not shown here changes nothing."""
        if self._syncing:
            return
        wanted = self._selection.positions if self._scope == "position" else (self._selection.segment,)
        rows = [row for each in wanted if each is not None and (row := self.sheet.row_of(each)) is not None]
        model = self.grid.selectionModel()
        if {cell.row() for cell in model.selectedIndexes()} == set(rows):
            return
        self._syncing = True
        column = max(0, self.grid.currentIndex().column())
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self.sheet.index(row, column), self.sheet.index(row, column))
        model.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows:
            current = self.sheet.index(rows[-1], column)
            model.setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.grid.scrollTo(current)
        self._syncing = False

    def _on_asked(self, asked: str) -> None:
        cells = self.grid.cells()
        clipboard = QGuiApplication.clipboard()
        if asked in {"copy", "copy_headed"}:
            clipboard.setText(copied(self.sheet, cells, self._words, headed=asked == "copy_headed"))
        elif asked == "filter":
            self._on_filter(max(0, self.grid.currentIndex().column()))
        elif asked == "paste":
            text = clipboard.text()
            self._grant(lambda: pasted(self.sheet, cells, text, self._words))
        elif asked == "clear":
            self._grant(lambda: cleared(self.sheet, cells))
        else:
            self._grant(lambda: filled(self.sheet, cells, right=asked == "fill_right"))

    def _grant(self, wished: Callable[[], list[Wish]]) -> None:
        """Carry out what cells are to say, in one step, or tell why not."""
        try:
            wishes = wished()
        except MisfitError as misfit:
            self._tell(str(misfit))
            return
        if wishes and self._session.attempt(lambda board: granted(board, wishes)):
            self.toolbar.say("")

    def _tell(self, sentence: str) -> None:
        self.toolbar.say(sentence)
        self.told.emit(sentence)

    def _tell_count(self) -> None:
        self.toolbar.show_count(self.sheet.rowCount(), len(self.sheet.reader.all_ids()))
