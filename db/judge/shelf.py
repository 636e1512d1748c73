"""Shelf life: how long a source counts as evidence, and whether that is over."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.model.things import Method, Source

_DAYS = 365.25  # of a year, for the part of one
_DATED = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def last_day(source: Source) -> str:
    """Return the last day on which a source may have come out, else on which it was read; empty where nobody says."""
    for written in (source.published, source.accessed):
        found = _DATED.match(written or "")
        if found:
            return f"{found[1]}-{found[2] or '12'}-{found[3] or '31'}"
    return ""


def shelf_of(source: Source, method: Method) -> float:
    """Return for how many years a source counts: its own shelf life, else the method's."""
    return method.shelf_years if source.shelf_years is None else source.shelf_years


def is_stale(source: Source, as_of: date, method: Method) -> bool:
    """Tell whether a source is past its shelf life on a day; one without a date never is."""
    day = last_day(source)
    return bool(day) and day < oldest(as_of, shelf_of(source, method))


def oldest(as_of: date, years: float) -> str:
    """Return the first day, as text, of which a source that lasts ``years`` still counts on ``as_of``."""
    whole = int(years)
    if as_of.year <= whole + 1:
        return date.min.isoformat()
    start = as_of.replace(year=as_of.year - whole, day=min(as_of.day, 28) if as_of.month == 2 else as_of.day)
    return (start - timedelta(days=round((years - whole) * _DAYS))).isoformat()
