"""Shapes: records to JSON and back, by their own type hints.

Going out, a record becomes an object with a member for each field and a tuple becomes an array. Coming back,
everything is looked at: JSON that does not have the record's shape raises `ValueError`, whoever wrote it.
"""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
Hint: TypeAlias = Any  # what a field may be annotated with: a class, a union, a literal, a tuple


def to_text(value: object) -> str:
    """Return records, tuples, texts, numbers and dates as one line of JSON; raises ValueError for NaN."""
    return json.dumps(value, default=_plain, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def read(kind: type[T], value: object) -> T:
    """Return the record that ``value``, as JSON was read, holds; raises ValueError where it has another shape."""
    return cast("T", reader(kind)(value))


def names(kind: Hint) -> tuple[str, ...]:
    """Return the names of a record's fields, in their order."""
    return _names(kind)


def reader(hint: Hint) -> Callable[[object], Any]:
    """Return what reads a value of that type from JSON."""
    return _reader(hint)


def hints(kind: Hint) -> dict[str, Any]:
    """Return the types of a record's fields by name."""
    return get_type_hints(kind)


def words(hint: Hint) -> frozenset[object]:
    """Return all values of a literal type, or of one that may also be None; nothing for any other type."""
    origin: Any = get_origin(hint)
    if origin is Literal:
        return frozenset(get_args(hint))
    parts = [words(each) for each in get_args(hint) if each is not NoneType]
    return parts[0] | {None} if len(parts) == 1 and parts[0] and NoneType in get_args(hint) else frozenset()


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return {name: getattr(value, name) for name in names(type(value))}


@cache
def _names(kind: Hint) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@cache
def _reader(hint: Hint) -> Callable[[object], Any]:
    origin: Any = get_origin(hint)
    args = get_args(hint)
    if origin is Literal:
        return _word(frozenset(args))
    if origin in {Union, UnionType}:
        return _either(tuple(reader(each) for each in args))
    if origin is tuple:
        return _array(reader(args[0])) if args[-1] is Ellipsis else _row(tuple(map(reader, args)))
    return _record(hint) if dataclasses.is_dataclass(hint) else _PLAIN[hint]


def _word(words: frozenset[str]) -> Callable[[object], Any]:
    def read_word(value: object) -> object:
        if value not in words:
            raise ValueError("not one of the words")
        return value

    return read_word


def _either(readers: tuple[Callable[[object], Any], ...]) -> Callable[[object], Any]:
    def read_either(value: object) -> object:
        for each in readers:
            try:
                return each(value)
            except ValueError:
                continue
        raise ValueError("none of the types")

    return read_either


def _array(member: Callable[[object], Any]) -> Callable[[object], Any]:
    return lambda value: tuple(map(member, _only(list)(value)))


def _row(members: tuple[Callable[[object], Any], ...]) -> Callable[[object], Any]:
    def read_row(value: object) -> object:
        return tuple(member(each) for member, each in zip(members, _only(list)(value), strict=True))

    return read_row


def _record(kind: Hint) -> Callable[[object], Any]:
    members = {name: reader(hint) for name, hint in hints(kind).items()}

    def read_record(value: object) -> object:
        given = _only(dict)(value)
        if given.keys() - members.keys():
            raise ValueError("a field that is not known")
        try:
            return kind(**{name: members[name](each) for name, each in given.items()})
        except TypeError as missing:
            raise ValueError("a field is missing") from missing

    return read_record


def _only(kind: type[Any]) -> Callable[[object], Any]:
    def read_only(value: object) -> object:
        if type(value) is not kind:
            raise ValueError(f"not a {kind.__name__}")
        return value

    return read_only


def _number(value: object) -> float:
    if type(value) not in {int, float}:
        raise ValueError("not a number")
    return float(cast("float", value))


def _day(value: object) -> date:
    return date.fromisoformat(_only(str)(value))


_PLAIN: dict[Any, Callable[[object], Any]] = {
    str: _only(str),
    int: _only(int),
    float: _number,
    bool: _only(bool),
    date: _day,
    NoneType: _only(NoneType),
}
