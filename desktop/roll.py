"""A list whose rows are known by an id: what is chosen and where one has scrolled to stays when rows come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QPersistentModelIndex, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView

from desktop.listing import ENTRY, Entry, Rows
from desktop.plain import tip
from desktop.selection import PASSAGE_MIME

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.theme import Theme

_Index = QModelIndex | QPersistentModelIndex


class RollModel(QStringListModel):
    """Rows of an id and an entry each. With ``drags`` a row can be dragged as the passage of its id.

    The ids are the strings: how many rows there are is asked for each row of a list that is laid out, and is counted
    without coming back to Python.
    """

    def __init__(self, *, drags: bool = False) -> None:
        super().__init__()
        self._ids: Sequence[str] = ()
        self._entry: Callable[[str], Entry] = Entry
        self._drags = drags

    def show(self, ids: Sequence[str], entry: Callable[[str], Entry]) -> None:
        """Show rows, each told by ``entry`` when it is seen; the same ids in the same order stay rows."""
        self._entry = entry
        if ids != self._ids:
            self._ids = ids
            self.setStringList(ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        """Return what a row tells."""
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        entry = self._entry(self._ids[index.row()])
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(entry.title)
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return entry.spoken if role in shown else None

    def id_at(self, row: int) -> str | None:
        """Return the id of a row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, thing_id: str) -> int | None:
        """Return the row of an id, None where it is not shown."""
        return next((at for at, each in enumerate(self._ids) if each == thing_id), None)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let rows be chosen, and dragged where they are passages."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self._drags else flags

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """Return what a dragged row is: a passage, and text for others."""
        return [PASSAGE_MIME, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """Return the dragged passage."""
        data = QMimeData()
        for index in indexes[:1]:
            passage_id = self._ids[index.row()]
            data.setData(PASSAGE_MIME, QByteArray(passage_id.encode()))
            data.setText(self._entry(passage_id).title)
        return data


class Roll(QListView):
    """The list; ``always`` has one row chosen as long as there are any.

    Signals:
        chosen(str): another row was chosen, or took the place of one that went; empty where none is.
        picked(str): another row was chosen by whoever looks at the list.

    """

    chosen = Signal(str)
    picked = Signal(str)

    def __init__(self, theme: Theme, *, lines: int = 1, drags: bool = False, always: bool = True) -> None:
        super().__init__()
        self._always = always
        self.roll = RollModel(drags=drags)
        self._rows = Rows(theme, lines)  # the view does not own its delegate
        self.setModel(self.roll)
        self.setItemDelegate(self._rows)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        if drags:
            self.setDragEnabled(True)
            self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self._syncing = False
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def current(self) -> str | None:
        """The id of the chosen row."""
        return self.roll.id_at(self.currentIndex().row())

    def show_rows(self, rows: Sequence[tuple[str, Entry]]) -> None:
        """Show rows as `show_lazily` does, all of them told already."""
        told = dict(rows)
        self.show_lazily([each for each, _ in rows], told.__getitem__)

    def show_lazily(self, rows: Sequence[str], entry: Callable[[str], Entry]) -> None:
        """Show rows by their ids; the chosen one stays chosen, else the one that takes its place."""
        held, at, top = self.current, self.currentIndex().row(), self.verticalScrollBar().value()
        self._syncing = True
        self.roll.show(rows, entry)
        self.viewport().update()  # whoever told that data had changed would have all rows laid out
        row = self.roll.row_of(held) if held else None
        if row is None and rows and (held or self._always):
            row = min(max(at, 0), len(rows) - 1)
        self.setCurrentIndex(self.roll.index(row if row is not None else -1))
        self.verticalScrollBar().setValue(top)
        self._syncing = False
        if self.current != held:
            self.chosen.emit(self.current or "")

    def choose(self, thing_id: str) -> bool:
        """Choose a row by its id; tell whether it is shown."""
        row = self.roll.row_of(thing_id)
        if row is None:
            return False
        self.setCurrentIndex(self.roll.index(row))
        self.scrollTo(self.roll.index(row))
        return True

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not self._syncing:
            chosen = self.roll.id_at(current.row()) or ""
            self.chosen.emit(chosen)
            self.picked.emit(chosen)
