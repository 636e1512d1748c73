"""The dialog for the board's waves, layers and segments. Every step is kept at once and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
)

from db.edit import verbs
from db.model.board import layers_in_stack, segments_in
from db.model.things import Layer, Position, Segment, name
from desktop.dialogs.adder import Adder
from desktop.dialogs.field import settle
from desktop.dialogs.message import ask
from desktop.dialogs.section import Section
from desktop.dialogs.sheet import Sheet
from desktop.dialogs.waves import Waves, name_tool, wave_of_thing
from desktop.icons import icon
from desktop.plain import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from db.edit.edit import Edit
    from db.model.board import Board
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words

_ID = Qt.ItemDataRole.UserRole
_CHIP, _ROW = 12, 26  # pixels
_STEPS = (("up", "Alt+Up", -1), ("down", "Alt+Down", 1))


class StructureSheet(Sheet):
    """The wave in hand, a tree of its layers and segments, a line to add more, and what is written about the chosen."""

    tells_refusals = True

    def __init__(self, session: Session, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("dialog.structure.title", words, theme, parent)
        self._session = session
        self.tree, self.adder = QTreeWidget(), Adder(self, session)
        self.fresh, self.add_segment, self.add_layer = self.adder.line, self.adder.add_segment, self.adder.add_layer
        self.waves, self.section = Waves(self, session), Section(self, session)
        self._tools: dict[str, QToolButton] = {}
        self._lay_out()
        self._connect()
        self._show()
        self.retheme(theme)
        self.resize(860, 600)
        if not self.tree.topLevelItemCount():
            self.fresh.setFocus()  # there is nothing yet but to name the first layer

    @property
    def chosen(self) -> str | None:
        """The id of the chosen layer or segment."""
        items = self.tree.selectedItems()
        return str(items[0].data(0, _ID)) if items else None

    def choose(self, thing_id: str) -> None:
        """Choose a layer or a segment, of whatever wave."""
        self.waves.choose(wave_of_thing(self._session.board, thing_id))
        self._find(thing_id)

    def _find(self, thing_id: str) -> None:
        for item in self._items():
            if item.data(0, _ID) == thing_id:
                self.tree.setCurrentItem(item)

    def retranslate(self, words: Words) -> None:
        """Say the dialog in the language of ``words``."""
        super().retranslate(words)
        self._show()

    def retheme(self, theme: Theme) -> None:
        """Draw icons and chips in the colours of ``theme``."""
        super().retheme(theme)
        self.waves.retheme(theme)
        for each, tool in self._tools.items():
            tool.setIcon(icon(each, theme))
        self._show()

    def add(self, *, layer: bool) -> None:
        """Add what is written in the line: a layer above the chosen one, or a segment at the chosen layer's end."""
        settle(self)
        self.adder.add(self._layer(), layer=layer)

    def shift(self, step: int) -> None:
        """Move the chosen one up (-1) or down (1); a segment goes on into the next layer."""
        verb = _moved(self._session, self.chosen, step)
        if verb is not None:
            self._session.attempt(verb)

    def remove(self) -> None:
        """Remove the chosen one; ask first if cards stand on it."""
        thing = self._thing()
        if thing is None:
            return
        cards = _cards(self._session, thing)
        if not cards:
            self._remove(thing)
            return
        text = self.words.say("dialog.structure.sure", name=name(thing, self.words.lang), count=str(cards))
        ask(self, self.words, text, self.words.say("dialog.remove"), lambda: self._remove(thing))

    def _remove(self, thing: Layer | Segment) -> None:
        if isinstance(thing, Layer):
            self._session.attempt(lambda board: verbs.remove_layer(board, thing.id))
        else:
            self._session.attempt(lambda board: verbs.remove_segment(board, thing.id))

    def _lay_out(self) -> None:
        self.says(self._hint().setText, "dialog.structure.hint")
        self.body.addWidget(self.waves)
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(16)
        self.tree.setUniformRowHeights(True)
        self.says(self.tree.setAccessibleName, "dialog.structure.tree")
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(self._beside(self.tree), 1)
        left.addWidget(self.adder)
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addLayout(left, 5)
        both.addWidget(self.section, 6)
        self.body.addLayout(both, 1)
        self.keep_room()
        self.button("dialog.done", self.accept)

    def _hint(self) -> Text:
        hint = Text(tone="muted", wrap=True)
        self.body.addWidget(hint)
        return hint

    def _beside(self, tree: QTreeWidget) -> QHBoxLayout:
        row, column = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(4)
        for each in ("up", "down", "remove"):
            tool = self._tools[each] = QToolButton()
            tool.setIconSize(QSize(18, 18))
            self.says(lambda text, tool=tool: name_tool(tool, text), f"dialog.structure.{each}")  # type: ignore[misc]
            column.addWidget(tool)
        column.addStretch(1)
        row.addWidget(tree, 1)
        row.addLayout(column)
        return row

    def _connect(self) -> None:
        self.tree.currentItemChanged.connect(lambda *_: self._choose())
        self.adder.asked.connect(lambda layer: self.add(layer=layer))
        for each, keys, step in _STEPS:
            self._tools[each].clicked.connect(lambda _, step=step: self.shift(step))
            QShortcut(QKeySequence(keys), self).activated.connect(lambda step=step: self.shift(step))
        self._tools["remove"].clicked.connect(lambda _: self.remove())
        delete = QShortcut(QKeySequence("Del"), self.tree, context=Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove)
        self.waves.turned.connect(self._turn)
        self._session.changed.connect(self._on_changed)
        self._session.refused.connect(self._on_refused)

    def _on_changed(self, changes: tuple[object, ...]) -> None:
        self.wrong("")
        chosen = self.chosen
        made = [each.id for each in changes if each.before is None and each.kind in (Layer, Segment)]  # type: ignore[attr-defined]
        self._show()
        if len(made) == 1:
            self.choose(made[0])
        elif chosen is not None:
            self.choose(chosen)

    def _on_refused(self, error: object) -> None:
        self.wrong(self.words.error(error))  # type: ignore[arg-type]
        self._choose()

    def _show(self) -> None:
        chosen = self.chosen
        with QSignalBlocker(self.waves):
            self.waves.show_board()
        with QSignalBlocker(self.tree):
            self._grow()
            if chosen:
                self._find(chosen)
        self._choose()

    def _grow(self) -> None:
        self.tree.clear()
        for layer in layers_in_stack(self._session.board, self.waves.shown):
            item = self._item(layer, self.tree.invisibleRootItem())
            item.setIcon(0, _chip(self.theme, layer))
            for segment in segments_in(self._session.board, layer.id):
                self._item(segment, item)
        self.tree.expandAll()
        for first in self._items()[:1]:
            self.tree.setCurrentItem(first)

    def _turn(self) -> None:
        with QSignalBlocker(self.tree):
            self._grow()
        self._choose()

    def _item(self, thing: Layer | Segment, under: QTreeWidgetItem) -> QTreeWidgetItem:
        item = QTreeWidgetItem(under, [name(thing, self.words.lang)])
        item.setData(0, _ID, thing.id)
        item.setSizeHint(0, QSize(0, _ROW))
        face = item.font(0)
        face.setBold(isinstance(thing, Layer))
        item.setFont(0, face)
        return item

    def _items(self) -> list[QTreeWidgetItem]:
        walk = QTreeWidgetItemIterator(self.tree)
        # The stubs do not know that a walk ends with None.
        return list(iter(lambda: _next(walk), cast("QTreeWidgetItem", None)))

    def _choose(self) -> None:
        thing = self._thing()
        self.section.show_thing(thing)
        self.adder.show_wave(self.waves.shown, self._layer())
        for tool in self._tools.values():
            tool.setEnabled(thing is not None)

    def _thing(self) -> Layer | Segment | None:
        board = self._session.board
        return board.get(Layer, self.chosen) or board.get(Segment, self.chosen)

    def _layer(self) -> Layer | None:
        thing = self._thing()
        return self._session.board.get(Layer, thing.layer_id) if isinstance(thing, Segment) else thing


