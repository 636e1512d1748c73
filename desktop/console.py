"""The console: plain text to people who may read it through a pipe, in Hangul, in any encoding."""

from __future__ import annotations

import io
import sys
import unicodedata
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.model.things import Language
    from desktop.words import Words

# What a terminal would obey instead of show, or what would turn the order of a line round.
_OBEYED = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_JOINS = "\u200d"  # part of an emoji


class Console:
    """Where a command says what it did. Whatever the stream cannot show is replaced, never an error."""

    def __init__(self, words: Words) -> None:
        self.words = words
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")

    def tell(self, key: str, **facts: object) -> None:
        """Say the words of a key."""
        self.say(self.words.say(key, **facts))

    def say(self, text: str) -> None:
        """Write a line, or several."""
        _write(sys.stdout, text)

    def complain(self, text: str) -> None:
        """Write a line to the error stream."""
        _write(sys.stderr, text)

    @property
    def is_unicode(self) -> bool:
        """Whether every character can be written."""
        encoding = getattr(sys.stdout, "encoding", None) or "ascii"
        return encoding.lower().replace("-", "").startswith("utf")


def language(asked: str | None, environment: Mapping[str, str]) -> Language:
    """Return the language to speak: the one asked for, else English where the locale says so, else Korean.

    A locale that names no language (C, POSIX, none at all) says nothing, and Korean stands.
    """
    if asked in ("ko", "en"):
        return "en" if asked == "en" else "ko"
    said = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "en" if said.lower().startswith("en") else "ko"


def shown(text: str) -> str:
    """Return the text on one line, without what a terminal would obey."""
    kept = (" " if char in "\n\t" else char for char in unicodedata.normalize("NFC", text))
    return "".join(char for char in kept if char == _JOINS or unicodedata.category(char) not in _OBEYED)


def width(text: str) -> int:
    """Return how many columns a terminal gives the text; Hangul takes two a syllable."""
    return sum(_columns(char) for char in text)


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Return the text filled up with spaces to ``columns``, on the left side where it is to stand ``right``."""
    space = " " * max(0, columns - width(text))
    return space + text if right else text + space


def table(rows: Sequence[Sequence[str]], right: Iterable[int] = ()) -> str:
    """Return rows of cells as aligned lines; ``right`` names the columns of numbers."""
    numbers = frozenset(right)
    columns = [max(width(row[place]) for row in rows) for place in range(len(rows[0]))] if rows else []
    lines = (
        "  ".join(pad(cell, columns[place], right=place in numbers) for place, cell in enumerate(row)) for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or char == _JOINS or "\ufe00" <= char <= "\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _write(stream: TextIO | None, text: str) -> None:
    # Started without a console (a window's shortcut) there is no stream at all.
    if stream is not None:
        stream.write(text + "\n")
