"""A problem: one thing on a board that may not be as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.model.things import Thing

# A code and the facts that fill its sentence.
Fault: TypeAlias = "tuple[str, Mapping[str, object]]"


class Problem(NamedTuple):
    """What is wrong: the ``code`` of its sentence, the ``facts`` that fill it, and the thing it is about, if any."""

    code: str
    facts: Mapping[str, object]
    thing: Thing | None
