"""The smallest piece of what a brief says, and what it is bound to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.brief.content.wording import pieces
from desktop.words import inflected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.brief.content.wording import Move


UNKNOWN = "–"
"""Stands for a field of which there is nothing on the board any more."""


class Shown(str):
    """A name or a number as it is printed, which knows the ids of what it speaks of."""

    __slots__ = ("ids",)
    ids: tuple[str, ...]

    def __new__(cls, text: str, *ids: str) -> Shown:
        """Return ``text`` that speaks of the things with these ids."""
        made = super().__new__(cls, text)
        made.ids = ids
        return made


class Bound(NamedTuple):
    """A field of a sentence: its name, what it shows now, and the ids of what that comes from."""

    name: str
    shown: str
    ids: tuple[str, ...] = ()


class Sentence(NamedTuple):
    """Plain text with the numbers of the endnotes that back it. ``head`` is said first, and stronger.

    ``place`` names the paragraph for whoever words it anew; empty where that cannot be done. ``pattern`` is the text
    with its fields as ``{name}``, and ``bound`` what is filled into them. ``own`` are the analyst's words; ``moved``
    is what of that which they speak of has changed since they were confirmed.
    """

    text: str
    notes: tuple[int, ...] = ()
    head: str = ""
    place: str = ""
    pattern: str = ""
    bound: tuple[Bound, ...] = ()
    own: bool = False
    moved: tuple[Move, ...] = ()

    @property
    def stale(self) -> bool:
        """Whether something has changed since the words were confirmed."""
        return bool(self.moved)

    @property
    def about(self) -> tuple[str, ...]:
        """The ids of all that the sentence speaks of."""
        return tuple(dict.fromkeys(each for field in self.bound for each in field.ids))

    def runs(self) -> Iterator[tuple[str, str]]:
        """Yield the text in stretches, each with the id of the thing that it names or tells a number of, or nothing."""
        known = {each.name: each for each in self.bound}
        if not known:
            yield self.text, ""
            return
        for piece in pieces(self.pattern):
            field = known.get(piece.name)
            if field is not None and field.ids:
                yield inflected(field.shown, piece.pair), field.ids[0]
            else:
                shown = piece.text or inflected(field.shown if field else UNKNOWN, piece.pair)
                yield shown, ""


class Figure(NamedTuple):
    """A number that stands large on its own, and what it counts."""

    number: str
    label: str
