"""Painters of the chip at a card's end: what the lens says of it, in colour, by a mark and as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.board.marks import BARS, paint_mark, paint_sign

if TYPE_CHECKING:
    from desktop.board.face import Face
    from desktop.board.ink import Ink

CHIP = QRectF(117, 4, 26, 21)
ROUND = 5
SCORE_SIZE = 11
LOWEST, HIGHEST = 1.0, 5.0
"""The ends of the scale on which a change is drawn."""

ABSENT = "absent"
"""The colour of what there is nothing to tell of: its chip is but outlined."""

_MIDDLE = Qt.AlignmentFlag.AlignHCenter
_BESIDE = {"up", "down", "same", "solid", "hollow", "split", "stale"}
"""The marks that stand before their text; the others stand under it, or alone."""


def paint_chip(painter: QPainter, face: Face, ink: Ink) -> None:
    """Paint a card's chip."""
    if face.tint.mark == "origin":
        _paint_own(painter, face, ink)
        return
    said = face.tint.colour != ABSENT
    colour = ink.over(face.colour) if said else ink.colour("text_muted")
    if said:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.colour(face.colour))
        painter.drawRoundedRect(CHIP, ROUND, ROUND)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(ink.pen("line_strong", 1.0, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(CHIP.adjusted(0.5, 0.5, -0.5, -0.5), ROUND, ROUND)
    paint_told(painter, CHIP, face.tint.mark, face.tint.text, colour, ink)


def paint_told(painter: QPainter, chip: QRectF, mark: str, text: str, colour: QColor, ink: Ink) -> None:
    """Paint a lens's mark and text into a chip."""
    if mark in _BESIDE and text:
        paint_mark(painter, QRectF(chip.x() + 2.5, chip.y() + 6, 9, 9), mark, colour)
        size = SCORE_SIZE if len(text) < 2 else SCORE_SIZE - 1
        ink.write(painter, chip.adjusted(11.5, 0, -1, 0), text, colour, size, "bold", _MIDDLE)
    elif text and mark.partition("_")[0] in BARS:
        ink.write(painter, QRectF(chip.x(), chip.y(), chip.width(), 14), text, colour, SCORE_SIZE, "bold", _MIDDLE)
        paint_mark(painter, QRectF(chip.x() + 4, chip.bottom() - 8, chip.width() - 8, 6), mark, colour)
    elif text:
        ink.write(painter, chip, text, colour, SCORE_SIZE, "bold", _MIDDLE)
    else:
        paint_mark(painter, chip.adjusted(6, 4, -6, -4), mark, colour)


def paint_far_chip(painter: QPainter, chip: QRectF, face: Face, ink: Ink) -> None:
    """Paint a chip that is too small for text: the mark as large as there is room."""
    colour = ink.colour(face.colour)
    if face.tint.mark == "origin":
        paint_sign(painter, chip.center(), face.shape, colour, 18)
        return
    kind = face.tint.mark.partition("_")[0]
    if kind in BARS:
        painter.fillRect(chip, ink.colour("panel"))
        paint_mark(painter, chip, face.tint.mark, colour)
    else:
        paint_mark(painter, chip, face.tint.mark, colour)


def paint_delta(painter: QPainter, track: QRectF, face: Face, ink: Ink) -> None:
    """Paint where a card stood on the scale, where it stands, and an arrow between the two."""
    if face.delta is None:
        return
    was, now = (_along(track, each) for each in face.delta)
    y = track.center().y()
    painter.setPen(ink.pen("line_strong", 1.0))
    painter.drawLine(QPointF(track.left(), y), QPointF(track.right(), y))
    painter.setPen(ink.pen("text_muted", 1.2))
    painter.drawLine(QPointF(was, y - 2.4), QPointF(was, y + 2.4))
    colour = ink.colour(face.colour)
    painter.setPen(QPen(colour, 2.0))
    painter.drawLine(QPointF(was, y), QPointF(now, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    back = -4.0 if now > was else 4.0
    if abs(now - was) < 1:
        painter.drawEllipse(QPointF(now, y), 2, 2)
    else:
        tip = [QPointF(now, y), QPointF(now + back, y - 2.8), QPointF(now + back, y + 2.8)]
        painter.drawPolygon(QPolygonF(tip))


def _along(track: QRectF, score: float) -> float:
    return track.left() + track.width() * (score - LOWEST) / (HIGHEST - LOWEST)


def _paint_own(painter: QPainter, face: Face, ink: Ink) -> None:
    """Paint the score and the confidence, in the colour of the card's side."""
    colour = ink.colour(face.colour)
    soft = ink.colour("home_soft" if face.home else "global_soft")
    painter.setBrush(Qt.BrushStyle.NoBrush if face.hollow else soft)
    painter.setPen(QPen(colour, 1.0) if face.hollow else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(CHIP.adjusted(0.5, 0.5, -0.5, -0.5) if face.hollow else CHIP, ROUND, ROUND)
    score = QRectF(CHIP.x(), CHIP.y() + 0.5, CHIP.width(), 15)
    ink.write(painter, score, face.score, colour, SCORE_SIZE, "bold", _MIDDLE)
    painter.setPen(Qt.PenStyle.NoPen)
    for at in range(3):
        painter.setBrush(colour if at < face.confidence else ink.colour("line_strong", 130))
        painter.drawRect(QRectF(CHIP.center().x() - 8 + at * 5.75, CHIP.bottom() - 4.5, 4.5, 1.75))
