"""Reads cells and sort keys of the ratings table from the board. Keeps the rows that were drawn until they change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, get_args

from db.judge.evidence import backing_of, is_over_confident
from db.judge.ratings import effective_by_criterion
from db.judge.terms import POINTS
from db.model.names import in_its_wave
from db.model.things import Entity, Layer, Position, Posture, Rating, Segment, name
from desktop.search import order_key, search_key
from desktop.tables.column import Cell, Column, columns_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.model.board import Board
    from db.model.things import Scope
    from desktop.session import Session
    from desktop.tables.entry import Counts
    from desktop.words import Words

_FIGURES = ("score", "coverage", "level", "posture")
_LAST = {"unknown": 1, "not_applicable": 2, "missing": 3}
SortKey: TypeAlias = tuple[int, Any]


class Reader:
    """The contents of the table for one scope.

    Attributes:
        words: the search keys of all words that a cell of a figure or a state can say.

    """

    def __init__(self, session: Session, words: Words, scope: Scope) -> None:
        self._session, self._words, self.scope = session, words, scope
        self.columns = columns_of(session.board, scope)
        self._states = {each: words.say(f"table.state.{each}") for each in _LAST}
        postures = (words.say(f"judge.posture.{each}") for each in get_args(Posture))
        self.words = frozenset(search_key(each) for each in (*self._states.values(), *postures))
        self._rows: dict[str, tuple[Cell, ...]] = {}

    @property
    def board(self) -> Board:
        """The board as it is kept."""
        return self._session.board

    def all_ids(self) -> list[str]:
        """Return what the rows are about, in no order."""
        return list(self.board.all(Position) if self.scope == "position" else self.board.all(Segment))

    def holds(self, target_id: str) -> bool:
        """Tell whether a row is still about something on the board."""
        if self.scope == "segment":
            return self.board.get(Segment, target_id) is not None
        return self.board.get(Position, target_id) is not None

    def row(self, target_id: str) -> tuple[Cell, ...]:
        """Return the cells of a row."""
        cells = self._rows.get(target_id)
        if cells is None:
            cells = self._rows[target_id] = self._read(target_id)
        return cells

    def forget(self, target_ids: Iterable[str] | None = None) -> None:
        """Read rows anew when they are next asked for; None means all."""
        if target_ids is None:
            self._rows.clear()
            return
        for each in target_ids:
            self._rows.pop(each, None)

    def counts(self, target_id: str, column: Column) -> Counts | None:
        """Return what counts for a cell, None where nobody has rated."""
        return self._counts(target_id).get(column.criterion.id) if column.criterion is not None else None

    def text(self, target_id: str, column: Column) -> str:
        """Return what a cell says; quicker than reading the row."""
        if column.criterion is None:
            return self._figure(target_id, column).text
        return self._said(self.counts(target_id, column))

    def texts(self, target_id: str) -> set[str]:
        """Return what the cells of a row say beside names; quicker than reading the row."""
        ratings = self._counts(target_id)
        texts = {self._said(ratings.get(each.criterion.id)) for each in self.columns if each.criterion is not None}
        return texts | {self._figure(target_id, each).text for each in self.columns if each.kind in _FIGURES}

    def segment(self, target_id: str) -> Segment:
        """Return the segment of a row."""
        position = self.board.get(Position, target_id)
        return self.board.the(Segment, position.segment_id if position else target_id)

    def entity(self, target_id: str) -> Entity | None:
        """Return the entity of a row, None for a segment's row."""
        position = self.board.get(Position, target_id)
        return self.board.get(Entity, position.entity_id) if position else None

    def names(self, target_id: str) -> tuple[str, ...]:
        """Return all names by which a row is found."""
        segment = self.segment(target_id)
        layer = self.board.the(Layer, segment.layer_id)
        entity = self.entity(target_id)
        own = (entity.name_ko, entity.name_en, *entity.aliases) if entity else ()
        return (*own, segment.name_ko, segment.name_en, layer.name_ko, layer.name_en)

    def sort_key(self, target_id: str, column: Column) -> SortKey:
        """Return what a row is sorted by in a column: 0 and a value, or a number for what comes last."""
        if column.criterion is not None:
            counts = self.counts(target_id, column)
            if counts is None or counts.status != "rated":
                return (_LAST[counts.status if counts else "missing"], 0)
            return (0, counts.score)
        value = self._value(target_id, column)
        return (0, value) if value is not None else (_LAST["missing"], 0)

    def _value(self, target_id: str, column: Column) -> object:
        lang, judgement = self._words.lang, self._session.judgement
        if column.kind in {"score", "coverage"}:
            found = judgement.positions.get(target_id)
            return None if found is None else found.score if column.kind == "score" else found.coverage
        if column.kind == "level":
            return judgement.segments[target_id].level
        if column.kind == "posture":
            return judgement.segments[target_id].rule
        segment = self.segment(target_id)
        if column.kind == "layer":
            return order_key(name(self.board.the(Layer, segment.layer_id), lang))
        entity = self.entity(target_id)
        return order_key(name(entity if column.kind == "entity" and entity else segment, lang))

    def _read(self, target_id: str) -> tuple[Cell, ...]:
        ratings = self._counts(target_id)
        return tuple(
            self._figure(target_id, column)
            if column.criterion is None
            else self._graded(ratings.get(column.criterion.id))
            for column in self.columns
        )

    def _counts(self, target_id: str) -> Mapping[str, Counts]:
        """Return what counts, by criterion id."""
        as_of = self.board.premise.as_of
        given = [each for each in self.board.where(Rating, "target_id", target_id) if each.as_of <= as_of]
        found = {each.criterion_id: each for each in given}
        # Several dates or raters: the judgement knows what counts.
        return found if len(found) == len(given) else effective_by_criterion(self.board, target_id)

    def _said(self, counts: Counts | None) -> str:
        if counts is not None and counts.status == "rated":
            # A median of several may lie between two scores.
            text = f"{counts.score:.2f}"
            return text.removesuffix("0")
        return self._states[counts.status if counts else "missing"]

    def _graded(self, counts: Counts | None) -> Cell:
        text = self._said(counts)
        if counts is None or counts.status != "rated":
            return Cell(text, counts.status if counts else "missing")
        ratings = (counts,) if isinstance(counts, Rating) else counts.ratings
        backing = backing_of(self.board, *(each.id for each in ratings))
        over = any(is_over_confident(self.board, each) for each in ratings)
        return Cell(text, "rated", hollow=backing.passages == 0, over=over, voices=len(ratings))

    def _figure(self, target_id: str, column: Column) -> Cell:
        lang, judgement = self._words.lang, self._session.judgement
        if column.kind == "entity":
            entity = self.entity(target_id)
            return Cell(name(entity, lang) if entity else "")
        segment = self.segment(target_id)
        if column.kind in {"segment", "layer"}:
            row = segment if column.kind == "segment" else self.board.the(Layer, segment.layer_id)
            return Cell(in_its_wave(self.board, row, lang, after=True))
        if column.kind in {"level", "posture"}:
            verdict = judgement.segments[target_id]
            level = "–" if verdict.level is None else f"{verdict.level:.1f}"
            return Cell(
                level if column.kind == "level" else self._words.say(f"judge.posture.{verdict.posture}"), "figure"
            )
        found = judgement.positions[target_id]
        if column.kind == "coverage":
            return Cell(f"{round(found.coverage * 100)}\u00a0%", "figure")
        return Cell("–" if found.score is None else f"{found.score / POINTS:.1f}", "figure")
