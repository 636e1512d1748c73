"""A board as it stood on another day: an overlay without what was not known yet; the board itself stays as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.model.change import Change
from db.model.removal import removal
from db.model.span import first_day, is_there, last_day
from db.model.things import Milestone, Position, Rating, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from db.model.board import Board
    from db.model.things import Thing


def as_of(board: Board, day: date) -> Board:
    """Return the board as of a day: ratings of later days, and what did not stand then, are gone; its date is that day.

    Judged on its own date it reads as the whole board does when it is judged as of that day, which beside that
    lists the positions that do not stand then.
    """
    return on_day(board.overlaid(removal(board, _not_there(board, day))), day)


def on_day(board: Board, day: date) -> Board:
    """Return the whole board with another date as its own, so that all that goes by the date is read on that day."""
    if board.premise.as_of == day:
        return board
    return board.overlaid((Change(board.premise, replace(board.premise, as_of=day)),))


def days_of(board: Board) -> tuple[date, ...]:
    """Return the days on which something of the board changes, from the earliest, its own date among them.

    That are the dates of ratings and milestones, and those on which positions and relations begin and end.
    """
    days = {board.premise.as_of, *(each.date for each in board.all(Milestone).values())}
    days |= {each.as_of for each in board.all(Rating).values()}
    for position in board.all(Position).values():
        days |= _ends(position.start, position.end)
    for relation in board.all(Relation).values():
        days |= _ends(relation.since, relation.until)
    return tuple(sorted(days))


def _not_there(board: Board, day: date) -> Iterator[Thing]:
    yield from (each for each in board.all(Rating).values() if each.as_of > day)
    yield from (each for each in board.all(Position).values() if not is_there(each, day))
    yield from (each for each in board.all(Relation).values() if not is_there(each, day))


def _ends(start: str | None, end: str | None) -> set[date]:
    found = {first_day(start)} if start else set()
    return found | {last_day(end)} if end else found