def _next(walk: QTreeWidgetItemIterator) -> QTreeWidgetItem:
    item = walk.value()
    walk += 1
    return item


def _moved(session: Session, thing_id: str | None, step: int) -> Callable[[Board], Edit] | None:
    board = session.board
    layers = layers_in_stack(board, wave_of_thing(board, thing_id))
    layer, segment = board.get(Layer, thing_id), board.get(Segment, thing_id)
    if layer is not None:
        to = layers.index(layer) + step
        return (lambda board: verbs.move_layer(board, layer.id, to)) if 0 <= to < len(layers) else None
    if segment is None:
        return None
    at = next(each for each, one in enumerate(layers) if one.id == segment.layer_id)
    rank = segments_in(board, segment.layer_id).index(segment) + step
    if 0 <= rank < len(segments_in(board, segment.layer_id)):
        return lambda board: verbs.move_segment(board, segment.id, segment.layer_id, rank)
    if not 0 <= at + step < len(layers):
        return None
    target = layers[at + step]
    end = len(segments_in(board, target.id)) if step < 0 else 0
    return lambda board: verbs.move_segment(board, segment.id, target.id, end)


def _cards(session: Session, thing: Layer | Segment) -> int:
    segments = segments_in(session.board, thing.id) if isinstance(thing, Layer) else (thing,)
    return sum(len(session.board.where(Position, "segment_id", each.id)) for each in segments)


def _chip(theme: Theme, layer: Layer) -> QPixmap:
    chip = QPixmap(_CHIP, _CHIP)
    chip.fill(theme.layer(layer.stack_rank))
    return chip
