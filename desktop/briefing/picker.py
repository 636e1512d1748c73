"""A list of fields that can be put into a paragraph, found by typing a part of their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.search import search_key
from desktop.theme import px

if TYPE_CHECKING:
    from desktop.brief.content.fields import Offer
    from desktop.words import Words

_NAME = Qt.ItemDataRole.UserRole
_MOST = 200


class Picker(QFrame):
    """The list, which closes once something is picked or the mouse goes elsewhere.

    Signals:
        picked(str): the name of a field.

    """

    picked = Signal(str)

    def __init__(self, offers: tuple[Offer, ...], words: Words, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offers = offers
        self.line, self.list = QLineEdit(), QListWidget()
        self.line.setPlaceholderText(words.say("briefing.find_field"))
        self.line.setAccessibleName(words.say("briefing.find_field"))
        self.list.setAccessibleName(words.say("briefing.put_in"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.resize(px(340), px(360))
        self.line.textChanged.connect(self._sift)
        self.line.installEventFilter(self)
        self.line.returnPressed.connect(self._pick)
        self.list.itemClicked.connect(lambda _: self._pick())
        self._sift("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let arrows in the line move in the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), self.list.count() - 1))
                return True
        return super().eventFilter(watched, event)

    def _sift(self, text: str) -> None:
        key = search_key(text)
        found = [each for each in self._offers if key in search_key(f"{each.about} {each.field.shown}")]
        self.list.clear()
        for each in found[:_MOST]:
            item = QListWidgetItem(f"{each.about}: {each.field.shown}", self.list)
            item.setData(_NAME, each.field.name)
        self.list.setCurrentRow(0)

    def _pick(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.picked.emit(str(item.data(_NAME)))
        self.close()
