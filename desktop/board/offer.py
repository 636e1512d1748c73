"""What a context menu can set going, and how one is filled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from desktop.board.deeds import Deeds
from desktop.board.folds import Folds
from desktop.board.lineup import Lineup
from desktop.board.notepad import Notepad
from desktop.board.relations import Relations
from desktop.board.scene import Scene
from desktop.plain import ampersands
from desktop.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu


@dataclass(frozen=True, slots=True)
class Reach:
    """What a menu can set going.

    ``open`` shows a card's details, ``relate`` starts a line from it, ``wish`` asks the window for one of its
    actions, ``fit`` and ``actual`` show the board at another size; ``x`` is where on the board is pointed at, and
    ``keys`` tells the keys of a command.
    """

    scene: Scene
    words: Words
    deeds: Deeds
    folds: Folds
    lineup: Lineup
    notes: Notepad
    relations: Relations
    open: Callable[[str], None]
    relate: Callable[[str], None]
    wish: Callable[[str], None]
    fit: Callable[[], None]
    actual: Callable[[], None]
    x: float
    keys: Callable[[str], tuple[str, ...]]


COMMANDS = {
    "open": "board.open",
    "rename": "board.rename",
    "edit": "edit.entity",
    "relate": "board.relate",
    "blocked": "board.blocked",
    "take_off": "edit.take_off",
    "take_off_many": "edit.take_off",
    "remove_note": "edit.take_off",
    "add_here": "board.add",
    "paste_here": "edit.paste",
    "note_row": "board.note",
    "select_all": "edit.select_all",
    "tidy": "view.tidy",
    "tidy_row": "view.tidy_row",
    "fold": "board.fold",
    "unfold": "board.fold",
    "fold_all": "board.fold_all",
    "unfold_all": "board.unfold_all",
    "fit": "view.fit",
    "fit_width": "view.fit_width",
    "actual": "view.actual",
}
"""The commands whose keys do the same as an entry."""

TEXT_MOST = 120
"""How many letters of a name an entry says: names may be very long, and a menu no wider than the screen."""


class Filling:
    """Fills a menu with words of ``board.menu``; what a user typed stays text."""

    def __init__(self, menu: QMenu, words: Words, keys: Callable[[str], tuple[str, ...]] = lambda _: ()) -> None:
        self.menu, self.words, self._keys = menu, words, keys

    def add(self, key: str, act: Callable[[], object], *, may: bool = True, **facts: object) -> None:
        """Add an entry that does something."""
        action = self.add_said(self.words.say(f"board.menu.{key}", **facts), act, may=may)
        # Only told here: a menu of its own never has the keyboard, so the window's action alone answers to the key.
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcuts([QKeySequence(each) for each in self._keys(COMMANDS.get(key, ""))[:1]])
        action.setShortcutVisibleInContextMenu(True)

    def add_said(self, text: str, act: Callable[[], object], *, may: bool = True) -> QAction:
        """Add an entry whose words are the board's own, such as a name."""
        action = self.menu.addAction(_entry(text))
        action.setEnabled(may)
        action.triggered.connect(lambda _checked: act())
        return action

    def sub(self, key: str, **facts: object) -> Filling:
        """Add a submenu."""
        return self.sub_said(self.words.say(f"board.menu.{key}", **facts))

    def sub_said(self, text: str) -> Filling:
        """Add a submenu whose words are the board's own."""
        return Filling(self.menu.addMenu(_entry(text)), self.words, self._keys)

    def line(self) -> None:
        """Part what follows from what went before."""
        self.menu.addSeparator()


def _entry(text: str) -> str:
    return ampersands(text if len(text) <= TEXT_MOST else text[: TEXT_MOST - 1] + "…")
