"""A step: the changes of one verb, tried against the rules and given a name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from db.edit.edit import Edit
from db.edit.fields import tidied
from db.errors import RuleError
from db.model import rules
from db.model.change import Change
from db.model.text import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model.board import Board, T
    from db.model.names import Pair
    from db.model.things import Thing

LABELLED = 60


def step(board: Board, verb: str, changes: Iterable[Change], **subject: Pair) -> Edit:
    """Return the edit that makes ``changes``, without those that change nothing; raises RuleError if it may not be."""
    real = tuple(change for change in changes if change.before != change.after)
    rules.refuse(board, real)
    # A label is one line of a menu, whatever the things are called.
    named = tuple((role, (excerpt(ko, LABELLED), excerpt(en, LABELLED))) for role, (ko, en) in subject.items())
    return Edit(verb, real, named)


def held(board: Board, kind: type[T], thing_id: str) -> T:
    """Return a thing that a verb is about; raises RuleError where it is not on the board any more."""
    thing = board.get(kind, thing_id)
    if thing is None:
        raise RuleError("rule.gone")
    return thing


def altered(thing: Thing, fields: dict[str, Any]) -> Change:
    """Return the change that gives ``thing`` other fields; raises RuleError for a text that is too long."""
    return Change(thing, replace(thing, **tidied(fields)))


def written(number: int) -> Pair:
    """Return a number as a label names it, in both languages."""
    return str(number), str(number)
