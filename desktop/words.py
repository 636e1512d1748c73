"""The program's words in Korean and English, and Korean particles that fit what stands before them.

Words live in ``resources/words/<language>/<area>.toml``; a key is ``area.name`` or ``area.table.name``.
Placeholders are ``{name}``; in Korean a particle is asked for as ``{name:을/를}`` and chosen by the final
sound of the name as it is read, also where it ends in Latin letters, digits or brackets. In English what is counted
is asked for as ``{count:segment|segments}`` and stands behind the number.
"""

from __future__ import annotations

import re
import string
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

from db.errors import BoardError
from desktop.files import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.edit.edit import Edit
    from db.model.things import Language

LANGUAGES: tuple[Language, ...] = ("ko", "en")

_RIEUL = 8  # the index of ㄹ among final consonants
_FINAL_OF_DIGIT = {"0": 21, "1": _RIEUL, "2": 0, "3": 16, "4": 0, "5": 0, "6": 1, "7": _RIEUL, "8": _RIEUL, "9": 0}
_FINAL_OF_LETTER = {"L": _RIEUL, "M": 16, "N": 4, "R": _RIEUL}
_FINAL_OF_UNIT = {"nm": 0, "mm": 0, "cm": 0, "km": 0, "kg": 16}
_FINAL_OF_END = {"l": _RIEUL, "m": 16, "n": 4, "b": 17, "p": 17, "k": 1, "c": 1, "t": 19}
_FINAL_BEFORE_E = {"l": _RIEUL, "m": 16, "n": 4}
# A stop is a final sound after one short vowel: not in Microsoft, Agent, Cloud or Meet.
_STOPPED = re.compile(r"(?:^|[^aeiouy])[aeiouy](?:[bptkc]|ck|pp|tt)$|(?:ook|eck|[tw]alk)$|(?:^|[^aeiou])[iu]t$")
_BRACKETED = re.compile(r"\s*[(\[「『<（][^)\]」』>）]*[)\]」』>）]\s*$")


class Words:
    """All words of one language: ``words.say("board.fit")``."""

    def __init__(self, lang: Language) -> None:
        self.lang: Language = lang
        self._words = _load(lang)
        self._form = _Form()

    def say(self, key: str, /, **facts: object) -> str:
        """Return the words of ``key`` with its placeholders filled; raises KeyError for an unknown key."""
        return self._form.vformat(self._words[key], (), facts)

    def pattern(self, key: str) -> str:
        """Return the words of ``key`` as they are written, their placeholders unfilled; raises KeyError."""
        return self._words[key]

    def knows(self, key: str) -> bool:
        """Tell whether there are words for ``key``."""
        return key in self._words

    def names(self, table: str) -> tuple[str, ...]:
        """Return the names of the words that stand right under ``table``, in the order of their file."""
        start = f"{table}."
        under = (key[len(start) :] for key in self._words if key.startswith(start))
        return tuple(name for name in under if "." not in name)

    def label(self, edit: Edit) -> str:
        """Return the name of an edit, as undo shows it."""
        return self.edit_label(edit.verb, edit.subject)

    def edit_label(self, verb: str, subject: tuple[tuple[str, tuple[str, str]], ...]) -> str:
        """Return the name of an edit from its verb and subject, as the journal keeps them."""
        side = 0 if self.lang == "ko" else 1
        return self.say(f"edit.{verb}", **{key: pair[side] or pair[1 - side] for key, pair in subject})

    def error(self, error: BoardError) -> str:
        """Return the one plain sentence that tells the user what was refused and what to do.

        A fact may be an error itself: what is wrong, in a sentence that says where.
        """
        facts = {key: self.error(fact) if isinstance(fact, BoardError) else fact for key, fact in error.facts.items()}
        return self.say(f"error.{error.code}", **facts)


class _Form(string.Formatter):
    """Fills placeholders; a format of the form ``은/는`` adds the particle that fits."""

    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401 - the base class's own types
        if "/" in format_spec or "|" in format_spec:
            return inflected(str(value), format_spec)
        return str(super().format_field(value, format_spec))

    def get_value(self, key: int | str, args: Any, kwargs: Mapping[str, Any]) -> Any:  # noqa: ANN401
        return kwargs[str(key)] if str(key) in kwargs else super().get_value(key, args, kwargs)

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> Any:  # noqa: ANN401
        # Names only: a placeholder may not reach into what it names.
        return self.get_value(field_name, args, kwargs), field_name


def inflected(text: str, pair: str) -> str:
    """Return ``text`` with what fits after it: a particle of ``을/를``, or the noun of ``segment|segments``."""
    if "|" in pair:
        one, many = pair.split("|", 1)
        return f"{text} {one if text == '1' else many}"
    return text + particle(text, pair) if pair else text


def particle(text: str, pair: str) -> str:
    """Return the particle of ``pair`` (``은/는``, ``이/가``, ``으로/로`` …) that fits after ``text``."""
    closed, opened = pair.split("/", 1)
    final = final_sound(text)
    if closed.startswith("으") and final == _RIEUL:
        return opened
    return closed if final else opened


def final_sound(text: str) -> int:
    """Return the index (1–27) of the final consonant of ``text`` as it is read in Korean, 0 for none."""
    core = _BRACKETED.sub("", text) or text
    core = core.rstrip(" .,!?\"'”’)]」』>") or core
    last = core[-1:]
    if "가" <= last <= "힣":
        return (ord(last) - ord("가")) % 28
    if last in _FINAL_OF_DIGIT:
        return _FINAL_OF_DIGIT[last]
    if last.isascii() and last.isalpha():
        return _final_of_latin(core)
    return 0


def _final_of_latin(text: str) -> int:
    word = re.findall(r"[A-Za-z]+", text)[-1]
    low = word.lower()
    if low in _FINAL_OF_UNIT and text[: -len(word)].rstrip("\u00a0 ")[-1:].isdigit():
        return _FINAL_OF_UNIT[low]
    if word.isupper() or re.search("[A-Z]{2}$", word):
        return _FINAL_OF_LETTER.get(word[-1], 0)
    if low.endswith("ng"):
        return 21
    if low[-1] == "e":
        return _FINAL_BEFORE_E.get(low[-2:-1], 0) if len(low) > 2 else 0
    if low[-1] in "bptkc" and (low.endswith("hub") or not _STOPPED.search(low)):
        return 0
    return _FINAL_OF_END.get(low[-1], 0)


@cache
def _load(lang: Language) -> Mapping[str, str]:
    words: dict[str, str] = {}
    for path in sorted(resource("words", lang).glob("*.toml")):
        _flatten(path.stem, tomllib.loads(path.read_text(encoding="utf-8")), words)
    return words


def _flatten(prefix: str, table: Mapping[str, Any], words: dict[str, str]) -> None:
    for key, value in table.items():
        if isinstance(value, str):
            words[f"{prefix}.{key}"] = value
        else:
            _flatten(f"{prefix}.{key}", value, words)
