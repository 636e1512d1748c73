"""Finding and ordering names as people here type and read them: parts of words, initial consonants, either form.

Free of any toolkit. Names are compared without regard to case, width or Unicode form, and spaces do not count.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_FIRST, _LAST = ord("가"), ord("힣")
_PER_INITIAL, _PER_VOWEL = 588, 28  # syllables that share an initial consonant; that share the vowel too
_INITIALS = range(0x1100, 0x1113)  # where NFKC puts the consonants ㄱ to ㅎ that are typed alone
_NAMES_KEPT = 65_536


@lru_cache(maxsize=_NAMES_KEPT)
def search_key(text: str) -> str:
    """Return ``text`` as it is compared: composed, folded, without spaces. Never shown."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def matches(query: str, names: Iterable[str]) -> bool:
    """Tell whether each word of ``query`` is found in one of ``names``; ``ㅅㅅ`` finds 삼성, an empty query all."""
    patterns = _patterns(query)
    if not patterns:
        return True
    keys = [search_key(name) for name in names if name]
    return all(any(pattern.search(key) for key in keys) for pattern in patterns)


@lru_cache(maxsize=_NAMES_KEPT)
def order_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return what sorts ``text`` as Korean lists are sorted: digits by value, then Hangul, Hanja, other letters."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return tuple(_part(part) for part in re.findall(r"\d+|\D", folded))


@lru_cache(maxsize=64)
def _patterns(query: str) -> tuple[re.Pattern[str], ...]:
    words = (search_key(word) for word in query.split())
    return tuple(re.compile(_expression(word)) for word in words if word)


def _expression(word: str) -> str:
    # While a syllable is still being typed it has no final consonant: 서 must find 성 already.
    return "".join(_character(each, last=index == len(word) - 1) for index, each in enumerate(word))


def _character(character: str, *, last: bool) -> str:
    code = ord(character)
    if code in _INITIALS:
        first = _FIRST + (code - _INITIALS.start) * _PER_INITIAL
        return f"[{character}{chr(first)}-{chr(first + _PER_INITIAL - 1)}]"
    if last and _FIRST <= code <= _LAST and (code - _FIRST) % _PER_VOWEL == 0:
        return f"[{character}-{chr(code + _PER_VOWEL - 1)}]"
    return re.escape(character)


def _part(part: str) -> tuple[int, int, str]:
    if part[0].isdecimal():
        return (1, int(part), part)
    return (_script(part), 0, part)


def _script(character: str) -> int:
    code = ord(character)
    if not character.isalpha():
        return 0
    if _FIRST <= code <= _LAST or 0x1100 <= code <= 0x11FF or 0x3130 <= code <= 0x318F:
        return 2
    return 3 if 0x3400 <= code <= 0x9FFF else 4
