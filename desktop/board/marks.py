"""Painters of the small shapes that tell on a card, in a head and in a legend what a colour tells, without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.postures import POSTURE_SHAPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model.things import Posture
    from desktop.board.face import Shape

BARS = {"ticks": 3, "step": 5, "strain": 4}
"""How many bars stand beside each other in a mark that counts."""

FAINT = 90
"""How opaque the bars are that are not reached."""


def paint_mark(painter: QPainter, box: QRectF, mark: str, colour: QColor) -> None:
    """Paint a mark of a lens as large as the box lets it; nothing for one that the card's own sign tells."""
    kind, _, level = mark.partition("_")
    if kind in BARS and level.isdecimal():
        _paint_bars(painter, box, int(level), BARS[kind], colour)
    elif mark in _OUTLINES:
        _paint_outline(painter, _square(box), mark, colour)
    elif mark == "stale":
        paint_clock(painter, box.center(), min(box.width(), box.height()) / 2, colour)


def paint_sign(painter: QPainter, middle: QPointF, shape: Shape, colour: QColor, size: float = 8.0) -> None:
    """Paint where an entity comes from: a circle at home, a diamond abroad, half filled where control is elsewhere."""
    painter.setPen(QPen(colour, size * 0.16))
    painter.setBrush(colour if shape != "half" else Qt.BrushStyle.NoBrush)
    x, y, half = middle.x(), middle.y(), size / 2
    if shape == "diamond":
        painter.drawPolygon([QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)])
        return
    radius = half * 0.8
    painter.drawEllipse(middle, radius, radius)
    if shape == "half":
        painter.setBrush(colour)
        painter.drawPie(QRectF(x - radius, y - radius, 2 * radius, 2 * radius), 90 * 16, 180 * 16)


def paint_clock(painter: QPainter, middle: QPointF, radius: float, colour: QColor) -> None:
    """Paint a clock: the evidence is old."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, max(1.0, radius * 0.28), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawEllipse(middle, radius * 0.88, radius * 0.88)
    hands = (QPointF(0, -radius * 0.55), QPointF(0, 0), QPointF(radius * 0.42, radius * 0.2))
    painter.drawPolyline([middle + each for each in hands])


def paint_crack(painter: QPainter, x: float, top: float, bottom: float, colour: QColor) -> None:
    """Paint a crack from top to bottom: something speaks against the evidence."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin))
    step = (bottom - top) / 4
    ways = (1.2, -1.8, 1.8, -1.8, 1.2)
    painter.drawPolyline([QPointF(x + way, top + at * step) for at, way in enumerate(ways)])


def paint_seam(painter: QPainter, middle: QPointF, colour: QColor) -> None:
    """Paint a short seam with its stitches: something spoke against the evidence, and that is settled."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(middle + QPointF(0, -6.5), middle + QPointF(0, 6.5))
    for y in (-3.5, 0.0, 3.5):
        painter.drawLine(middle + QPointF(-2.4, y), middle + QPointF(2.4, y))


def posture_shape(posture: Posture, middle: QPointF, size: float = 9.0) -> QPolygonF:
    """Return the shape that tells a posture beside its word and colour."""
    return _polygon(POSTURE_SHAPES[posture], middle, size / 9)


def _paint_bars(painter: QPainter, box: QRectF, level: int, of: int, colour: QColor) -> None:
    """Paint rising bars, as many of them full as the level says; at level 0 they are but outlined."""
    painter.setPen(Qt.PenStyle.NoPen)
    gap = box.width() * 0.3 / of
    wide = (box.width() - gap * (of - 1)) / of
    faint = QColor(colour)
    faint.setAlpha(FAINT)
    for at in range(of):
        high = box.height() * (0.4 + 0.6 * at / (of - 1))
        bar = QRectF(box.x() + at * (wide + gap), box.bottom() - high, wide, high)
        if at < level:
            painter.fillRect(bar, colour)
        else:
            painter.fillRect(QRectF(bar.x(), bar.bottom() - min(1.6, bar.height()), bar.width(), 1.6), faint)


def _paint_outline(painter: QPainter, box: QRectF, mark: str, colour: QColor) -> None:
    points, filled = _OUTLINES[mark]
    painter.setPen(Qt.PenStyle.NoPen if filled else QPen(colour, max(1.2, box.width() * 0.14)))
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    inner = box if filled else box.adjusted(*(box.width() * each for each in (0.08, 0.08, -0.08, -0.08)))
    painter.drawPolygon(_polygon(points, inner.center(), inner.width() / 9))


def _square(box: QRectF) -> QRectF:
    side = min(box.width(), box.height())
    return QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)


def _polygon(points: Sequence[tuple[float, float]], middle: QPointF, scale: float) -> QPolygonF:
    return QPolygonF([QPointF(middle.x() + x * scale, middle.y() + y * scale) for x, y in points])


_UP = ((0, -4.5), (4.2, 0.4), (1.5, 0.4), (1.5, 4.5), (-1.5, 4.5), (-1.5, 0.4), (-4.2, 0.4))
_BOLT = ((1.2, -4.5), (-3.4, 0.9), (-0.5, 0.9), (-1.2, 4.5), (3.4, -1.3), (0.5, -1.3))
_PLUS = (
    *((-1.2, -4.0), (1.2, -4.0), (1.2, -1.2), (4.0, -1.2), (4.0, 1.2), (1.2, 1.2)),
    *((1.2, 4.0), (-1.2, 4.0), (-1.2, 1.2), (-4.0, 1.2), (-4.0, -1.2), (-1.2, -1.2)),
)
_SQUARE = ((-3.8, -3.8), (3.8, -3.8), (3.8, 3.8), (-3.8, 3.8))
_OUTLINES: dict[str, tuple[tuple[tuple[float, float], ...], bool]] = {
    **{posture: (points, True) for posture, points in POSTURE_SHAPES.items()},
    "up": (_UP, True),
    "down": (tuple((x, -y) for x, y in _UP), True),
    "same": (((-4, -1.1), (4, -1.1), (4, 1.1), (-4, 1.1)), True),
    "new": (_PLUS, True),
    "solid": (_SQUARE, True),
    "hollow": (_SQUARE, False),
    "split": (_BOLT, True),
}
