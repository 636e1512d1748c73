"""Setting text: lines break at spaces only, so that no Hangul word is ever cut; a word wider than the line is.

Text is plain: what is bold, small or a link is said by the span that holds it, never by signs in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from desktop.brief.fonts import Weight, face, legible
from desktop.brief.heed import heed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from desktop.brief.sheet import Sheet
    from desktop.brief.styles import Style

# Where a word that is too wide may break without hurting a syllable.
_SOFT = re.compile(r"(?<=[·/,_)\]」』-])|(?=[(\[「『])")


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


class _Bit(NamedTuple):
    text: str
    width: float
    span: Span


class _Word(NamedTuple):
    bits: tuple[_Bit, ...]
    width: float
    gap: float


def span(text: str, style: Style, **changes: object) -> Span:
    """Return ``text`` in the look of a style."""
    made: dict[str, object] = {"weight": style.weight, "size": style.size, "colour": style.colour} | changes
    return Span(legible(text), **made)  # type: ignore[arg-type] # the fields' own types hold


def broken(spans: Sequence[Span], width: float) -> tuple[Line, ...]:
    """Return the lines into which ``spans`` break in a column of ``width``; no text gives no line."""
    heed()
    lines: list[list[_Word]] = []
    room = 0.0
    for word in _fitting(_words(spans), width):
        if lines and word.gap + word.width <= room + 1e-6:
            lines[-1].append(word)
            room -= word.gap + word.width
        else:
            lines.append([word])
            room = width - word.width
    _spare_the_widow(lines, width)
    return tuple(_line(line) for line in lines)


def width_of(spans: Iterable[Span]) -> float:
    """Return how wide ``spans`` are on one line."""
    return sum(face(each.weight).width(each.text, each.size) for each in spans)


def elided(spans: Sequence[Span], width: float, most: int) -> tuple[Line, ...]:
    """Return at most ``most`` lines; what does not fit ends in an ellipsis."""
    # More than this never shows; a paragraph of a million letters need not be set to be cut.
    lines = broken(_cut(spans, int(width * most) + 8), width)
    if len(lines) <= most:
        return lines
    last = lines[most - 1].pieces[-1].span
    mark = Span("…", last.weight, last.size, last.colour)
    ending = [Span(piece.text, *_look(piece.span)) for piece in lines[most - 1].pieces]
    while ending and width_of([*ending, mark]) > width:
        short = ending[-1].text[:-1].rstrip()
        ending[-1:] = [Span(short, *_look(ending[-1]))] if short else []
    return (*lines[: most - 1], *broken([*ending, mark], width)[:1])


def balanced(lines: Callable[[float], tuple[Line, ...]], width: float) -> tuple[Line, ...]:
    """Return what ``lines`` gives for the narrowest column that needs no more lines than ``width`` does."""
    best = lines(width)
    if len(best) < 2:
        return best
    least, most = width / 2, width
    while most - least > 2:
        middle = (least + most) / 2
        found = lines(middle)
        if len(found) == len(best) and "…" not in found[-1].text[-1:]:
            best, most = found, middle
        else:
            least = middle
    return best


def _look(of: Span) -> tuple[Weight, float, str, float, str, str, str]:
    return of.weight, of.size, of.colour, of.rise, of.target, of.says, of.about


def _cut(spans: Sequence[Span], most: int) -> list[Span]:
    kept: list[Span] = []
    for each in spans:
        kept.append(Span(each.text[:most], *_look(each)) if len(each.text) > most else each)
        most -= len(each.text)
        if most <= 0:
            break
    return kept


def draw_lines(sheet: Sheet, lines: Iterable[Line], x: float, y: float, width: float, style: Style) -> None:
    """Draw ``lines`` one under the other, the first one's top at ``y``."""
    for line in lines:
        left = x
        if style.align == "right":
            left = x + width - line.width
        elif style.align == "centre":
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


def _words(spans: Iterable[Span]) -> Iterator[_Word]:
    """Yield the words of ``spans``: what stands between spaces, across the borders of spans."""
    bits: list[_Bit] = []
    gap = 0.0
    for each in spans:
        metrics = face(each.weight)
        space = metrics.width(" ", each.size)
        for at, part in enumerate(each.text.split(" ")):
            if at and bits:
                yield _word(bits, gap)
                bits = []
            if at:
                gap = space
            if part:
                bits.append(_Bit(part, metrics.width(part, each.size), each))
    if bits:
        yield _word(bits, gap)


def _word(bits: list[_Bit], gap: float) -> _Word:
    return _Word(tuple(bits), sum(bit.width for bit in bits), gap)


def _fitting(words: Iterable[_Word], width: float) -> Iterator[_Word]:
    for word in words:
        if word.width <= width:
            yield word
        else:
            yield from _chopped(word, width)


def _chopped(word: _Word, width: float) -> Iterator[_Word]:
    """Yield a word that is wider than the line in pieces that are not: at brackets and dots, else between letters."""
    gap = word.gap
    for bit in word.bits:
        for text in _packed(bit, width):
            wide = face(bit.span.weight).width(text, bit.span.size)
            yield _Word((_Bit(text, wide, bit.span),), wide, gap)
            gap = 0.0


def _packed(bit: _Bit, width: float) -> Iterator[str]:
    """Yield the parts of a bit that fit into ``width``, each as long as can be."""
    metrics, size = face(bit.span.weight), bit.span.size
    kept, room = "", width
    for part in _SOFT.split(bit.text):
        wide = metrics.width(part, size)
        if wide <= room:
            kept, room = kept + part, room - wide
            continue
        if kept:
            yield kept
        if wide <= width:
            kept, room = part, width - wide
            continue
        start, room = 0, width
        for at, char in enumerate(part):
            step = metrics.width(char, size)
            if step > room and at > start:
                yield part[start:at]
                start, room = at, width
            room -= step
        kept = part[start:]
    if kept:
        yield kept


def _spare_the_widow(lines: list[list[_Word]], width: float) -> None:
    """Give a last line of a syllable or two company from the line above, where that leaves both in order."""
    if len(lines) < 2 or len(lines[-1]) != 1 or len(lines[-2]) < 3:
        return
    last, above = lines[-1][0], lines[-2][-1]
    letters = sum(len(bit.text) for bit in last.bits)
    if letters <= 3 and above.width + last.gap + last.width <= width:
        lines[-1].insert(0, lines[-2].pop())


def _line(words: Sequence[_Word]) -> Line:
    """Return the line of ``words``, with neighbours of one look joined into one piece."""
    pieces: list[Piece] = []
    x = 0.0
    for at, word in enumerate(words):
        if at:
            x += word.gap
        for each, bit in enumerate(word.bits):
            spaced = bool(at) and not each
            if pieces and pieces[-1].span is bit.span:
                last = pieces[-1]
                joined = last.text + (" " if spaced else "") + bit.text
                pieces[-1] = Piece(last.x, joined, x + bit.width - last.x, bit.span)
            else:
                if spaced and pieces:
                    pieces[-1] = pieces[-1]._replace(text=pieces[-1].text + " ")
                pieces.append(Piece(x, bit.text, bit.width, bit.span))
            x += bit.width
    return Line(tuple(pieces), x)
