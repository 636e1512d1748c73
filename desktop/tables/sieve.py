"""Which rows of the ratings table are shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from db.judge.terms import is_home
from db.model.things import Rating
from desktop.search import Index, matches, search_key
from desktop.tables.held import Held

if TYPE_CHECKING:
    from desktop.tables.reader import Reader

_FIGURE = re.compile(r"\d{1,3}(\.\d)?%?", re.ASCII)
Side: TypeAlias = Literal["home", "foreign"]


@dataclass(frozen=True, slots=True)
class Sieve:
    """What a row must have to be shown; the empty one lets all rows through."""

    query: str = ""
    layer_id: str | None = None
    side: Side | None = None
    unrated: bool = False
    columns: tuple[Held, ...] = ()

    def lets_through(self, reader: Reader, target_id: str) -> bool:
        """Tell whether a row is shown."""
        if self.layer_id is not None and reader.segment(target_id).layer_id != self.layer_id:
            return False
        entity = reader.entity(target_id)
        if self.side is not None and entity is not None and is_home(reader.board, entity) != (self.side == "home"):
            return False
        if self.unrated and not _has_gap(reader, target_id):
            return False
        if not all(held.lets_through(reader, target_id) for held in self.columns):
            return False
        return not self.query or _found(reader, target_id, self.query)


def sifted(reader: Reader, sieve: Sieve) -> list[str]:
    """Return the rows that a sieve lets through; where what is sought finds none, those with a name alike to it."""
    ids = reader.all_ids()
    found = [each for each in ids if sieve.lets_through(reader, each)]
    if found or not sieve.query:
        return found
    rest = replace(sieve, query="")
    others = [each for each in ids if rest.lets_through(reader, each)]
    return [others[at] for at in Index(map(reader.names, others)).find(sieve.query)]


def _found(reader: Reader, target_id: str, query: str) -> bool:
    names = reader.names(target_id)
    if matches(query, names):
        return True
    # Every word in a name or in any other cell: "네이버 4.5" finds the cards of Naver with a 4.5. What no cell ever
    # says need not be looked for in thousands of rows.
    words = [(word, search_key(word)) for word in query.split()]
    if not any(_FIGURE.fullmatch(key) or key in reader.words for _, key in words):
        return False
    rest = {key for word, key in words if not matches(word, names)}
    return rest <= {search_key(text) for text in reader.texts(target_id)}


def _has_gap(reader: Reader, target_id: str) -> bool:
    as_of = reader.board.premise.as_of
    looked = {each.criterion_id for each in reader.board.where(Rating, "target_id", target_id) if each.as_of <= as_of}
    return any(column.criterion is not None and column.criterion.id not in looked for column in reader.columns)
