"""Painters of what moves over the still picture: the row that opens, lifted cards, rubber band, hover and focus."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from db.model.geometry import Box
from desktop.board.bands import Under
from desktop.board.cards import PAD, ROUND, Look
from desktop.board.frontline import paint_front
from desktop.board.leaf import paint_chosen, paint_leaf
from desktop.board.links import paint_lit
from desktop.board.tether import paint_handle, paint_line
from desktop.board.units import device_rect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.model.geometry import Arrangement, Row
    from desktop.board.hand import Drag, Hand
    from desktop.board.paint import Still

REACH = 0.5
"""How far beyond the window lifted cards are painted ready, in windows."""

RING = 3.5
"""From a card to the ring around it, in logical units."""


class Lifted:
    """A ready picture of the cards in the hand, so that a thousand of them move as one."""

    def __init__(self) -> None:
        self._picture: QPixmap | None = None
        self._scale = 0.0
        self._at = Box(0, 0, 0, 0)
        self._good_for = Box(0, 0, 0, 0)

    def forget(self) -> None:
        """Other cards are in the hand, or they look different."""
        self._scale = 0.0

    def paint(self, painter: QPainter, drag: Drag, still: Still) -> None:
        """Paint the carried cards where the hand is. The painter is in device pixels."""
        camera, (dx, dy) = still.camera, drag.shifted
        seen = camera.seen.moved(-dx, -dy)
        if self._scale != camera.scale or self._good_for.joined(seen) != self._good_for:
            self._draw(drag, still, seen.grown(REACH * max(seen.w, seen.h)))
        if self._picture is not None:
            painter.drawPixmap(camera.x(self._at.x + dx), camera.y(self._at.y + dy), self._picture)

    def _draw(self, drag: Drag, still: Still, reach: Box) -> None:
        boxes = {each: box for each, box in drag.carried.items() if box.meets(reach)}
        bounds = bounds_of(boxes)
        self._picture, self._scale, self._good_for = None, still.camera.scale, reach
        if bounds is None:
            return
        self._at = bounds.grown(PAD)
        x, y, wide, high = still.camera.device(self._at)
        self._picture = QPixmap(max(1, wide), max(1, high))
        self._picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._picture)
        painter.translate(-x, -y)
        still.paint_cards(
            painter, boxes, lambda each: Look(drag.face(each), selected=True, lift="lifted"), block="selection"
        )
        painter.end()


def paint_hand(painter: QPainter, hand: Hand, still: Still) -> None:
    """Paint all that is over the still picture but the lifted cards. The painter is in device pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    cards = still.scene.arrangement.cards
    if hand.drag is not None:
        _paint_target(painter, hand.drag, still)
        _paint_guides(painter, hand.drag, still)
    else:
        if hand.lit:
            paint_lit(painter, hand.lit, still.camera, still.ink)
        if hand.hovered is not None and hand.hovered in cards:
            _paint_hover(painter, cards[hand.hovered].box, still)
        if hand.focus is not None and hand.focus in cards:
            _paint_focus(painter, cards[hand.focus].box, still)
        handled = hand.hovered if hand.hovered in cards else hand.focus
        if hand.line is None and hand.rubber is None and handled is not None and handled in cards:
            paint_handle(painter, cards[handled].box, still)
    if hand.note is not None and hand.note in still.scene.arrangement.notes:
        paint_chosen(painter, still.scene.arrangement.notes[hand.note], still)
    if hand.leaf is not None:
        paint_leaf(painter, hand.leaf, still)
    if hand.line is not None:
        paint_line(painter, hand.line, still)
    if hand.rubber is not None:
        _paint_rubber(painter, hand.rubber, still)


def strip_of(arrangement: Arrangement, drag: Drag) -> Box | None:
    """Return the ground of the target row as high as it will be with the cards in it."""
    row = arrangement.row(drag.target) if drag.target is not None else None
    if row is None:
        return None
    return row.ground._replace(h=max(row.ground.h, arrangement.sizes.row_height(_lanes(drag))))


