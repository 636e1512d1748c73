"""What the help menu does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.actions import SPECS, keys_text
from desktop.dialogs.about import AboutSheet
from desktop.dialogs.shortcuts import ShortcutsSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.dialogs.shortcuts import Group
    from desktop.program import Program

# The board's own gestures and keys, which are no actions of the window: a key or a gesture, and its word.
ON_BOARD = ("walk", "extend", "shift", "rows", "open", "score", "band", "pan", "zoom", "escape")


class HelpDeeds:
    """The deeds that tell about the program itself."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def all(self) -> Mapping[str, Callable[[], object]]:
        """Return the deeds by the ids of their actions."""
        return {"help.shortcuts": self._shortcuts, "help.about": self._about}

    def _shortcuts(self) -> None:
        program = self._program
        known = program.window.findChild(ShortcutsSheet)
        if known is not None:
            known.close()
            return
        ShortcutsSheet(groups(), program.words, program.theme, program.window).show()

    def _about(self) -> None:
        program = self._program
        places = program.words.say(
            "dialog.about.places", settings=str(program.places.settings), logs=str(program.places.logs)
        )
        AboutSheet(places, program.words, program.theme, program.window).open()


def groups() -> list[list[Group]]:
    """Return all keys by menu, in columns: a word key for the menu, and pairs of keys and the key of what they do."""
    menus: dict[str, Group] = {}
    for menu in ("file", "edit", "view", "help"):
        pairs = [(keys_text(each), f"action.{each.id}") for each in SPECS if each.keys and each.id.startswith(menu)]
        menus[menu] = (f"dialog.shortcuts.{menu}", pairs)
    board = ("dialog.shortcuts.board", [(f"dialog.keys.{each}", f"dialog.shortcuts.{each}") for each in ON_BOARD])
    return [[board], [menus["edit"]], [menus["view"]], [menus["file"], menus["help"]]]
