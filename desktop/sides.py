"""The shape of a side, as colour never tells it alone: ● home, ◆ abroad, ◐ control is not origin, ○ nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen, QPolygonF

from db.judge.terms import is_home

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from db.model.board import Board
    from db.model.things import Entity
    from desktop.theme import Theme

Side: TypeAlias = Literal["home", "global", "nowhere"]

NOWHERE = "XX"


def side_of(board: Board, entity: Entity) -> Side:
    """Return the side on which the board counts an entity."""
    if is_home(board, entity):
        return "home"
    return "nowhere" if entity.origin == NOWHERE and entity.control in {None, NOWHERE} else "global"


def is_mixed(entity: Entity) -> bool:
    """Tell whether it is controlled from elsewhere than where it grew."""
    return entity.control is not None and entity.control != entity.origin


def paint_shape(painter: QPainter, theme: Theme, middle: QPointF, side: Side, *, mixed: bool, size: float = 9) -> None:
    """Draw the shape of a side around ``middle``; ``size`` is its width in pixels."""
    half = size / 2
    colour = theme.colour(side)
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush if mixed or side == "nowhere" else colour)
    box = QRectF(middle.x() - half, middle.y() - half, size, size)
    if side == "global" and not mixed:
        painter.drawPolygon(QPolygonF([middle + each for each in _diamond(half)]))
        return
    painter.drawEllipse(box)
    if mixed:
        painter.setBrush(colour)
        painter.drawPie(box, 90 * 16, 180 * 16)


def _diamond(half: float) -> list[QPointF]:
    wide = half * 1.15
    return [QPointF(0, -wide), QPointF(wide, 0), QPointF(0, wide), QPointF(-wide, 0)]
