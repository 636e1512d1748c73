"""Painters of one card, in the card's own logical units: text, bars where text would be too small, blocks below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen

from desktop.board.chips import CHIP, paint_chip, paint_delta, paint_far_chip
from desktop.board.marks import paint_clock, paint_crack, paint_seam, paint_sign

if TYPE_CHECKING:
    from desktop.board.face import Face
    from desktop.board.ink import Ink

Detail: TypeAlias = Literal["text", "bars", "blocks"]
Lift: TypeAlias = Literal["still", "lifted", "ghost", "out", "dim"]

TEXT_FROM, BARS_FROM = 0.45, 0.15
"""The zooms from which text, and then bars, are drawn."""

PAD = 5
"""Room around a card that its shadow and its outlines take, in logical units."""

ROUND = 6
STRIP = 5
SIGN_X = 13
NAME_LEFT, NAME_WIDE = 21, 93
NAME_SIZE = 12
NAME_SIZES = (12, 11, 10, 9, 8)
"""The sizes that a name may take so that eight letters of it show."""

LETTERS_LEAST = 8
CRACK_X, CRACK_WIDE = 113.5, 4
BAR_STEPS = 6
DIM = 0.34
"""How much is left of a card that stands back for others."""


class Look(NamedTuple):
    """Everything that tells one card's picture from another's, beside its size.

    ``lift``: ``lifted`` is in the hand, ``ghost`` the place that it was taken from, ``out`` what a filter keeps out,
    ``dim`` what stands back for others.
    """

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
    """Return a face of which only the length of its name and the lens's mark are left: far fewer differ."""
    length = min(BAR_STEPS, 1 + len(face.name) // 2)
    tint = face.tint._replace(text="")
    return face._replace(name="·" * length, score="", confidence=0, clock=False, settled=False, tint=tint, delta=None)


def blank(look: Look) -> Look:
    """Return the look of the same card with nothing written on it: few differ, many cards begin with it."""
    if look.lift in {"ghost", "out"}:
        return Look(_nobody(look.face), look.selected, look.lift)
    tint = look.face.tint._replace(mark="", text="")
    face = look.face._replace(
        name="", score="", confidence=0, split=False, shape="circle", clock=False, tint=tint, delta=None, settled=False
    )
    return look._replace(face=face)


def paint_blank(painter: QPainter, size: tuple[float, float], look: Look, ink: Ink) -> None:
    """Paint an empty card whose top left corner is the painter's origin, ``size`` in logical units."""
    body = QRectF(0, 0, *size)
    if look.lift in {"ghost", "out"}:
        _paint_absent(painter, body, look, ink)
        return
    painter.setOpacity(DIM if look.lift == "dim" else 1.0)
    if not look.face.hollow or look.lift == "lifted":
        _paint_shadow(painter, body, ink, lifted=look.lift == "lifted")
    outline = QPainterPath()
    outline.addRoundedRect(body, ROUND, ROUND)
    _paint_body(painter, outline, look, ink)
    _paint_strip(painter, body, outline, look.face, ink)
    _paint_border(painter, body, look, ink)


def paint_content(painter: QPainter, size: tuple[float, float], look: Look, ink: Ink) -> None:
    """Paint what stands on a card."""
    body, face = QRectF(0, 0, *size), look.face
    if look.lift in {"ghost", "out"}:
        return
    painter.setOpacity(DIM if look.lift == "dim" else 1.0)
    if look.detail != "text":
        _paint_bar(painter, body, face, ink)
        return
    _paint_sign(painter, body, face, ink)
    _paint_name(painter, body, face, ink)
    if face.split:
        paint_crack(painter, CRACK_X, 3, body.height() - 3, ink.colour("danger"))
    elif face.settled:
        paint_seam(painter, QPointF(CRACK_X, body.height() / 2), ink.colour("text_muted"))
    paint_chip(painter, face, ink)
    if face.delta is not None:
        paint_delta(painter, QRectF(NAME_LEFT, body.height() - 6, NAME_WIDE - 2, 4), face, ink)


def _nobody(face: Face) -> Face:
    """Return a face on which nothing is left: all places without their card look the same."""
    bare = face._replace(name="", score="", home=True, shape="circle", confidence=0, delta=None)
    bare = bare._replace(
        hollow=False, split=False, hatched=False, dotted=False, clock=False, ended=False, settled=False
    )
    return bare._replace(tint=face.tint._replace(colour="", mark="", text=""))


def _paint_absent(painter: QPainter, body: QRectF, look: Look, ink: Ink) -> None:
    """Paint a place without its card: dashed where it is in the hand, thin where a filter keeps it out."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if look.lift == "ghost":
        painter.setPen(ink.pen("line_strong", 1.2, Qt.PenStyle.DashLine))
    else:
        painter.setPen(ink.pen("selection" if look.selected else "line_strong", 1.6 if look.selected else 0.8))
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
    painter.fillRect(QRectF(0, 0, STRIP, body.height()), ink.colour(face.colour))
    painter.restore()


def _paint_border(painter: QPainter, body: QRectF, look: Look, ink: Ink) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if look.selected:
        painter.setPen(ink.pen("selection", 2.5))
        painter.drawRoundedRect(body.adjusted(-0.5, -0.5, 0.5, 0.5), ROUND + 0.5, ROUND + 0.5)
        return
    face = look.face
    pen = QPen(ink.colour("line_strong" if face.hollow else "card_line"), 1.0)
    if face.dotted:
        pen = QPen(ink.colour("text_muted"), 1.4, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([1.2, 2.2])
    painter.setPen(pen)
    painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), ROUND - 0.5, ROUND - 0.5)


def _paint_sign(painter: QPainter, body: QRectF, face: Face, ink: Ink) -> None:
    """Paint where it comes from; where its evidence is old a clock stands under it."""
    middle = body.height() / 2
    colour = ink.colour(face.colour if face.tint.mark == "origin" else "text_muted")
    paint_sign(painter, QPointF(SIGN_X, middle - 5 if face.clock else middle), face.shape, colour)
    if face.clock:
        paint_clock(painter, QPointF(SIGN_X, middle + 6.5), 4.6, ink.colour("stale"))


def _paint_name(painter: QPainter, body: QRectF, face: Face, ink: Ink) -> None:
    box = QRectF(NAME_LEFT, -2 if face.delta else 0, NAME_WIDE, body.height())
    weight = "normal" if face.hollow else "semi"
    most = NAME_WIDE - CRACK_WIDE if face.split or face.settled else NAME_WIDE
    text, size = ink.legible(face.name, most, NAME_SIZES, weight, LETTERS_LEAST)
    width = min(most, ink.metrics(size, weight).horizontalAdvance(text))
    if face.hatched:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.colour("card"))
        painter.drawRoundedRect(QRectF(NAME_LEFT - 2, box.y() + 6, width + 4, body.height() - 12), 3, 3)
    ink.write(painter, box, text, ink.colour("text_muted" if face.ended else "text"), size, weight)
    if face.ended:
        y = box.center().y() + 0.75
        painter.setPen(ink.pen("text_muted", 1.2))
        painter.drawLine(QPointF(NAME_LEFT - 1, y), QPointF(NAME_LEFT + width + 1, y))


def _paint_bar(painter: QPainter, body: QRectF, face: Face, ink: Ink) -> None:
    middle = body.height() / 2
    painter.fillRect(QRectF(14, middle - 4, 14 * len(face.name), 8), ink.colour("text_muted", 200))
    if not face.hatched or face.tint.mark != "origin":
        paint_far_chip(painter, CHIP, face, ink)
