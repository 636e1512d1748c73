"""The cover: a page of its own make."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.brief import marks
from desktop.brief.drawing import Ink, Item, Text, fitted, line, middle, shrunk
from desktop.brief.lines import balanced, elided
from desktop.brief.paint import Brush
from desktop.brief.styles import (
    BODY,
    DANGER,
    FULL,
    GLOBAL,
    GLOBAL_ON_NAVY,
    HOME,
    HOME_ON_NAVY,
    INK,
    LEFT,
    LINE,
    LINE_STRONG,
    NAVY,
    NAVY_LINE,
    NAVY_TEXT,
    NOTE,
    PAPER,
    SOFT,
    Style,
)
from desktop.brief.text import Line, Span, draw_lines, span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.brief.content.cover import Cover
    from desktop.brief.sheet import Sheet
    from desktop.words import Words

_BLOCK = 496.0
_ART_TOP, _ART_BOTTOM = 276.0, 462.0
_STRIPS_MOST = 9


class _Tint(NamedTuple):
    """The colours of the upper half: its ground, the type on it, and the marks of the picture."""

    ground: str
    title: str
    text: str
    line: str
    home: str
    world: str


_COLOURED = _Tint(NAVY, PAPER, NAVY_TEXT, NAVY_LINE, HOME_ON_NAVY, GLOBAL_ON_NAVY)
_WHITE = _Tint(PAPER, NAVY, SOFT, LINE_STRONG, HOME, GLOBAL)


def draw(cover: Cover, sheet: Sheet, words: Words, *, white: bool = False) -> None:
    """Draw the cover on the sheet's present page; a ``white`` one spends no ink on its ground."""
    tint = _WHITE if white else _COLOURED
    if white:
        sheet.rect(LEFT, 48, FULL, 4, fill=NAVY)
        sheet.line(LEFT, _BLOCK, LEFT + FULL, _BLOCK, NAVY, 1.2)
    else:
        sheet.rect(0, 0, sheet.width, _BLOCK, fill=NAVY)
        sheet.rect(LEFT, 64, 46, 2.4, fill=HOME_ON_NAVY)
    _paragraph(sheet, cover.series, 74, Style(11, 15, "bold", tint.title))
    _paragraph(sheet, cover.issued, 90, Style(8.6, 12, colour=tint.text))
    y = 134.0
    title = Style(27, 36, "bold", tint.title)
    y = _paragraph(sheet, cover.title, y, title, role="H1", most=3)
    _paragraph(sheet, cover.subtitle, y + 6, Style(12.5, 19, colour=tint.text), most=2)
    if cover.art:
        box = (LEFT, sheet.height - _ART_BOTTOM - 20, LEFT + FULL, sheet.height - _ART_TOP)
        about = f"/O/Layout/Placement/Block/BBox[{' '.join(f'{each:.2f}' for each in box)}]"
        with sheet.leaf("Figure", alt=cover.art_says, attributes=about):
            Brush(sheet, 0, 0).paint(_art(cover, words, tint))
    _judgements(cover, sheet)
    _box(cover, sheet)
    _paragraph(sheet, cover.disclaimer, 788, NOTE.but(colour=DANGER), most=2)


def _paragraph(sheet: Sheet, text: str, y: float, style: Style, *, role: str = "P", most: int = 1) -> float:
    lines = balanced(lambda width: elided([span(text, style)], width, most), FULL)
    with sheet.leaf(role):
        draw_lines(sheet, lines, LEFT, y, FULL, style)
    return y + len(lines) * style.leading


def _art(cover: Cover, words: Words, tint: _Tint) -> list[Item]:
    strips = cover.art[:_STRIPS_MOST]
    step = (_ART_BOTTOM - _ART_TOP) / max(len(strips), 3)
    left, right = LEFT + 108, LEFT + FULL
    items: list[Item] = []
    for at, strip in enumerate(strips):
        y = _ART_TOP + step * (at + 0.5)
        name, size = shrunk(strip.layer, 98, 8.2, "semibold", 7.2)
        items.append(Text(LEFT, middle(y, size), name, size, tint.text, "semibold"))
        items.append(line((left, y), (right, y), stroke=tint.line, width=0.6))
        items += _marks(strip.marks, y, left, right, tint)
    return [*items, *_key(cover, words, tint)]


def _marks(scores: Sequence[tuple[float, bool]], y: float, left: float, right: float, tint: _Tint) -> list[Item]:
    """Return a layer's positions on its line, the global ones as open diamonds over it and ours as discs on it."""
    items: list[Item] = []
    for points, home in sorted(scores, key=lambda each: each[1]):
        x = left + (points - 20) / 80 * (right - left - 16) + 8
        if home:
            items.append(marks.home(x, y, 4.4, Ink(fill=tint.home, stroke=tint.ground, width=0.8)))
        else:
            items.append(marks.world(x, y, 5, Ink(fill=tint.ground, stroke=tint.world, width=1.3)))
    return items


def _key(cover: Cover, words: Words, tint: _Tint) -> list[Item]:
    y, size = _ART_BOTTOM + 14, 7.6
    base = middle(y, size)
    home, world = words.say("brief.cover.art_home"), words.say("brief.cover.art_world")
    x = LEFT + 108
    return [
        marks.home(x + 4, y, 3, Ink(fill=tint.home)),
        Text(x + 11, base, home, size, tint.text),
        marks.world(x + 62, y, 3.2, Ink(stroke=tint.world, width=1)),
        Text(x + 70, base, world, size, tint.text),
        Text(LEFT + FULL, base, fitted(cover.art_says, 280, size), size, tint.text, anchor="end"),
    ]


def _judgements(cover: Cover, sheet: Sheet) -> None:
    y = _paragraph(sheet, cover.judgements_head, _BLOCK + 18, Style(11, 18, "bold", NAVY), role="H2") + 3
    for each in cover.judgements:
        lines = elided([span(each.text, BODY, size=10.2)], FULL - 14, 2)
        sheet.rect(LEFT, y + 6.4, 4, 4, fill=HOME_ON_NAVY)
        with sheet.leaf("P"):
            draw_lines(sheet, lines, LEFT + 14, y, FULL - 14, BODY.but(leading=16.4))
        y += len(lines) * 16.4 + 4.5
    _paragraph(sheet, cover.confidence, y + 1, NOTE.but(size=8.2, leading=13), most=2)


def _box(cover: Cover, sheet: Sheet) -> None:
    top = 722.0
    sheet.line(LEFT, top, LEFT + FULL, top, LINE, 0.8)
    wide = FULL / max(len(cover.box), 3)
    for at, (name, value) in enumerate(cover.box):
        x = LEFT + at * wide
        with sheet.leaf("P"):
            draw_lines(sheet, _lines(name, NOTE.but(colour=SOFT), wide, 1), x, top + 9, wide, NOTE)
            strong = Style(8.8, 12.6, "semibold", INK)
            draw_lines(sheet, _lines(value, strong, wide, 3), x, top + 21, wide, strong)


def _lines(text: str, style: Style, wide: float, most: int) -> tuple[Line, ...]:
    made: Span = span(text, style)
    return elided([made], wide - 12, most)
