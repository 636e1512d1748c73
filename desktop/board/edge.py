"""The edge of the board's window: how a drag there scrolls, and what lies beyond it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.selection import TAKES_POSITIONS

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint, QPointF, QRect
    from PySide6.QtWidgets import QWidget

EDGE, PULL = 36, 22
"""How near to the window's edge a drag scrolls, and how far each time at most, in the toolkit's pixels."""


def takes_positions(port: QWidget, at: QPoint) -> bool:
    """Tell whether cards let go at a point of the board's window, or beside it, are to leave the board."""
    if port.rect().contains(at):
        return False
    # By the window and not by the screen: where windows do not know their place, as on Wayland, this still holds.
    under: QWidget | None = port.window().childAt(port.mapTo(port.window(), at))
    while under is not None and not under.property(TAKES_POSITIONS):
        under = under.parentWidget()
    return under is not None


def edge_pull(port: QRect, at: QPointF, aside: float = 0.0) -> tuple[float, float]:
    """Return how far to scroll for a pointer near the window's edge, faster the nearer or the further outside.

    ``aside`` is how far the heads at the left reach in: they are the edge there.
    """
    return _pull(at.x() - aside, port.width() - aside), _pull(at.y(), port.height())


def _pull(at: float, length: float) -> float:
    if at < EDGE:
        return -PULL * min(1.0, (EDGE - at) / EDGE)
    if at > length - EDGE:
        return PULL * min(1.0, (at - length + EDGE) / EDGE)
    return 0.0
