"""Rules: what may not be on a board. Whatever is written has passed here, and whatever is opened can be tried here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import RuleError
from db.model import ties
from db.model.after import After
from db.model.circles import circle, closes, closing
from db.model.names import facts
from db.model.problem import Problem
from db.model.ranges import all_sound, faults
from db.model.references import broken, referrers, wide_referrers
from db.model.things import KINDS, Criterion, Premise, Rating, Relation, Vote

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from db.model.board import Board
    from db.model.change import Change
    from db.model.names import View
    from db.model.problem import Fault
    from db.model.things import Thing


def refuse(board: Board, changes: Iterable[Change]) -> None:
    """Do nothing where ``changes`` may be made to ``board``; raise RuleError for the first thing that may not be.

    ``board`` is as it is before the changes. The cost grows with the changes and not with the board, but for
    removing or redefining criteria, raters and weight sets, which looks through the ratings.
    """
    changes = tuple(changes)
    _refuse_stale(board, changes)
    view = After(board, changes)
    for problem in _found(board, view):
        raise RuleError(problem.code, **problem.facts)


def problems(board: Board) -> tuple[Problem, ...]:
    """Return everything that may not be on a board; nothing for a sound one."""
    found = [Problem("rule.no_premise", {}, None)] if not board.all(Premise) else []
    for kind in KINDS:
        found += _within(board, tuple(board.all(kind).values()))
    circling = closing(each for each in board.all(Relation).values() if not faults(each))
    return (*found, *(Problem(*circle(board, relation), relation) for relation in circling))


def sound(board: Board) -> bool:
    """Tell whether nothing on a board is wrong in itself; what it refers to is not looked at, which is quick."""
    return all(all_sound(board.all(kind).values()) for kind in KINDS)


def _refuse_stale(board: Board, changes: Iterable[Change]) -> None:
    """Refuse changes that were thought out on another state of the board."""
    ahead: dict[tuple[type[Thing], str], Thing | None] = {}
    for change in changes:
        place = change.kind, change.id
        now = ahead[place] if place in ahead else board.get(*place)
        if now is not change.before and now != change.before:
            raise RuleError("rule.stale")
        ahead[place] = change.after


def _found(board: Board, view: After) -> Iterator[Problem]:
    for thing in view.written():
        before = board.get(type(thing), thing.id)
        yield from (Problem(*fault, thing) for fault in _wrong(view, thing))
        yield from _among(view, thing, before)
        if isinstance(thing, Criterion) and isinstance(before, Criterion) and _meaning(thing) != _meaning(before):
            yield from _remeant(board, view, before)
    yield from _left_behind(board, view)


def _wrong(view: View, thing: Thing) -> Sequence[Fault]:
    # What is wrong in itself cannot always be asked what it refers to.
    return faults(thing) or broken(view, thing)


def _among(view: View, thing: Thing, before: Thing | None) -> Iterator[Problem]:
    if (before is None or ties.likeness(before) != ties.likeness(thing)) and ties.alike(view, thing):
        yield Problem(*ties.twice(view, thing), thing)
    if (before is None or ties.key(before) != ties.key(thing)) and ties.key_taken(view, thing):
        yield Problem(*ties.key_twice(view, thing), thing)
    if closes(view, thing):
        yield Problem(*circle(view, thing), thing)


def _meaning(criterion: Criterion) -> Hashable:
    return criterion.scope, criterion.anchors


def _remeant(board: Board, view: View, before: Criterion) -> Iterator[Problem]:
    # Ratings that come along with the new meaning, as in an import, were made for it.
    stay = (rating for rating in board.all(Rating).values() if view.get(Rating, rating.id) is not None)
    if any(rating.criterion_id == before.id for rating in stay):
        yield Problem("rule.criterion_rated", facts(view, before), before)


def _left_behind(board: Board, view: After) -> Iterator[Problem]:
    """Find what stays but refers to something that goes, or that is no longer what it was."""
    gone = tuple(view.removed())
    kinds = {type(thing) for thing in gone}
    for thing in gone:
        if isinstance(thing, Criterion):
            yield from _used(view, thing)
    if Premise in kinds and not view.all(Premise):
        yield Problem("rule.no_premise", {}, None)
    if any(isinstance(thing, Criterion) and board.get(Criterion, thing.id) for thing in view.written()):
        kinds.add(Criterion)
    for thing in (*(each for one in gone for each in referrers(view, one)), *wide_referrers(view, kinds)):
        yield from (Problem(*fault, thing) for fault in broken(view, thing))


def _used(view: View, gone: Criterion) -> Iterator[Problem]:
    """Find why a criterion has to stay: what was judged by it would lose its meaning."""
    ratings = sum(each.criterion_id == gone.id for each in view.all(Rating).values())
    votes = sum(each.criterion_id == gone.id for each in view.all(Vote).values())
    for code, count in (("rule.criterion_stays", ratings), ("rule.criterion_asked", votes)):
        if count:
            yield Problem(code, {**facts(view, gone), "count": count}, gone)


def _within(board: Board, things: Sequence[Thing]) -> Iterator[Problem]:
    look = broken if all_sound(things) else _wrong
    likes: set[Hashable] = set()
    keys: set[str] = set()
    for thing in things:
        yield from (Problem(*fault, thing) for fault in look(board, thing))
        like, key = ties.likeness(thing), ties.key(thing)
        if like is not None:
            if like in likes:
                yield Problem(*ties.twice(board, thing), thing)
            likes.add(like)
        if key is not None:
            if key in keys:
                yield Problem(*ties.key_twice(board, thing), thing)
            keys.add(key)
