"""Painters of a segment's head: its name, its posture by word, shape and colour, and how both sides stand."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt

from db.model.geometry import Box
from db.model.things import Segment, name
from desktop.board.cards import TEXT_FROM
from desktop.board.face import COVERAGE_FULL, percent, score_text
from desktop.board.marks import posture_shape
from desktop.board.units import device_rect, in_units

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from db.judge.judgement import SegmentVerdict
    from db.model.geometry import Row
    from db.model.things import Posture
    from desktop.board.camera import Camera
    from desktop.board.ink import Ink
    from desktop.board.scene import Scene
    from desktop.words import Words

ROUND = 6
NAME_HIGH, PILL_HIGH = 19, 17
OUT_HIGH, OUT_SIZE = 15, 10
TWO_LINES = 60
"""How high a row is before its name may take two lines."""

FAR_MOST = 44.0
"""How large a posture's shape is at most where text could not be read, in logical units."""

MIDDLE_MOST = 70
"""How far down a row's name stands at most: that of a very high row stays near its top."""


def name_box(head: Box) -> Box:
    """Return where in a head the name stands that takes one line."""
    top = min(head.h / 2, MIDDLE_MOST) - (NAME_HIGH + PILL_HIGH) / 2 - 2
    return Box(head.x + 10, head.y + top, head.w - 20, NAME_HIGH)


