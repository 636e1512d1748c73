"""The connectors of cards in the hand: simple elbows over the board that follow as the cards are carried."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter, QPen

from db.model.geometry import Box
from desktop.board.links import colour_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from db.model.front import Point
    from db.model.geometry import Arrangement
    from db.model.things import RelationKind
    from desktop.board.camera import Camera
    from desktop.board.hand import Drag
    from desktop.board.ink import Ink
    from desktop.board.wires import Wire

Elbow = tuple["RelationKind", tuple["Point", ...]]


FINE_MOST = 40
"""So many elbows are drawn finely; more, as thin as can be."""


def elbows(arrangement: Arrangement, drag: Drag, wires: Mapping[str, Wire]) -> Iterator[Elbow]:
    """Yield the ways of the connectors of carried cards where the hand is now."""
    cards = arrangement.cards
    for wire in wires.values():
        ends = [
            drag.carried[each].moved(*drag.shifted) if each in drag.carried else cards[each].box
            for each in (wire.start, wire.goal)
            if each in drag.carried or each in cards
        ]
        if len(ends) > 1:
            yield wire.kind, elbow(ends[0], ends[1])


def elbow(one: Box, other: Box) -> tuple[Point, ...]:
    """Return the way from box to box with at most two turns, from the edges that face each other."""
    if one.bottom <= other.y or other.bottom <= one.y:
        down = one.bottom <= other.y
        start = (one.middle[0], one.bottom if down else one.y)
        end = (other.middle[0], other.y if down else other.bottom)
        turn = (start[1] + end[1]) / 2
        return start, (start[0], turn), (end[0], turn), end
    right = one.x < other.x
    start = (one.right if right else one.x, one.middle[1])
    end = (other.x if right else other.right, other.middle[1])
    turn = (start[0] + end[0]) / 2
    return start, (turn, start[1]), (turn, end[1]), end


def bounds(ways: Sequence[Elbow]) -> Box | None:
    """Return the box around all of them, None around none."""
    points = [point for _, way in ways for point in way]
    if not points:
        return None
    across, down = zip(*points, strict=True)
    x, y = min(across), min(down)
    return Box(x, y, max(across) - x, max(down) - y).grown(4)


def paint_elbows(painter: QPainter, ways: Sequence[Elbow], camera: Camera, ink: Ink) -> None:
    """Paint them. The painter is in device pixels."""
    painter.save()
    painter.translate(-camera.left, -camera.top)
    painter.scale(camera.scale, camera.scale)
    fine = len(ways) <= FINE_MOST
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=fine)
    lines: dict[RelationKind, list[QLineF]] = {}
    for kind, way in ways:
        lines.setdefault(kind, []).extend(QLineF(*start, *end) for start, end in pairwise(way))
    for kind, drawn in lines.items():
        pen = QPen(ink.colour(colour_of(kind)), (1.6 if fine else 1.0) * camera.ratio)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawLines(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.restore()
