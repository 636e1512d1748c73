"""A reading: what is known of a file while it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from db.errors import BoardError, ExchangeError, RuleError
from db.exchange.form import shown
from db.exchange.trouble import Troubles
from db.model import text
from db.model.accord import discord
from db.model.things import KINDS, Criterion, Thing
from db.model.ties import likeness

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from db.exchange.place import Place

T = TypeVar("T", bound=Thing)


class Reading:
    """The ids and keys that a file gives out, the things read so far, and all that is wrong or unknown."""

    def __init__(self) -> None:
        self.ids: dict[type[object], dict[str, str]] = {kind: {} for kind in KINDS}
        self.things: dict[type[object], dict[str, Thing]] = {kind: {} for kind in KINDS}
        self.silent: dict[str, frozenset[str]] = {}
        self.troubles = Troubles()
        self.unknown: list[str] = []
        # What evidence was made of, by what it is told with.
        self.remembered: dict[Hashable, Any] = {}
        self._claimed: dict[type[object], dict[str, Place]] = {kind: {} for kind in KINDS}
        self._alike: dict[Hashable, Place] = {}

    def refuse(self, place: Place, problem: BoardError) -> None:
        """Note that something is wrong at ``place``; the file will be refused as a whole."""
        self.troubles.add(place, problem)

    def claim(self, kind: type[Thing], thing_id: str, place: Place) -> bool:
        """Give an id to what stands at ``place``; tell whether it was free, and refuse it where it was not."""
        first = self._claimed[kind].setdefault(thing_id, place)
        if first is not place:
            self.refuse(place, ExchangeError("exchange.id_twice", value=thing_id, first=str(first)))
        return first is place

    def name(self, kind: type[Thing], key: str, thing_id: str, place: Place) -> None:
        """Let a key mean an id; refuse it where it means another one already."""
        if self.ids[kind].setdefault(key, thing_id) != thing_id:
            self.refuse(place, ExchangeError("exchange.key_twice", value=shown(key)))

    def place(self, thing: Thing) -> Place:
        """Return where a thing that was read stands in the file."""
        return self._claimed[type(thing)][thing.id]

    def add(self, thing: Thing) -> None:
        """Keep a thing that was read."""
        self.things[type(thing)][thing.id] = thing

    def settle(self, thing: Thing, place: Place) -> None:
        """Keep a thing that is whole if its fields agree and no other is like it; else refuse it."""
        for code, facts in discord(thing):
            self.refuse(place, RuleError(code, **facts))
        like = likeness(thing)
        first = place if like is None else self._alike.setdefault((type(thing), like), place)
        if first is not place:
            self.refuse(place, ExchangeError("exchange.twice", first=str(first)))
        self.add(thing)

    def find(self, kind: type[Thing], reference: object) -> str:
        """Return the id that a reference means, by key or by id; raises ExchangeError if there is none."""
        if not isinstance(reference, str):
            raise ExchangeError("exchange.text", value=shown(reference))
        key = text.line(reference)
        found = self.ids[kind].get(key)
        if found is not None:
            return found
        if reference.lower() in self._claimed[kind]:
            return reference.lower()
        code = "exchange.criterion" if kind is Criterion else "exchange.reference"
        raise ExchangeError(code, value=shown(reference))

    def get(self, kind: type[T], thing_id: str) -> T | None:
        """Return a thing that was read already, or None."""
        return cast("T | None", self.things[kind].get(thing_id))

    def all(self, kind: type[T]) -> Iterable[T]:
        """Return the things of a kind that were read already."""
        return cast("Iterable[T]", self.things[kind].values())
