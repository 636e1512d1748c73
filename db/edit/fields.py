"""Fields on the way in: what a user typed into a field, as it is kept."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from db.model import text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def tidied(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields with their texts normalised; raises RuleError for a text that is too long.

    What is no text passes as it is: the rules judge it.
    """
    return {field: _tidied(field, value) for field, value in fields.items()}


def fact_value(value: Any) -> Any:  # noqa: ANN401 - the rules tell whether it is one
    """Return the value of a fact with its texts normalised; None where nothing is left of it."""
    if isinstance(value, str):
        return text.prose(value) or None
    if isinstance(value, list | tuple):
        return tuple(dict.fromkeys(filter(None, map(_line_of, value)))) or None
    return value


def _tidied(field: str, value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        tidy = _BY_NAME.get(field) or _BY_STEM.get(field.removesuffix("_ko").removesuffix("_en"))
        kept = tidy(value) if tidy else value
        return None if field in _OR_NONE and not kept else kept
    if field == "aliases":
        return tuple(dict.fromkeys(filter(None, map(_name_of, value))))
    return value


def _name_of(value: Any) -> Any:  # noqa: ANN401
    return text.name(value) if isinstance(value, str) else value


def _line_of(value: Any) -> Any:  # noqa: ANN401
    return text.line(value) if isinstance(value, str) else value


# A field of which there is one is not always as long as its namesakes in two languages.
_BY_NAME: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "text": lambda value: text.prose(value, text.WORDING),
        "comment": text.prose,
    }
)
# By the field's name, or by its stem where it is there in two languages.
_BY_STEM: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        **dict.fromkeys(("name", "title", "place"), text.name),
        **dict.fromkeys(("key", "kind", "input_kind", "lang"), text.key),
        **dict.fromkeys(("desc", "note", "def", "inclusion", "rationale", "indicator"), text.prose),
        **dict.fromkeys(("resolution", "risk"), text.prose),
        "text": text.memo,
        **dict.fromkeys(("author", "publisher", "published", "accessed", "locator", "evolution", "since"), text.line),
        **dict.fromkeys(("start", "end", "until", "deadline", "period"), text.line),
        **dict.fromkeys(("owner", "horizon", "org", "partners", "baseline", "target", "cost", "metric"), text.line),
        **dict.fromkeys(("subtitle", "audience", "series", "number"), text.line),
        **dict.fromkeys(("origin", "control", "home_country"), text.country),
        "quote": text.quote,
        "url": lambda value: text.line(value, text.ADDRESS),
    }
)
_OR_NONE = frozenset(
    {
        *("author", "publisher", "published", "accessed", "url", "locator"),
        *("control", "evolution", "input_kind", "note", "org", "since"),
        *("start", "end", "until", "deadline"),
    }
)
