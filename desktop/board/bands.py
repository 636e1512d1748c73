"""Painters of what stands under the cards: the axis, the layers' bands, the segments' grounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from db.model.things import Layer, Segment, in_language, name
from desktop.board.cards import TEXT_FROM
from desktop.board.units import device_rect, in_units

if TYPE_CHECKING:
    from db.judge.judgement import SegmentVerdict
    from db.model.geometry import Band, Box, Row
    from desktop.board.camera import Camera
    from desktop.board.ink import Ink
    from desktop.board.scene import Scene
    from desktop.words import Words

ROUND = 6
FOLD = 24.0
"""The side of the square at a band head's top left corner that folds the band, in logical units."""

LOW = 60
"""How high a band's head is before its name need not make way for the fold mark."""

UPRIGHT_MOST = 18.0
"""No upright name is larger, in the toolkit's pixels."""

REASON_ASIDE = 12
"""How far from the line the words stand that say why it is undefined, in logical units."""

LEFT, RIGHT, CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter


class Under:
    """Paints one part after the other; the painter is in device pixels."""

    def __init__(
        self, painter: QPainter, scene: Scene, camera: Camera, ink: Ink, words: Words, *, marks: bool = True
    ) -> None:
        """Without ``marks`` there is nothing on the heads that could only be clicked on."""
        self._painter, self._scene, self._camera, self._ink, self._words = painter, scene, camera, ink, words
        self._marks = marks

    def axis(self) -> None:
        """Paint which side is whose, and how the front line comes about."""
        box = self._scene.arrangement.axis
        ink, words = self._ink, self._words
        if self._camera.zoom < TEXT_FROM:
            return
        with in_units(self._painter, box, self._camera) as room:
            side = words.say("judge.side.home"), words.say("judge.side.foreign")
            ink.write(self._painter, room, f"◀  {side[0]}", ink.colour("home"), 14, "bold", LEFT)
            ink.write(self._painter, room, f"{side[1]}  ▶", ink.colour("global"), 14, "bold", RIGHT)
            ink.write(self._painter, room, words.say("board.axis"), ink.colour("text_muted"), 12, "normal", CENTRE)

    def band(self, band: Band) -> None:
        """Paint a layer's head and, where it shows no rows, why."""
        self.head(band)
        if self._camera.zoom >= TEXT_FROM and not self._rows(band):
            self._bare_band(band)

    def head(self, band: Band, *, upright: bool = False) -> None:
        """Paint a layer's head; its name stands ``upright`` in a narrow one, and where it could not be read else."""
        layer = self._scene.board.the(Layer, band.layer_id)
        painter, ink = self._painter, self._ink
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.layer(layer.stack_rank))
        radius = ROUND * self._camera.scale
        painter.drawRoundedRect(device_rect(band.head, self._camera), radius, radius)
        self._write(band, upright=upright)

    def head_anew(self, band: Band, *, upright: bool = False) -> None:
        """Write what stands on a layer's head that is there already, in another place of it."""
        layer = self._scene.board.the(Layer, band.layer_id)
        self._painter.fillRect(device_rect(band.head, self._camera), self._ink.layer(layer.stack_rank))
        self._write(band, upright=upright)

    def _write(self, band: Band, *, upright: bool) -> None:
        layer = self._scene.board.the(Layer, band.layer_id)
        far, marked = self._camera.zoom < TEXT_FROM, self._marks and (band.folded or self._rows(band))
        if far or upright:
            self._upright_name(band, name(layer, self._scene.lang), FOLD - 4 if marked and not far else 0)
        if far:
            return
        with in_units(self._painter, band.head, self._camera) as room:
            if marked:
                self._fold_mark(room, folded=band.folded)
            aside = FOLD - 4 if marked and room.height() < LOW else 0
            if not upright:
                self._band_names(room.adjusted(aside, 0, 0, 0), layer)

    def _rows(self, band: Band) -> bool:
        """Tell whether a layer shows rows."""
        return band.layer_id in self._scene.layers

    def ground(self, row: Row, share: float, *, defined: bool) -> None:
        """Paint the home ground up to the line and the global ground from it on."""
        ink = self._ink
        left, top, wide, high = self._camera.device(row.ground)
        split = self._camera.x(row.ground.x + row.ground.w * share) - left
        if not defined:
            self._painter.fillRect(left, top, wide, high, ink.colour("ground_undefined"))
            return
        self._painter.fillRect(left, top, split, high, ink.colour("ground_home"))
        self._painter.fillRect(left + split, top, wide - split, high, ink.colour("ground_global"))

    def reason(self, row: Row, verdict: SegmentVerdict) -> None:
        """Say in an undefined row why it is, on the side of the line where there is room."""
        if verdict.undefined is None or self._camera.zoom < TEXT_FROM:
            return
        text = self._words.say(f"board.reason.{verdict.undefined}")
        box = reason_box(self._scene, row, self._ink.metrics(12).horizontalAdvance(text) + 16)
        if box is not None:
            align = LEFT if box.x > row.ground.middle[0] else RIGHT
            with in_units(self._painter, box, self._camera) as room:
                self._ink.write(self._painter, room, text, self._ink.colour("text_muted"), 12, "normal", align)

    def _band_names(self, room: QRectF, layer: Layer) -> None:
        ink = self._ink
        own = name(layer, self._scene.lang)
        other = in_language(layer.name_en, layer.name_ko, self._scene.lang)
        width = room.width() - 12
        most = max(1, int((room.height() - 8) // 18))
        lines, size = ink.largest(own, width, max(1, min(3, most)), (14, 13, 12, 11), "bold")
        spare = int((room.height() - 8 - 18 * len(lines)) // 14)
        under = ink.lines(other, width, min(2, spare), 11) if spare > 0 and other != own else []
        y = room.center().y() - (18 * len(lines) + 14 * len(under)) / 2
        white = ink.colour("text_on_fill")
        for text in lines:
            ink.write(self._painter, QRectF(room.x(), y, room.width(), 18), text, white, size, "bold", CENTRE)
            y += 18
        for text in under:
            ink.write(self._painter, QRectF(room.x(), y + 1, room.width(), 14), text, white, 11, "normal", CENTRE)
            y += 14

    def _upright_name(self, band: Band, text: str, above: float = 0.0) -> None:
        """Write a layer's name from the bottom to the top, as large as can be read, where it fits.

        ``above`` is what is taken of the head at its top, in logical units.
        """
        painter, ink = self._painter, self._ink
        ratio = self._camera.ratio
        rect = device_rect(band.head, self._camera).adjusted(0, above * self._camera.scale, 0, 0)
        length, across = rect.height() / ratio - 6, rect.width() / ratio
        if across < 13 or length < 24:
            return
        size = min(UPRIGHT_MOST, max(11.0, 12 * self._camera.zoom)) if above else 11.0
        painter.save()
        painter.translate(rect.center())
        painter.rotate(-90)
        painter.scale(ratio, ratio)
        line = ink.fitting(text, length, size, "semi")
        box = QRectF(-length / 2, -across / 2, length, across)
        ink.write(painter, box, line, ink.colour("text_on_fill"), size, "semi", CENTRE)
        painter.restore()

    def _fold_mark(self, room: QRectF, *, folded: bool) -> None:
        painter = self._painter
        pen = QPen(self._ink.colour("text_on_fill", 210), 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        x, y = room.x() + 10, room.y() + 10
        way = [(-1.5, -3.5), (2, 0), (-1.5, 3.5)] if folded else [(-3.5, -1.5), (0, 2), (3.5, -1.5)]
        painter.drawPolyline([QPointF(x + dx, y + dy) for dx, dy in way])

    def _bare_band(self, band: Band) -> None:
        sizes = self._scene.arrangement.sizes
        box = band.box._replace(x=band.head.right + sizes.gutter, w=band.box.right - band.head.right - sizes.gutter)
        self._painter.setBrush(self._ink.colour("ground_undefined"))
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.drawRoundedRect(
            device_rect(box, self._camera), ROUND * self._camera.scale, ROUND * self._camera.scale
        )
        segments = len(self._scene.board.where(Segment, "layer_id", band.layer_id))
        key = "board.folded" if segments else "board.no_segments"
        text = self._words.say(key, segments=segments, cards=band.count)
        with in_units(self._painter, box, self._camera) as room:
            inner = room.adjusted(14, 0, -14, 0)
            self._ink.write(self._painter, inner, text, self._ink.colour("text_muted"), 12)


def reason_box(scene: Scene, row: Row, width: float) -> Box | None:
    """Return where so wide words stand that say why a row is undefined: at the left of the line if no card does."""
    cards = [scene.arrangement.cards[each].box for each in row.cards]
    middle = row.ground.middle[0]
    boxes = (row.ground._replace(x=x, w=width) for x in (middle - REASON_ASIDE - width, middle + REASON_ASIDE))
    return next((box for box in boxes if not any(card.meets(box) for card in cards)), None)
