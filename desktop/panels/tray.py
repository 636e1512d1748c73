"""The tray: entities that have no place on the board yet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from db.edit import verbs
from db.model.board import all_layers, segments_in
from db.model.names import in_its_wave
from db.model.things import Entity, Position, name
from desktop.editor import LineEditor
from desktop.panels.cast import Cast
from desktop.panels.castline import CastLine
from desktop.panels.castlist import CastList
from desktop.panels.context import Context
from desktop.panels.pill import Pill
from desktop.panels.prose import Prose
from desktop.plain import ampersands
from desktop.search import search_key
from desktop.selection import TAKES_POSITIONS
from desktop.theme import px

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from db.model.change import Change
    from desktop.selection import Selection
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words


class Tray(QWidget):
    """Search, add, drag out, drop in, place by menu: everything that waits for the board."""

    def __init__(
        self, session: Session, selection: Selection, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Tray")
        self.setProperty(TAKES_POSITIONS, True)  # noqa: FBT003 - Qt's own
        self.setMinimumWidth(200)
        self._context = Context(session, selection, words, theme)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._body = QWidget()
        self.menu: QMenu | None = None
        self._make()
        session.changed.connect(self._on_changed)

    def focus_search(self) -> None:
        """Put the focus on the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def reveal(self, entity_id: str) -> None:
        """Choose an entity and have it seen among the others; a search that hides it is taken back."""
        if self.cast.row_of(entity_id) is None:
            self.search.clear()
        if self.cast.row_of(entity_id) is None:
            self.everything.setChecked(True)
        row = self.cast.row_of(entity_id)
        if row is not None:
            self.list.setCurrentIndex(self.cast.index(row))
            self.list.scrollTo(self.cast.index(row), CastList.ScrollHint.PositionAtCenter)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self, words: Words) -> None:
        """Say everything in other words, at once."""
        self._anew(replace(self._context, words=words))

    def retheme(self, theme: Theme) -> None:
        """Show everything in another look, at once."""
        self._anew(replace(self._context, theme=theme))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size at which it is pleasant to work with."""
        return QSize(px(240), 600)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground of a panel."""
        QPainter(self).fillRect(self.rect(), self._context.theme.colour("panel"))

    def place(self, segment_id: str) -> None:
        """Put the chosen entities into a segment, and select the new cards."""
        chosen = self.list.chosen()
        before = set(self._context.board.all(Position))
        session = self._context.session
        placed = session.attempt(
            lambda board: verbs.place_many(board, [(each, segment_id, None, None) for each in chosen])
        )
        if placed:
            self._context.selection.select(each for each in self._context.board.all(Position) if each not in before)

    def _make(self) -> None:
        say, theme = self._context.words.say, self._context.theme
        self._body = QWidget()
        self.cast = Cast(self._context)
        self.list = CastList(self._context, self.cast)
        self.list.setItemDelegate(CastLine(self._context, self.list))
        self.list.setAccessibleName(say("tray.title"))
        self.search = LineEditor()
        self.search.setPlaceholderText(say("tray.search"))
        self.search.setAccessibleName(say("tray.search"))
        self.search.setClearButtonEnabled(True)
        self.everything = Pill(theme, say("tray.all"), hint=say("tray.all_tip"))
        self.everything.setCheckable(True)
        self.new_name = LineEditor()
        self.new_name.setPlaceholderText(say("tray.add"))
        self.new_name.setAccessibleName(say("tray.add"))
        self.new_name.setToolTip(say("tray.add_tip"))
        self.warning = Prose(theme, size=12, colour="warning")
        self._count = Prose(theme, size=12, colour="text_muted")
        self._lay()
        self._wire()
        self._tell()

    def _lay(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._count, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.everything)
        head = QVBoxLayout()
        head.setContentsMargins(12, 10, 12, 6)
        head.setSpacing(8)
        head.addWidget(self.search)
        head.addLayout(top)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 6, 12, 12)
        foot.setSpacing(4)
        foot.addWidget(self.warning)
        foot.addWidget(self.new_name)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self._whole.addWidget(self._body)

    def _wire(self) -> None:
        self.search.textChanged.connect(self._on_search)
        self.search.cancelled.connect(self.search.clear)
        self.search.entered.connect(self._on_searched)
        self.everything.toggled.connect(self._on_everything)
        self.new_name.textChanged.connect(lambda _text: self._warn())
        self.new_name.entered.connect(self._on_add)
        self.new_name.cancelled.connect(self.new_name.clear)
        self.list.asked.connect(self._offer)
        self.list.discarded.connect(self._on_discarded)

    def _anew(self, context: Context) -> None:
        query, everything, typed = self.search.text(), self.everything.isChecked(), self.new_name.text()
        self._context = context
        self._whole.removeWidget(self._body)
        self._body.hide()
        self._body.deleteLater()
        self._make()
        self.everything.setChecked(everything)
        self.search.setText(query)
        self.new_name.setText(typed)

    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        if any(_stirs(each) for each in changes):
            self.cast.follow(changes)
            self._tell()

    def _on_search(self, query: str) -> None:
        self.cast.sift(query=query)
        self._tell()

    def _on_searched(self) -> None:
        if self.cast.rowCount():
            self.list.setCurrentIndex(self.cast.index(0))
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_everything(self, on: bool) -> None:
        self.cast.sift(everything=on)
        self._tell()

    def _on_add(self) -> None:
        text = self.new_name.text().strip()
        if text and self._context.session.attempt(lambda board: verbs.add_entity(board, name_ko=text)):
            self.new_name.clear()

    def _on_discarded(self) -> None:
        chosen = self.list.chosen()
        if chosen:
            self._context.session.attempt(lambda board: verbs.remove_entities(board, chosen))

    def _offer(self) -> None:
        """Offer all segments, by layer, to place what is chosen."""
        chosen = self.list.chosen()
        if not chosen:
            return
        board, lang = self._context.board, self._context.lang
        self.menu = QMenu(self)
        self.menu.addAction(self._context.words.say("tray.place_in", count=len(chosen))).setEnabled(False)
        self.menu.addSeparator()
        for layer in all_layers(board):
            under = self.menu.addMenu(ampersands(in_its_wave(board, layer, lang)))
            for segment in segments_in(board, layer.id):
                action = under.addAction(ampersands(name(segment, lang)))
                action.triggered.connect(lambda _on=False, segment_id=segment.id: self.place(segment_id))
            under.setEnabled(not under.isEmpty())
        at = self.list.visualRect(self.list.currentIndex()).bottomLeft()
        self.menu.popup(self.list.viewport().mapToGlobal(at + QPoint(30, 0)))

    def _warn(self) -> None:
        key = search_key(self.new_name.text())
        taken = key and any(
            key in {search_key(each.name_ko), search_key(each.name_en)}
            for each in self._context.board.all(Entity).values()
        )
        self.warning.tell(
            "▲ " + self._context.words.say("tray.taken", name=self.new_name.text().strip()) if taken else ""
        )
        self.warning.setVisible(bool(taken))

    def _tell(self) -> None:
        say = self._context.words.say
        shown, total = self.cast.rowCount(), self.cast.total
        self._count.tell(say("tray.shown" if shown != total else "tray.count", shown=shown, total=total))
        everything, found = self.everything.isChecked(), bool(self.search.text())
        self.list.say_empty(say("tray.none_found" if found else "tray.no_entities" if everything else "tray.empty"))
        self._warn()


def _stirs(change: Change) -> bool:
    """Tell whether a change may be seen here: of an entity, or of whether one has a place; not of where that is."""
    before, after = change.before, change.after
    if isinstance(before, Position) and isinstance(after, Position):
        return before.entity_id != after.entity_id
    return change.kind in {Entity, Position}
