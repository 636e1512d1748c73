"""The parts of a brief in their order: which are shown, what stands at their head, and what is said in them."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING

from db.model.briefs import parts_in_order
from db.model.things import in_language
from desktop.brief.content.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.model.things import BriefPart
    from desktop.brief.content.content import Content
    from desktop.brief.order import Order


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part as the outline shows it; ``own`` is the analyst's text at its head. What is ``fixed`` stays."""

    name: str
    head: str
    shown: bool
    own: str
    sentences: tuple[Sentence, ...]
    fixed: bool = False


def own_text(part: BriefPart, order: Order) -> str:
    """Return the analyst's text at the head of a part, in the language of the brief."""
    return in_language(part.text_ko, part.text_en, order.lang)


def chapters(said: Content, order: Order, cover: str) -> tuple[Chapter, ...]:
    """Return what the outline shows of a brief; ``cover`` is what the cover is called there."""
    first = Chapter("cover", cover, shown=True, own="", sentences=tuple(sentences(said.cover)), fixed=True)
    return (first, *(_chapter(said, part, order) for part in parts_in_order(order.parts)))


def _chapter(said: Content, part: BriefPart, order: Order) -> Chapter:
    record = getattr(said, part.name)
    head: str = getattr(record, "contents_head", "") or record.head
    return Chapter(part.name, head, part.shown, own_text(part, order), tuple(sentences(record)))


def sentences(record: object) -> Iterator[Sentence]:
    """Yield every sentence in a record that can be worded anew, however deep."""
    if isinstance(record, Sentence):
        if record.place:
            yield record
    elif isinstance(record, tuple):
        for each in record:
            yield from sentences(each)
    elif is_dataclass(record) and not isinstance(record, type):
        for each in fields(record):
            yield from sentences(getattr(record, each.name))
