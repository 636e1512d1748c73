"""What a context menu can set going, and how one is filled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    actions, ``fit`` and ``actual`` show the board at another size; ``x`` is where on the board is pointed at.
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


TEXT_MOST = 120
"""How many letters of a name an entry says: names may be very long, and a menu no wider than the screen."""


class Filling:
    """Fills a menu with words of ``board.menu``; what a user typed stays text."""

    def __init__(self, menu: QMenu, words: Words) -> None:
        self.menu, self.words = menu, words

    def add(self, key: str, act: Callable[[], object], *, may: bool = True, **facts: object) -> None:
        """Add an entry that does something."""
        self.add_said(self.words.say(f"board.menu.{key}", **facts), act, may=may)

    def add_said(self, text: str, act: Callable[[], object], *, may: bool = True) -> None:
        """Add an entry whose words are the board's own, such as a name."""
        action = self.menu.addAction(_entry(text))
        action.setEnabled(may)
        action.triggered.connect(lambda _checked: act())

    def sub(self, key: str, **facts: object) -> Filling:
        """Add a submenu."""
        return self.sub_said(self.words.say(f"board.menu.{key}", **facts))

    def sub_said(self, text: str) -> Filling:
        """Add a submenu whose words are the board's own."""
        return Filling(self.menu.addMenu(_entry(text)), self.words)

    def line(self) -> None:
        """Part what follows from what went before."""
        self.menu.addSeparator()


def _entry(text: str) -> str:
    return ampersands(text if len(text) <= TEXT_MOST else text[: TEXT_MOST - 1] + "…")
