"""What every part of a panel works with: the open board, what is selected, the words and the look."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.selection import Selection
from desktop.session import Session
from desktop.sight import Viewing, wave_shown
from desktop.theme import Theme
from desktop.words import Words

if TYPE_CHECKING:
    from db.model.board import Board
    from db.model.things import Language


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of a panel's parts; parts are made anew when words or theme are others."""

    session: Session
    selection: Selection
    words: Words
    theme: Theme
    viewing: Viewing = field(default_factory=Viewing)

    @property
    def board(self) -> Board:
        """The board as it is kept. Read only."""
        return self.session.board

    @property
    def wave(self) -> str | None:
        """The wave that the board shows; None on a board without waves."""
        return wave_shown(self.board, self.viewing.now)

    @property
    def lang(self) -> Language:
        """The language of the words."""
        return self.words.lang
