"""The full brief: cover, summary, contents, the parts, and what they rest on."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from db.model.briefs import parts_in_order
from desktop.brief import composer, cover
from desktop.brief.content.content import content, texts
from desktop.brief.content.outline import own_text
from desktop.brief.edition import Edition
from desktop.brief.fonts import missing
from desktop.brief.furniture import Furniture, furniture
from desktop.brief.headings import Contents, entries, headings
from desktop.brief.pages import back, front, parts
from desktop.brief.pages.board import board as board_blocks
from desktop.brief.pages.setter import Setter
from desktop.brief.sheet import Imprint

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model.things import BriefPart
    from desktop.brief.blocks import Paragraph
    from desktop.brief.composer import Page, Section
    from desktop.brief.content.content import Content
    from desktop.brief.content.facts import Facts
    from desktop.brief.edition import Hear
    from desktop.brief.headings import Heading
    from desktop.brief.sheet import Sheet

# What stands before the contents, and these themselves.
_UNLISTED = frozenset({"summary", "guide"})


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
    made = {
        each.name: _part(facts, said, each, odd, setter) for each in parts_in_order(facts.order.parts) if each.shown
    }
    listed = [heading for name, part in made.items() if name not in _UNLISTED for heading in _headings(part)]
    targets = {heading.target for heading in listed if heading.target}
    table = Contents(len(targets), facts.words)
    if "guide" in made:
        made["guide"] = [_opened(front.contents(said.guide, table, setter), _own(facts, "guide", setter))]
    pages = composer.compose([section for part in made.values() for section in part], hear)
    table.entries = tuple(each for each in entries(pages, 2) if each.target in targets)
    return pages


def _part(facts: Facts, said: Content, part: BriefPart, odd: tuple[str, ...], setter: Setter) -> list[Section]:
    """Return a part with the analyst's text at its head; the guide comes later, once all headings are known."""
    board = partial(board_blocks, facts, said.situation, setter)
    makers: dict[str, Callable[[], list[Section]]] = {
        "summary": lambda: [front.summary(said.summary, setter)],
        "guide": list,
        "background": lambda: parts.background(said.background, setter),
        "situation": lambda: parts.situation(said.situation, board, setter),
        "diagnosis": lambda: parts.diagnosis(said.diagnosis, setter),
        "implications": lambda: parts.implications(said.implications, setter),
        "measures": lambda: parts.measures(said.measures, setter),
        "sources": lambda: [back.sources(said.sources, setter)],
        "method": lambda: [back.method(said.method, odd, setter)],
        "register": lambda: [back.register(said.register, said.twins, setter)],
    }
    sections = makers[part.name]()
    return [_opened(sections[0], _own(facts, part.name, setter)), *sections[1:]] if sections else []


def _own(facts: Facts, name: str, setter: Setter) -> list[Paragraph]:
    text = next((own_text(each, facts.order) for each in facts.order.parts if each.name == name), "")
    return setter.long(facts.fill(text), before=10)


def _opened(section: Section, own: list[Paragraph]) -> Section:
    """Return a section with text after its first block, which is its heading."""
    return replace(section, blocks=[*section.blocks[:1], *own, *section.blocks[1:]]) if own else section


def _headings(sections: list[Section]) -> list[Heading]:
    return [heading for section in sections for block in section.blocks for heading in headings(block)]


def _page(page: Page, around: Furniture, sheet: Sheet) -> None:
    around.draw(sheet)
    composer.draw(page, sheet)
