"""Endnotes: every passage that is quoted gets one number, in the order in which the paper can first cite it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from db.model.board import layers_in_stack, segments_in_order
from db.model.briefs import measures_in_order
from db.model.things import (
    Citation,
    Criterion,
    Entity,
    Fact,
    Note,
    Passage,
    Position,
    Rating,
    Relation,
    Scenario,
    Share,
    Source,
    Wave,
)
from desktop.brief.heed import heed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from db.model.board import Board


class Cited(NamedTuple):
    """A quoted passage under its number: how often it is cited for something, and against something."""

    number: int
    passage: Passage
    source: Source
    supports: int
    contradicts: int


class Notes:
    """The numbered passages of a board, and which of them speak to what."""

    def __init__(self, board: Board, as_of: date) -> None:
        self._board = board
        self._numbers: dict[str, int] = {}
        self._stances: dict[str, list[str]] = {}
        for target_id in _reading_order(board, as_of):
            heed()
            for citation in _citations(board, target_id):
                if board.get(Passage, citation.passage_id) is not None:
                    passage_id = str(citation.passage_id)
                    self._numbers.setdefault(passage_id, len(self._numbers) + 1)
                    self._stances.setdefault(passage_id, []).append(citation.stance)

    def of(self, *target_ids: str) -> tuple[int, ...]:
        """Return the numbers of the passages cited for or against these things, in order."""
        heed()
        found = {
            self._numbers[citation.passage_id]
            for target_id in target_ids
            for citation in self._board.where(Citation, "target_id", target_id)
            if citation.passage_id in self._numbers
        }
        return tuple(sorted(found))

    def all(self) -> tuple[Cited, ...]:
        """Return all numbered passages in order."""
        return tuple(self._cited(passage_id, number) for passage_id, number in self._numbers.items())

    def some(self, numbers: Iterable[int]) -> tuple[Cited, ...]:
        """Return the passages of some numbers, in order."""
        passages = self._in_order
        return tuple(self._cited(passages[number - 1], number) for number in sorted(set(numbers)))

    @cached_property
    def _in_order(self) -> tuple[str, ...]:
        return tuple(self._numbers)

    def _cited(self, passage_id: str, number: int) -> Cited:
        passage = self._board.the(Passage, passage_id)
        stances = self._stances[passage_id]
        return Cited(
            number,
            passage,
            self._board.the(Source, passage.source_id),
            stances.count("supports"),
            stances.count("contradicts"),
        )


def _citations(board: Board, target_id: str) -> list[Citation]:
    return sorted(board.where(Citation, "target_id", target_id), key=lambda each: (each.order, each.id))


def _reading_order(board: Board, as_of: date) -> Iterator[str]:
    """Yield the ids of all that can be cited for, in the order of the paper; each once."""
    criteria = {each.id: (each.scope, each.order) for each in board.all(Criterion).values()}

    def ratings(target_id: str) -> Iterable[str]:
        found = [each for each in board.where(Rating, "target_id", target_id) if each.as_of <= as_of]
        return [each.id for each in sorted(found, key=lambda each: (criteria.get(each.criterion_id, ()), each.as_of))]

    yield from (layer.id for layer in layers_in_stack(board))
    for segment in segments_in_order(board):
        yield segment.id
        yield from ratings(segment.id)
    yield from (each.id for each in measures_in_order(board))
    for segment in segments_in_order(board):
        positions = sorted(board.where(Position, "segment_id", segment.id), key=lambda each: each.key)
        for position in positions:
            yield from ratings(position.id)
    for kind in (Wave, Note, Share, Entity, Fact, Relation, Scenario):
        yield from sorted(board.all(kind))
