"""Finding and ordering names as people here type and read them: parts of words, initial consonants, slips of the hand.

Free of any toolkit. Names are compared without regard to case, width or Unicode form, and spaces do not count.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from enum import IntEnum
from functools import lru_cache
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_FIRST, _LAST = ord("가"), ord("힣")
_PER_INITIAL, _PER_VOWEL = 588, 28  # syllables that share an initial consonant; that share the vowel too
_INITIALS = range(0x1100, 0x1113)  # where NFKC puts the consonants ㄱ to ㅎ that are typed alone
_NAMES_KEPT = 65_536

# Two initials typed one after the other that an input method has joined into one.
_JOINED: Mapping[int, str] = MappingProxyType(
    str.maketrans(
        {
            "ㄳ": "ㄱㅅ",
            "ㄵ": "ㄴㅈ",
            "ㄶ": "ㄴㅎ",
            "ㄺ": "ㄹㄱ",
            "ㄻ": "ㄹㅁ",
            "ㄼ": "ㄹㅂ",
            "ㄽ": "ㄹㅅ",
            "ㄾ": "ㄹㅌ",
            "ㄿ": "ㄹㅍ",
            "ㅀ": "ㄹㅎ",
            "ㅄ": "ㅂㅅ",
        }
    )
)

ALIKE = 85
"""How alike two names are, of 100, for one to be suggested for the other."""

_SLIP, _PART = 75, 83  # how alike what was typed must be to a name, and to a part of one
_LONG_ENOUGH = 5  # letters (a syllable has two or three): what is shorter is alike to anything
_FEW = 8  # where that many names are found as typed, nobody made a slip
_NAME = 80  # characters: what is longer is no name but a text, and holds something alike to anything
_AT_ONCE = 256  # names compared at once: a matrix of them is some megabytes


class Nearness(IntEnum):
    """How a name was found, the best first."""

    SAME = 0
    BEGINS = 1
    WORD_BEGINS = 2
    WITHIN = 3
    INITIALS_BEGIN = 4
    INITIALS = 5
    ALIKE = 6


class _Name(NamedTuple):
    """A name as it is searched: its key, and where in it words begin."""

    key: str
    starts: tuple[int, ...]


class Index:
    """The names of many things, ready to be searched at every stroke of a key. Things are known by their place."""

    def __init__(self, things: Iterable[Iterable[str]]) -> None:
        owners: dict[str, list[int]] = {}
        self._count = 0
        for at, names in enumerate(things):
            self._count = at + 1
            for name in dict.fromkeys(names):
                if search_key(name):
                    owners.setdefault(name, []).append(at)
        self._names, self._owners = tuple(map(_name_of, owners)), tuple(owners.values())
        # One text of all names is searched many times faster than each by itself.
        self._text = "\n".join(name.key for name in self._names)
        self._starts = tuple(accumulate((len(name.key) + 1 for name in self._names), initial=0))
        self._letters: tuple[str, ...] | None = None

    def find(self, query: str) -> list[int]:
        """Return the things with a name that ``query`` finds, the nearest first and equals as they came.

        All of an empty query. Names that are only alike come last, and only where few are found as typed.
        """
        words = _words(query)
        if not words:
            return list(range(self._count))
        found = self._found("".join(words))
        if len(words) > 1:
            found = self._by_words(words) | found
        ranked = [(rank, 0.0, at) for at, rank in found.items()]
        if len(ranked) < _FEW:
            ranked += [(Nearness.ALIKE, -score, at) for at, score in self._alike("".join(words)) if at not in found]
        return [at for _, _, at in sorted(ranked)]

    def _found(self, word: str) -> dict[int, int]:
        """Return the things that have a name with ``word`` in it, and how near it is."""
        pattern = re.compile(_expression(word))
        near: dict[int, int] = {}
        initials = all(ord(each) in _INITIALS for each in word)
        for name in self._named(pattern):
            rank = _nearness(self._names[name], word, pattern, initials=initials)
            for at in self._owners[name]:
                near[at] = min(rank, near.get(at, rank))
        return near

    def _named(self, pattern: re.Pattern[str]) -> Iterator[int]:
        found = pattern.search(self._text)
        while found is not None:
            name = bisect_right(self._starts, found.start()) - 1
            yield name
            found = pattern.search(self._text, self._starts[name + 1])

    def _by_words(self, words: Sequence[str]) -> dict[int, int]:
        """Return the things each of whose words is found, be it in different names."""
        by_word = [self._found(word) for word in words]
        both = set(by_word[0]).intersection(*by_word[1:])
        return {at: max(Nearness.WORD_BEGINS, *(near[at] for near in by_word)) for at in both}

    def _alike(self, word: str) -> Iterator[tuple[int, float]]:
        if self._letters is None:
            self._letters = tuple(_letters(name.key) if len(name.key) <= _NAME else "" for name in self._names)
        best: dict[int, float] = {}
        for name, score in _slips(_letters(word), self._letters).items():
            for at in self._owners[name]:
                best[at] = max(score, best.get(at, 0.0))
        yield from best.items()


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


def most_alike(wanted: Sequence[str], known: Sequence[str], least: int = ALIKE) -> list[int | None]:
    """Return for each name the place of the known one that is most alike, None where none is ``least`` alike."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - takes a while to load, and few need it

    if not known:
        return [None] * len(wanted)
    letters, others = ([_letters(search_key(each)) for each in names] for names in (wanted, known))
    found: list[int | None] = []
    for start in range(0, len(letters), _AT_ONCE):
        some = letters[start : start + _AT_ONCE]
        scores = process.cdist(some, others, scorer=fuzz.ratio, score_cutoff=least)
        best = scores.argmax(axis=1)
        found += [int(at) if row[at] >= least else None for row, at in zip(scores, best, strict=True)]
    return found


