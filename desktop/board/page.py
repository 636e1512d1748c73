"""The board with its bars above it and its overlays over it: what the window shows as the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from db.model.things import Entity, Wave
from desktop.board.boardbar import BoardBar
from desktop.board.filterbar import FilterBar
from desktop.board.outagebar import OutageBar
from desktop.board.overlays import Overlays
from desktop.sight import show_wave_of, wave_of_place, wave_shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from desktop.board.view import BoardView
    from desktop.selection import Selection
    from desktop.session import Session
    from desktop.sight import Sight
    from desktop.theme import Theme
    from desktop.words import Words


class BoardPage(QWidget):
    """The page. Its bar comes with the frame's actions: see `equip`.

    Signals:
        filtering(bool): the filter's strip has been shown or hidden.

    """

    filtering = Signal(bool)

    def __init__(self, view: BoardView, session: Session, selection: Selection, words: Words, theme: Theme) -> None:
        super().__init__()
        self.view, self._session, self._selection = view, session, selection
        self._viewing, self._words, self._theme = view.viewing, words, theme
        self.bar: BoardBar | None = None
        self._counted: tuple[int, int] | None = None
        self.strip = FilterBar(view.viewing, words, theme)
        self.outage = OutageBar(view, words, theme)
        self.overlays = Overlays(view, session, selection, words, theme)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.strip)
        self._column.addWidget(self.outage)
        self._column.addWidget(view, 1)
        self.strip.hide()
        self.setFocusProxy(view)
        self._wire()

    def equip(self, find: Callable[[str], QAction]) -> None:
        """Put the bar on top, with the frame's actions on its buttons."""
        if self.bar is not None:
            self.bar.deleteLater()
        self.bar = BoardBar(find, self._session, self._viewing, self._words, self._theme)
        self.bar.tell_strip(shown=not self.strip.isHidden())
        self._column.insertWidget(0, self.bar)
        self._count()

    def show_filter(self, *, shown: bool) -> None:
        """Show the filter's strip and put the keyboard in it, or hide it; the filter stays as it is."""
        within = self._strip_has(QApplication.focusWidget())
        self.strip.setVisible(shown)
        if shown:
            self.strip.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.strip.text.selectAll()
        elif within:
            self.view.setFocus()
        if self.bar is not None:
            self.bar.tell_strip(shown=shown)
        self.filtering.emit(shown)

    def retranslate(self, words: Words) -> None:
        """Say everything in the language of ``words``."""
        self._words = words
        for part in self._parts():
            part.retranslate(words)

    def retheme(self, theme: Theme) -> None:
        """Draw everything in the colours of ``theme``."""
        self._theme = theme
        for part in self._parts():
            part.retheme(theme)

    def _strip_has(self, focus: QWidget | None) -> bool:
        return focus is not None and self.strip.isAncestorOf(focus)

    def _parts(self) -> list[BoardBar | FilterBar | OutageBar | Overlays]:
        return [self.strip, self.outage, self.overlays, *([self.bar] if self.bar is not None else [])]

    def _wire(self) -> None:
        self.strip.closing.connect(lambda: self.show_filter(shown=False))
        self._session.changed.connect(self._on_changed)
        self._selection.changed.connect(self._on_selected)
        self._viewing.changed.connect(self._on_looked)

    def _on_changed(self, _changes: object) -> None:
        wave = self._viewing.now.wave
        if wave is not None and self._session.board.get(Wave, wave) is None:
            self._viewing.change(wave=None)
        blocked = self._viewing.now.blocked
        if blocked is not None and self._session.board.get(Entity, blocked) is None:
            self._viewing.change(blocked=None)
        self.outage.renew()
        if self._counts() != self._counted:
            self._count()

    def _on_selected(self) -> None:
        selection = self._selection
        show_wave_of(self._viewing, self._session.board, selection.current or selection.segment or selection.note)

    def _on_looked(self, before: Sight) -> None:
        """Let go of what is selected in a wave that shows no more."""
        board, now, selection = self._session.board, self._viewing.now, self._selection
        chosen = selection.current or selection.segment or selection.note
        if before.wave != now.wave and wave_of_place(board, chosen) not in {None, wave_shown(board, now)}:
            selection.clear()
        self.outage.renew()
        self._count()

    def _count(self) -> None:
        """Tell how many cards of the wave the filter lets through."""
        self._counted = self._counts()
        self.strip.count(*self._counted)
        if self.bar is not None:
            self.bar.count(*self._counted)

    def _counts(self) -> tuple[int, int]:
        scene = self.view.stage.scene
        return scene.shown_count, scene.all_count
