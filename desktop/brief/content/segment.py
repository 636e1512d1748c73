"""A segment on a page of its own: how it stands and why, who stands in it, what is quoted, what is to be done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.model.board import segments_in_order
from db.model.things import Layer, Posture, Rating, in_language, name
from desktop import verdict as worded
from desktop.brief.content.likelihood import band
from desktop.brief.content.register import Register, register
from desktop.brief.content.sentence import Figure, Sentence
from desktop.brief.numbers import percent, points, signed, thousands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.judge.judgement import SegmentVerdict
    from db.model.things import Segment
    from desktop.brief.content.facts import Facts


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted passage that the page rests on."""

    number: str
    text: str
    about: str


@dataclass(frozen=True, slots=True)
class SegmentPage:
    """What the page of a segment says."""

    segment_id: str
    name: str
    layer: str
    posture: Posture
    word: str
    figures: tuple[Figure, ...]
    text: tuple[Sentence, ...]
    board_title: str
    board_source: str
    table_title: str
    table: Register
    measures_head: str
    measures: tuple[Sentence, ...]
    quotes_head: str
    quotes: tuple[Quote, ...]


def segment_pages(facts: Facts) -> tuple[SegmentPage, ...]:
    """Return the pages of the chosen segments in the board's order, of all where none is chosen."""
    chosen = [each for each in segments_in_order(facts.board) if each.id in facts.order.segments] or facts.segments
    table = register(facts)
    rows = {each.id: block for each, block in zip(facts.segments, table.blocks, strict=True)}
    return tuple(_page(facts, each, replace(table, blocks=(rows[each.id],))) for each in chosen)


def _page(facts: Facts, segment: Segment, table: Register) -> SegmentPage:
    verdict = facts.judgement.segments[segment.id]
    count = len(verdict.positions)
    measures = tuple(_measures(facts, segment.id))
    quotes = tuple(_quotes(facts, verdict))
    return SegmentPage(
        segment.id,
        facts.named(verdict),
        name(facts.board.the(Layer, segment.layer_id), facts.lang),
        verdict.posture,
        facts.posture(verdict.posture),
        (
            Figure(points(verdict.level), facts.say("segment.level")),
            Figure(signed(verdict.gap), facts.say("segment.gap")),
        ),
        tuple(_text(facts, segment, verdict)),
        facts.say("segment.board_none" if verdict.undefined else "segment.board", level=points(verdict.level)),
        facts.say("situation.board_source", day=facts.day(facts.as_of), count=count),
        facts.say("segment.table", count=count),
        table,
        facts.say("segment.measures" if measures else "segment.no_measures"),
        measures,
        facts.say("segment.quotes", count=len(quotes)) if quotes else "",
        quotes,
    )


def _text(facts: Facts, segment: Segment, verdict: SegmentVerdict) -> Iterator[Sentence]:
    place = f"segment.{segment.key}"
    desc = in_language(segment.desc_ko, segment.desc_en, facts.lang)
    if desc:
        yield Sentence(desc, facts.notes.of(segment.id))
    yield facts.sentence(
        "segment.stands",
        at=f"{place}.stands",
        word=facts.posture(verdict.posture),
        why=worded.reason(facts.words, verdict),
    )
    yield facts.sentence("segment.turns", at=f"{place}.turns", turning=worded.turning(facts.words, verdict))
    if verdict.taken:
        yield facts.sentence("segment.taken", at=f"{place}.taken")
    yield from _trust(facts, verdict, place)


def _trust(facts: Facts, verdict: SegmentVerdict, place: str) -> Iterator[Sentence]:
    """Yield how far the verdict holds when weights and scores are drawn anew, and how likely home leads."""
    found = facts.robustness.segments[verdict.segment_id]
    if found.level is None or found.strength is None or found.p_lead is None:
        return
    span = {"low": points(found.level.low), "high": points(found.level.high)}
    word, share = facts.say(f"figures.rank.word.{found.strength}"), percent(found.share)
    draws = thousands(facts.order.draws)
    yield facts.sentence("segment.holds", span, at=f"{place}.holds", draws=draws, share=share, word=word)
    chance = facts.say(f"likely.band.{band(found.p_lead)}")
    yield facts.sentence("segment.likely", at=f"{place}.likely", band=chance, share=percent(found.p_lead))


def _measures(facts: Facts, segment_id: str) -> Iterator[Sentence]:
    for number, each in enumerate(facts.measures, start=1):
        if segment_id in each.targets:
            title = in_language(each.title_ko, each.title_en, facts.lang)
            yield Sentence(title, head=facts.say("advice.label", number=number))


def _quotes(facts: Facts, verdict: SegmentVerdict) -> Iterator[Quote]:
    targets = (verdict.segment_id, *verdict.positions)
    ratings = [each.id for target in targets for each in facts.board.where(Rating, "target_id", target)]
    for each in facts.notes.some(facts.notes.of(verdict.segment_id, *ratings)):
        about = [each.source.title, each.passage.locator or ""]
        quote = facts.say("sources.quote", quote=each.passage.quote)
        yield Quote(f"[{each.number}]", quote, ", ".join(text for text in about if text))