def places_of(arrangement: Arrangement, drag: Drag, strip: Box) -> dict[str, Box]:
    """Return the boxes of the target row's cards as they would stand."""
    sizes = arrangement.sizes
    top = strip.y + (strip.h - _lanes(drag) * sizes.pitch + sizes.lane_gap) / 2
    left = strip.x - sizes.card_w / 2
    return {
        spot.position_id: Box(left + spot.x * sizes.ground, top + spot.lane * sizes.pitch, sizes.card_w, sizes.card_h)
        for spot in drag.places
    }


def bounds_of(boxes: Mapping[str, Box]) -> Box | None:
    """Return the smallest box around all of them, None around none."""
    if not boxes:
        return None
    x, y = min(box.x for box in boxes.values()), min(box.y for box in boxes.values())
    right, bottom = max(box.right for box in boxes.values()), max(box.bottom for box in boxes.values())
    return Box(x, y, right - x, bottom - y)


def _lanes(drag: Drag) -> int:
    return max((spot.lane for spot in drag.places), default=0) + 1


def _paint_target(painter: QPainter, drag: Drag, still: Still) -> None:
    """Paint the target row over the still picture, its cards making room."""
    arrangement = still.scene.arrangement
    strip = strip_of(arrangement, drag)
    row = arrangement.row(drag.target) if drag.target is not None else None
    if strip is None or row is None:
        return
    _paint_ground(painter, row, strip, still)
    places = places_of(arrangement, drag, strip)
    others = {each: box for each, box in places.items() if each not in drag.carried}
    still.paint_cards(painter, others, still.look)
    gaps = {each: box for each, box in places.items() if each in drag.carried}
    if drag.afar and not drag.refused:
        still.paint_cards(painter, gaps, lambda each: Look(drag.face(each), selected=True, lift="lifted"), "selection")
    else:
        for box in gaps.values():
            _paint_gap(painter, box, still, refused=drag.refused)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    colour = "danger" if drag.refused else "accent"
    pen = QPen(still.ink.colour(colour), 2 * still.camera.ratio)
    if drag.refused:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawRect(device_rect(strip, still.camera))


def _paint_ground(painter: QPainter, row: Row, strip: Box, still: Still) -> None:
    grown = replace(row, ground=strip)
    under = Under(painter, still.scene, still.camera, still.ink, still.words)
    verdict = still.scene.verdict(row.segment_id)
    defined = verdict is not None and verdict.front is not None
    under.ground(grown, still.shares.get(row.segment_id, 0.5), defined=defined)
    paint_front(painter, [grown], still.shares, still.scene.dashed, still.camera, still.ink)


def _paint_gap(painter: QPainter, box: Box, still: Still, *, refused: bool) -> None:
    ink = still.ink
    painter.setBrush(ink.colour("danger_soft" if refused else "accent_soft"))
    painter.setPen(QPen(ink.colour("danger" if refused else "gap"), 1.5 * still.camera.ratio, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(device_rect(box, still.camera), ROUND * still.camera.scale, ROUND * still.camera.scale)


def _paint_guides(painter: QPainter, drag: Drag, still: Still) -> None:
    camera = still.camera
    painter.setPen(QPen(still.ink.colour("accent"), camera.ratio))
    for guide in drag.guides:
        # Half a pixel in, so that a line of one pixel is not smeared over two.
        x = camera.x(guide.x) + 0.5
        painter.drawLine(QPointF(x, camera.y(guide.y0)), QPointF(x, camera.y(guide.y1)))


def _paint_hover(painter: QPainter, box: Box, still: Still) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(still.ink.colour("text_muted"), 1.5 * still.camera.ratio))
    painter.drawRoundedRect(device_rect(box, still.camera), ROUND * still.camera.scale, ROUND * still.camera.scale)


def _paint_focus(painter: QPainter, box: Box, still: Still) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(still.ink.colour("focus"), 1.5 * still.camera.ratio, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    radius = (ROUND + RING) * still.camera.scale
    painter.drawRoundedRect(device_rect(box.grown(RING), still.camera), radius, radius)


def _paint_rubber(painter: QPainter, box: Box, still: Still) -> None:
    # Filled in whole pixels: soft edges around most of the window take longer than all else of a frame.
    rect = device_rect(box, still.camera).toRect()
    painter.fillRect(rect, still.ink.colour("selection", 36))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(still.ink.colour("selection"), still.camera.ratio))
    painter.drawRect(rect)
