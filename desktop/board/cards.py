"""Painters of one card, in the card's own logical units: text, bars where text would be too small, blocks below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from desktop.board.face import Face, Shape
    from desktop.board.ink import Ink

Detail: TypeAlias = Literal["text", "bars", "blocks"]
Lift: TypeAlias = Literal["still", "lifted", "ghost"]

TEXT_FROM, BARS_FROM = 0.45, 0.15
"""The zooms from which text, and then bars, are drawn."""

PAD = 5
"""Room around a card that its shadow and its outlines take, in logical units."""

ROUND = 6
STRIP = 5
NAME_LEFT, NAME_WIDE = 21, 94
CHIP_LEFT, CHIP_TOP, CHIP_WIDE, CHIP_HIGH = 117, 4, 26, 21
NAME_SIZE, SCORE_SIZE = 12, 11
BAR_STEPS = 6


class Look(NamedTuple):
    """Everything that tells one card's picture from another's, beside its size."""

    face: Face
    selected: bool = False
    lift: Lift = "still"
    detail: Detail = "text"


def detail_at(zoom: float) -> Detail:
    """Return how much is drawn at a zoom."""
    if zoom >= TEXT_FROM:
        return "text"
    return "bars" if zoom >= BARS_FROM else "blocks"


def bars(face: Face) -> Face:
    """Return a face of which only the length of its name is left: far fewer differ."""
    length = min(BAR_STEPS, 1 + len(face.name) // 2)
    return face._replace(name="·" * length, score="", shape="circle", confidence=0)


def blank(look: Look) -> Look:
    """Return the look of the same card with nothing written on it: few differ, many cards begin with it."""
    face = look.face._replace(name="", score="", confidence=0, split=False, shape="circle")
    return look._replace(face=face)


def paint_blank(painter: QPainter, size: tuple[float, float], look: Look, ink: Ink) -> None:
    """Paint an empty card whose top left corner is the painter's origin, ``size`` in logical units."""
    body = QRectF(0, 0, *size)
    if look.lift == "ghost":
        _paint_ghost(painter, body, ink)
        return
    if not look.face.hollow or look.lift == "lifted":
        _paint_shadow(painter, body, ink, lifted=look.lift == "lifted")
    outline = QPainterPath()
    outline.addRoundedRect(body, ROUND, ROUND)
    _paint_body(painter, outline, look, ink)
    _paint_strip(painter, body, outline, look.face, ink)
    _paint_border(painter, body, look, ink)


def paint_content(painter: QPainter, size: tuple[float, float], look: Look, ink: Ink) -> None:
    """Paint what stands on a card."""
    body = QRectF(0, 0, *size)
    if look.lift == "ghost":
        return
    if look.detail == "text":
        _paint_shape(painter, QPointF(13, body.height() / 2), look.face.shape, side(look.face, ink))
        _paint_name(painter, body, look.face, ink)
        _paint_chip(painter, look.face, ink)
    else:
        _paint_bar(painter, body, look.face, ink)


def side(face: Face, ink: Ink) -> QColor:
    """Return the colour of the side that a card counts for."""
    return ink.colour("home" if face.home else "global")


