"""A section: one of the lists that a file is made of, all of one kind of thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from db.exchange.part import listed
from db.exchange.place import Place
from db.exchange.shape import Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.exchange.identity import Identity
    from db.exchange.ledger import Ledger
    from db.exchange.part import Key, Part
    from db.exchange.reading import Reading
    from db.model.things import Thing


class Section(NamedTuple):
    """One list of a file: its name and what its things are."""

    name: str
    kind: type[Thing]
    identity: Identity
    shape: Shape
    # Written even where it is empty.
    always: bool = True

    def identify(self, root: Mapping[str, Any], reading: Reading) -> list[_Item]:
        """Return the things that the file lists, with the ids and keys that they go by from now on."""
        found = []
        here = Place(self.name)
        for n, told in enumerate(listed(root, self.name, None, reading) or ()):
            at = here / n
            known = self.identity.read(told, at, reading) if isinstance(told, dict) else {}
            if known:
                reading.claim(self.kind, known["id"], at)
            if known.get("key"):
                reading.name(self.kind, known["key"], known["id"], at)
            found.append(_Item(told, at, known))
        return found

    def read(self, items: list[_Item], reading: Reading) -> None:
        """Read the things that were identified; what is whole stands in the reading afterwards."""
        for item in items:
            thing = self.shape.take(item.told, item.at, reading, **item.known)
            if thing is not None:
                reading.settle(thing, item.at)

    def give(self, ledger: Ledger, heed: Callable[[], None]) -> list[dict[str, Any]]:
        """Return the things of a board as the file lists them: in the order in which they came to be."""
        given = []
        for thing in ledger.listed(self.kind):
            heed()
            given.append(self.shape.give(thing, ledger))
        return given


def section(name: str, kind: type[Thing], identity: Identity, *parts: Part | Key, always: bool = True) -> Section:
    """Return the section of a kind of thing that has an identity and ``parts``."""
    return Section(name, kind, identity, Shape(kind, identity, *parts), always)


class _Item(NamedTuple):
    told: Any
    at: Place
    known: dict[str, str]
