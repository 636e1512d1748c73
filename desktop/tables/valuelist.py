"""The list that opens from a column's head: which of its values are shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout

from desktop.plain import Text, ampersands
from desktop.search import matches
from desktop.tables.held import NUMBERED, Held, number, values
from desktop.theme import px

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from desktop.tables.column import Column
    from desktop.tables.sheet import Sheet
    from desktop.tables.sieve import Sieve
    from desktop.theme import Theme
    from desktop.words import Words

_VALUE = Qt.ItemDataRole.UserRole
_WIDE, _WIDEST, _TALL, _BESIDE = 260, 460, 220, 24  # pixels


class ValueList(QFrame):
    """Values to tick, a search among them, and bounds where they are numbers; Enter takes it, Esc leaves it.

    Signals:
        taken(Held): what the column is to let through.

    """

    taken = Signal(object)

    def __init__(self, parent: QWidget, column: Column, words: Words, theme: Theme) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._column, self._words, self._theme = column, words, theme
        say = words.say
        self.setAccessibleName(say("table.filter.title", column=column.title(words)))
        self.search = _field(say("table.filter.search"))
        self.search.setClearButtonEnabled(True)
        self.least, self.most = (_field(say(f"table.filter.{each}")) for each in ("least", "most"))
        self.list = QListWidget()
        self.list.setAccessibleName(say("table.filter.values"))
        self.buttons = {
            each: QPushButton(ampersands(say(f"table.filter.{each}"))) for each in ("all", "none", "apply", "clear")
        }
        self._lay()
        self.search.textChanged.connect(self._seek)
        self.buttons["all"].clicked.connect(lambda: self._tick(Qt.CheckState.Checked))
        self.buttons["none"].clicked.connect(lambda: self._tick(Qt.CheckState.Unchecked))
        self.buttons["apply"].clicked.connect(self.take)
        self.buttons["clear"].clicked.connect(lambda: self._hand(Held(column.key)))

    def fill(self, values: Iterable[tuple[str, int]], held: Held | None) -> None:
        """Show the values with their counts, ticked as the filter has them now."""
        for text, count in values:
            item = QListWidgetItem(self._words.say("table.filter.value", value=text or "–", count=count))
            item.setData(_VALUE, text)
            on = held is None or held.values is None or text in held.values
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        for field, bound in ((self.least, held and held.least), (self.most, held and held.most)):
            field.setText("" if bound is None else f"{bound:g}")
        self.list.setCurrentRow(0)
        room = self.list.sizeHintForColumn(0) + px(_BESIDE)
        self.list.setMinimumWidth(max(px(_WIDE), min(room, px(_WIDEST))))

    def show_at(self, place: QPoint) -> None:
        """Open at a place of the screen, or where there is room for it."""
        room = self.screen().availableGeometry()
        size = self.sizeHint()
        left = min(place.x(), room.right() - size.width())
        self.move(max(room.left(), left), max(room.top(), min(place.y(), room.bottom() - size.height())))
        self.show()
        self.search.setFocus()

    def take(self) -> None:
        """Hand over what is ticked; where something is sought, only what was found and is ticked."""
        shown = [item for item in self._items() if not item.isHidden()]
        ticked = [item for item in shown if item.checkState() == Qt.CheckState.Checked]
        every = len(ticked) == self.list.count()
        chosen = None if every else frozenset(str(item.data(_VALUE)) for item in ticked)
        least, most = (number(field.text()) for field in (self.least, self.most))
        self._hand(Held(self._column.key, chosen, least, most))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take it with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.take()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground and its edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("panel"))
        painter.setPen(QPen(self._theme.colour("line_strong"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _hand(self, held: Held) -> None:
        self.close()
        self.taken.emit(held)

    def _items(self) -> Sequence[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _tick(self, state: Qt.CheckState) -> None:
        for item in self._items():
            if not item.isHidden():
                item.setCheckState(state)

    def _seek(self, query: str) -> None:
        for item in self._items():
            item.setHidden(not matches(query, (str(item.data(_VALUE)),)))

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(Text(self._words.say("table.filter.title", column=self._column.title(self._words)), wrap=True))
        if self._column.kind in NUMBERED:
            column.addLayout(_row(self.least, self.most))
        else:
            self.least.hide()
            self.most.hide()
        column.addWidget(self.search)
        column.addLayout(_row(self.buttons["all"], self.buttons["none"]))
        self.list.setMinimumSize(px(_WIDE), px(_TALL))
        column.addWidget(self.list)
        column.addLayout(_row(self.buttons["clear"], self.buttons["apply"]))


def opened_for(sheet: Sheet, at: int, sieve: Sieve, theme: Theme, parent: QWidget) -> ValueList:
    """Return the list of a column; values that other filters hold back are not in it."""
    column, reader = sheet.columns[at], sheet.reader
    others = replace(sieve, columns=tuple(each for each in sieve.columns if each.key != column.key))
    shown = (each for each in reader.all_ids() if others.lets_through(reader, each))
    opened = ValueList(parent, column, sheet.words, theme)
    opened.fill(values(reader, shown, column.key), next((e for e in sieve.columns if e.key == column.key), None))
    return opened


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    return field


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for each in widgets:
        row.addWidget(each)
    return row
