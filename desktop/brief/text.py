"""Text that is set: what a run of it looks like, lines of it, and drawing them.

Text is plain: what is bold, small or a link is said by the span that holds it, never by signs in the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from desktop.brief.fonts import Weight, face, legible
from desktop.brief.heed import heed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.brief.sheet import Sheet
    from desktop.brief.styles import Align, Style


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text of one look. ``target`` makes it a link inside the paper, described by ``says``.

    ``about`` is the id of the thing that it names or tells a number of.
    """

    text: str
    weight: Weight
    size: float
    colour: str
    rise: float = 0
    target: str = ""
    says: str = ""
    about: str = ""


class Piece(NamedTuple):
    """A stretch of a line: its place from the line's start, what it shows, how wide it is."""

    x: float
    text: str
    width: float
    span: Span


class Line(NamedTuple):
    """A set line."""

    pieces: tuple[Piece, ...]
    width: float

    @property
    def text(self) -> str:
        """What the line says."""
        return "".join(piece.text for piece in self.pieces)


def span(text: str, style: Style, **changes: object) -> Span:
    """Return ``text`` in the look of a style."""
    heed()
    made: dict[str, object] = {"weight": style.weight, "size": style.size, "colour": style.colour} | changes
    return Span(legible(text), **made)  # type: ignore[arg-type] # the fields' own types hold


def width_of(spans: Iterable[Span]) -> float:
    """Return how wide ``spans`` are on one line."""
    return sum(face(each.weight).width(each.text, each.size) for each in spans)


def draw_lines(
    sheet: Sheet, lines: Iterable[Line], x: float, y: float, width: float, style: Style, align: Align | None = None
) -> None:
    """Draw ``lines`` one under the other, the first one's top at ``y``; ``align`` goes before that of the style."""
    align = align or style.align
    for line in lines:
        left = x
        if align == "right":
            left = x + width - line.width
        elif align == "centre":
            left = x + (width - line.width) / 2
        _draw_line(sheet, line, left, y + baseline(style.size, style.leading), style)
        y += style.leading


def baseline(size: float, leading: float) -> float:
    """Return how far below the line's top its baseline is: Hangul and capitals stand in the middle of the line."""
    return leading / 2 + 0.36 * size


def _draw_line(sheet: Sheet, line: Line, left: float, base: float, style: Style) -> None:
    for at, piece in enumerate(line.pieces):
        # The space at a line's end is not seen, but keeps words apart for whoever copies or hears the text.
        text = piece.text + (" " if at == len(line.pieces) - 1 else "")
        look = piece.span
        sheet.spot(left + piece.x, base - look.size, piece.width, look.size * 1.3, about=look.about)
        if not look.target:
            sheet.text(left + piece.x, base - look.rise, text, look.weight, look.size, look.colour)
            continue
        with sheet.leaf("Link"):
            sheet.text(left + piece.x, base - look.rise, text, look.weight, look.size, look.colour)
            top = base - look.rise - look.size
            sheet.link(left + piece.x, top, piece.width, max(look.size * 1.3, style.size), look.target, look.says)
