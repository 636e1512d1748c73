"""Marks: what people write for a score, on the screen and in a sheet, in either language."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from db.model.checks import SCORES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from db.model.things import Status

STATUSES: tuple[Status, ...] = ("unknown", "not_applicable")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?", re.ASCII)
# Signs, short forms, and these as a Hangul keyboard types them.
_SIGNS: Mapping[str, Status] = {
    **dict.fromkeys(("?", "u", "ㅕ", "묘연"), "unknown"),
    **dict.fromkeys(("-", "–", "\N{MINUS SIGN}", "n", "n/a", "na", "ㅜ"), "not_applicable"),
}


class Mark(NamedTuple):
    """What stands for a score: the score, or that there is none."""

    status: Status
    score: float | None = None


def vocabulary(says: Iterable[Callable[[str], str]], words: Iterable[str] = STATUSES) -> dict[str, str]:
    """Return what stands for which word, in all languages whose words are handed in, to be read by `meant`."""
    words = tuple(words)
    told = {_folded(say(each)): each for say in says for each in words}
    return {**_SIGNS, **{_folded(each): each for each in words}, **told}


def mark_of(text: str, known: Mapping[str, str]) -> Mark | None:
    """Return what a text says of a score; None for an empty one, and for what is neither a score nor a status.

    Scores are 1 to 5 by halves, with a decimal point or comma; spaces and the width of letters do not matter.
    """
    status = meant(text, known)
    if status in STATUSES:
        return Mark("unknown" if status == "unknown" else "not_applicable")
    plain = _folded(text)
    if not _NUMBER.fullmatch(plain):
        return None
    score = float(plain.replace(",", "."))
    return Mark("rated", score) if score in SCORES else None


def meant(text: str, known: Mapping[str, str]) -> str | None:
    """Return which word of a vocabulary a text says, None where it says none."""
    # Composed first as it stands: what a Hangul keyboard types is another letter once its form is folded.
    plain = "".join(unicodedata.normalize("NFC", text).split()).casefold()
    return known.get(plain) or known.get(_folded(text))


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold().replace("_", "")
