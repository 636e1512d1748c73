"""Identity: by what a thing is known in a file, and the ids that are made where a file gives none."""

from __future__ import annotations

import re
from hashlib import sha1
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from db.errors import BoardError, ExchangeError
from db.exchange.form import KEY, Form, as_it_is, shown
from db.model import text
from db.model.things import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.exchange.ledger import Ledger
    from db.exchange.place import Place
    from db.exchange.reading import Reading

# Never changed: every id that a file leaves out is made from it.
NAMESPACE = uuid5(NAMESPACE_URL, "urn:panse:board-exchange:1")
_SPACE = NAMESPACE.bytes

_ID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
# As much of a value as counts when an id is made of it.
_COUNTS = 1_000
_ANY = 1 << 40


def made_id(kind: str, *parts: str) -> str:
    """Return the id of a ``kind`` of thing that is known by ``parts``: a UUID (version 5) as lower-case text."""
    # What str(uuid5(...)) gives, five times faster: a large board asks for a hundred thousand.
    made = bytearray(sha1(_SPACE + "\n".join((kind, *parts)).encode(), usedforsecurity=False).digest()[:16])
    made[6] = made[6] & 0x0F | 0x50
    made[8] = made[8] & 0x3F | 0x80
    digits = made.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def passage_id(source_id: str, quote: str) -> str:
    """Return the id of a passage whose file gives it none: one passage per source and quote."""
    return made_id("passage", source_id, quote)


def citation_id(target_id: str, aspect: str, order: int) -> str:
    """Return the id of a citation whose file gives it none: by its place in the list of its target."""
    return made_id("citation", target_id, aspect, str(order))


def fact_id(entity_id: str, name: str) -> str:
    """Return the id of a fact whose file gives it none: one fact per entity and name."""
    return made_id("fact", entity_id, name)


def _take_id(value: object, _: Reading) -> str:
    if isinstance(value, str) and _ID.fullmatch(value.lower()):
        return value.lower()
    raise ExchangeError("exchange.id", value=shown(value))


ID = Form(_take_id, as_it_is)


class Identity:
    """The id of a thing and, where its kind has one, its key: read first, so that all others can refer to it.

    ``made`` names the keys from whose values an id is made where the file gives none; with ``spare`` such an
    id is not written either.
    """

    def __init__(
        self, kind: str, key: str = "", *, form: Form = KEY, made: tuple[str, ...] = (), spare: bool = False
    ) -> None:
        self.names = ("id", key) if key else ("id",)
        self._kind = kind
        self._key = key
        self._form = form
        self._made = made or (key,)
        self._spare = spare

    def read(self, item: Mapping[str, Any], at: Place, reading: Reading) -> dict[str, str]:
        """Return the field ``id`` and perhaps ``key``; what is wrong with them is told, and stood in for."""
        thing_id = None
        if item.get("id") is not None:
            thing_id = _part(item, "id", ID, at, reading)
        found = {"id": thing_id or self.made(item, reading)}
        if self._key:
            found["key"] = _part(item, self._key, self._form, at, reading) or ""
        return found

    def made(self, item: Mapping[str, Any], reading: Reading) -> str:  # noqa: ARG002 - a passage needs the reading
        """Return the id that is made of the item's own values."""
        return made_id(self._kind, *(text.excerpt(item.get(name, ""), _COUNTS) for name in self._made))

    def take(self, item: Mapping[str, Any], at: Place, reading: Reading, fields: dict[str, Any]) -> None:
        """Do nothing: `read` has been here."""

    def give(self, thing: Any, out: dict[str, Any], ledger: Ledger) -> None:  # noqa: ANN401, ARG002 - as a part
        """Write the id, but for a spare one, and the key."""
        if not (self._spare and thing.id == made_id(self._kind, *(getattr(thing, name) for name in self._made))):
            out["id"] = thing.id
        if self._key:
            out[self._key] = thing.key


class PassageIdentity(Identity):
    """The id of a passage that stands in a list of its own: made as that of a quote beside a thing."""

    def made(self, item: Mapping[str, Any], reading: Reading) -> str:
        """Return the id that a quote from the same source would get."""
        source, quote = item.get("source"), item.get("quote")
        if isinstance(source, str) and isinstance(quote, str):
            return passage_id(reading.ids[Source].get(source, source), text.prose(quote, _ANY))
        return super().made(item, reading)


def _part(item: Mapping[str, Any], name: str, form: Form, at: Place, reading: Reading) -> str | None:
    try:
        if name not in item:
            raise ExchangeError("exchange.absent", key=name)
        return str(form.take(item[name], reading))
    except BoardError as problem:
        reading.refuse(at / name, problem)
        return None
