"""Marks: what a cell says of a score or of a confidence, in either language, or why it says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from db.errors import ExchangeError
from db.exchange.sheet.grid import Odd, is_empty, shown, written
from db.model import marks, text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.model.marks import Mark
    from db.model.things import Confidence

_CONFIDENCES = ("low", "moderate", "high")


def vocabulary(*says: Callable[[str], str]) -> Mapping[str, str]:
    """Return what stands for which word, in all languages whose words are handed in."""
    return marks.vocabulary(says, (*marks.STATUSES, *_CONFIDENCES))


def mark(value: object, known: Mapping[str, str]) -> Mark | None:
    """Return what a cell says of a score, None for an empty one; raises ExchangeError for anything else."""
    _refuse_odd(value)
    if is_empty(value):
        return None
    found = None if isinstance(value, bool) else marks.mark_of(written(value), known)
    if found is not None:
        return found
    raise ExchangeError("sheet.score", value=shown(value))


def confidence(value: object, known: Mapping[str, str]) -> Confidence | None:
    """Return what a cell says of a confidence, None for an empty one; raises ExchangeError for anything else."""
    _refuse_odd(value)
    if is_empty(value):
        return None
    found = marks.meant(written(value), known)
    if found in _CONFIDENCES:
        return cast("Confidence", found)
    raise ExchangeError("sheet.confidence", value=shown(value))


def prose(value: object) -> str:
    """Return what a cell says in words; raises BoardError for a formula or for what is too long."""
    _refuse_odd(value)
    return text.prose(str(value)) if value is not None and not isinstance(value, Odd) else ""


def _refuse_odd(value: object) -> None:
    if isinstance(value, Odd):
        raise ExchangeError(f"sheet.{value.value}")
