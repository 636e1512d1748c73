"""Text with fields: how it is taken apart, filled, and told to be out of date.

A field is ``{name}``, or ``{name:을/를}`` where a particle or, as ``{name:one|many}``, a counted noun that fits follows
it; ``{{`` and ``}}`` are braces.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from db.model.text import line
from desktop.words import inflected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from db.model.things import Wording
    from desktop.brief.content.sentence import Bound

VARIANT = "="
"""The name under which a snapshot keeps which of the program's sentences the words took the place of."""

_LONGEST = 500  # characters of a shown value that are kept to be compared
_PART = re.compile(r"\{\{|\}\}|\{([^{}:]+)(?::([^{}/|]*[/|][^{}/|]*))?\}")


class Piece(NamedTuple):
    """A stretch of a pattern: text, or the field ``name`` with the pair from which what follows it is chosen."""

    text: str
    name: str = ""
    pair: str = ""


class Move(NamedTuple):
    """A field that shows something else: what it showed when the words were confirmed, and now, empty if it is gone."""

    name: str
    was: str
    now: str


def pieces(pattern: str) -> tuple[Piece, ...]:
    """Return what a pattern is made of, in order; neighbouring texts are one."""
    found: list[Piece] = []
    end = 0
    for part in _PART.finditer(pattern):
        _join(found, pattern[end : part.start()])
        if part[1] is None:
            _join(found, part[0][0])
        else:
            found.append(Piece("", part[1], part[2] or ""))
        end = part.end()
    _join(found, pattern[end:])
    return tuple(found)


def _join(found: list[Piece], text: str) -> None:
    if text and found and not found[-1].name:
        found[-1] = Piece(found[-1].text + text)
    elif text:
        found.append(Piece(text))


def pattern_of(parts: Iterable[Piece]) -> str:
    """Return the pattern that is made of these pieces."""
    return "".join(_written(each) for each in parts)


def _written(piece: Piece) -> str:
    if not piece.name:
        return piece.text.replace("{", "{{").replace("}", "}}")
    return f"{{{piece.name}:{piece.pair}}}" if piece.pair else f"{{{piece.name}}}"


def filled(pattern: str, shown: Callable[[str], str]) -> str:
    """Return the text of a pattern whose fields show what ``shown`` says, each with the particle that fits."""
    return "".join(each.text or inflected(shown(each.name), each.pair) for each in pieces(pattern))


def fields_in(pattern: str) -> tuple[str, ...]:
    """Return the names of the fields in a pattern, each once."""
    return tuple(dict.fromkeys(each.name for each in pieces(pattern) if each.name))


def snapshot(fields: Iterable[Bound]) -> tuple[tuple[str, str], ...]:
    """Return what fields show, as it is kept beside the words that were written around them."""
    return tuple(dict.fromkeys((each.name, line(each.shown[:_LONGEST])) for each in fields))


def moved(wording: Wording, fields: Iterable[Bound]) -> tuple[Move, ...]:
    """Return what no longer stands in the fields as it did when the words were confirmed; `VARIANT` may be among it."""
    now = dict(snapshot(fields))
    return tuple(Move(name, was, now.get(name, "")) for name, was in wording.bound if now.get(name) != was)
