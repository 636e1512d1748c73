"""Painting several scenarios at once: arrows of the front line, and signs whose shape, colour and letter tell which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from db.model.front import front_x
from desktop.board.frontline import ghost_pen
from desktop.board.options import LETTERS
from desktop.board.units import in_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from db.model.geometry import Box, Row
    from desktop.board.camera import Camera
    from desktop.board.ink import Ink
    from desktop.board.options import Bend, Options

SIGN, SMALL = 15.0, 11.5
"""How large a letter is at the front line, and on a card: so that they are told apart where they meet."""

SLOT = 22.0
"""From one letter's place on a card's upper edge to the next one's: each has its own, so that cards compare."""

FIRST = 12.0
TIP, ARROW = 4.5, 1.8
_TEXT = 10
_SHAPES: dict[str, tuple[tuple[float, float], ...]] = {
    "B": ((-0.46, -0.46), (0.46, -0.46), (0.46, 0.46), (-0.46, 0.46)),
    "C": ((0, -0.66), (0.66, 0), (0, 0.66), (-0.66, 0)),
    "D": ((-0.3, -0.52), (0.3, -0.52), (0.6, 0), (0.3, 0.52), (-0.3, 0.52), (-0.6, 0)),
}


def colour_of(letter: str) -> str:
    """Return the name of a letter's colour."""
    return f"option_{LETTERS.index(letter) + 1}"


def paint_letter(painter: QPainter, letter: str, middle: QPointF, ink: Ink, size: float = SIGN) -> None:
    """Paint the sign of a scenario: a circle, a square, a diamond or a hexagon with its letter."""
    colour = colour_of(letter)
    painter.setPen(QPen(ink.colour("panel"), size * 0.1))
    painter.setBrush(ink.colour(colour))
    corners = _SHAPES.get(letter)
    if corners is None:
        painter.drawEllipse(middle, size / 2, size / 2)
    else:
        painter.drawPolygon(QPolygonF([middle + QPointF(x * size, y * size) for x, y in corners]))
    box = QRectF(middle.x() - size, middle.y() - size, 2 * size, 2 * size)
    ink.write(painter, box, letter, ink.over(colour), _TEXT * size / SIGN, "bold", Qt.AlignmentFlag.AlignHCenter)


def paint_bends(painter: QPainter, rows: Iterable[Row], options: Options, camera: Camera, ink: Ink) -> None:
    """Paint where the front line would go: an arrow to it, and a dotted piece of it. In device pixels."""
    for row in rows:
        for bend, y, high in _lanes(row, options):
            places = _ends(row, bend)
            if places is None:
                continue
            was, now = (_device(x, y, camera) for x in places)
            wide = max(camera.ratio, ARROW * camera.scale)
            painter.setPen(ghost_pen(ink, wide * 1.2, colour_of(bend.letter)))
            half = QPointF(0, high / 2 * camera.scale)
            painter.drawLine(now - half, now + half)
            painter.setPen(QPen(ink.colour(colour_of(bend.letter)), wide))
            painter.drawLine(was, now)


def paint_letters(painter: QPainter, rows: Iterable[Row], options: Options, camera: Camera, ink: Ink) -> None:
    """Paint the letters at the arrows' ends, over the cards. In device pixels."""
    size = SIGN * max(camera.scale, 0.7 * camera.ratio)
    for row in rows:
        for bend, y, _ in _lanes(row, options):
            places = _ends(row, bend)
            if places is not None:
                paint_letter(painter, bend.letter, _device(places[1], y, camera), ink, size)


def paint_turns(painter: QPainter, boxes: Mapping[str, Box], options: Options, camera: Camera, ink: Ink) -> None:
    """Paint on the upper edge of each card that differs which scenarios move it, and which way."""
    for position_id, box in boxes.items():
        turns = tuple(options.turns(position_id))
        if not turns:
            continue
        with in_units(painter, box, camera):
            for turn in turns:
                middle = QPointF(FIRST + SLOT * LETTERS.index(turn.letter), 0)
                _paint_way(painter, middle + QPointF(SMALL * 0.9, 0), ink, up=turn.now > turn.was)
                paint_letter(painter, turn.letter, middle, ink, SMALL)


def _paint_way(painter: QPainter, middle: QPointF, ink: Ink, *, up: bool) -> None:
    sign = -1 if up else 1
    corners = ((0, TIP * sign), (TIP * 0.9, -TIP * 0.6 * sign), (-TIP * 0.9, -TIP * 0.6 * sign))
    painter.setPen(QPen(ink.colour("panel"), 1.2))
    painter.setBrush(ink.colour("rise" if up else "fall"))
    painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))


def _lanes(row: Row, options: Options) -> Iterator[tuple[Bend, float, float]]:
    """Yield what would differ in a row, each in the lane of its letter: its middle, and how high the lane is."""
    high = row.ground.h / len(options.all)
    for bend in options.bends(row.segment_id):
        yield bend, row.ground.y + high * (LETTERS.index(bend.letter) + 0.5), high


def _ends(row: Row, bend: Bend) -> tuple[float, float] | None:
    """Return where the line stands and would stand; where only one of them is there, it stays in its place."""
    now = bend.now.front if bend.now.front is not None else bend.was.front
    was = bend.was.front if bend.was.front is not None else now
    return None if now is None or was is None else (front_x(row, was), front_x(row, now))


def _device(x: float, y: float, camera: Camera) -> QPointF:
    return QPointF(x * camera.scale - camera.left, y * camera.scale - camera.top)
