"""The outline of a brief: its parts in order, each on or off, dragged or moved by Alt and arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from desktop.plain import tip

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent, QKeyEvent

    from desktop.brief.content.outline import Chapter
    from desktop.words import Words

_NAME = Qt.ItemDataRole.UserRole
_FIXED = Qt.ItemDataRole.UserRole + 1
_CHECKED, _FREE = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class Outline(QListWidget):
    """The list. The cover stands first and stays there.

    Signals:
        chosen(str): a part is to be shown.
        switched(str, bool): a part is to be in the brief, or not.
        ordered(tuple[str, ...]): the parts are to stand in this order.

    """

    chosen = Signal(str)
    switched = Signal(str, bool)
    ordered = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentItemChanged.connect(lambda item, _: self.chosen.emit(item.data(_NAME)) if item else None)
        self.itemChanged.connect(self._on_changed)
        self.retranslate(words)

    def tell(self, chapters: tuple[Chapter, ...]) -> None:
        """Show the parts; the chosen one stays chosen."""
        current = self.currentItem()
        chosen = current.data(_NAME) if self.count() else "summary"
        with QSignalBlocker(self):
            self.clear()
            for chapter in chapters:
                self._add(chapter)
            self.choose(chosen)

    def choose(self, name: str) -> None:
        """Choose a part."""
        for row in range(self.count()):
            if self.item(row).data(_NAME) == name:
                self.setCurrentRow(row)

    def names(self) -> tuple[str, ...]:
        """Return the parts in the order in which they are shown, without what is fixed."""
        items = [self.item(row) for row in range(self.count())]
        return tuple(str(each.data(_NAME)) for each in items if not each.data(_FIXED))

    def retranslate(self, words: Words) -> None:
        """Say the list in the language of ``words``."""
        self._words = words
        self.setAccessibleName(words.say("briefing.outline"))
        self.setToolTip(tip(words.say("briefing.outline_tip")))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Alt and an arrow move the chosen part."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(step)
            return
        super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take the new order; the cover stays where it is."""
        before = self.names()
        super().dropEvent(event)
        if self.names() != before:
            self.ordered.emit(self.names())

    def _move(self, step: int) -> None:
        names = list(self.names())
        item = self.currentItem()
        name = item.data(_NAME) if self.count() else ""
        if name not in names:
            return
        at = names.index(name)
        to = min(max(at + step, 0), len(names) - 1)
        if to != at:
            names.insert(to, names.pop(at))
            self.ordered.emit(tuple(names))

    def _add(self, chapter: Chapter) -> None:
        stale = sum(each.stale for each in chapter.sentences)
        text = self._words.say("briefing.stale_part", name=chapter.head, count=stale) if stale else chapter.head
        item = QListWidgetItem(text)
        item.setData(_NAME, chapter.name)
        item.setToolTip(tip(text))
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item.setData(_FIXED, chapter.fixed)
        if not chapter.fixed:
            flags |= Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsDragEnabled
            item.setCheckState(_CHECKED if chapter.shown else _FREE)
        item.setFlags(flags)
        self.addItem(item)

    def _on_changed(self, item: QListWidgetItem) -> None:
        self.switched.emit(str(item.data(_NAME)), item.checkState() == _CHECKED)
