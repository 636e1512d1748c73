"""What is quoted for something on the board, as its sheet says it: plain text, elided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.judge.evidence import backing_of
from db.judge.ratings import effective_by_criterion
from db.judge.terms import criteria_of
from db.model.things import Citation, Passage, Source, in_language, name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from db.model.board import Board
    from desktop.words import Words

QUOTES, QUOTE_MOST, SOURCE_MOST = 3, 200, 80
"""How many quotes are said, and how much of one and of its source."""


def quotes_for(board: Board, words: Words, target_id: str) -> Iterator[str]:
    """Yield the first quotes for a thing, each with its source under it, and how many more there are."""
    citations = sorted(board.where(Citation, "target_id", target_id), key=lambda each: (each.order, each.id))
    found = [(each, passage) for each in citations if (passage := board.get(Passage, each.passage_id)) is not None]
    if found:
        yield ""
    for citation, passage in found[:QUOTES]:
        quote = f"“{_short(passage.quote, QUOTE_MOST)}”"
        yield words.say("lens.said.against", quote=quote) if citation.stance == "contradicts" else quote
        source = board.get(Source, passage.source_id)
        if source is not None:
            yield "— " + _short(", ".join(filter(None, (source.author, source.title, source.published))), SOURCE_MOST)
    if len(found) > QUOTES:
        yield words.say("lens.said.more_quotes", count=len(found) - QUOTES)


def adopted(board: Board, words: Words, position_id: str, as_of: date) -> Iterator[str]:
    """Yield for each criterion whose passages conflict why its value holds all the same, where somebody has said so."""
    found = effective_by_criterion(board, position_id, as_of)
    for criterion in criteria_of(board, "position"):
        ratings = found[criterion.id].ratings if criterion.id in found else ()
        for each in ratings:
            reason = in_language(each.resolution_ko, each.resolution_en, words.lang)
            if reason and backing_of(board, each.id).against:
                called = name(criterion, words.lang)
                yield words.say("board.sheet.adopted", criterion=called, reason=_short(reason, QUOTE_MOST))


def _short(text: str, most: int) -> str:
    plain = " ".join(text[: most * 2].split())
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"
