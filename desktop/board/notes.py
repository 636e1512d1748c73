"""Painting notes: slips of paper with a folded corner and as many lines of text as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from db.model.things import Note, in_language
from desktop.board.cards import BARS_FROM, TEXT_FROM
from desktop.board.units import device_rect, in_units

if TYPE_CHECKING:
    from db.model.geometry import Box
    from db.model.things import Language
    from desktop.board.camera import Camera
    from desktop.board.ink import Ink
    from desktop.board.scene import Scene

FOLD = 11.0
"""The side of the folded corner, in logical units."""

TEXT_SIZE, LINE_HIGH, LINES_MOST = 12, 16.0, 3
SIDE = 9.0
"""From a note's edge to its text, in logical units."""


def note_text(note: Note, lang: Language) -> str:
    """Return a note's text on one line, in the language if it is written in it."""
    return " ".join(in_language(note.text_ko, note.text_en, lang).split())


class Notes:
    """Paints one note after the other; the painter is in device pixels."""

    def __init__(self, painter: QPainter, scene: Scene, camera: Camera, ink: Ink) -> None:
        self._painter, self._scene, self._camera, self._ink = painter, scene, camera, ink

    def paint(self, seen: Box) -> None:
        """Paint the notes that show in an area."""
        for note_id, box in self._scene.arrangement.notes.items():
            note = self._scene.board.get(Note, note_id)
            if note is not None and box.grown(2).meets(seen):
                self.paint_one(note, box)

    def paint_one(self, note: Note, box: Box) -> None:
        """Paint a note into a box, its own or the one where it is carried."""
        painter, ink, zoom = self._painter, self._ink, self._camera.zoom
        if zoom < BARS_FROM:
            painter.fillRect(device_rect(box, self._camera), ink.colour("note_line"))
            return
        with in_units(painter, box, self._camera) as room:
            self._paper(room)
            if zoom < TEXT_FROM:
                self._bars(room, note_text(note, self._scene.lang))
            else:
                self._write(room, note_text(note, self._scene.lang))

    def _paper(self, room: QRectF) -> None:
        painter, ink = self._painter, self._ink
        body = room.adjusted(0.5, 0.5, -0.5, -0.5)
        fold = min(FOLD, body.height() / 2, body.width() / 2)
        right, bottom = body.right(), body.bottom()
        cut = (QPointF(right, bottom - fold), QPointF(right - fold, bottom))
        painter.setPen(QPen(ink.colour("note_line"), 1.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.setBrush(ink.colour("note"))
        painter.drawPolygon(QPolygonF([body.topLeft(), body.topRight(), *cut, body.bottomLeft()]))
        painter.setBrush(ink.colour("note_line"))
        painter.drawPolygon(QPolygonF([*cut, QPointF(right - fold, bottom - fold)]))

    def _write(self, room: QRectF, text: str) -> None:
        ink = self._ink
        width = room.width() - 2 * SIDE
        most = max(1, min(LINES_MOST, int((room.height() - 4) // LINE_HIGH)))
        lines = ink.lines(text, width, most, TEXT_SIZE)
        if len(lines) == most:
            # The last line makes way for the folded corner.
            lines[-1] = ink.fitting(lines[-1], width - FOLD, TEXT_SIZE)
        y = room.center().y() - LINE_HIGH * len(lines) / 2
        for line in lines:
            ink.write(self._painter, QRectF(SIDE, y, width, LINE_HIGH), line, ink.colour("text"), TEXT_SIZE)
            y += LINE_HIGH

    def _bars(self, room: QRectF, text: str) -> None:
        width = room.width() - 2 * SIDE
        rest = len(text) * TEXT_SIZE * 0.8
        for at in range(LINES_MOST):
            long = min(width - (FOLD if at == LINES_MOST - 1 else 0), rest - at * width)
            if long > 0:
                bar = QRectF(SIDE, 8 + at * LINE_HIGH, long, 5)
                self._painter.fillRect(bar, self._ink.colour("text_muted", 160))
