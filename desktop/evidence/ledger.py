"""The sources of a board as a list tells them: how often each is quoted and cited, and whether it is past its time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from db.judge.shelf import is_stale, last_day
from db.model.things import Citation, Document, Passage, Source
from desktop.search import matches, order_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model.board import Board

Order: TypeAlias = Literal["title", "newest", "reliable", "cited"]
Show: TypeAlias = Literal["all", "stale", "uncited", "unjudged", "documented"]
ORDERS: tuple[Order, ...] = ("title", "newest", "reliable", "cited")
SHOWN: tuple[Show, ...] = ("all", "stale", "uncited", "unjudged", "documented")


@dataclass(frozen=True, slots=True)
class Line:
    """A source, how many ``passages`` are quoted from it, how many times these are ``cited``, how many files it has."""

    source: Source
    passages: int
    cited: int
    stale: bool
    documents: int

    @property
    def grade(self) -> str:
        """Reliability and credibility as letter and number, such as ``C3``."""
        return f"{self.source.reliability}{self.source.credibility}"


def lines(board: Board) -> list[Line]:
    """Return a line for every source."""
    as_of, method = board.premise.as_of, board.premise.method
    found = []
    for source in board.all(Source).values():
        passages = board.where(Passage, "source_id", source.id)
        cited = sum(len(board.where(Citation, "passage_id", each.id)) for each in passages)
        files = len(board.where(Document, "source_id", source.id))
        found.append(Line(source, len(passages), cited, is_stale(source, as_of, method), files))
    return found


def sifted(found: Iterable[Line], board: Board, query: str, show: Show, kind: str | None) -> list[Line]:
    """Return the lines whose source, or a quote from it, is found by a query, of one kind and state if wanted."""
    return [each for each in found if _passes(each, show, kind) and _matches(board, each.source, query)]


def ordered(found: Iterable[Line], order: Order) -> list[Line]:
    """Return lines in an order; equals by title."""
    by_title = sorted(found, key=lambda each: order_key(each.source.title))
    if order == "newest":
        return sorted(by_title, key=lambda each: last_day(each.source), reverse=True)
    if order == "reliable":
        return sorted(by_title, key=lambda each: each.grade)
    return sorted(by_title, key=lambda each: -each.cited) if order == "cited" else by_title


def _passes(line: Line, show: Show, kind: str | None) -> bool:
    shown = {
        "all": True,
        "stale": line.stale,
        "uncited": not line.cited,
        "unjudged": line.source.reliability == "F" or line.source.credibility == 6,
        "documented": line.documents > 0,
    }
    return shown[show] and kind in (None, line.source.kind)


def _matches(board: Board, source: Source, query: str) -> bool:
    if not query:
        return True
    if matches(query, (source.title, source.author or "", source.publisher or "")):
        return True
    return any(matches(query, (each.quote,)) for each in board.where(Passage, "source_id", source.id))
