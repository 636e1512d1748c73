"""Find anything on the board by a part of its name, by initial consonants, in either language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from db.model.board import segments_in_order
from db.model.things import Entity, Layer, Position, Segment, name
from desktop.dialogs.field import Line
from desktop.dialogs.row import ASIDE, Row
from desktop.dialogs.sheet import Sheet
from desktop.plain import Text
from desktop.search import matches, order_key, search_key

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from db.model.board import Board
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words

_SHOWN = 200
_WALK = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Found:
    """Something that can be gone to: a position, a segment, or an entity that waits in the tray."""

    kind: str
    id: str
    text: str
    where: str
    names: tuple[str, ...]


class Finder(Sheet):
    """A line to type in and what it finds.

    Signals:
        chosen(Found): what the user wants to go to.

    """

    chosen = Signal(object)

    def __init__(self, session: Session, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("dialog.finder.title", words, theme, parent)
        self._session = session
        self.line, self.list, self._none = Line(), QListWidget(), Text(tone="muted")
        self.says(self.line.setPlaceholderText, "dialog.finder.hint")
        self.says(self.line.setAccessibleName, "dialog.finder.title")
        self.says(self.list.setAccessibleName, "dialog.finder.list")
        self.says(self._none.setText, "dialog.finder.none")
        self._row = Row(theme, self.list)
        self.list.setItemDelegate(self._row)
        self.list.setUniformItemSizes(True)
        for part in (self.line, self.list, self._none):
            self.body.addWidget(part)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(lambda _: self._look())
        self.line.composed.connect(self._look)
        self.line.returnPressed.connect(self.accept)
        self.list.itemClicked.connect(lambda _: self.accept())
        self._all = everything(session.board, words)
        self._look()
        self.resize(560, 460)

    def retranslate(self, words: Words) -> None:
        """Say the finder in the language of ``words``."""
        super().retranslate(words)
        self._all = everything(self._session.board, words)
        self._look()

    def retheme(self, theme: Theme) -> None:
        """Draw the finder in the colours of ``theme``."""
        super().retheme(theme)
        self._row.theme = theme
        self.list.viewport().update()

    def approve(self) -> bool:
        """Go to what is chosen; stay where nothing is."""
        for item in self.list.selectedItems():
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the arrow keys walk the list while the line is typed in."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _WALK:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        typed = self.line.text() + self.line.composing
        found = [each for each in self._all if matches(typed, each.names)]
        found.sort(key=lambda each: not any(search_key(one).startswith(search_key(typed)) for one in each.names))
        self.list.clear()
        for each in found[:_SHOWN]:
            item = QListWidgetItem(each.text, self.list)
            item.setData(Qt.ItemDataRole.UserRole, each)
            item.setData(ASIDE, each.where)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found))
        self._none.setVisible(not found)


def everything(board: Board, words: Words) -> list[Found]:
    """Return all that can be found on a board, segments first, each kind in the order of its names."""
    segments = [_segment(board, each, words) for each in segments_in_order(board)]
    players = [found for each in board.all(Entity).values() for found in _entity(board, each, words)]
    return [*segments, *sorted(players, key=lambda each: order_key(each.text))]


def _segment(board: Board, segment: Segment, words: Words) -> Found:
    layer = name(board.the(Layer, segment.layer_id), words.lang)
    return Found("segment", segment.id, name(segment, words.lang), layer, (segment.name_ko, segment.name_en))


def _entity(board: Board, entity: Entity, words: Words) -> list[Found]:
    text, names = name(entity, words.lang), (entity.name_ko, entity.name_en, *entity.aliases)
    placed = board.where(Position, "entity_id", entity.id)
    if not placed:
        return [Found("entity", entity.id, text, words.say("dialog.entity.tray"), names)]
    return [
        Found("position", each.id, text, name(board.the(Segment, each.segment_id), words.lang), names)
        for each in placed
    ]
