"""The dialog that shows what a table that came back would do, before anything is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHBoxLayout, QHeaderView, QTableView

from desktop.dialogs.sheet import Sheet
from desktop.plain import Text, ampersands, tip
from desktop.theme import px

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme
    from desktop.words import Words

COLUMNS = ("fate", "where", "target", "criterion", "what")
FATES: Mapping[str, str] = {"added": "＋", "changed": "≠", "removed": "−", "refused": "!"}
"""The signs of what becomes of a line: colour never tells it alone."""
_COLOURS = {"added": "accent", "changed": "text", "removed": "warning", "refused": "danger"}
_WIDTHS = (92, 130, 190, 150)
_ROOT = QModelIndex()


class ReturnSheet(Sheet):
    """All lines of a file with what becomes of each; some kinds of them may be put aside to see the others.

    ``rows`` gives the lines in a language, each as fate, place, target, criterion and what becomes of it. ``act`` takes
    the file in and tells whether that was done.
    """

    def __init__(
        self,
        rows: Callable[[Words], Sequence[tuple[str, ...]]],
        unchanged: int,
        act: Callable[[], bool],
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        title: str = "sheet.title",
    ) -> None:
        super().__init__(title, words, theme, parent)
        self._rows, self._act, self._unchanged = rows, act, unchanged
        self.list = ReturnList(rows(words), words, theme, self)
        self.table, self._count = QTableView(), Text(wrap=True)
        self.shown: dict[str, QCheckBox] = {}
        self._lay_out()
        self._tell()
        room = parent.size() if parent is not None else QSize(1920, 1080)
        self.resize(min(px(940), room.width() - 40), min(px(580), room.height() - 60))

    @property
    def count(self) -> str:
        """What taking the file in would do, in a sentence."""
        return self._count.text()

    def retranslate(self, words: Words) -> None:
        """Say the dialog and its lines in the language of ``words``."""
        super().retranslate(words)
        self.list.words = words
        self.list.fill(self._rows(words))
        self._tell()

    def retheme(self, theme: Theme) -> None:
        """Draw the dialog in the colours of ``theme``."""
        super().retheme(theme)
        self.list.theme = theme
        self.list.layoutChanged.emit()

    def approve(self) -> bool:
        """Take the file in, in one step."""
        return self._act()

    def _lay_out(self) -> None:
        self.body.addWidget(self._count)
        kinds = QHBoxLayout()
        kinds.setSpacing(18)
        for fate in FATES:
            made = self.shown[fate] = QCheckBox()
            made.setChecked(True)
            made.toggled.connect(lambda *_: self._sift())
            kinds.addWidget(made)
        kinds.addStretch(1)
        self.body.addLayout(kinds)
        self._lay_out_table()
        self.body.addWidget(self.table, 1)
        hint = Text(tone="muted", wrap=True)
        self.says(hint.setText, "sheet.hint")
        self.body.addWidget(hint)
        self.button("dialog.cancel", self.reject)
        self._do = self.button("sheet.do", self.accept, default=True)

    def _lay_out_table(self) -> None:
        self.says(self.table.setAccessibleName, "sheet.list")
        self.table.setModel(self.list)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setShowGrid(False)
        self.table.setStyleSheet("QTableView::item { padding: 0 6px; }")
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(px(30))
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads = self.table.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, px(width))
        heads.setSectionResizeMode(len(COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)

    def _sift(self) -> None:
        self.list.sift({fate for fate, box in self.shown.items() if box.isChecked()})

    def _tell(self) -> None:
        counts = {fate: self.list.count(fate) for fate in FATES}
        for fate, box in self.shown.items():
            word = self.words.say(f"sheet.fate.{fate}")
            box.setText(ampersands(f"{FATES[fate]} {word} {counts[fate]}"))
            box.setEnabled(counts[fate] > 0)
        busy = sum(counts.values()) - counts["refused"]
        key = "sheet.count" if busy or counts["refused"] else "sheet.nothing"
        self._count.setText(self.words.say(key, **counts, same=self._unchanged))
        self._do.setEnabled(busy > 0)


class ReturnList(QAbstractTableModel):
    """The lines as rows; those of some fates may be left out."""

    def __init__(self, rows: Sequence[tuple[str, ...]], words: Words, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.words, self.theme = words, theme
        self._all, self._shown, self._fates = list(rows), list(rows), set(FATES)

    def fill(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show the same lines in other words."""
        self._all = list(rows)
        self.sift(self._fates)

    def sift(self, fates: set[str]) -> None:
        """Show the lines of those fates only."""
        self.beginResetModel()
        self._fates = fates
        self._shown = [each for each in self._all if each[0] in fates]
        self.endResetModel()

    def count(self, fate: str) -> int:
        """Return how many lines have a fate, shown or not."""
        return sum(each[0] == fate for each in self._all)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return how many lines are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401, N802
        """Return the name of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.words.say(f"sheet.list_{COLUMNS[section]}")
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a cell says and in which colour; its tip says all of a long text."""
        row = self._shown[index.row()]
        if role == Qt.ItemDataRole.ForegroundRole:
            return self.theme.colour(_COLOURS[row[0]]) if index.column() == 0 else None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = row[index.column()]
        if index.column() == 0:
            text = f"{FATES[text]} {self.words.say(f'sheet.fate.{text}')}"
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else text.replace("\n", " ")
