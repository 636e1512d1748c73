"""Groups and alliances on the board: outlines around their members' cards, each with its name."""

from __future__ import annotations

from collections import Counter
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
    """Paints the outlines; the painter is in device pixels."""

    def __init__(self, painter: QPainter, scene: Scene, camera: Camera, ink: Ink) -> None:
        self._painter, self._scene, self._camera, self._ink = painter, scene, camera, ink

    def paint(self, shown: Sequence[Ring], seen: Box) -> None:
        """Paint those that show in an area."""
        near = [ring for ring in shown if ring.box.grown(REACH).meets(seen)]
        if not near or self._camera.zoom < BARS_FROM:
            return
        painter, camera = self._painter, self._camera
        painter.save()
        painter.translate(-camera.left, -camera.top)
        painter.scale(camera.scale, camera.scale)
        for ring in near:
            self._outline(ring)
        painter.restore()
        if camera.zoom >= TEXT_FROM:
            for ring in near:
                self._name(ring)

    def _outline(self, ring: Ring) -> None:
        pen = QPen(self._ink.colour("link_partners"), 1.6)
        pen.setDashPattern((7.0, 2.0))
        self._painter.setPen(pen)
        self._painter.setBrush(self._ink.colour("link_partners", 26))
        self._painter.drawPath(rounded(ring.corners))

    def _name(self, ring: Ring) -> None:
        entity = self._scene.board.get(Entity, ring.entity_id)
        if entity is None:
            return
        ink = self._ink
        text = ink.fitting(" ".join(name(entity, self._scene.lang).split()), NAME_MOST, NAME_SIZE, "semi")
        width = ink.metrics(NAME_SIZE, "semi").horizontalAdvance(text) + 10
        box = self.place(ring, width)
        if box is None:
            return
        with in_units(self._painter, box, self._camera) as room:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(ink.colour("panel"))
            self._painter.drawRoundedRect(room, 4, 4)
            colour = ink.colour("link_partners")
            ink.write(self._painter, QRectF(5, 0, width, NAME_HIGH), text, colour, NAME_SIZE, "semi")

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


def _length(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(start: Point, goal: Point, by: float) -> QPointF:
    share = by / (_length(start, goal) or 1.0)
    return QPointF(start[0] + (goal[0] - start[0]) * share, start[1] + (goal[1] - start[1]) * share)
