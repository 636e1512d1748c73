"""Reads cells and sort keys of the ratings table from the board. Keeps the rows that were drawn until they change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from db.judge.evidence import backing_of, is_over_confident
from db.judge.ratings import effective_by_criterion
from db.judge.terms import POINTS
from db.model.things import Entity, Layer, Position, Segment, name
from desktop.search import order_key
from desktop.tables.column import Cell, Column, columns_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model.board import Board
    from db.model.things import Rating, Scope
    from desktop.session import Session
    from desktop.words import Words

_LAST = {"unknown": 1, "not_applicable": 2, "missing": 3}
SortKey: TypeAlias = tuple[int, Any]


class Reader:
    """The contents of the table for one scope."""

    def __init__(self, session: Session, words: Words, scope: Scope) -> None:
        self._session, self._words, self.scope = session, words, scope
        self.columns = columns_of(session.board, scope)
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

    def rating(self, target_id: str, column: Column) -> Rating | None:
        """Return the rating that a cell shows, None where there is none."""
        if column.criterion is None:
            return None
        found = effective_by_criterion(self.board, target_id).get(column.criterion.id)
        return found.ratings[-1] if found else None

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
            rating = self.rating(target_id, column)
            if rating is None or rating.status != "rated":
                return (_LAST[rating.status if rating else "missing"], 0)
            return (0, rating.score)
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
        effective = effective_by_criterion(self.board, target_id)
        cells = []
        for column in self.columns:
            if column.criterion is None:
                cells.append(self._figure(target_id, column))
            else:
                found = effective.get(column.criterion.id)
                cells.append(self._graded(found.ratings[-1] if found else None))
        return tuple(cells)

    def _graded(self, rating: Rating | None) -> Cell:
        if rating is None or rating.status != "rated":
            status = rating.status if rating else "missing"
            return Cell(self._words.say(f"table.state.{status}"), status)
        hollow = backing_of(self.board, rating.id).passages == 0
        return Cell(f"{rating.score:.1f}", "rated", hollow, is_over_confident(self.board, rating))

    def _figure(self, target_id: str, column: Column) -> Cell:
        lang, judgement = self._words.lang, self._session.judgement
        if column.kind == "entity":
            entity = self.entity(target_id)
            return Cell(name(entity, lang) if entity else "")
        segment = self.segment(target_id)
        if column.kind in {"segment", "layer"}:
            return Cell(name(segment if column.kind == "segment" else self.board.the(Layer, segment.layer_id), lang))
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
