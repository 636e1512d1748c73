"""Where a quote stands in a document, though lines are broken and letters composed otherwise there."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# What may stand in one and not in the other: hyphens at the end of a line, soft ones, and marks without a width.
_HYPHENS = frozenset("-\u00ad\u2010\u2011\u2012\u2013\u2014\u2212\u200b\u200c\u200d\u2060\ufeff\ufffe\x02")
_ALIKE = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00b7": ".", "\u30fb": "."})


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a quote: the characters ``start`` to ``end`` of the text of a page."""

    page: int
    start: int
    end: int


def seek(
    quote: str,
    pages: Iterable[str],
    told: Callable[[int], None] = lambda _: None,
    stopped: Callable[[], bool] = lambda: False,
) -> tuple[Spot, ...]:
    """Return where a quote stands, in parts where it runs over the end of a page; empty where it does not stand.

    Pages are read one by one; ``told`` hears of each, and ``stopped`` ends it.
    """
    wanted = "".join(letter for letter, _ in _letters(quote))
    if not wanted:
        return ()
    # Of the pages before, only as much is kept as the quote's beginning could need.
    tail: list[tuple[str, int, int]] = []
    for number, text in enumerate(pages):
        if stopped():
            return ()
        told(number)
        tail += [(letter, number, at) for letter, at in _letters(text)]
        found = "".join(letter for letter, _, _ in tail).find(wanted)
        if found >= 0:
            return _spots(tail[found : found + len(wanted)])
        tail = tail[-(len(wanted) - 1) :] if len(wanted) > 1 else []
    return ()


def _spots(found: list[tuple[str, int, int]]) -> tuple[Spot, ...]:
    pages = dict.fromkeys(page for _, page, _ in found)
    return tuple(
        Spot(page, min(at for _, on, at in found if on == page), max(at for _, on, at in found if on == page) + 1)
        for page in pages
    )


def _letters(text: str) -> list[tuple[str, int]]:
    """Return the letters of a text taken apart, without gaps and hyphens, each with its place."""
    return [(letter, at) for at, character in enumerate(text) for letter in _apart(character)]


@lru_cache(maxsize=8_192)
def _apart(character: str) -> str:
    if character.isspace() or character in _HYPHENS:
        return ""
    return unicodedata.normalize("NFKD", character.translate(_ALIKE))
