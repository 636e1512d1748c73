"""Groups and alliances on the board: outlines around their members' cards, each with its name."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from db.model.drop import row_at
from db.model.geometry import Box
from db.model.outlines import groups, outline
from db.model.things import Entity, name
from desktop.board.bands import reason_box
from desktop.board.cards import BARS_FROM, TEXT_FROM
from desktop.board.units import in_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model.board import Board
    from db.model.front import Point
    from db.model.geometry import Arrangement
    from desktop.board.camera import Camera
    from desktop.board.ink import Ink
    from desktop.board.scene import Scene

ROUND = 7.0
NAME_MOST, NAME_HIGH, NAME_SIZE = 96.0, 15.0, 10.5
REACH = NAME_MOST + 24
"""How far a ring's name may stand from it, in logical units."""

REASON_MOST = 200.0
"""How wide the words are at most that say why a row is undefined, in logical units."""


class Ring(NamedTuple):
    """One outline of a group: the group's entity, its corners, the box around them; ``first`` of its group.

    ``under`` is how many outlines of other groups have a corner there already, whose names stand above its own.
    """

    entity_id: str
    corners: tuple[Point, ...]
    box: Box
    first: bool
    under: int = 0


def rings(board: Board, arrangement: Arrangement) -> tuple[Ring, ...]:
    """Return the outlines of all groups that have members on the board as it is laid out."""
    found: list[Ring] = []
    there: Counter[Point] = Counter()
    for group in groups(board, arrangement):
        for at, corners in enumerate(outline(arrangement, group.members)):
            ends = corners[:2]
            found.append(Ring(group.entity_id, corners, _around(corners), not at, max(there[each] for each in ends)))
            there.update(ends)
    return tuple(found)


class Rings:
    """The outlines that show, to be painted and pointed at."""

    def __init__(self, scene: Scene, camera: Camera, ink: Ink) -> None:
        self._scene, self._camera, self._ink = scene, camera, ink

    def paint(self, painter: QPainter, shown: Sequence[Ring], seen: Box) -> None:
        """Paint those that show in an area; the painter is in device pixels."""
        near = [ring for ring in shown if ring.box.grown(REACH).meets(seen)]
        if not near or self._camera.zoom < BARS_FROM:
            return
        camera = self._camera
        painter.save()
        painter.translate(-camera.left, -camera.top)
        painter.scale(camera.scale, camera.scale)
        for ring in near:
            self._outline(painter, ring)
        painter.restore()
        if camera.zoom >= TEXT_FROM:
            for ring in near:
                self._name(painter, ring)

    def _outline(self, painter: QPainter, ring: Ring) -> None:
        pen = QPen(self._ink.colour("link_partners"), 1.6)
        pen.setDashPattern((7.0, 2.0))
        painter.setPen(pen)
        painter.setBrush(self._ink.colour("link_partners", 26))
        painter.drawPath(rounded(ring.corners))

    def _tag(self, ring: Ring) -> tuple[Box, str] | None:
        """Return where a ring's name stands, and the name as it is written; None where there is no room."""
        entity, ink = self._scene.board.get(Entity, ring.entity_id), self._ink
        if entity is None:
            return None
        text = ink.fitting(" ".join(name(entity, self._scene.lang).split()), NAME_MOST, NAME_SIZE, "semi")
        box = self.place(ring, ink.metrics(NAME_SIZE, "semi").horizontalAdvance(text) + 10)
        return None if box is None else (box, text)

    def _name(self, painter: QPainter, ring: Ring) -> None:
        tag, ink = self._tag(ring), self._ink
        if tag is None:
            return
        box, text = tag
        with in_units(painter, box, self._camera) as room:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink.colour("panel"))
            painter.drawRoundedRect(room, 4, 4)
            colour = ink.colour("link_partners")
            ink.write(painter, QRectF(5, 0, box.w, NAME_HIGH), text, colour, NAME_SIZE, "semi")

    def at(self, x: float, y: float, near: float) -> str | None:
        """Return the group whose name is at a point, or whose outline passes near it; in logical units."""
        for ring in self._scene.rings:
            tag = self._tag(ring) if self._camera.zoom >= TEXT_FROM else None
            if tag is not None and tag[0].holds(x, y):
                return ring.entity_id
        if self._camera.zoom < BARS_FROM:
            return None
        close = (ring for ring in self._scene.rings if ring.box.grown(near).holds(x, y))
        return next((ring.entity_id for ring in close if _away(ring.corners, x, y) <= near), None)

    def place(self, ring: Ring, width: float) -> Box | None:
        """Return where there is room for the name: beside the outline, else, once for a group, over its top."""
        down = ring.under * (NAME_HIGH + 1)
        y, right = ring.corners[0][1] + 10 + down, ring.corners[1][0]
        ground, grid = self._scene.arrangement.axis, self._scene.grid
        for x in (right + 3, ring.corners[0][0] - 3 - width):
            box = Box(x, y, width, NAME_HIGH)
            if ground.x <= x and box.right <= ground.right and not grid.within(box) and not self._written(box):
                return box
        box = Box(ring.corners[0][0] + 8, ring.corners[0][1] - NAME_HIGH + 3 - down, width, NAME_HIGH)
        return box if ring.first or not grid.within(box) else None

    def _written(self, box: Box) -> bool:
        """Tell whether an undefined row may say there why it is."""
        row = row_at(self._scene.arrangement, box.middle[1])
        verdict = self._scene.verdict(row.segment_id) if row is not None else None
        if row is None or verdict is None or verdict.undefined is None:
            return False
        reason = reason_box(self._scene, row, REASON_MOST)
        line = reason._replace(y=reason.middle[1] - 10, h=20) if reason is not None else None
        return line is not None and line.meets(box)


def rounded(corners: Sequence[Point], radius: float = ROUND) -> QPainterPath:
    """Return a closed outline of level and upright sides with round corners."""
    path = QPainterPath()
    for at, corner in enumerate(corners):
        before, after = corners[at - 1], corners[(at + 1) % len(corners)]
        reach = min(radius, _length(before, corner) / 2, _length(corner, after) / 2)
        start, end = _towards(corner, before, reach), _towards(corner, after, reach)
        if at:
            path.lineTo(start)
        else:
            path.moveTo(start)
        path.quadTo(QPointF(*corner), end)
    path.closeSubpath()
    return path


def _around(corners: Sequence[Point]) -> Box:
    x, y = min(point[0] for point in corners), min(point[1] for point in corners)
    return Box(x, y, max(point[0] for point in corners) - x, max(point[1] for point in corners) - y)


def _away(corners: Sequence[Point], x: float, y: float) -> float:
    """Return how far a point is from an outline."""
    sides = pairwise((*corners, corners[0]))
    return min(
        max(min(one[0], other[0]) - x, x - max(one[0], other[0]), min(one[1], other[1]) - y, y - max(one[1], other[1]))
        for one, other in sides
    )


def _length(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(start: Point, goal: Point, by: float) -> QPointF:
    share = by / (_length(start, goal) or 1.0)
    return QPointF(start[0] + (goal[0] - start[0]) * share, start[1] + (goal[1] - start[1]) * share)
