"""What is at a point of the board."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from db.model.front import front_x
from db.model.geometry import Box
from desktop.board.bands import FOLD
from desktop.board.cards import TEXT_FROM
from desktop.board.leaf import EDGE_IN, EDGE_OUT
from desktop.board.mesh import LONG
from desktop.board.paint import rows_within

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.model.front import Point
    from desktop.board.scene import Scene

What: TypeAlias = Literal[
    "card", "handle", "note", "edge", "link", "group", "front", "head", "ground", "fold", "band", "nothing"
]

NEAR = 5.0
"""How near to the front line one has to point, in the toolkit's pixels."""


LINKS_MOST = 1000
"""Where more connectors show than this and they are thin, they lie too close to one another to be pointed at."""


class Hit(NamedTuple):
    """What there is, and its id: a position's for a card, a layer's for a band, else a segment's.

    A ``link`` is a relation's connector, an ``edge`` a note's right one, a ``handle`` that of a card for relations.
    """

    what: What
    id: str = ""


NOTHING = Hit("nothing")


def hit(scene: Scene, shares: Mapping[str, float], x: float, y: float, zoom: float) -> Hit:
    """Return what is at a point in logical units."""
    thing = _thing_at(scene, x, y, NEAR / zoom)
    if thing is not None:
        return thing
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


def _thing_at(scene: Scene, x: float, y: float, near: float) -> Hit | None:
    """Return the card, note or connector at a point."""
    card = scene.grid.at(x, y)
    if card is not None:
        return Hit("card", card)
    for each, box in scene.arrangement.notes.items():
        if box.holds(x, y) or box.moved(EDGE_OUT, 0).holds(x, y):
            return Hit("edge" if x >= box.right - EDGE_IN else "note", each)
    link = _link_at(scene, x, y, near, NEAR / near)
    return Hit("link", link) if link is not None else None


def _link_at(scene: Scene, x: float, y: float, near: float, zoom: float) -> str | None:
    """Return the relation whose connector passes near a point, the nearest one; None where none does."""
    wires = scene.wires.all
    if zoom < TEXT_FROM and len(wires) > LINKS_MOST:
        return None
    legs = scene.wires.mesh.within(Box(x - near, y - near, 2 * near, 2 * near)).legs
    if not legs:
        return None
    # The leg first, of which there are few here, and then whose it is: measuring every way takes far longer.
    leg = min(legs, key=lambda each: (_away(((each.x, each.y), (each.to_x, each.to_y)), x, y), each))
    one, other = (leg.x, leg.y), (leg.to_x, leg.to_y)
    if leg.x == leg.to_x and leg.to_y - leg.y > LONG:  # joined of several that lie on one another
        near_by = [each for each, wire in wires.items() if wire.kind == leg.kind and _has_x(wire.way, leg.x)]
    else:
        near_by = [
            each for each, wire in wires.items() if wire.kind == leg.kind and one in wire.way and other in wire.way
        ]
    away, link = min(((_away(wires[each].way, x, y), each) for each in near_by), default=(near + 1, None))
    return link if away <= near else None


def _has_x(way: Sequence[Point], x: float) -> bool:
    return any(point[0] == x for point in way)


def _away(way: Sequence[Point], x: float, y: float) -> float:
    """Return how far a point is from a way, of which every leg is level or upright."""
    nearest = inf
    start_x, start_y = way[0]
    for end_x, end_y in way:
        left, right = (start_x, end_x) if start_x < end_x else (end_x, start_x)
        top, bottom = (start_y, end_y) if start_y < end_y else (end_y, start_y)
        nearest = min(nearest, max(left - x, x - right, top - y, y - bottom))
        start_x, start_y = end_x, end_y
    return nearest
