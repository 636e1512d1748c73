"""What the help menu does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.dialogs.about import AboutSheet
from desktop.dialogs.shortcuts import ShortcutsSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.program import Program


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
        ShortcutsSheet(program.keymap, program.words, program.theme, program.window).show()

    def _about(self) -> None:
        program = self._program
        places = program.words.say(
            "dialog.about.places", settings=str(program.places.settings), logs=str(program.places.logs)
        )
        AboutSheet(places, program.words, program.theme, program.window).open()
