"""What every part of a panel works with: the open board, what is selected, the words and the look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.selection import Selection
from desktop.session import Session
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

    @property
    def board(self) -> Board:
        """The board as it is kept. Read only."""
        return self.session.board

    @property
    def lang(self) -> Language:
        """The language of the words."""
        return self.words.lang
