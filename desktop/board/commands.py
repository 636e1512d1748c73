"""The board's own commands by their ids: what menus, keys and the palette set going on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.board.gestures.lay import note_row
from desktop.board.lineup import WAYS

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.board.deeds import Deeds
    from desktop.board.gestures.gesture import Room
    from desktop.board.lineup import Lineup
    from desktop.board.mouse import Mouse
    from desktop.board.notepad import Notepad
    from desktop.board.rename import Renamer


class Commands:
    """Does them, unless something is in the hand."""

    def __init__(
        self,
        room: Room,
        deeds: Deeds,
        mouse: Mouse,
        notes: Notepad,
        rename: Renamer,
        lineup: Lineup,
    ) -> None:
        self._room, self._deeds, self._mouse, self._notes, self._renamer = room, deeds, mouse, notes, rename
        self._acts: dict[str, Callable[[], object]] = {
            "board.relate": self._relate,
            "board.note": self._add_note,
            "edit.select_all": deeds.choice.select_all,
            "board.rename": self._rename,
            "board.fold": deeds.folds.here,
            "board.fold_all": lambda: deeds.folds.all(folded=True),
            "board.unfold_all": lambda: deeds.folds.all(folded=False),
            **{f"arrange.{way}": partial(lineup.arrange, way) for way in WAYS},
        }

    def do(self, command: str) -> None:
        """Do a command."""
        if not self._mouse.busy:
            self._acts[command]()

    def _relate(self) -> None:
        """Start a relation from the current card."""
        chosen = self._deeds.choice.selected
        if chosen:
            self._mouse.relate(chosen[-1])
        else:
            self._ask_for_card()

    def _add_note(self) -> None:
        """Write a note in the row that is pointed at, else in the chosen one, else on the whole board."""
        at, stage = self._mouse.at, self._room.stage
        if at is not None:
            self._notes.add(note_row(stage.scene.arrangement, at[1]), at[0])
        else:
            segments = self._deeds.choice.segments()
            self._notes.add(segments[-1] if segments else None)

    def _rename(self) -> None:
        """Write the name of the current card or of the chosen segment, or in the chosen note."""
        if self._notes.chosen is not None:
            self._notes.edit_chosen()
        elif not self._renamer.begin():
            self._ask_for_card()

    def _ask_for_card(self) -> None:
        self._room.tell(self._room.words.say("board.told.no_card"))
