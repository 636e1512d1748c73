"""The board as a brief carries it with it: figures and what they rest on, not who was asked and what is drafted."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from db.exchange.identity import made_id, passage_id
from db.model.board import Board
from db.model.things import Ballot, Brief, Document, Entity, Passage, Rater, Rating, Thing, Vote, Wording
from desktop.brief.blots import BLOTTED, KEY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Kept = TypeVar("Kept")

_LEFT = frozenset({Ballot, Vote, Brief, Wording, Document})


def carried(board: Board) -> Board:
    """Return the board that goes with a paper.

    Ballots, votes, briefs, own wordings and files stay behind, and working notes on players. Whoever rated is a number;
    only panels keep their name.
    """
    kept = tuple(_kept(board))
    ids = dict(_new_ids(kept))
    return Board(_with_ids(each, ids) for each in kept)


def _kept(board: Board) -> Iterator[Thing]:
    raters = {each.rater_id for each in board.all(Rating).values()}
    numbers = {each: at for at, each in enumerate((each for each in board.all(Rater) if each in raters), start=1)}
    for thing in board.things():
        if isinstance(thing, Rater):
            if thing.id in numbers:
                yield _unnamed(thing, numbers[thing.id])
        elif type(thing) not in _LEFT:
            yield replace(thing, note=None) if isinstance(thing, Entity) else thing


def _unnamed(rater: Rater, number: int) -> Rater:
    """Return a rater by number: nobody who rated asked to be named in other people's files."""
    after = replace(rater, key=f"r{number}", org=None)
    return after if rater.kind == "panel" else replace(after, name=f"R{number}", name_en="")


def _new_ids(things: tuple[Thing, ...]) -> Iterator[tuple[str, str]]:
    """Yield new ids for what had its own made of a name or of words that are no longer there.

    Whoever guesses what they were could make the old id again, and would know.
    """
    for each in things:
        if isinstance(each, Passage) and BLOTTED in each.quote:
            yield each.id, passage_id(each.source_id, each.quote)
        elif isinstance(each, Rater) or getattr(each, "key", "").startswith(KEY):
            yield each.id, made_id("carried", type(each).__name__, each.key)  # type: ignore[union-attr]


def _with_ids(record: Kept, ids: Mapping[str, str]) -> Kept:
    """Return a record, or a part of one, that goes by the new ids wherever it names an old one."""
    if isinstance(record, str):
        return ids.get(record, record)  # type: ignore[return-value]
    if isinstance(record, tuple):
        return tuple(_with_ids(each, ids) for each in record)  # type: ignore[return-value]
    if not ids or not is_dataclass(record) or isinstance(record, type):
        return record
    before = {each.name: getattr(record, each.name) for each in fields(record)}
    after: dict[str, Any] = {key: _with_ids(value, ids) for key, value in before.items()}
    return record if after == before else replace(record, **after)
