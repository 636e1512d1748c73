"""Circles: things that are part of themselves by way of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model.names import facts
from db.model.things import Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from db.model.names import View
    from db.model.problem import Fault
    from db.model.things import Thing


def closes(view: View, thing: Thing) -> bool:
    """Tell whether a thing is a relation that makes something part of itself."""
    if not (isinstance(thing, Relation) and thing.kind == "part_of"):
        return False
    seen: set[str] = set()
    ahead = [thing.to_id]
    while ahead:
        here = ahead.pop()
        if here == thing.from_id:
            return True
        if here not in seen:
            seen.add(here)
            ahead += [each.to_id for each in view.where(Relation, "from_id", here) if each.kind == "part_of"]
    return False


def closing(relations: Iterable[Relation]) -> list[Relation]:
    """Return which of all relations of a board lie in a circle, in time that grows with their number."""
    parts = [each for each in relations if each.kind == "part_of"]
    ahead: dict[str, list[str]] = {}
    behind: dict[str, list[str]] = {}
    for part in parts:
        ahead.setdefault(part.from_id, []).append(part.to_id)
        behind.setdefault(part.to_id, []).append(part.from_id)
    knot = _knots(ahead, behind)
    return [part for part in parts if knot[part.from_id] == knot[part.to_id]]


def circle(view: View, thing: Thing) -> Fault:
    """Return the fault of a thing that is part of itself."""
    return "rule.circle", facts(view, thing)


def _knots(ahead: Mapping[str, Sequence[str]], behind: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return each one's knot: two are in one knot if each leads to the other (Kosaraju's two walks)."""
    finished: dict[str, str] = {}
    for start in (*ahead, *behind):
        _walk(start, ahead, finished, start)
    knots: dict[str, str] = {}
    for start in reversed(finished):
        _walk(start, behind, knots, start)
    return knots


def _walk(start: str, steps: Mapping[str, Collection[str]], found: dict[str, str], mark: str) -> None:
    """Put whatever ``start`` leads to and was not found yet into ``found``, each after all that it leads to."""
    seen = set() if start in found else {start}
    path = [(each, iter(steps.get(each, ()))) for each in seen]
    while path:
        here, others = path[-1]
        new = next((each for each in others if each not in seen and each not in found), None)
        if new is None:
            found[here] = mark
            path.pop()
        else:
            seen.add(new)
            path.append((new, iter(steps.get(new, ()))))
