"""Painters of a note in the hand, and of the outline around the one that keys act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from db.model.things import Note
from desktop.board.cards import ROUND
from desktop.board.notes import Notes
from desktop.board.units import device_rect

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from db.model.geometry import Arrangement, Box
    from desktop.board.hand import Leaf
    from desktop.board.paint import Still

RING = 2.5
"""From a note to the outline around it, in logical units."""

EDGE_IN, EDGE_OUT = 18.0, 6.0
"""How far to both sides of a note's right edge that edge can be taken hold of, in logical units."""


def row_of(arrangement: Arrangement, leaf: Leaf) -> Box:
    """Return where a carried note would lie: its row's ground, or the strip above all rows."""
    row = arrangement.row(leaf.target) if leaf.target is not None else None
    if row is not None:
        return row.ground
    return arrangement.strip or arrangement.axis


def paint_chosen(painter: QPainter, box: Box, still: Still) -> None:
    """Paint the outline of the chosen note, with a grip at its right edge."""
    ink, camera = still.ink, still.camera
    rect = device_rect(box.grown(RING), camera)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink.colour("selection"), 2.5 * camera.ratio))
    painter.drawRoundedRect(rect, ROUND * camera.scale, ROUND * camera.scale)
    half, thick = min(9 * camera.scale, rect.height() / 3), 3 * camera.scale
    grip = QRectF(rect.right() - thick, rect.center().y() - half, 2 * thick, 2 * half)
    painter.setBrush(ink.colour("card"))
    painter.setPen(QPen(ink.colour("selection"), 1.5 * camera.ratio))
    painter.drawRoundedRect(grip, thick, thick)


def paint_leaf(painter: QPainter, leaf: Leaf, still: Still) -> None:
    """Paint a note in the hand, and the row in which it would lie."""
    ink, camera = still.ink, still.camera
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink.colour("accent"), 2 * camera.ratio))
    painter.drawRect(device_rect(row_of(still.scene.arrangement, leaf), camera))
    note = still.scene.board.get(Note, leaf.note)
    if note is not None:
        Notes(painter, still.scene, camera, ink).paint_one(note, leaf.box)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink.colour("accent"), 2 * camera.ratio))
    painter.drawRoundedRect(device_rect(leaf.box.grown(1), camera), 2 * camera.scale, 2 * camera.scale)
