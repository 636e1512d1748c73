"""What is typed or pasted into a cell: a score, a state, nothing; and what a cell is copied as."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from db.model import marks
from desktop.words import LANGUAGES, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.judge.ratings import Effective
    from db.model.things import Language, Rating, Status

Meaning: TypeAlias = "Status | Literal['missing']"
Counts: TypeAlias = "Rating | Effective"
"""What counts for a cell: the one rating of it, or what several come to."""

UNKNOWN, NOT_APPLICABLE = "?", "-"


@dataclass(frozen=True, slots=True)
class Entry:
    """A score, or a state without one; ``missing`` is the wish that nothing be said."""

    status: Meaning
    score: float | None = None


def parse(text: str) -> Entry | None:
    """Return what was typed; empty is ``missing``. None where it is neither a score nor a state."""
    plain = text.strip().lstrip("'")
    if not plain or marks.meant(plain, _known()) == "missing":
        return Entry("missing")
    mark = marks.mark_of(plain, _known())
    return None if mark is None else Entry(*mark)


def written(counts: Counts | None) -> str:
    """Return what a cell is typed as, so that what is copied can be pasted."""
    if counts is None:
        return ""
    if counts.status == "rated":
        return f"{counts.score:g}" if counts.score is not None else ""
    return UNKNOWN if counts.status == "unknown" else NOT_APPLICABLE


@lru_cache(maxsize=1)
def _known() -> Mapping[str, str]:
    """Return the words for states in all languages: who types one may have learnt it in the other."""
    return marks.vocabulary(map(_states, LANGUAGES), (*marks.STATUSES, "missing"))


def _states(lang: Language) -> Callable[[str], str]:
    words = Words(lang)
    return lambda key: words.say(f"table.state.{key}")
