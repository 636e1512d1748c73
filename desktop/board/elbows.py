"""The connectors of cards in the hand: simple elbows over the board that follow as the cards are carried."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from db.model.geometry import Box
from desktop.board.links import colour_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from db.model.front import Point
    from db.model.geometry import Arrangement
    from db.model.things import RelationKind
    from desktop.board.camera import Camera
    from desktop.board.hand import Drag
    from desktop.board.ink import Ink
    from desktop.board.wires import Wire

Elbow = tuple["RelationKind", tuple["Point", ...]]


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


def bounds(ways: Iterable[Elbow]) -> Box | None:
    """Return the box around all of them, None around none."""
    points = [point for _, way in ways for point in way]
    if not points:
        return None
    return reduce(Box.joined, (Box(x, y, 0, 0) for x, y in points)).grown(4)


def paint_elbows(painter: QPainter, ways: Iterable[Elbow], camera: Camera, ink: Ink) -> None:
    """Paint them. The painter is in device pixels."""
    painter.save()
    painter.translate(-camera.left, -camera.top)
    painter.scale(camera.scale, camera.scale)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for kind, way in ways:
        pen = QPen(ink.colour(colour_of(kind)), 1.6 * camera.ratio)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawPolyline([QPointF(x, y) for x, y in way])
    painter.restore()