def alike_pairs(names: Sequence[str], others: Sequence[str], least: int) -> Iterator[tuple[int, int, int]]:
    """Yield the places of a name and another one that are ``least`` alike or more, of 100, and how much they are.

    Names that differ in their digits are of different things, and short ones are alike to anything.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - as above

    keys, other_keys = ([search_key(each) for each in some] for some in (names, others))
    letters, other_letters = (
        [_letters(each) if len(each) <= _NAME else "" for each in some] for some in (keys, other_keys)
    )
    for start in range(0, len(letters), _AT_ONCE):
        scores = process.cdist(letters[start : start + _AT_ONCE], other_letters, scorer=fuzz.ratio, score_cutoff=least)
        for row, column in zip(*scores.nonzero(), strict=True):
            at, other = start + int(row), int(column)
            if len(letters[at]) >= _LONG_ENOUGH and _digits(keys[at]) == _digits(other_keys[other]):
                yield at, other, int(scores[row, column])


def _digits(key: str) -> list[str]:
    return re.findall(r"\d+", key)


@lru_cache(maxsize=_NAMES_KEPT)
def order_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return what sorts ``text`` as Korean lists are sorted: digits by value, then Hangul, Hanja, other letters."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return tuple(_part(part) for part in re.findall(r"\d+|\D", folded))


def _nearness(name: _Name, word: str, pattern: re.Pattern[str], *, initials: bool) -> int:
    found = pattern.search(name.key)
    if found is None:  # a name of which only a part was looked at
        return Nearness.WITHIN
    if initials and word not in name.key:
        return Nearness.INITIALS if found.start() else Nearness.INITIALS_BEGIN
    if name.key == word:
        return Nearness.SAME
    if not found.start():
        return Nearness.BEGINS
    begins = any(pattern.match(name.key, start) for start in name.starts)
    return Nearness.WORD_BEGINS if begins else Nearness.WITHIN


def _slips(typed: str, names: Sequence[str]) -> dict[int, float]:
    """Return how alike names are to what was typed, by place, where they are alike enough."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - as above

    if len(typed) < _LONG_ENOUGH:
        return {}
    near = {
        at: score for _, score, at in process.extract(typed, names, scorer=fuzz.ratio, score_cutoff=_SLIP, limit=50)
    }
    # A part that is alike counts where the name is the longer one: 삼송 for 삼성전자.
    parts = process.extract(typed, names, scorer=fuzz.partial_ratio, score_cutoff=_PART, limit=50)
    for name, score, at in parts:
        if len(name) > len(typed):
            near[at] = max(near.get(at, 0.0), score - 5)
    return near


@lru_cache(maxsize=64)
def _patterns(query: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_expression(word)) for word in _words(query))


def _words(query: str) -> list[str]:
    words = (search_key(word) for word in query.translate(_JOINED).split())
    return [word for word in words if word]


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


@lru_cache(maxsize=_NAMES_KEPT)
def _name_of(text: str) -> _Name:
    key, at, starts = search_key(text), 0, []
    words = [search_key(word) for word in re.split(r"[\W_]+", text) if word] if len(key) <= _NAME else []
    for word in words:
        at = key.find(word, at)
        if at < 0:
            break
        # 하이닉스 begins a word in SK하이닉스 too.
        starts += [at, *(at + turn for turn in _turns(word))]
        at += len(word)
    return _Name(key, tuple(starts))


def _turns(word: str) -> list[int]:
    """Return where a word goes over from one script to another."""
    scripts = [_script(each) for each in word]
    return [at for at, (one, other) in enumerate(pairwise(scripts), start=1) if one != other]


def _letters(key: str) -> str:
    """Return a key letter by letter, syllables taken apart: a slip changes one letter of a syllable."""
    return unicodedata.normalize("NFD", key)


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
