"""Painting the front line: solid where it is defined, dashed where it is not."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from db.model.front import front_line, front_x

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from db.model.front import Point, Stroke
    from db.model.geometry import Arrangement, Box, Row
    from desktop.board.camera import Camera
    from desktop.board.ink import Ink

WIDTH = 2.5
DASH = (3.0, 2.6)
GHOST = 2.0
DOTS = (0.1, 2.6)


def runs(arrangement: Arrangement) -> Iterator[list[Row]]:
    """Yield the rows in groups that stand right under one another: a folded or empty layer breaks the line."""
    by_layer: dict[str, list[Row]] = {}
    for row in arrangement.rows:
        by_layer.setdefault(row.layer_id, []).append(row)
    run: list[Row] = []
    for band in arrangement.bands:
        run += by_layer.get(band.layer_id, [])
        if run and band.layer_id not in by_layer:
            yield run
            run = []
    if run:
        yield run


def near(rows: Sequence[Row], area: Box, dashed: frozenset[str]) -> Sequence[Row]:
    """Return the rows of a run whose part of the line may show in the area.

    Dashes are counted from where they begin, so that a dashed part comes whole or it would not fit what is there.
    """
    first = max(0, bisect_left(rows, area.y, key=lambda row: row.box.bottom) - 1)
    last = bisect_left(rows, area.bottom, key=lambda row: row.box.y) + 1
    while first > 0 and (rows[first].segment_id in dashed or rows[first - 1].segment_id in dashed):
        first -= 1
    return rows[first:last]


def behind(parts: Iterable[Sequence[Row]], moved: Collection[str], dashed: frozenset[str]) -> set[str]:
    """Return the segments whose dashes shift when the line moves in those of ``moved``: the dashed ones below them."""
    shifted: set[str] = set()
    for run in parts:
        flowing = False
        for row in run:
            flowing = row.segment_id in moved or (flowing and row.segment_id in dashed)
            if flowing:
                shifted.add(row.segment_id)
    return shifted


def paint_front(
    painter: QPainter,
    rows: Sequence[Row],
    shares: Mapping[str, float],
    dashed: frozenset[str],
    camera: Camera,
    ink: Ink,
) -> None:
    """Paint the line through rows that stand under one another. The painter is in device pixels."""
    width = max(1.4 * camera.ratio, WIDTH * camera.scale)
    for stroke in front_line(rows, shares, dashed):
        pen = QPen(ink.colour("front"), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
        if stroke.dashed:
            pen.setDashPattern(DASH)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_path(stroke, camera))


def paint_ghosts(painter: QPainter, rows: Iterable[Row], ghosts: Mapping[str, float], camera: Camera, ink: Ink) -> None:
    """Paint, dotted, where the line would stand in those rows in which it would stand elsewhere."""
    painter.setPen(ghost_pen(ink, max(1.0 * camera.ratio, GHOST * camera.scale)))
    for row in rows:
        if row.segment_id in ghosts:
            x = front_x(row, ghosts[row.segment_id])
            painter.drawLine(_device((x, row.ground.y), camera), _device((x, row.ground.bottom), camera))


def ghost_pen(ink: Ink, width: float = GHOST, colour: str = "front") -> QPen:
    """Return the pen of a line that would be: thin, round dots."""
    pen = QPen(ink.colour(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern(DOTS)
    return pen


def _path(stroke: Stroke, camera: Camera) -> QPainterPath:
    path = QPainterPath(_device(stroke.start, camera))
    for curve in stroke.curves:
        path.cubicTo(*(_device(point, camera) for point in curve))
    return path


def _device(point: Point, camera: Camera) -> QPointF:
    return QPointF(point[0] * camera.scale - camera.left, point[1] * camera.scale - camera.top)
