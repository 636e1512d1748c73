"""What a file brings: things that stand for themselves, and what of the file is not taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from db.model.things import Thing


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file as it was read: whole, checked and not yet part of any board.

    Attributes:
        things: everything in the file, each after what it refers to.
        unknown: the JSON path of every key that the format does not know, such as ``entities[3].colour``;
            what stands there is not stored.
        silent: by thing id, the fields that the file says nothing about (the thing holds their defaults).

    """

    things: tuple[Thing, ...]
    unknown: tuple[str, ...] = ()
    silent: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
