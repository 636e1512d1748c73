"""Shapes: which parts an object of a file has, and what is made of it."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any

from db.errors import BoardError, ExchangeError
from db.exchange.form import shown
from db.exchange.part import ABSENT, Key, Part

if TYPE_CHECKING:
    from db.exchange.ledger import Ledger
    from db.exchange.place import Place
    from db.exchange.reading import Reading


class Shape:
    """The parts of an object, in the order in which they are written, and the record that is made of it.

    A key may be left out of a file where the record has a default for it. ``given`` are keys that somebody else
    has read already, such as ``id``.
    """

    def __init__(self, make: type[Any], *parts: Part | Key, given: tuple[str, ...] = ()) -> None:
        self._make = make
        self._parts = parts
        self._fields = tuple(each.name for each in fields(make))
        needed = {each.name for each in fields(make) if each.default is MISSING}
        # Tuples, and not the parts themselves: this loop runs for every value of a file.
        self._keys = tuple(
            (each.name, each.field, each.form.take, each.field in needed) for each in parts if isinstance(each, Key)
        )
        self._others = tuple(each for each in parts if not isinstance(each, Key))
        self.names = frozenset(given).union(*(each.names for each in parts))

    def take(self, item: Any, at: Place, reading: Reading, **into: Any) -> Any:  # noqa: ANN401 - any record
        """Return the record that ``item`` describes, or None where ``reading`` was told what is wrong with it.

        ``into`` are the fields that are known already.
        """
        if not isinstance(item, dict):
            reading.refuse(at, ExchangeError("exchange.object", value=shown(item)))
            return None
        before = reading.troubles.count
        self._take_keys(item, at, reading, into)
        for part in self._others:
            part.take(item, at, reading, into)
        if not item.keys() <= self.names:
            reading.unknown += [str(at / name) for name in item if name not in self.names]
        if reading.troubles.count != before:
            return None
        if len(into) != len(self._fields) and "id" in into:
            reading.silent[into["id"]] = frozenset(each for each in self._fields if each not in into)
        return self._make(**into)

    def _take_keys(self, item: dict[str, Any], at: Place, reading: Reading, into: dict[str, Any]) -> None:
        for name, field, take, needed in self._keys:
            raw = item.get(name, ABSENT)
            if raw is not ABSENT:
                try:
                    into[field] = take(raw, reading)
                except BoardError as problem:
                    reading.refuse(at / name, problem)
            elif needed:
                reading.refuse(at, ExchangeError("exchange.absent", key=name))

    def give(self, thing: Any, ledger: Ledger) -> dict[str, Any]:  # noqa: ANN401 - any record
        """Return the object that describes a record."""
        out: dict[str, Any] = {}
        for part in self._parts:
            part.give(thing, out, ledger)
        return out
