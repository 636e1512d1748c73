"""The ratings table as an item model: rows are positions or segments, kept in step row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from db.model.things import Citation, Passage, Rating, Source
from desktop.plain import tip
from desktop.tables.grades import granted
from desktop.tables.order import as_on_board, by_columns
from desktop.tables.reader import Reader
from desktop.tables.roll import Roll
from desktop.tables.sieve import Sieve, sifted
from desktop.tables.touched import changes_columns, touched_rows
from desktop.tables.wish import plain, refusal, wish_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model.change import Change
    from db.model.things import Scope
    from desktop.session import Session
    from desktop.tables.column import Cell, Column
    from desktop.words import Words

CELL = Qt.ItemDataRole.UserRole
ID = Qt.ItemDataRole.UserRole + 1
_IN_PLACE = (Rating, Citation, Passage, Source)  # what moves no row on the board
_FEW = 200  # rows that are told one by one

Index = QModelIndex | QPersistentModelIndex


class Sheet(QAbstractTableModel):
    """The rows that are shown, in their order.

    An edit does not sort or sift anew: a row that is being worked on stays where it is until the user asks.

    Attributes:
        words: the words in which the table speaks.

    Signals:
        told(str): a sentence for the user: why an entry was not taken.

    """

    told = Signal(str)

    def __init__(self, session: Session, words: Words, scope: Scope) -> None:
        super().__init__()
        self._session, self.words = session, words
        self.reader = Reader(session, words, scope)
        self._sieve = Sieve()
        self._sorted: tuple[tuple[int, bool], ...] = ()
        self._standing: list[str] | None = None  # all rows as they stand on the board, while that is known
        self._roll = Roll(self._wanted())

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns."""
        return self.reader.columns

    @property
    def order(self) -> tuple[int, Qt.SortOrder]:
        """The column that the rows are sorted by and how; a column below 0 is the board's order."""
        column, falling = self._sorted[0] if self._sorted else (-1, False)
        return column, Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder

    @property
    def ranks(self) -> dict[int, tuple[int, bool]]:
        """The columns that the rows are sorted by, each with its turn from 1 and whether it falls."""
        return {column: (turn, falling) for turn, (column, falling) in enumerate(self._sorted, 1)}

    def id_at(self, row: int) -> str:
        """Return what a row is about."""
        return self._roll.ids[row]

    def row_of(self, target_id: str) -> int | None:
        """Return the row of a position or segment, None where it is not shown."""
        return self._roll.places.get(target_id)

    def turn_to(self, scope: Scope) -> None:
        """Show positions or segments."""
        if scope != self.reader.scope:
            self._anew(Reader(self._session, self.words, scope))

    def sift(self, sieve: Sieve) -> None:
        """Show only the rows that a sieve lets through."""
        self._sieve = sieve
        self._reset()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; a column below 0 puts the rows as they stand on the board."""
        self._take_order(() if column < 0 else ((column, order == Qt.SortOrder.DescendingOrder),))

    def sort_further(self, column: int) -> None:
        """Sort equal rows by one more column; asked again it falls, and a third time it is no longer sorted by."""
        ranks = dict(self._sorted)
        if ranks.get(column):
            del ranks[column]
        else:
            ranks[column] = column in ranks
        self._take_order(tuple(ranks.items()))

    def _take_order(self, order: tuple[tuple[int, bool], ...]) -> None:
        self._sorted = order
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self._roll.ids[index.row()]) for index in self.persistentIndexList()]
        self._roll.take(self._arranged(self._roll.ids))
        for index, target_id in kept:
            self.changePersistentIndex(index, self.index(self._roll.places[target_id], index.column()))
        self.layoutChanged.emit()

    def follow(self, changes: Iterable[Change]) -> None:
        """Take an edit over, an undo or a redo."""
        changes = tuple(changes)
        if changes_columns(changes):
            reader = Reader(self._session, self.words, self.reader.scope)
            self._anew(reader, self._sorted_in(reader))
            return
        if any(each.kind not in _IN_PLACE for each in changes):
            self._standing = None
        touched = touched_rows(self.reader.board, changes)
        self.reader.forget(touched)
        there = set(self.reader.all_ids())
        self._drop([each for each in self._roll.ids if each not in there])
        self._insert([each for each in (touched if touched is not None else there) if each in there])
        self._redraw(touched)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._roll.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's type
        """Return what a cell shows, what it is edited as, or the cell itself."""
        target_id, column = self._roll.ids[index.row()], self.columns[index.column()]
        if role == ID:
            return target_id
        if not self.reader.holds(target_id):
            # The board is ahead: the row is about to go.
            return None
        if role == Qt.ItemDataRole.EditRole:
            return plain(self, index)
        return self._shown(column, self.reader.row(target_id)[index.column()], role)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's type
        """Return a column's title and what it says."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title(self.words)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.columns[section].explained(self.words))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that cells of criteria can be edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = self.columns[index.column()].criterion is not None
        return base | Qt.ItemFlag.ItemIsEditable if editable else base

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ARG002, N802
        """Rate by what was typed; say why where it cannot be taken. True where the cell says what was typed."""
        wish = wish_of(self, index, str(value))
        if wish is None:
            self.told.emit(refusal(self, index, str(value), "table.wrong"))
            return False
        return self._session.attempt(lambda board: granted(board, [wish]))

    def _anew(self, reader: Reader, order: tuple[tuple[int, bool], ...] = ()) -> None:
        self.reader = reader
        self._sorted, self._standing = order, None
        self._reset()

    def _sorted_in(self, reader: Reader) -> tuple[tuple[int, bool], ...]:
        """Return the order among other columns, without those that are gone."""
        places = {each.key: at for at, each in enumerate(reader.columns)}
        keyed = ((self.columns[column].key, falling) for column, falling in self._sorted)
        return tuple((places[key], falling) for key, falling in keyed if key in places)

    def _reset(self) -> None:
        self.beginResetModel()
        self._roll.take(self._wanted())
        self.endResetModel()

    def _wanted(self) -> list[str]:
        return self._arranged(sifted(self.reader, self._sieve))

    def _arranged(self, ids: Iterable[str]) -> list[str]:
        if self._standing is None:
            self._standing = as_on_board(self.reader, self.reader.all_ids(), self.words.lang)
        wanted = set(ids)
        standing = [each for each in self._standing if each in wanted]
        return by_columns(self.reader, standing, [(self.columns[at], falling) for at, falling in self._sorted])

    def _drop(self, gone: list[str]) -> None:
        for first, last in self._roll.runs(gone):
            self.beginRemoveRows(QModelIndex(), first, last)
            self._roll.cut(first, last)
            self.endRemoveRows()

    def _insert(self, there: list[str]) -> None:
        new = {each for each in there if each not in self._roll.places and self._sieve.lets_through(self.reader, each)}
        if not new:
            return
        if len(new) > _FEW:
            self._reset()
            return
        # A new row stands after the row that it would follow if all were sorted now; the others stay.
        before: str | None = None
        for each in self._arranged([*self._roll.ids, *new]):
            if each in new:
                row = self._roll.places[before] + 1 if before is not None else 0
                self.beginInsertRows(QModelIndex(), row, row)
                self._roll.put(row, each)
                self.endInsertRows()
            before = each

    def _redraw(self, touched: frozenset[str] | None) -> None:
        last = len(self.columns) - 1
        if touched is None or len(touched) > _FEW:
            if self._roll.ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._roll.ids) - 1, last))
            return
        for row in sorted(self._roll.places[each] for each in touched if each in self._roll.places):
            self.dataChanged.emit(self.index(row, 0), self.index(row, last))

    def _shown(self, column: Column, cell: Cell, role: int) -> Any:  # noqa: ANN401 - Qt's type
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._explained(column, cell))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title(self.words)}: {cell.text}"
        return None

    def _explained(self, column: Column, cell: Cell) -> str:
        lines = [cell.text if column.criterion is None else f"{column.title(self.words)}: {cell.text}"]
        if cell.voices > 1:
            lines.append(self.words.say("table.voices", count=cell.voices))
        if cell.hollow:
            lines.append(self.words.say("judge.flag.no_evidence"))
        if cell.over:
            lines.append(self.words.say("judge.flag.over_confident"))
        return "\n".join(lines)
