"""Numbers, dates and counts as they are printed: a true minus, no break before a unit, a dash for nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.brief.fonts import NBSP

if TYPE_CHECKING:
    from datetime import date

    from db.model.things import Language

MINUS = "\N{MINUS SIGN}"
NOTHING = "–"
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DATED = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def points(number: float | None) -> str:
    """Return points with one decimal, such as ``63.5``."""
    return NOTHING if number is None else f"{number:.1f}".replace("-", MINUS)


def signed(number: float | None) -> str:
    """Return a difference of points with its sign, such as ``−33.8`` or ``+22.9``."""
    if number is None:
        return NOTHING
    text = f"{abs(number):.1f}"
    if text == "0.0":
        return text
    return ("+" if number > 0 else MINUS) + text


def score(number: float | None) -> str:
    """Return a score as it was given, such as ``4`` or ``3.5``."""
    return NOTHING if number is None else f"{number:g}"


def percent(share: float) -> str:
    """Return a share of one in whole per cent, such as ``79 %``."""
    return f"{100 * share:.0f}{NBSP}%"


def part(count: float, whole: float) -> str:
    """Return a part of a whole in per cent; a dash of nothing."""
    return percent(count / whole) if whole else NOTHING


def share(weight: float, total: float) -> str:
    """Return a weight's share of the total in per cent, with a decimal where it has one."""
    if not total:
        return NOTHING
    return f"{round(100 * weight / total, 1):g}{NBSP}%"


def day(when: date, lang: Language) -> str:
    """Return a date, such as ``2026. 11. 23.`` or ``23 November 2026``, that is not broken."""
    if lang == "ko":
        return f"{when.year}.{NBSP}{when.month}.{NBSP}{when.day}."
    return f"{when.day}{NBSP}{_MONTHS[when.month - 1]}{NBSP}{when.year}"


def vague_day(text: str, lang: Language) -> str:
    """Return a date that may be a year, a month or a day; any other text as it is."""
    found = _DATED.fullmatch(text.strip())
    if found is None:
        return text
    year, month, at = found.groups()
    if month is not None and not 1 <= int(month) <= len(_MONTHS):
        return text
    if lang == "ko":
        return f".{NBSP}".join(str(int(each)) for each in (year, month, at) if each) + ("." if month else "")
    shown = [at and str(int(at)), month and _MONTHS[int(month) - 1], year]
    return NBSP.join(each for each in shown if each)


def thousands(number: int) -> str:
    """Return a count with its thousands set apart, such as ``10,000``."""
    return f"{number:,}"
