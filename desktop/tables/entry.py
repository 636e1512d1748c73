"""What is typed or pasted into a cell: a score, a state, nothing; and what a cell is copied as."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from db.model.things import Criterion, Rating, Status

Meaning: TypeAlias = "Status | Literal['missing']"

UNKNOWN, NOT_APPLICABLE = "?", "-"
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?", re.ASCII)
# As people write it, as the program shows it, and as a Hangul keyboard types U and N.
_WORDS: dict[str, Meaning] = {
    "?": "unknown",
    "u": "unknown",
    "unknown": "unknown",
    "ㅕ": "unknown",
    "묘연": "unknown",
    "판단불가": "unknown",
    "-": "not_applicable",
    "–": "not_applicable",
    "\N{MINUS SIGN}": "not_applicable",
    "n": "not_applicable",
    "n/a": "not_applicable",
    "na": "not_applicable",
    "ㅜ": "not_applicable",
    "notapplicable": "not_applicable",
    "해당없음": "not_applicable",
    "미평가": "missing",
    "notrated": "missing",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A score, or a state without one; ``missing`` is the wish that nothing be said."""

    status: Meaning
    score: float | None = None


def parse(text: str, criterion: Criterion) -> Entry | None:
    """Return what was typed; empty is ``missing``. None where it is no score of the criterion and no state."""
    plain = "".join(text.split()).lstrip("'").casefold()
    if not plain:
        return Entry("missing")
    folded = unicodedata.normalize("NFKC", plain)
    known = _WORDS.get(unicodedata.normalize("NFC", plain)) or _WORDS.get(folded)
    if known is not None:
        return Entry(known)
    if not _NUMBER.fullmatch(folded):
        return None
    score = float(folded.replace(",", "."))
    return Entry("rated", score) if _fits(score, criterion) else None


def written(rating: Rating | None) -> str:
    """Return what a rating is typed as, so that what is copied can be pasted."""
    if rating is None:
        return ""
    if rating.status == "rated":
        return f"{rating.score:g}" if rating.score is not None else ""
    return UNKNOWN if rating.status == "unknown" else NOT_APPLICABLE


def _fits(score: float, criterion: Criterion) -> bool:
    steps = (score - criterion.scale_min) / criterion.step
    return criterion.scale_min <= score <= criterion.scale_max and steps == int(steps)
