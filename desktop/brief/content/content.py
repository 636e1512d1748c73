"""Everything that a brief says, as plain records: no fonts, no pages, no PDF."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING

from desktop.brief.content import (
    advice,
    background,
    cover,
    diagnosis,
    guide,
    implications,
    method,
    register,
    situation,
    sources,
    summary,
)
from desktop.brief.content.facts import Facts
from desktop.brief.content.open import points
from desktop.brief.content.outline import sentences
from desktop.brief.content.sentence import Sentence
from desktop.brief.content.twins import Twins, twins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.model.board import Board
    from desktop.brief.order import Order
    from desktop.words import Words


@dataclass(frozen=True, slots=True)
class Content:
    """A brief in words and numbers, part by part."""

    cover: cover.Cover
    summary: summary.Summary
    guide: guide.Guide
    background: background.Background
    situation: situation.Situation
    diagnosis: diagnosis.Diagnosis
    implications: implications.Implications
    measures: advice.Measures
    sources: sources.Sources
    method: method.Method
    register: register.Register
    twins: Twins
    foot: str


def content(facts: Facts) -> Content:
    """Return what the brief of a board says."""
    front = cover.cover(facts), summary.summary(facts), guide.guide(facts), background.background(facts)
    found, meant = diagnosis.diagnosis(facts), implications.implications(facts)
    parts = situation.situation(facts), found, meant
    advised = advice.measures(facts)
    rest = advised, sources.sources(facts)
    left_open = points(facts, sentences((*front, *parts, *rest)))
    return Content(
        *front,
        *parts,
        *rest,
        method.method(facts, left_open),
        register.register(facts),
        twins(facts, meant.ranks, found.history, advised.plan),
        facts.say("foot", day=facts.day(facts.as_of)),
    )


def compose(board: Board, order: Order, words: Words) -> Content:
    """Return what the brief of a board says when it is ordered so."""
    return content(Facts(board, order, words))


def texts(record: object) -> Iterator[str]:
    """Yield every text in a record, however deep."""
    if isinstance(record, str):
        yield record
    elif isinstance(record, Sentence):
        yield from (record.head, record.text)
    elif isinstance(record, tuple):
        for each in record:
            yield from texts(each)
    elif is_dataclass(record) and not isinstance(record, type):
        for each in fields(record):
            yield from texts(getattr(record, each.name))
