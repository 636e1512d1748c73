"""The board alone on A4 or A3 across, as large as it can be, with its legend and sources."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from desktop.brief import connectors, legend
from desktop.brief.content.cover import cover
from desktop.brief.content.situation import situation
from desktop.brief.edition import Edition
from desktop.brief.fonts import missing
from desktop.brief.furniture import Frame, Furniture, furniture
from desktop.brief.lines import elided
from desktop.brief.look import paper, scene
from desktop.brief.pages.board import airy, cut, drawing_of
from desktop.brief.paint import Brush
from desktop.brief.sheet import Imprint
from desktop.brief.styles import H2, MM, NAVY, NOTE, PALETTE, SOFT, Style
from desktop.brief.text import draw_lines, span, width_of

if TYPE_CHECKING:
    from db.model.geometry import Arrangement
    from desktop.brief.content.facts import Facts
    from desktop.brief.drawing import Drawing
    from desktop.brief.edition import Hear
    from desktop.brief.look import Scene
    from desktop.brief.sheet import Sheet

_SIZES = {"a4": (841.89, 595.276), "a3": (1190.551, 841.89)}
_SIDE, _TOP, _FOOT = 13 * MM, 19 * MM, 15.5 * MM
_TITLE = Style(15, 21, "bold", NAVY)
_FINDING = H2.but(size=10.5, leading=15, weight="semibold")
# How much larger than its smallest the board is drawn, and whether its rows are low: the first that fits on a page.
_SETTINGS = (
    *((scale, False) for scale in (1.7, 1.55, 1.4, 1.3, 1.2, 1.1, 1.0)),
    *((scale, True) for scale in (1.2, 1.1, 1.0)),
)
_GAP = 6.0
_LEAST = 7.6  # the finding is set no smaller to stand beside the title


def edition(facts: Facts, hear: Hear) -> Edition:
    """Return the board sheet, ready to be drawn."""
    size = _SIZES[facts.order.paper]
    frame = Frame(_SIDE, size[0] - 2 * _SIDE, _TOP, size[1] - _FOOT)
    said, about = situation(facts), cover(facts)
    foot = facts.say("foot", day=facts.day(facts.as_of))
    around = furniture(facts, about.series, "", foot, told=True)
    drawings, scale = _drawings(facts, frame, said.board_title)
    hear()
    title = said.board_title
    pages = tuple(
        partial(_draw, around, frame, (about.title, title, said.board_source), each, scale) for each in drawings
    )
    imprint = Imprint(about.title, facts.order.author, title, facts.say("form.board"), facts.lang, facts.issued)
    return Edition(pages, imprint, missing((about.title, title)), size=size)


def _drawings(facts: Facts, frame: Frame, title: str) -> tuple[list[Drawing], float]:
    """Return the board in as few drawings as can be, and how much they are to be enlarged."""
    room = frame.bottom - frame.top - _TITLE.leading - NOTE.leading - 2 * _GAP
    for scale, flat in _SETTINGS:
        width = frame.full / scale
        layout, drawn, key = _laid_out(facts, width, room / scale, flat=flat)
        if layout.height + key <= room / scale:
            break
    pieces = cut(layout, room / scale - key) if layout.rows else [layout]
    links = connectors.connectors(facts.board, layout)
    return [drawing_of(drawn, each, title, connectors.within(links, each, layout))(width) for each in pieces], scale


def _laid_out(facts: Facts, width: float, room: float, *, flat: bool) -> tuple[Arrangement, Scene, float]:
    drawn = scene(facts.board, facts.judgement, facts.words, PALETTE, paper(width, flat=flat), facts.evidence)
    drawn = replace(drawn, linked=bool(connectors.strongest(facts.board)))
    key = legend.legend(drawn, 0, 0, width).height + _GAP
    layout, drawn = airy(facts, drawn, room - key, width, flat=flat)
    return layout, drawn, key


def _draw(
    around: Furniture, frame: Frame, says: tuple[str, str, str], drawing: Drawing, scale: float, sheet: Sheet
) -> None:
    around.draw(sheet, frame)
    title, finding, source = says
    y = frame.top
    lines = elided([span(title, _TITLE)], frame.full * 0.6, 1)
    with sheet.leaf("H1"):
        draw_lines(sheet, lines, frame.left, y, frame.full, _TITLE)
    at = frame.left + (lines[0].width if lines else 0) + 14
    room = frame.left + frame.full - at
    style = _FINDING.but(
        size=max(_LEAST, min(_FINDING.size, _FINDING.size * room / width_of([span(finding, _FINDING)])))
    )
    with sheet.leaf("P"):
        draw_lines(sheet, elided([span(finding, style)], room, 1), at, y + 4, room, style)
    y += _TITLE.leading
    y += _GAP
    high = drawing.height * scale
    box = (frame.left, sheet.height - y - high, frame.left + frame.full, sheet.height - y)
    about = f"/O/Layout/Placement/Block/BBox[{' '.join(f'{each:.2f}' for each in box)}]"
    with sheet.leaf("Figure", alt=f"{drawing.title}. {drawing.says}", attributes=about):
        Brush(sheet, frame.left, y, scale).paint(drawing.items)
    y += high + _GAP
    with sheet.leaf("P"):
        lines = elided([span(source, NOTE.but(colour=SOFT))], frame.full, 1)
        draw_lines(sheet, lines, frame.left, y, frame.full, NOTE)
    around.close(sheet, frame)
