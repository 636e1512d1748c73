"""In which order the rows of the ratings table stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model.board import all_segments
from db.model.things import name
from desktop.search import order_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model.things import Language
    from desktop.tables.column import Column
    from desktop.tables.reader import Reader, SortKey


def as_on_board(reader: Reader, ids: Iterable[str], lang: Language) -> list[str]:
    """Return the ids from the top of the board to its bottom, those of a segment by name."""
    places = {segment.id: place for place, segment in enumerate(all_segments(reader.board))}

    def key(target_id: str) -> tuple[object, ...]:
        entity = reader.entity(target_id)
        named = order_key(name(entity, lang)) if entity else ()
        return places[reader.segment(target_id).id], named, target_id

    return sorted(ids, key=key)


def by_columns(reader: Reader, ids: Iterable[str], columns: Iterable[tuple[Column, bool]]) -> list[str]:
    """Return the ids sorted by the first column, equal rows by the next one; the flags tell which ones fall."""
    ordered = list(ids)
    for column, falling in reversed(tuple(columns)):
        ordered = by_column(reader, ordered, column, falling=falling)
    return ordered


def by_column(reader: Reader, ids: Iterable[str], column: Column, *, falling: bool) -> list[str]:
    """Return the ids sorted by a column; rows without a value come last either way, equal rows stay as they are."""
    keyed: list[tuple[SortKey, str]] = [(reader.sort_key(each, column), each) for each in ids]
    valued = [pair for pair in keyed if pair[0][0] == 0]
    others = [pair for pair in keyed if pair[0][0] != 0]
    valued.sort(key=lambda pair: pair[0], reverse=falling)
    others.sort(key=lambda pair: pair[0])
    return [each for _, each in (*valued, *others)]
