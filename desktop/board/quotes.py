"""What is quoted for something on the board, as its sheet says it: plain text, elided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model.things import Citation, Passage, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def _short(text: str, most: int) -> str:
    plain = " ".join(text[: most * 2].split())
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"
