"""The full brief: cover, summary, contents, the parts, and what they rest on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.brief import composer, cover
from desktop.brief.content.content import content, texts
from desktop.brief.edition import Edition
from desktop.brief.fonts import missing
from desktop.brief.furniture import Furniture, furniture
from desktop.brief.headings import Contents, entries, headings
from desktop.brief.pages import back, front, parts
from desktop.brief.pages.board import board as board_blocks
from desktop.brief.pages.setter import Setter
from desktop.brief.sheet import Imprint

if TYPE_CHECKING:
    from desktop.brief.composer import Page
    from desktop.brief.content.content import Content
    from desktop.brief.content.facts import Facts
    from desktop.brief.edition import Hear
    from desktop.brief.sheet import Sheet


def edition(facts: Facts, hear: Hear) -> Edition:
    """Return the full brief of a board, ready to be drawn."""
    said = content(facts)
    hear()
    odd = missing(texts(said))
    pages = composed(facts, said, odd, hear)
    around = furniture(facts, said.cover.series, said.cover.title, said.foot)
    white = facts.order.cover == "white"
    keywords = ", ".join(layer.layer for layer in said.cover.art)
    return Edition(
        (
            lambda sheet: cover.draw(said.cover, sheet, facts.words, white=white),
            *(partial(_page, page, around) for page in pages),
        ),
        Imprint(said.cover.title, facts.order.author, said.cover.subtitle, keywords, facts.lang, facts.issued),
        odd,
        cover=facts.say("form.cover"),
    )


def composed(facts: Facts, said: Content, odd: tuple[str, ...], hear: Hear = lambda: None) -> list[Page]:
    """Return the pages behind the cover; ``odd`` are the characters that the typeface could not show."""
    setter = Setter(facts.words)
    summary = front.summary(said.summary, setter)
    board = partial(board_blocks, facts, said.situation, setter)
    rest = [
        *parts.situation(said.situation, board, setter),
        *parts.diagnosis(said.diagnosis, setter),
        *parts.implications(said.implications, setter),
        *parts.measures(said.measures, setter),
        back.sources(said.sources, setter),
        back.method(said.method, odd, setter),
        back.register(said.register, setter),
    ]
    listed = [heading for section in rest for block in section.blocks for heading in headings(block)]
    table = Contents(sum(bool(heading.target) for heading in listed), facts.words)
    pages = composer.compose([summary, front.contents(said.guide, table, setter), *rest], hear)
    table.entries = entries(pages, 2)[-table.rows :]
    return pages


def _page(page: Page, around: Furniture, sheet: Sheet) -> None:
    around.draw(sheet)
    composer.draw(page, sheet)
