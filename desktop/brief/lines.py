"""Breaking text into lines: at spaces only, so that no Hangul word is ever cut; a word wider than the line is."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.brief.fonts import Weight, face
from desktop.brief.heed import heed
from desktop.brief.text import Line, Piece, Span, width_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_SYLLABLES, _ENOUGH = 3, 3  # a last word so short is a widow; a line of so many words can give one away
# Where a word that is too wide may break without hurting a syllable.
_SOFT = re.compile(r"(?<=[·/,_)\]」』-])|(?=[(\[「『])")


class _Bit(NamedTuple):
    text: str
    width: float
    span: Span


class _Word(NamedTuple):
    bits: tuple[_Bit, ...]
    width: float
    gap: float


def broken(spans: Sequence[Span], width: float) -> tuple[Line, ...]:
    """Return the lines into which ``spans`` break in a column of ``width``; no text gives no line."""
    heed()
    quick = _of_one_look(spans[0], width) if len(spans) == 1 else None
    if quick is not None:
        return quick
    lines: list[list[_Word]] = []
    room = 0.0
    words: Iterable[_Word] = _words(spans)
    if any(word.width > width for word in words):
        words = _fitting(words, width)
    for word in words:
        if lines and word.gap + word.width <= room + 1e-6:
            lines[-1].append(word)
            room -= word.gap + word.width
        else:
            lines.append([word])
            room = width - word.width
    _spare_the_widow(lines, width)
    return tuple(_line(line) for line in lines)


def _of_one_look(of: Span, width: float) -> tuple[Line, ...] | None:
    """Return what `broken` does for text of one look, which most is, the short way; None where a word is too wide."""
    words = [word for word in of.text.split(" ") if word]
    metrics = face(of.weight)
    widths = [metrics.width(word, of.size) for word in words]
    if not words or max(widths) > width:
        return None if words else ()
    gap = metrics.width(" ", of.size)
    starts, room = [0], width - widths[0]
    for at in range(1, len(words)):
        room -= gap + widths[at]
        if room < -1e-6:
            starts.append(at)
            room = width - widths[at]
    # As in `_spare_the_widow`.
    alone = len(starts) > 1 and starts[-1] == len(words) - 1 and starts[-1] - starts[-2] >= _ENOUGH
    if alone and len(words[-1]) <= _SYLLABLES and widths[-2] + gap + widths[-1] <= width:
        starts[-1] -= 1
    return tuple(
        Line((Piece(0.0, " ".join(words[first:last]), wide, of),), wide)
        for first, last in itertools.pairwise((*starts, len(words)))
        for wide in (sum(widths[first:last]) + gap * (last - first - 1),)
    )


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


def _words(spans: Iterable[Span]) -> list[_Word]:
    """Return the words of ``spans``: what stands between spaces, across the borders of spans."""
    words: list[_Word] = []
    bits: list[_Bit] = []
    gap = 0.0
    for each in spans:
        width, size = face(each.weight).width, each.size
        first, *rest = each.text.split(" ")
        if first:
            bits.append(_Bit(first, width(first, size), each))
        if not rest:
            continue
        if bits:
            words.append(_word(bits, gap))
        gap = width(" ", size)
        last = rest.pop()
        for part in rest:
            if part:
                wide = width(part, size)
                words.append(_Word((_Bit(part, wide, each),), wide, gap))
        bits = [_Bit(last, width(last, size), each)] if last else []
    if bits:
        words.append(_word(bits, gap))
    return words


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
    if len(lines) < 2 or len(lines[-1]) != 1 or len(lines[-2]) < _ENOUGH:
        return
    last, above = lines[-1][0], lines[-2][-1]
    letters = sum(len(bit.text) for bit in last.bits)
    if letters <= _SYLLABLES and above.width + last.gap + last.width <= width:
        lines[-1].insert(0, lines[-2].pop())


def _line(words: Sequence[_Word]) -> Line:
    """Return the line of ``words``, with neighbours of one look joined into one piece."""
    pieces: list[Piece] = []
    texts: list[str] = []
    look: Span | None = None
    x = start = end = 0.0
    for at, word in enumerate(words):
        if at:
            x += word.gap
            texts.append(" ")
        for text, width, of in word.bits:
            if of is not look:
                if look is not None:
                    pieces.append(Piece(start, "".join(texts), end - start, look))
                look, start, texts = of, x, []
            texts.append(text)
            x = end = x + width
    if look is not None:
        pieces.append(Piece(start, "".join(texts), end - start, look))
    return Line(tuple(pieces), x)
