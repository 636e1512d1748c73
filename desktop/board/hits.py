"""What is at a point of the board."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from db.model.front import front_x
from db.model.geometry import Box
from desktop.board.bands import FOLD
from desktop.board.leaf import EDGE_IN, EDGE_OUT
from desktop.board.paint import rows_within

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.board.scene import Scene

What: TypeAlias = Literal[
    "card", "handle", "note", "edge", "link", "group", "front", "head", "ground", "fold", "band", "nothing"
]

NEAR = 5.0
"""How near to the front line one has to point, in the toolkit's pixels."""


class Hit(NamedTuple):
    """What there is, and its id: a position's for a card, a layer's for a band, else a segment's.

    A note's right edge is an ``edge``, a card's handle for relations a ``handle``.
    """

    what: What
    id: str = ""


NOTHING = Hit("nothing")


def hit(scene: Scene, shares: Mapping[str, float], x: float, y: float, zoom: float) -> Hit:
    """Return what is at a point in logical units."""
    card = scene.grid.at(x, y)
    if card is not None:
        return Hit("card", card)
    for each, box in scene.arrangement.notes.items():
        if box.holds(x, y) or box.moved(EDGE_OUT, 0).holds(x, y):
            return Hit("edge" if x >= box.right - EDGE_IN else "note", each)
    for row in rows_within(scene.arrangement.rows, Box(x, y, 0, 0.01)):
        if row.head.holds(x, y):
            return Hit("head", row.segment_id)
        if row.ground.holds(x, y):
            near = abs(x - front_x(row, shares.get(row.segment_id))) <= NEAR / zoom
            return Hit("front" if near else "ground", row.segment_id)
    for band in scene.arrangement.bands:
        if band.head.holds(x, y):
            mark = x < band.head.x + FOLD and y < band.head.y + FOLD
            return Hit("fold" if mark or band.folded else "band", band.layer_id)
    return NOTHING