class Heads:
    """Paints one head after the other; the painter is in device pixels."""

    def __init__(self, painter: QPainter, scene: Scene, camera: Camera, ink: Ink, words: Words) -> None:
        self._painter, self._scene, self._camera, self._ink, self._words = painter, scene, camera, ink, words

    def paint(self, row: Row, *, chosen: bool) -> None:
        """Paint a segment's head: its body, and what stands on it."""
        ink, painter = self._ink, self._painter
        rect = device_rect(row.head, self._camera).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(ink.colour("accent_soft" if chosen else "panel"))
        painter.setPen(ink.pen("accent" if chosen else "line", max(1.0, (2.0 if chosen else 1.0) * self._camera.ratio)))
        radius = ROUND * self._camera.scale
        painter.drawRoundedRect(rect, radius, radius)
        self.write(row)

    def write_anew(self, row: Row, *, chosen: bool) -> None:
        """Write what stands on a head that is there already, in another place of it."""
        line = ceil(max(1.0, (2.0 if chosen else 1.0) * self._camera.ratio)) + 1
        body = device_rect(row.head, self._camera).adjusted(line, 0, -line, 0)
        self._painter.fillRect(body, self._ink.colour("accent_soft" if chosen else "panel"))
        self.write(row)

    def write(self, row: Row) -> None:
        """Write a segment's name, its posture and how both sides stand."""
        verdict = self._scene.verdict(row.segment_id)
        segment = self._scene.board.the(Segment, row.segment_id)
        out = sum(each in self._scene.out for each in row.cards) if self._scene.out else 0
        with in_units(self._painter, row.head, self._camera) as room:
            if self._camera.zoom < TEXT_FROM:
                self._bars(room, verdict)
                return
            aside = self._left_out(room, out) if out else 0.0
            self._write(room, name(segment, self._scene.lang), verdict, aside)

    def _write(self, room: QRectF, text: str, verdict: SegmentVerdict | None, aside: float) -> None:
        """Write the name, on two lines where a high row lets it, and the figures under it, in the middle together.

        ``aside`` is how much of the name's room is taken at its right.
        """
        ink = self._ink
        width = room.width() - 20 - aside
        lines, size = ink.largest(text, width, 1 if room.height() < TWO_LINES else 2, (13, 12), "semi")
        y = min(room.center().y(), MIDDLE_MOST) - (NAME_HIGH * len(lines) + PILL_HIGH) / 2 - 2
        for line in lines:
            ink.write(self._painter, QRectF(10, y, width, NAME_HIGH), line, ink.colour("text"), size, "semi")
            y += NAME_HIGH
        if verdict is not None:
            self._figures(room, y + 1, verdict)

    def _figures(self, room: QRectF, y: float, verdict: SegmentVerdict) -> None:
        ink = self._ink
        right = self._pill(QPointF(10, y), verdict.posture)
        figures, colour = f"{score_text(verdict.best_home)} : {score_text(verdict.best_foreign)}", "text_muted"
        moved = self._scene.glass.level(verdict.segment_id)
        if moved is not None:
            sign = "▲" if moved.now > moved.was else "▼"
            figures, colour = f"L {sign} {abs(moved.now - moved.was):.1f}", "text"
        ink.write(self._painter, QRectF(right + 8, y, 60, PILL_HIGH), figures, ink.colour(colour), 12, "semi")
        if verdict.positions and verdict.coverage < COVERAGE_FULL:
            least = self._scene.board.premise.coverage_min
            self._coverage(room, y, verdict.coverage, short=verdict.coverage < least)

    def _pill(self, corner: QPointF, posture: Posture) -> float:
        """Paint the posture's word and shape; return where the pill ends."""
        ink, painter = self._ink, self._painter
        word = self._words.say(f"judge.posture.{posture}")
        width = ink.metrics(11, "bold").horizontalAdvance(word) + 26
        pill = QRectF(corner.x(), corner.y(), width, PILL_HIGH)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.colour(posture))
        painter.drawRoundedRect(pill, 8.5, 8.5)
        white = ink.colour("text_on_fill")
        painter.setBrush(white)
        painter.drawPolygon(posture_shape(posture, QPointF(pill.x() + 11, pill.center().y())))
        ink.write(painter, pill.adjusted(18, 0, 0, 0), word, white, 11, "bold")
        return pill.right()

    def _coverage(self, room: QRectF, top: float, share: float, *, short: bool) -> None:
        """Write beside the figures how much is rated, with a sign where that is too little."""
        ink, painter = self._ink, self._painter
        colour = ink.colour("danger" if short else "text_muted")
        line = QRectF(room.right() - 76, top, 66, PILL_HIGH)
        text = percent(share)
        ink.write(painter, line, text, colour, 11, "semi", Qt.AlignmentFlag.AlignRight)
        if short:
            sign = QPointF(line.right() - ink.metrics(11, "semi").horizontalAdvance(text) - 9, line.center().y())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon([sign + QPointF(-4.5, 3.5), sign + QPointF(4.5, 3.5), sign + QPointF(0, -4.5)])

    def _left_out(self, room: QRectF, count: int) -> float:
        """Write at the top right how many cards a filter keeps out; return how much room that takes."""
        ink, painter = self._ink, self._painter
        text = self._words.say("lens.left_out", count=count)
        width = ink.metrics(OUT_SIZE, "semi").horizontalAdvance(text) + 12
        pill = QRectF(room.right() - 6 - width, room.top() + 5, width, OUT_HIGH)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(ink.pen("line_strong"))
        painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), OUT_HIGH / 2, OUT_HIGH / 2)
        ink.write(painter, pill, text, ink.colour("text_muted"), OUT_SIZE, "semi", Qt.AlignmentFlag.AlignHCenter)
        return width

    def _far_posture(self, room: QRectF, posture: Posture) -> None:
        """Paint the posture by its shape, beside what stands for the name, as large as the head lets it."""
        painter, size = self._painter, min(room.height() * 0.86, FAR_MOST)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink.colour(posture))
        painter.drawPolygon(posture_shape(posture, QPointF(room.right() - 8 - size / 2, room.center().y()), size))

    def _bars(self, room: QRectF, verdict: SegmentVerdict | None) -> None:
        painter, ink = self._painter, self._ink
        y = room.center().y()
        painter.fillRect(QRectF(12, y - 5, room.width() * 0.5, 10), ink.colour("text_muted", 160))
        if verdict is not None:
            self._far_posture(room, verdict.posture)
