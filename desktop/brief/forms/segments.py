"""Segments on a page each, set tighter and told shorter where it would be more than one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from db.model.board import Board
from db.model.things import Criterion, Entity, Layer, Position, Rating, Segment
from desktop.brief.blocks import Paragraph
from desktop.brief.composer import Section, compose
from desktop.brief.composer import draw as draw_page
from desktop.brief.content.content import texts
from desktop.brief.content.cover import cover
from desktop.brief.content.segment import segment_pages
from desktop.brief.edition import Edition
from desktop.brief.fonts import missing
from desktop.brief.furniture import furniture
from desktop.brief.look import paper, scene
from desktop.brief.pages.back import table
from desktop.brief.pages.board import airy, drawing_of
from desktop.brief.pages.setter import Setter
from desktop.brief.sheet import Imprint
from desktop.brief.styles import FULL, HOME, NOTE, PALETTE, SMALL, SOFT
from desktop.brief.text import span

if TYPE_CHECKING:
    from desktop.brief.blocks import Block
    from desktop.brief.composer import Page
    from desktop.brief.content.facts import Facts
    from desktop.brief.content.segment import Quote, SegmentPage
    from desktop.brief.edition import Hear
    from desktop.brief.furniture import Furniture
    from desktop.brief.sheet import Sheet

# How many positions and quotes are told: the most that leave it one page.
_TOLD = ((60, 24), (40, 16), (30, 10), (24, 6), (18, 3), (12, 0), (6, 0), (0, 0))
_TALL = 330.0  # the picture of a row is no higher than that


def edition(facts: Facts, hear: Hear) -> Edition:
    """Return a page for every chosen segment, ready to be drawn; one that says so where the board has none."""
    said = segment_pages(facts)
    about = cover(facts)
    foot = facts.say("foot", day=facts.day(facts.as_of))
    around = furniture(facts, about.series, about.title, foot, told=len(said) < 3)
    setter = Setter(facts.words, linked=False)
    pages, cut = [], []
    for each in said:
        hear()
        page, whole = _one_page(facts, each, setter)
        pages.append(partial(_draw, page, around))
        cut += [] if whole else [f"segment.{facts.board.the(Segment, each.segment_id).key}"]
    if not said:
        pages.append(partial(_draw, _no_page(facts, setter), around))
    keywords = ", ".join(each.name for each in said[:20])
    imprint = Imprint(about.title, facts.order.author, facts.say("form.segments"), keywords, facts.lang, facts.issued)
    return Edition(tuple(pages), imprint, missing(texts(said)), tuple(cut))


def _no_page(facts: Facts, setter: Setter) -> Page:
    """Return the page of a board on which there is no segment to tell of."""
    text = setter.muted(facts.say("segment.none"), before=6)
    return compose([Section([setter.opening("", setter.heading(facts.say("form.segments")), (), [text])], "page")])[0]


def _one_page(facts: Facts, said: SegmentPage, setter: Setter) -> tuple[Page, bool]:
    """Return the page of a segment, and whether all that there is to tell stands on it."""
    setter.restart()
    picture = _picture(facts, said, setter)
    for positions, quotes in _TOLD:
        pages = compose([Section(_blocks(said, setter, picture, positions, quotes), "page")])
        if len(pages) == 1:
            break
    return pages[0], positions >= len(said.table.blocks[0].lines) and quotes >= len(said.quotes)


def _blocks(said: SegmentPage, setter: Setter, picture: list[Block], positions: int, quotes: int) -> list[Block]:
    setter.restart()
    heading = setter.heading(said.name)
    kicker = Paragraph((span(f"{said.layer} · {said.word}", SMALL, weight="semibold", colour=HOME),), SMALL)
    text = [kicker, *(setter.prose(each, before=6, most=6) for each in said.text)]
    blocks: list[Block] = [setter.opening("", heading, said.figures, text)]
    blocks += picture
    group = said.table.blocks[0]
    if group.lines and positions:
        short = replace(said.table, blocks=(replace(group, lines=group.lines[:positions]),))
        blocks += setter.table_title(said.table_title).over(table(short, setter, before=5))
        blocks += _more(len(group.lines) - positions, setter)
    blocks.append(setter.minor(said.measures_head, before=16))
    if said.measures:
        blocks.append(setter.bullets(said.measures[:8], SMALL))
    else:
        blocks[-1] = setter.muted(said.measures_head, before=16)
    if said.quotes and quotes:
        blocks.append(setter.minor(said.quotes_head, before=16, wide=True))
        blocks += [_quote(each) for each in said.quotes[:quotes]]
        blocks += _more(len(said.quotes) - quotes, setter)
    return blocks


def _more(left: int, setter: Setter) -> list[Block]:
    return [setter.muted(setter.say("segment.more", count=left), wide=True)] if left > 0 else []


def _quote(quote: Quote) -> Paragraph:
    style = SMALL.but(size=8.3, leading=12.4)
    spans = (span(quote.text, style), span(f"  {quote.about}", NOTE, colour=SOFT))
    number = span(quote.number, style, weight="semibold", colour=HOME)
    return Paragraph(spans, style, before=2.4, wide=True, mark=number, hang=26, most=4)


def _picture(facts: Facts, said: SegmentPage, setter: Setter) -> list[Block]:
    """Return the segment's row of the board; none where it would be too high for the page."""
    alone = _alone(facts.board, said.segment_id)
    drawn = scene(alone, facts.judgement, facts.words, PALETTE, paper(FULL), facts.evidence)
    layout, drawn = airy(facts, drawn, _TALL, FULL)
    if not layout.rows or layout.height > _TALL:
        return []
    drawing = drawing_of(drawn, layout, said.board_title)
    return [setter.figure(said.board_title, drawing, said.board_source)]


def _alone(board: Board, segment_id: str) -> Board:
    """Return a board of one row: what stands in the segment, and what that is measured by."""
    segment = board.the(Segment, segment_id)
    positions = board.where(Position, "segment_id", segment_id)
    ratings = [rating for each in positions for rating in board.where(Rating, "target_id", each.id)]
    entities = {each.entity_id: board.the(Entity, each.entity_id) for each in positions}
    criteria = board.all(Criterion).values()
    layer = board.the(Layer, segment.layer_id)
    return Board([board.premise, layer, segment, *criteria, *entities.values(), *positions, *ratings])


def _draw(page: Page, around: Furniture, sheet: Sheet) -> None:
    around.draw(sheet)
    draw_page(page, sheet)
    around.close(sheet)