def _paint_ghost(painter: QPainter, body: QRectF, ink: Ink) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(ink.pen("line_strong", 1.2, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(body.adjusted(0.6, 0.6, -0.6, -0.6), ROUND, ROUND)


def _paint_shadow(painter: QPainter, body: QRectF, ink: Ink, *, lifted: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    layers = ((4.0, 3.0, 26), (2.5, 2.5, 40), (1.0, 2.0, 60)) if lifted else ((1.5, 1.5, 22), (0.5, 1.0, 48))
    for spread, down, alpha in layers:
        painter.setBrush(ink.colour("card_shadow", alpha))
        grown = body.adjusted(-spread, -spread, spread, spread).translated(0, down)
        painter.drawRoundedRect(grown, ROUND + spread, ROUND + spread)


def _paint_body(painter: QPainter, outline: QPainterPath, look: Look, ink: Ink) -> None:
    face = look.face
    bare = "ground_home" if face.home else "ground_global"
    painter.fillPath(outline, ink.colour(bare if face.hollow else "card"))
    if face.hatched:
        painter.fillPath(outline, QBrush(ink.colour("hatch", 90), Qt.BrushStyle.BDiagPattern))


def _paint_strip(painter: QPainter, body: QRectF, outline: QPainterPath, face: Face, ink: Ink) -> None:
    painter.save()
    painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    painter.fillRect(QRectF(0, 0, STRIP, body.height()), side(face, ink))
    painter.restore()


def _paint_border(painter: QPainter, body: QRectF, look: Look, ink: Ink) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if look.selected:
        painter.setPen(ink.pen("selection", 2.5))
        painter.drawRoundedRect(body.adjusted(-0.5, -0.5, 0.5, 0.5), ROUND + 0.5, ROUND + 0.5)
        return
    face = look.face
    pen = QPen(ink.colour("line_strong" if face.hollow or face.dotted else "card_line"), 1.0)
    if face.dotted:
        pen = QPen(side(face, ink), 1.4, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([1.2, 2.2])
    painter.setPen(pen)
    painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), ROUND - 0.5, ROUND - 0.5)


def _paint_shape(painter: QPainter, middle: QPointF, shape: Shape, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.3))
    painter.setBrush(colour if shape != "half" else Qt.BrushStyle.NoBrush)
    x, y, radius = middle.x(), middle.y(), 3.2
    if shape == "diamond":
        painter.drawPolygon([QPointF(x, y - 4), QPointF(x + 4, y), QPointF(x, y + 4), QPointF(x - 4, y)])
        return
    painter.drawEllipse(middle, radius, radius)
    if shape == "half":
        painter.setBrush(colour)
        painter.drawPie(QRectF(x - radius, y - radius, 2 * radius, 2 * radius), 90 * 16, 180 * 16)


def _paint_name(painter: QPainter, body: QRectF, face: Face, ink: Ink) -> None:
    box = QRectF(NAME_LEFT, 0, NAME_WIDE, body.height())
    weight = "normal" if face.hollow else "semi"
    text = ink.fitting(face.name, NAME_WIDE, NAME_SIZE, weight)
    if face.hatched:
        plate = QRectF(NAME_LEFT - 2, 6, ink.metrics(NAME_SIZE, weight).horizontalAdvance(text) + 4, body.height() - 12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.colour("card"))
        painter.drawRoundedRect(plate, 3, 3)
    ink.write(painter, box, text, ink.colour("text"), NAME_SIZE, weight)


def _paint_chip(painter: QPainter, face: Face, ink: Ink) -> None:
    chip = QRectF(CHIP_LEFT, CHIP_TOP, CHIP_WIDE, CHIP_HIGH)
    colour = side(face, ink)
    soft = ink.colour("home_soft" if face.home else "global_soft")
    painter.setBrush(Qt.BrushStyle.NoBrush if face.hollow else soft)
    painter.setPen(QPen(colour, 1.0) if face.hollow else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5) if face.hollow else chip, 5, 5)
    if face.split:
        painter.setPen(QPen(ink.colour("danger"), 1.4))
        painter.drawLine(QPointF(chip.left() + 2, chip.bottom() - 2), QPointF(chip.left() + 7, chip.bottom() - 7))
    ink.write(
        painter, QRectF(chip.x(), chip.y() + 0.5, chip.width(), 15), face.score, colour, SCORE_SIZE, "bold", _MIDDLE
    )
    _paint_ticks(painter, chip, face.confidence, colour, ink)


def _paint_ticks(painter: QPainter, chip: QRectF, confidence: int, colour: QColor, ink: Ink) -> None:
    """Paint three ticks below the score, as many of them full as the confidence is high."""
    painter.setPen(Qt.PenStyle.NoPen)
    for at in range(3):
        painter.setBrush(colour if at < confidence else ink.colour("line_strong", 130))
        painter.drawRect(QRectF(chip.center().x() - 8 + at * 5.75, chip.bottom() - 4.5, 4.5, 1.75))


def _paint_bar(painter: QPainter, body: QRectF, face: Face, ink: Ink) -> None:
    middle = body.height() / 2
    painter.fillRect(QRectF(14, middle - 4, 14 * len(face.name), 8), ink.colour("text_muted", 200))
    if not face.hatched:
        painter.fillRect(QRectF(CHIP_LEFT, middle - 6, CHIP_WIDE, 12), side(face, ink))


_MIDDLE = Qt.AlignmentFlag.AlignHCenter
