"""Names in a text, however they are spelt: in any case, with or without blanks, wide or narrow, whole or in jamo."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHORTEST = 2
"""A name of fewer letters is found in everything, and therefore not looked for."""

_ALONE = 6  # a Latin name of so many letters is nothing that stands in other words by chance
# A syllable that is written in jamo is one; so is a letter with what stands above it.
_CLUSTER = re.compile("[\u1100-\u115e]+[\u1161-\u11a7]+[\u11a8-\u11ff]*|.[\u0300-\u036f\u3099\u309a]*", re.DOTALL)
_JOINED = re.compile("[\u0300-\u036f\u3099\u309a\u1100-\u11ff]")
_GAPS = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Pd", "Pc"})
_FILLERS = frozenset("\u115f\u1160\u2800.·\u119e\u30fb\u2022\u2219\u22c5\u2027'\u2019\u2018`")
_ASIDE = re.compile(r"\(([^()]*)\)")
_FIRM = re.compile(r"주식회사|유한회사|,?\s*\b(?:Inc|Corp|Ltd|Co|LLC|PLC|GmbH|AG|SA)\b\.?", re.IGNORECASE)
_FIRM_SIGNS = frozenset("주유재사")


class Folded(NamedTuple):
    """A text of which only the letters are left, all of one make; ``at`` and ``to`` say where each stood."""

    letters: str
    at: tuple[int, ...]
    to: tuple[int, ...]


class _Name(NamedTuple):
    letters: str
    head: bool  # whether it counts at the beginning of a word only
    tail: bool  # … and at its end
    tight: bool  # whether blanks in it count only where no word goes on behind it
    sought: bool


class Names:
    """Names that are sought, and those that hold one of them and are kept."""

    def __init__(self, sought: Iterable[str], kept: Iterable[str] = ()) -> None:
        self._starts: dict[str, list[_Name]] = {}
        sought = {spelling for each in sought for spelling in spellings(each) if can_be_sought(spelling)}
        names = {(folded(each).letters, each) for each in sought}
        wanted = {letters for letters, _ in names}
        for letters, each in sorted(names):
            self._add(letters, each, sought=True)
        for each in sorted(set(kept)):
            letters = folded(each).letters
            if letters not in wanted and any(one in letters for one in wanted):
                self._add(letters, each, sought=False)
        for found in self._starts.values():
            found.sort(key=lambda each: (-len(each.letters), each))
        self._seek = re.compile("|".join(map(re.escape, sorted(self._starts))))

    def __bool__(self) -> bool:
        """Tell whether anything is sought."""
        return bool(self._starts)

    def _add(self, letters: str, name: str, *, sought: bool) -> None:
        long = _size(name)
        short = long <= SHORTEST
        latin = long < _ALONE
        made = _Name(
            letters,
            head=_bound(letters[0], short=short, latin=latin),
            tail=latin and _is_latin(letters[-1]),
            tight=short and not _is_latin(letters[0]),
            sought=sought,
        )
        self._starts.setdefault(letters[:2], []).append(made)

    def found(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield from where to where what is sought stands in a text, from its beginning on."""
        if not self:
            return
        whole = folded(text)
        hit = self._seek.search(whole.letters)
        while hit is not None:
            i, after = hit.start(), hit.start() + 1
            name = next((each for each in self._starts[hit[0]] if _stands(each, whole, i)), None)
            if name is not None:
                after = i + len(name.letters)
                if name.sought:
                    yield whole.at[i], whole.to[after - 1]
            hit = self._seek.search(whole.letters, after)

    def are_in(self, text: str) -> bool:
        """Tell whether anything that is sought stands in a text."""
        return any(True for _ in self.found(text))

    def replaced(self, text: str, by: str) -> str:
        """Return a text with ``by`` in the place of whatever is sought; the very same text where there is nothing."""
        parts, end = [], 0
        for start, until in self.found(text):
            parts += [text[end:start], by]
            end = until
        return "".join((*parts, text[end:])) if parts else text


def can_be_sought(name: str) -> bool:
    """Tell whether a name is long enough to be told from others."""
    return _size(name) >= SHORTEST


def spellings(name: str) -> tuple[str, ...]:
    """Return a name as it is written, without what says what sort of firm it is, and what stands in brackets alone."""
    plain = unicodedata.normalize("NFKC", name)
    asides = [each.strip() for each in _ASIDE.findall(plain) if each.strip() not in _FIRM_SIGNS]
    bare = _ASIDE.sub(" ", plain)
    firm = _FIRM.sub(" ", bare)
    return tuple(dict.fromkeys(each for each in (name, bare.strip(), firm.strip(" ,"), *asides) if each))


def folded(text: str) -> Folded:
    """Return a text of which only the letters are left."""
    letters: list[str] = []
    at: list[int] = []
    to: list[int] = []
    end = 0
    for cluster in _CLUSTER.findall(text) if _JOINED.search(text) else text:
        start, end = end, end + len(cluster)
        found = _letters(cluster)
        letters.append(found)
        at += [start] * len(found)
        to += [end] * len(found)
    return Folded("".join(letters), tuple(at), tuple(to))


@cache
def _letters(cluster: str) -> str:
    """Return a letter as all its spellings are written here: small, without accents, Hangul as single jamo."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", cluster).casefold())
    return "".join(_jamo(each) for each in apart if not _is_gap(each))


def _is_gap(sign: str) -> bool:
    return sign in _FILLERS or "\u0300" <= sign <= "\u036f" or unicodedata.category(sign) in _GAPS


def _jamo(sign: str) -> str:
    """Return the final consonant of a syllable as the first one that is the same letter, where there is one."""
    if not "\u11a8" <= sign <= "\u11ff":
        return sign
    letter = unicodedata.name(sign).rpartition(" ")[2]
    try:
        return unicodedata.lookup(f"HANGUL CHOSEONG {letter}")
    except KeyError:
        return sign


def _size(name: str) -> int:
    """Return how many letters or syllables there are in a name."""
    return len(set(folded(name).at))


def _stands(name: _Name, text: Folded, i: int) -> bool:
    """Tell whether a name begins at a letter of a text: whole letters, and no part of a word if it is short."""
    letters, at, to = text
    j = i + len(name.letters)
    if not letters.startswith(name.letters, i):
        return False
    before, after = i > 0, j < len(letters)
    if (before and at[i - 1] == at[i]) or (after and at[j] == at[j - 1]):
        return False
    touched = before and to[i - 1] == at[i]
    followed = after and to[j - 1] == at[j]
    if name.head and touched and _alike(letters[i - 1], letters[i]):
        return False
    if name.tail and followed and _is_latin(letters[j]):
        return False
    torn = name.tight and any(at[k] > to[k - 1] for k in range(i + 1, j))
    return not (torn and followed and _is_hangul(letters[j]))


def _bound(first: str, *, short: bool, latin: bool) -> bool:
    return latin if _is_latin(first) else short and _is_hangul(first)


def _alike(one: str, other: str) -> bool:
    return (_is_latin(one) and _is_latin(other)) or (_is_hangul(one) and _is_hangul(other))


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def _is_hangul(sign: str) -> bool:
    return "\u1100" <= sign <= "\u11ff"
