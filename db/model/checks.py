"""Checks: small functions that tell whether one value may be kept, and if not, which sentence says so."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import TYPE_CHECKING, TypeAlias, cast, get_args

from db.model import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model.problem import Fault

Check: TypeAlias = "Callable[[object], Fault | None]"

SCORES = frozenset(half / 2 for half in range(2, 11))
_COUNTRY = re.compile("[A-Z]{2}")
_DIGEST = re.compile("[0-9a-f]{64}", re.ASCII)
_PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


def bad(code: str, value: object, **facts: object) -> Fault:
    """Return the fault that names ``value`` in a form a message can show."""
    return code, {"value": "—" if value is None or value == "" else text.excerpt(value), **facts}


def is_number(value: object) -> bool:
    """Tell whether ``value`` is a finite number; true and false are none."""
    return math.isfinite(value) if isinstance(value, float) else type(value) is int


def whole(low: int, high: int, code: str) -> Check:
    """Return a check for whole numbers from ``low`` to ``high``."""

    def check(value: object) -> Fault | None:
        fine = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
        return None if fine else bad(code, value, low=low, high=high)

    return check


def number(low: float, high: float, code: str) -> Check:
    """Return a check for numbers from ``low`` to ``high``."""

    def check(value: object) -> Fault | None:
        fine = is_number(value) and low <= cast("float", value) <= high
        return None if fine else bad(code, value, low=low, high=high)

    return check


def one_of(literal: object, code: str = "rule.choice") -> Check:
    """Return a check for the words of a literal type."""
    known: frozenset[str] = frozenset(get_args(literal))
    choices = ", ".join(sorted(known))

    def check(value: object) -> Fault | None:
        return None if isinstance(value, str) and value in known else bad(code, value, choices=choices)

    return check


def written(limit: int, code: str = "rule.text_long") -> Check:
    """Return a check for text of at most ``limit`` characters; it may be empty."""

    def check(value: object) -> Fault | None:
        if value == "":  # most texts of most things are empty
            return None
        if not isinstance(value, str) or not text.is_fit(value):
            return bad("rule.text", value)
        return None if len(value) <= limit else bad(code, value, limit=limit, length=len(value))

    return check


def not_blank(limit: int, empty: str, long: str) -> Check:
    """Return a check for text of which something can be seen."""
    within = written(limit, long)

    def check(value: object) -> Fault | None:
        return within(value) or (bad(empty, value) if text.is_blank(cast("str", value)) else None)

    return check


def or_none(inner: Check) -> Check:
    """Return a check that lets None pass and hands everything else on."""

    def check(value: object) -> Fault | None:
        return None if value is None else inner(value)

    return check


def each(inner: Check) -> Check:
    """Return a check for tuples of what ``inner`` lets pass."""

    def check(value: object) -> Fault | None:
        if not isinstance(value, tuple):
            return bad("rule.text", value)
        return next((fault for fault in map(inner, value) if fault), None)

    return check


def score(value: object) -> Fault | None:
    """Check a score: 1 to 5 by halves."""
    return None if is_number(value) and value in SCORES else bad("rule.score", value)


def day(value: object) -> Fault | None:
    """Check a date."""
    return None if type(value) is date else bad("rule.date", value)


def partial_date(value: object) -> Fault | None:
    """Check the text of a year, a month or a day that there is."""
    if isinstance(value, str) and _PARTIAL_DATE.fullmatch(value):
        try:
            date.fromisoformat(value + "0000-01-01"[len(value) :])
        except ValueError:
            return bad("rule.date", value)
        return None
    return bad("rule.date", value)


def country(value: object) -> Fault | None:
    """Check a country code: two capital letters."""
    return None if isinstance(value, str) and _COUNTRY.fullmatch(value) else bad("rule.country", value)


def identity(value: object) -> Fault | None:
    """Check an id: visible Latin characters, as a UUID has them."""
    fine = isinstance(value, str) and 0 < len(value) <= text.KEY and value.isascii() and value.isprintable()
    return None if fine and " " not in cast("str", value) else bad("rule.id", value)


def digest(value: object) -> Fault | None:
    """Check a SHA-256: 64 lower-case hexadecimal digits."""
    return None if isinstance(value, str) and _DIGEST.fullmatch(value) else bad("rule.digest", value)


def flag(value: object) -> Fault | None:
    """Check a yes or no."""
    return None if isinstance(value, bool) else bad("rule.flag", value)
