"""Known to be two: entities whose names are alike, of which somebody has said that they are not the same.

It is kept as a fact of one of them, which names the others by their keys, so that it travels in every file that facts
travel in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model.things import Entity, Fact, Relation

if TYPE_CHECKING:
    from db.model.names import View

APART = "distinct_from"
"""The name of the fact."""

TELLING = frozenset({Entity, Fact, Relation})
"""The kinds of thing by which entities are known to be two."""


def apart_of(view: View, entity_id: str) -> Fact | None:
    """Return the fact that names whom an entity is told apart from, if there is one."""
    return next((each for each in view.where(Fact, "entity_id", entity_id) if each.name == APART), None)


def known_apart(view: View, one: str, other: str) -> bool:
    """Tell whether two entities are known to be two: somebody has said so, or a relation stands between them."""
    return _named(view, one, other) or _named(view, other, one) or _related(view, one, other)


def _named(view: View, one: str, other: str) -> bool:
    fact, entity = apart_of(view, one), view.get(Entity, other)
    return fact is not None and entity is not None and isinstance(fact.value, tuple) and entity.key in fact.value


def _related(view: View, one: str, other: str) -> bool:
    out = any(each.to_id == other for each in view.where(Relation, "from_id", one))
    return out or any(each.from_id == other for each in view.where(Relation, "to_id", one))
