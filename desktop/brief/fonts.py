"""The typeface of the brief: what it can show, and how wide that is.

One paper is made at a time: whoever prints holds `PRESS`.
"""

from __future__ import annotations

import threading
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from desktop.brief.heed import heed
from desktop.brief.typeface import Typeface
from desktop.files import resource

if TYPE_CHECKING:
    from collections.abc import Iterable

Weight: TypeAlias = Literal["regular", "semibold", "bold"]

PRESS = threading.Lock()
INSTEAD = "□"
_KNOWN_MOST, _WORD = 20_000, 40
NBSP = "\u00a0"
_FILES: dict[Weight, str] = {"regular": "Regular", "semibold": "SemiBold", "bold": "Bold"}
# Joiners, variation marks and direction marks: they show nothing where the glyph that they steer is not there.
_UNSEEN = frozenset(
    chr(each) for each in (0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
) | frozenset(chr(each) for each in range(0xFE00, 0xFE10))


class Face:
    """One weight of the typeface."""

    def __init__(self, weight: Weight) -> None:
        self.name = f"PretendardGOV-{_FILES[weight]}"
        self.file = Typeface(resource("fonts", f"{self.name}.ttf"))
        self._advances = _Advances(self)
        self._known: dict[str, float] = {}  # words come again and again

    def outline(self, letter: str) -> int:
        """Return the number of the outline that shows a letter; □ is shown for what the typeface has not."""
        letters = self.file.letters
        return letters.get(ord(letter)) or letters[ord(INSTEAD)]

    def width(self, text: str, size: float) -> float:
        """Return how wide ``text`` is in points."""
        known = self._known.get(text)
        if known is None:
            known = sum(map(self._advances.__getitem__, text)) / 1000
            if len(self._known) < _KNOWN_MOST and len(text) < _WORD:
                self._known[text] = known
        return known * size


class _Advances(dict[str, float]):
    """How wide each letter is, looked up once."""

    def __init__(self, of: Face) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, letter: str) -> float:
        outline = self._of.outline(" " if letter == NBSP else letter)
        self[letter] = width = self._of.file.advance(outline)
        return width


@cache
def face(weight: Weight) -> Face:
    """Return the face of a weight, read once per process."""
    return Face(weight)


@cache
def _shown() -> frozenset[str]:
    return frozenset(map(chr, face("regular").file.letters)) - _UNSEEN - frozenset("\t\n\r\x0b\x0c\0")


def legible(text: str) -> str:
    """Return ``text`` as it can be set: composed, on one line, with □ for what the typeface cannot show."""
    if text.isascii() and text.isprintable():
        return text
    shown = _shown()
    if shown.issuperset(text):
        return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
    return "".join(_legible(each, shown) for each in unicodedata.normalize("NFC", text))


def _legible(char: str, shown: frozenset[str]) -> str:
    if char in shown:
        return char
    if char in _UNSEEN:
        return ""
    return " " if char.isspace() else INSTEAD


def missing(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the characters in ``texts`` that the typeface cannot show, sorted."""
    shown = _shown()
    odd: set[str] = set()
    for text in texts:
        heed()
        if not text.isascii() and not shown.issuperset(text):
            odd.update(unicodedata.normalize("NFC", text))
    return tuple(sorted(each for each in odd if _legible(each, shown) == INSTEAD != each))
