"""Spans of time between partial dates: 2023, 2023-06 and 2023-06-30 each have a first and a last day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from db.model.things import Position, Relation

if TYPE_CHECKING:
    from db.model.things import Thing


def first_day(partial: str) -> date:
    """Return the first day of a partial date such as ``2023-06``."""
    year, month, day = _parts(partial)
    return date(year, month or 1, day or 1)


def last_day(partial: str) -> date:
    """Return the last day of a partial date such as ``2023-06``."""
    year, month, day = _parts(partial)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def stands(start: str | None, end: str | None, day: date) -> bool:
    """Tell whether a day lies between two partial dates, their first and last day counted; None is open there."""
    return (start is None or first_day(start) <= day) and (end is None or day <= last_day(end))


def is_there(thing: Thing, day: date) -> bool:
    """Tell whether a position or a relation stands on a day; what knows no time of its own always does."""
    if isinstance(thing, Position):
        return stands(thing.start, thing.end, day)
    return not isinstance(thing, Relation) or stands(thing.since, thing.until, day)


def _parts(partial: str) -> tuple[int, int, int]:
    year, month, day = (*partial.split("-"), "0", "0")[:3]
    return int(year), int(month), int(day)
