"""What the front line has swept over on its way: the little that is to be painted anew when it moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model.front import front_x
from db.model.geometry import Box
from desktop.board.frontline import behind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from db.model.geometry import Row

REACH = 20.0
"""How far a line, its corners and its dashes reach beyond where they stand, in logical units."""


def trail(
    runs: Sequence[Sequence[Row]],
    moved: Collection[str],
    dashed: frozenset[str],
    before: Mapping[str, float],
    after: Mapping[str, float],
) -> Iterator[Box]:
    """Yield boxes around all that looks different when the line moves in some segments.

    ``before`` and ``after`` are its places, as shares of the ground; where they differ the ground changes sides.
    """
    swept = behind(runs, moved, dashed)
    for run in runs:
        for at, row in enumerate(run):
            if row.segment_id in swept:
                places = _places(row, before, after)
                yield _around(places, row.box.y, row.box.bottom)
                for other in (*run[max(0, at - 1) : at], *run[at + 1 : at + 2]):
                    upper, lower = sorted((row, other), key=lambda each: each.box.y)
                    yield _around((*places, *_places(other, before, after)), upper.box.bottom, lower.box.y)


def _places(row: Row, before: Mapping[str, float], after: Mapping[str, float]) -> tuple[float, float]:
    return front_x(row, before.get(row.segment_id)), front_x(row, after.get(row.segment_id))


def _around(across: Sequence[float], top: float, bottom: float) -> Box:
    left = min(across)
    return Box(left, top, max(across) - left, bottom - top).grown(REACH)
