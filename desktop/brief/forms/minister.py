"""The page for the minister on paper: exactly one page, and counts of lines for whoever is writing it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from desktop.brief.content.content import texts
from desktop.brief.content.minister import SIGNS, Item, minister
from desktop.brief.edition import Edition
from desktop.brief.fonts import missing
from desktop.brief.furniture import furniture
from desktop.brief.lines import balanced, broken, elided
from desktop.brief.sheet import Imprint
from desktop.brief.styles import BOTTOM, FULL, INK, LEFT, NAVY, NAVY_SOFT, SOFT, TOP, Style
from desktop.brief.tags import LIST
from desktop.brief.text import Line, draw_lines, span, width_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.brief.content.facts import Facts
    from desktop.brief.content.minister import Minister, Rank
    from desktop.brief.edition import Hear
    from desktop.brief.furniture import Furniture
    from desktop.brief.sheet import Sheet

MOST = 2
"""An item has no more lines than that."""

_STYLES: Mapping[Rank, Style] = {
    "head": Style(14, 23.8, "bold", NAVY),
    "point": Style(12.6, 20.8, "semibold", INK),
    "detail": Style(12, 19.8),
    "note": Style(10.4, 17.2, colour=SOFT),
}
_INDENT: Mapping[Rank, float] = {"head": 0, "point": 8, "detail": 24, "note": 24}
_BEFORE: Mapping[Rank, float] = {"head": 12, "point": 3.4, "detail": 1.2, "note": 1.2}
_TITLE = Style(19, 27, "bold", NAVY)
_ABOUT = Style(10, 15, colour=SOFT)
_PAD = 11.0


@dataclass(frozen=True, slots=True)
class Count:
    """How long the page is: ``lines`` of about ``room``; ``long`` are places of items that need more than `MOST`.

    ``spared`` counts the items that went first to make it one page, ``left_out`` those that should not have had to.
    """

    lines: int
    room: int
    long: tuple[str, ...]
    spared: int
    left_out: int

    @property
    def fits(self) -> bool:
        """Whether all that matters stands on the page."""
        return not self.long and not self.left_out


@dataclass(frozen=True, slots=True)
class _Set:
    """An item in its lines; ``whole`` counts the lines that it would need."""

    item: Item
    lines: tuple[Line, ...]
    whole: int

    @property
    def high(self) -> float:
        return len(self.lines) * _STYLES[self.item.rank].leading + _BEFORE[self.item.rank]


class Layout:
    """The page as it is set."""

    def __init__(self, said: Minister) -> None:
        self.said = said
        self._all = [_set(each) for each in said.items]
        self.left_out: list[Item] = []
        self.kept = list(self._all)
        while self.high > self.room and any(each.item.spare for each in self.kept):
            goes = max(self.kept, key=lambda each: each.item.spare)
            self.kept.remove(goes)
            self.left_out.append(goes.item)
        self._tighten()

    @cached_property
    def title(self) -> tuple[Line, ...]:
        """The title in its lines."""
        return balanced(lambda wide: elided([span(self.said.title, _TITLE)], wide, MOST), FULL - 4 * _PAD)

    @property
    def top(self) -> float:
        """Where the items begin."""
        return TOP + len(self.title) * _TITLE.leading + 2 * _PAD + _ABOUT.leading + 10

    @property
    def room(self) -> float:
        """How high the items may be."""
        return BOTTOM - self.top

    @property
    def high(self) -> float:
        """How high the items are."""
        return sum(each.high for each in self.kept)

    def _tighten(self) -> None:
        """Cut the longest items to one line where even what may not go is too much for the page."""
        while self.high > self.room:
            at = max(range(len(self.kept)), key=lambda each: len(self.kept[each].lines))
            if len(self.kept[at].lines) < MOST:
                self.left_out.append(self.kept.pop().item)
            else:
                self.kept[at] = _set(self.kept[at].item, 1)

    def count(self) -> Count:
        """Return how long the page is."""
        mean = sum(each.high for each in self._all) / max(1, sum(len(each.lines) for each in self._all))
        long = tuple(each.item.sentence.place for each in self._all if each.whole > MOST)
        spared = sum(each.spare > 0 for each in self.left_out)
        lines = sum(each.whole for each in self._all)
        return Count(lines, int(self.room / mean), long, spared, len(self.left_out) - spared)


def _set(item: Item, most: int = MOST) -> _Set:
    style = _STYLES[item.rank]
    room = FULL - _INDENT[item.rank] - hang(item.rank)
    spans = [span(text, style, about=about) for text, about in item.sentence.runs()]
    return _Set(item, elided(spans, room, most), len(broken([span(item.sentence.text[:400], style)], room)))


def hang(rank: Rank) -> float:
    """Return how far the text of a line stands behind its sign."""
    style = _STYLES[rank]
    return width_of([span(SIGNS[rank] + " ", style)]) + style.size * 0.12


def counted(facts: Facts) -> Count:
    """Return how many lines the page has, has room for, and which of its items are too long."""
    return Layout(minister(facts)).count()


def edition(facts: Facts, hear: Hear) -> Edition:
    """Return the page, ready to be drawn."""
    said = minister(facts)
    hear()
    layout = Layout(said)
    around = furniture(facts, facts.order.series or facts.say("cover.series"), "", said.foot, told=True)
    cut = tuple(each.item.sentence.place for each in layout.kept if each.whole > len(each.lines))
    gone = tuple(each.sentence.place for each in layout.left_out)
    imprint = Imprint(said.title, facts.order.author, facts.say("form.minister"), "", facts.lang, facts.issued)
    return Edition((partial(_draw, layout, around),), imprint, missing(texts(said)), (*cut, *gone))


def _draw(layout: Layout, around: Furniture, sheet: Sheet) -> None:
    around.draw(sheet)
    high = len(layout.title) * _TITLE.leading + 2 * _PAD
    sheet.rect(LEFT, TOP - 6, FULL, high, fill=NAVY_SOFT)
    sheet.rect(LEFT, TOP - 6, FULL, 2, fill=NAVY)
    sheet.rect(LEFT, TOP - 6 + high - 2, FULL, 2, fill=NAVY)
    centred = _TITLE.but(align="centre")
    with sheet.leaf("H1"):
        draw_lines(sheet, layout.title, LEFT, TOP - 6 + _PAD, FULL, centred)
    about = elided([span(layout.said.about, _ABOUT)], FULL, 1)
    with sheet.leaf("P"):
        draw_lines(sheet, about, LEFT, TOP - 6 + high + 5, FULL, _ABOUT.but(align="right"))
    # What is left of the page goes between the items, up to a point.
    spare = min(8.0, (layout.room - layout.high) / max(1, len(layout.kept)))
    _draw_items(layout.kept, sheet, layout.top, spare)
    around.close(sheet)


def _draw_items(items: Sequence[_Set], sheet: Sheet, y: float, spare: float) -> None:
    for at, each in enumerate(items):
        rank = each.item.rank
        y += (_BEFORE[rank] + spare) if at else 0
        if rank == "head":
            _draw_item(each, sheet, y, "H2")
        else:
            # Points are items of one list, what stands under them a list within.
            with sheet.node("L", attributes=LIST), sheet.node("LI"):
                _draw_item(each, sheet, y, "LBody")
        y += len(each.lines) * _STYLES[rank].leading


def _draw_item(each: _Set, sheet: Sheet, y: float, role: str) -> None:
    rank = each.item.rank
    style, x, deep = _STYLES[rank], LEFT + _INDENT[rank], hang(rank)
    sheet.spot(x, y, FULL, len(each.lines) * style.leading, place=each.item.sentence.place)
    sign = broken([span(SIGNS[rank], style)], FULL)
    if role == "LBody":
        with sheet.leaf("Lbl"):
            draw_lines(sheet, sign, x, y, deep, style)
        with sheet.leaf(role):
            draw_lines(sheet, each.lines, x + deep, y, FULL, style)
        return
    with sheet.leaf(role):
        draw_lines(sheet, sign, x, y, deep, style)
        draw_lines(sheet, each.lines, x + deep, y, FULL, style)
