"""What a page is drawn with: colours, lines and letters are told where they change, and not again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.brief.strokes import fill, stroke

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Held(NamedTuple):
    fill: str = ""
    stroke: str = ""
    line: str = ""
    letters: str = ""


class Pen:
    """The state of a page's graphics. Each call returns the operators that bring it about, which may be none."""

    def __init__(self) -> None:
        self._fill = self._stroke = self._line = self._letters = ""
        self._put_by: list[_Held] = []

    def fill(self, colour: str) -> str:
        """Fill with a colour."""
        if colour == self._fill:
            return ""
        self._fill = colour
        return f"{fill(colour)} "

    def stroke(self, colour: str, width: float, dash: Sequence[float], *, rounded: bool) -> str:
        """Draw lines of a colour and width."""
        told = ""
        if colour != self._stroke:
            self._stroke = colour
            told = f"{stroke(colour)} "
        line = f"{width:g} w [{' '.join(f'{each:g}' for each in dash)}] 0 d {'1 J 1 j' if rounded else '0 J 0 j'} "
        if line != self._line:
            self._line = line
            told += line
        return told

    def letters(self, tag: str, size: float) -> str:
        """Set letters of a weight and size."""
        letters = f"/{tag} {size:g} Tf"
        if letters == self._letters:
            return ""
        self._letters = letters
        return letters

    def put_by(self) -> None:
        """Remember the state, as the operator q does."""
        self._put_by.append(_Held(self._fill, self._stroke, self._line, self._letters))

    def take_up(self) -> None:
        """Go back to the state remembered last, as the operator Q does."""
        self._fill, self._stroke, self._line, self._letters = self._put_by.pop()
