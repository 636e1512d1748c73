"""Briefs and measures of a board in their order, and the parts of a brief in theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model.things import Brief, BriefPart, Measure, Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.model.board import Board
    from db.model.things import Language

PARTS = (
    *("summary", "guide", "background", "situation", "diagnosis", "implications", "measures"),
    *("sources", "method", "register"),
)
"""The parts by name in their usual order; the cover stands before them and stays."""


def briefs_in_order(board: Board) -> tuple[Brief, ...]:
    """Return the briefs of a board in their order."""
    return tuple(sorted(board.all(Brief).values(), key=lambda each: each.order))


def measures_in_order(board: Board) -> tuple[Measure, ...]:
    """Return the measures of a board in their order."""
    return tuple(sorted(board.all(Measure).values(), key=lambda each: each.order))


def wordings_of(board: Board, brief_id: str, lang: Language) -> Mapping[str, Wording]:
    """Return the analyst's own words for a brief in one language, by the place of their paragraph."""
    return {each.place: each for each in board.where(Wording, "brief_id", brief_id) if each.lang == lang}


def parts_in_order(parts: Iterable[BriefPart]) -> tuple[BriefPart, ...]:
    """Return all parts: those that are named in their order, then the others in the usual one."""
    named = tuple(each for each in parts if each.name in PARTS)
    known = {each.name for each in named}
    return (*named, *(BriefPart(name=each) for each in PARTS if each not in known))
