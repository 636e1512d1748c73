"""The menus of the ratings table: what can be done with the chosen cells, and with a column."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from desktop.plain import ampersands

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from desktop.words import Words

_KEYS = {
    "copy": "Ctrl+C",
    "copy_headed": "Ctrl+Shift+C",
    "paste": "Ctrl+V",
    "fill": "Ctrl+D",
    "fill_right": "Ctrl+R",
    "clear": "Del",
    "filter": "Alt+Down",
}


def cell_menu(parent: QWidget, words: Words, asked: Callable[[str], object]) -> QMenu:
    """Return the menu of the chosen cells; what is chosen in it is asked for."""
    return _menu(parent, words, {each: partial(asked, each) for each in _KEYS}, keys=True)


def head_menu(parent: QWidget, words: Words, deeds: Mapping[str, Callable[[], object]]) -> QMenu:
    """Return the menu of a column."""
    return _menu(parent, words, deeds, keys=False)


def _menu(parent: QWidget, words: Words, deeds: Mapping[str, Callable[[], object]], *, keys: bool) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for name, deed in deeds.items():
        action = menu.addAction(ampersands(words.say(f"table.menu.{name}")))
        if keys:
            # Shown only: the table itself hears these keys, wherever the menu is.
            action.setText(
                f"{action.text()}\t{QKeySequence(_KEYS[name]).toString(QKeySequence.SequenceFormat.NativeText)}"
            )
        action.triggered.connect(deed)
    return menu
