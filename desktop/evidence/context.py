"""What every part of the page of evidence works with: the open board, what is selected, the words and the look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.selection import Selection
from desktop.session import Session
from desktop.theme import Theme
from desktop.words import Words

if TYPE_CHECKING:
    from db.model.board import Board


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of the page's parts; parts are made anew when words or theme are others."""

    session: Session
    selection: Selection
    words: Words
    theme: Theme

    @property
    def board(self) -> Board:
        """The board as it is kept. Read only."""
        return self.session.board

    def kind(self, kind: str) -> str:
        """Return what a kind of source is called; a kind of the user's own is shown as it is."""
        key = f"evidence.source_kind.{kind}"
        return self.words.say(key) if self.words.knows(key) else kind
