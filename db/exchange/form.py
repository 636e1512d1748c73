"""Forms: how one value of a file becomes one value of a thing, and back."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from db.errors import ExchangeError, RuleError
from db.model import checks, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.exchange.ledger import Ledger
    from db.exchange.reading import Reading
    from db.model.checks import Check
    from db.model.things import Thing

# A value of the file in hand, and what is known of the file so far. Raises BoardError for what may not be.
Take: TypeAlias = "Callable[[Any, Reading], Any]"
Give: TypeAlias = "Callable[[Any, Ledger], Any]"
_REMEMBERED = 512
# From here on a whole number is easier to read as 1e15.
_PLAIN = 1e15


class Form(NamedTuple):
    """How a value is taken from a file and given to one."""

    take: Take
    give: Give


def as_it_is(value: Any, _: Ledger) -> Any:  # noqa: ANN401 - whatever the thing holds
    """Return a value that the file holds as the thing does."""
    return value


def plain_number(value: float, _: Ledger | None = None) -> float:
    """Return a whole number without its fraction: files say 5, not 5.0."""
    return int(value) if abs(value) < _PLAIN and value == int(value) else value


def checked(check: Check) -> Form:
    """Return the form of a value that the board keeps as it stands in the file."""

    def take(value: object, _: Reading) -> object:
        fault = check(value)
        if fault is not None:
            raise RuleError(fault[0], **{**fault[1], "value": shown(value)})
        return value

    return Form(take, as_it_is)


def number(check: Check) -> Form:
    """Return the form of a number that may have a fraction."""
    inner = checked(check).take
    return Form(lambda value, reading: float(inner(value, reading)), plain_number)


def written(clean: Callable[[str], str], empty: str | None = None) -> Form:
    """Return the form of a text; ``empty`` is what is wrong with a text of which nothing can be seen."""

    # A board has many texts and not so many different ones.
    @lru_cache(maxsize=_REMEMBERED)
    def cleaned(value: str) -> str:
        found = clean(value)
        if empty is not None and text.is_blank(found):
            raise RuleError(empty, value=shown(value))
        return found

    def take(value: object, _: Reading) -> str:
        if not isinstance(value, str):
            raise ExchangeError("exchange.text", value=shown(value))
        return cleaned(value)

    return Form(take, as_it_is)


def or_null(form: Form) -> Form:
    """Return the form of a value that a file may leave open with ``null``."""
    return Form(
        lambda value, reading: None if value is None else form.take(value, reading),
        lambda value, ledger: None if value is None else form.give(value, ledger),
    )


def refer(kind: type[Thing]) -> Form:
    """Return the form of a reference: the thing's key, or its id, in the file; its id on the board."""

    def take(value: object, reading: Reading) -> str:
        known = reading.ids[kind].get(value) if isinstance(value, str) else None
        return known if known is not None else reading.find(kind, value)

    return Form(take, lambda value, ledger: ledger.keys[kind][value])


def _take_day(value: object, _: Reading) -> date:
    found = _day(value) if isinstance(value, str) else None
    if found is None:
        raise RuleError("rule.date", value=shown(value))
    return found


# A board has thousands of dates and few different ones.
@cache
def _day(value: str) -> date | None:
    whole = len(value) == len("2023-12-21") and checks.partial_date(value) is None
    return date.fromisoformat(value) if whole else None


LINE = written(text.line)
PROSE = written(text.prose)
MEMO = written(text.memo)
NAME = written(text.name)
SOME_NAME = written(text.name, "rule.name_empty")
KEY = written(text.key, "rule.key_empty")
FLAG = checked(checks.flag)
COUNTRY = checked(checks.country)
PARTIAL_DAY = checked(checks.partial_date)
ORDER = checked(checks.whole(0, 1_000_000, "rule.order"))
DAY = Form(_take_day, lambda value, _: value.isoformat())


def shown(value: object) -> str:
    """Return a value as the file tells it, short enough for a sentence."""
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    return text.excerpt(value)
