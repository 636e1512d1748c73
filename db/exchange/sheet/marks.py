"""Marks: what a cell says of a score or of a confidence, in either language, or why it says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from db.errors import ExchangeError
from db.exchange.sheet.grid import Odd, is_empty, shown, written
from db.model import text
from db.model.checks import SCORES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.model.things import Confidence, Status

_STATUSES = ("unknown", "not_applicable")
_CONFIDENCES = ("low", "moderate", "high")
# What a table on the screen takes for the two, too.
_SIGNS = {"?": "unknown", "-": "not_applicable"}


class Mark(NamedTuple):
    """What stands for a score: the score, or that there is none."""

    status: Status
    score: float | None


def vocabulary(*says: Callable[[str], str]) -> Mapping[str, str]:
    """Return what stands for which word, in all languages whose words are handed in."""
    words = (*_STATUSES, *_CONFIDENCES)
    told = {say(each).casefold(): each for say in says for each in words}
    return {**_SIGNS, **{each: each for each in words}, **told}


def mark(value: object, known: Mapping[str, str]) -> Mark | None:
    """Return what a cell says of a score, None for an empty one; raises ExchangeError for anything else."""
    _refuse_odd(value)
    if is_empty(value):
        return None
    found = None if isinstance(value, bool) else _number(written(value))
    if found is not None and found in SCORES:
        return Mark("rated", found)
    status = known.get(written(value).casefold())
    if status in _STATUSES:
        return Mark(cast("Status", status), None)
    raise ExchangeError("sheet.score", value=shown(value))


def confidence(value: object, known: Mapping[str, str]) -> Confidence | None:
    """Return what a cell says of a confidence, None for an empty one; raises ExchangeError for anything else."""
    _refuse_odd(value)
    if is_empty(value):
        return None
    found = known.get(written(value).casefold())
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


def _number(told: str) -> float | None:
    try:
        return float(told)
    except ValueError:
        return None
