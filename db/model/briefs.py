"""Briefs and measures of a board in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model.things import Brief, Measure, Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.model.board import Board
    from db.model.things import Language


def briefs_in_order(board: Board) -> tuple[Brief, ...]:
    """Return the briefs of a board in their order."""
    return tuple(sorted(board.all(Brief).values(), key=lambda each: each.order))


def measures_in_order(board: Board) -> tuple[Measure, ...]:
    """Return the measures of a board in their order."""
    return tuple(sorted(board.all(Measure).values(), key=lambda each: each.order))


def wordings_of(board: Board, brief_id: str, lang: Language) -> Mapping[str, Wording]:
    """Return the analyst's own words for a brief in one language, by the place of their paragraph."""
    return {each.place: each for each in board.where(Wording, "brief_id", brief_id) if each.lang == lang}
