"""The line of a relation while it is drawn, and the handle at a card's edge from which it starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen, QPolygonF

from db.model.geometry import Box
from desktop.board.cards import ROUND, TEXT_FROM
from desktop.board.units import device_rect

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from db.model.geometry import Arrangement
    from desktop.board.camera import Camera
    from desktop.board.hand import Line
    from desktop.board.paint import Still

HANDLE = 24.0
"""How wide and high the handle is for the pointer, in logical units; what shows of it is smaller."""

INSIDE = 4.0
"""How much of it lies over its card."""

DOT, BEND, ARROW = 6.5, 46.0, 9.0


def handle_of(box: Box) -> Box:
    """Return where the handle of a card is, by the card's box."""
    return Box(box.right - INSIDE, box.middle[1] - HANDLE / 2, HANDLE, HANDLE)


def reach_of(arrangement: Arrangement, line: Line) -> Box | None:
    """Return a box around all that is painted of a line; None where its card does not show."""
    source = arrangement.cards.get(line.source)
    if source is None:
        return None
    around = source.box.joined(Box(*line.end, 0, 0))
    target = arrangement.cards.get(line.target or "")
    return (around.joined(target.box) if target is not None else around).grown(BEND)


def paint_handle(painter: QPainter, box: Box, still: Still) -> None:
    """Paint the handle of a card; on a board shown small there is none."""
    if still.camera.zoom < TEXT_FROM:
        return
    ink, camera = still.ink, still.camera
    rect = QRectF(device_rect(handle_of(box), camera))
    middle, radius = rect.center(), DOT * camera.scale
    painter.setPen(QPen(ink.colour("accent"), 1.5 * camera.ratio))
    painter.setBrush(ink.colour("card"))
    painter.drawEllipse(middle, radius, radius)
    arm = 0.5 * radius
    painter.drawLine(QPointF(middle.x() - arm, middle.y()), QPointF(middle.x() + arm, middle.y()))
    painter.drawLine(QPointF(middle.x(), middle.y() - arm), QPointF(middle.x() + arm, middle.y()))
    painter.drawLine(QPointF(middle.x(), middle.y() + arm), QPointF(middle.x() + arm, middle.y()))


def paint_line(painter: QPainter, line: Line, still: Still) -> None:
    """Paint a line that is being drawn, with the card that it points at."""
    cards = still.scene.arrangement.cards
    if line.source not in cards:
        return
    ink, camera = still.ink, still.camera
    pen = QPen(ink.colour("danger" if line.refused else "accent"), 2 * camera.ratio)
    pen.setStyle(Qt.PenStyle.DashLine if line.target is None or line.refused else Qt.PenStyle.SolidLine)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    radius = ROUND * camera.scale
    for each in (line.source, line.target):
        if each is not None and each in cards:
            painter.drawRoundedRect(device_rect(cards[each].box.grown(2), camera), radius, radius)
    start, end, leftwards = _ends(line, still)
    bend = min(BEND, 1 + abs(end.x() - start.x()) / camera.scale) * camera.scale
    path = QPainterPath(start)
    path.cubicTo(start + QPointF(bend, 0), end + QPointF(bend if leftwards else -bend, 0), end)
    painter.drawPath(path)
    pen.setStyle(Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    painter.setBrush(pen.color())
    back = (ARROW if leftwards else -ARROW) * camera.scale
    painter.drawPolygon(QPolygonF([end, end + QPointF(back, -back / 2), end + QPointF(back, back / 2)]))


def _ends(line: Line, still: Still) -> tuple[QPointF, QPointF, bool]:
    """Return where the line starts and ends, and whether it comes to its end from the right."""
    cards, camera = still.scene.arrangement.cards, still.camera
    source = cards[line.source].box
    goal = cards.get(line.target or "")
    target = goal.box if goal is not None else None
    start = source.right, source.middle[1]
    if target is None:
        end, leftwards = line.end, line.end[0] < source.right
    else:
        leftwards = target.x < source.right
        end = (target.right if leftwards else target.x), target.middle[1]
    return _point(start, camera), _point(end, camera), leftwards


def _point(at: tuple[float, float], camera: Camera) -> QPointF:
    return QPointF(camera.x(at[0]), camera.y(at[1]))
