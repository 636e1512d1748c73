"""Circles: things that, by way of others, are part of themselves or run themselves.

Only two kinds of relation say who is above whom, and only they may not lead in a circle. All others may: players do
supply, fund and compete with each other, and who reads their chains walks each of them once.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from db.model import text
from db.model.names import called, facts
from db.model.span import first_day, is_there
from db.model.things import Entity, Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from db.model.names import View
    from db.model.problem import Fault
    from db.model.things import Thing

ABOVE = frozenset({"part_of", "operates"})
"""The kinds of relation that say who is above whom."""

_TOLD = 6
"""How many players of a circle are named before the rest is only hinted at."""


def closes(view: View, thing: Thing) -> bool:
    """Tell whether a thing is a relation by which, on some day, something is part of itself or runs itself."""
    return bool(_round(view, thing))


def closing(relations: Iterable[Relation]) -> list[Relation]:
    """Return which of all relations of a board lie in a circle, in time that grows with their number."""
    relations = tuple(relations)
    found = {each for kind in ABOVE for each in _closing([one for one in relations if one.kind == kind])}
    return [each for each in relations if each.id in found]


def circle(view: View, thing: Thing) -> Fault:
    """Return the fault of a relation that leads in a circle; it names whom the circle goes through."""
    code = "rule.circle_run" if isinstance(thing, Relation) and thing.kind == "operates" else "rule.circle"
    names = [called(view, view.get(Entity, each)) for each in _round(view, thing)]
    ways = (" → ".join(_some([text.excerpt(pair[at]) for pair in names])) for at in range(2))
    return code, {**facts(view, thing), **dict(zip(("way_ko", "way_en"), ways, strict=True))}


def _some(names: list[str]) -> list[str]:
    return names if len(names) <= _TOLD else [*names[: _TOLD - 2], "…", *names[-1:]]


def _round(view: View, thing: Thing) -> list[str]:
    """Return the players of a circle that a relation closes, from its start round to that; nothing where it does not.

    All relations of a circle have to stand on one day: a part that has become the whole of its former whole is none.
    """
    if not (isinstance(thing, Relation) and thing.kind in ABOVE):
        return []
    days = {_start(each) for each in (thing, *_above(view, thing))}
    ways = (_way(view, thing, day) for day in sorted(days) if is_there(thing, day))
    return next((each for each in ways if each), [])


def _above(view: View, thing: Relation) -> Sequence[Relation]:
    """Return the relations that lead on from the end of one, if they lead back to its start at all."""
    met: list[Relation] = []
    seen, ahead = {thing.to_id}, [thing.to_id]
    while ahead:
        ways = [each for each in view.where(Relation, "from_id", ahead.pop()) if each.kind == thing.kind]
        new = {each.to_id for each in ways} - seen
        met += ways
        seen |= new
        ahead += new
    return met if thing.from_id in seen else ()


def _way(view: View, thing: Relation, day: date) -> list[str]:
    """Return the players from a relation's start through its end back to the start, as all stand on a day."""
    before: dict[str, str] = {thing.to_id: thing.from_id}
    ahead = [thing.to_id]
    while ahead and ahead[-1] != thing.from_id:
        here = ahead.pop()
        for each in view.where(Relation, "from_id", here):
            if each.kind == thing.kind and each.to_id not in before and is_there(each, day):
                before[each.to_id] = here
                ahead.append(each.to_id)
    return _walked(before, thing) if ahead else []


def _walked(before: Mapping[str, str], thing: Relation) -> list[str]:
    back = [thing.from_id]
    while back[-1] != thing.to_id:
        back.append(before[back[-1]])
    return [thing.from_id, *reversed(back)]


def _start(relation: Relation) -> date:
    return date.min if relation.since is None else first_day(relation.since)


def _closing(relations: Sequence[Relation]) -> set[str]:
    """Return which of relations of one kind lie in a circle on some day: each that stands has one that began last."""
    left = list(_knotted(relations))
    found: set[str] = set()
    for day in sorted({_start(each) for each in left}, reverse=True):
        if len(found) < len(left):
            found.update(each.id for each in _knotted([each for each in left if is_there(each, day)]))
    return found


def _knotted(relations: Sequence[Relation]) -> Iterator[Relation]:
    ahead: dict[str, list[str]] = {}
    behind: dict[str, list[str]] = {}
    for each in relations:
        ahead.setdefault(each.from_id, []).append(each.to_id)
        behind.setdefault(each.to_id, []).append(each.from_id)
    knot = _knots(ahead, behind)
    return (each for each in relations if knot[each.from_id] == knot[each.to_id])


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
