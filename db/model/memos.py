"""Where notes stand: beside one another in lanes of their own, never over one another."""

from __future__ import annotations

from bisect import insort
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from db.model.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model.geometry import Sizes
    from db.model.things import Note


class Memo(NamedTuple):
    """A note's place: its lane, its left edge from the ground's home edge, and its width."""

    note_id: str
    lane: int
    left: float
    width: float


def stand(notes: Iterable[Note], sizes: Sizes) -> tuple[Memo, ...]:
    """Return where notes stand, in reading order.

    A note whose place is written stands there, in the first lane with room; the others fill up what is left, from
    the home edge on.
    """
    lanes: list[list[tuple[float, float]]] = []
    placed = []
    for note in sorted(notes, key=_turn):
        width = width_of(note, sizes)
        lane, left = _room(note, width, lanes, sizes)
        if lane == len(lanes):
            lanes.append([])
        insort(lanes[lane], (left, left + width))
        placed.append(Memo(note.id, lane, left, width))
    return tuple(sorted(placed, key=lambda memo: (memo.lane, memo.left, memo.note_id)))


def width_of(note: Note, sizes: Sizes) -> float:
    """Return how wide a note is, in logical units."""
    share = note.width if note.width is not None and isfinite(note.width) else sizes.note_w
    return min(max(share, sizes.note_min) * sizes.ground, sizes.ground - 2 * sizes.edge)


def boxes(memos: Iterable[Memo], left: float, top: float, sizes: Sizes) -> dict[str, Box]:
    """Return the boxes of notes whose lanes begin at ``top`` and whose ground begins at ``left``."""
    pitch = sizes.note_h + sizes.note_gap
    return {each: Box(left + x, top + lane * pitch, w, sizes.note_h) for each, lane, x, w in memos}


def lanes_of(memos: Iterable[Memo]) -> int:
    """Return in how many lanes the notes stand."""
    return max((memo.lane for memo in memos), default=-1) + 1


def _turn(note: Note) -> tuple[bool, float, str]:
    if note.x is None or not isfinite(note.x):
        return True, 0.0, note.id
    return False, note.x, note.id


def _room(note: Note, width: float, lanes: list[list[tuple[float, float]]], sizes: Sizes) -> tuple[int, float]:
    if note.x is None or not isfinite(note.x):
        lefts = ((at, _first_free(taken, width, sizes)) for at, taken in enumerate(lanes))
        return next(((at, left) for at, left in lefts if left is not None), (len(lanes), sizes.edge))
    left = min(max(note.x * sizes.ground - width / 2, sizes.edge), sizes.ground - sizes.edge - width)
    return next((at for at, taken in enumerate(lanes) if _free(taken, left, width, sizes)), len(lanes)), left


def _free(taken: Iterable[tuple[float, float]], left: float, width: float, sizes: Sizes) -> bool:
    return all(left >= high + sizes.note_gap or left + width + sizes.note_gap <= low for low, high in taken)


def _first_free(taken: Iterable[tuple[float, float]], width: float, sizes: Sizes) -> float | None:
    left = sizes.edge
    for low, high in taken:
        if left + width + sizes.note_gap <= low:
            return left
        left = high + sizes.note_gap
    return left if left + width <= sizes.ground - sizes.edge else None
