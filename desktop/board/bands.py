"""Painters of what stands under the cards: the axis, the layers' bands, the segments' heads and grounds."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from db.model.things import Layer, Segment, in_language, name
from desktop.board.cards import TEXT_FROM
from desktop.board.face import score_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.judge.judgement import SegmentVerdict
    from db.model.geometry import Band, Box, Row
    from db.model.things import Posture
    from desktop.board.camera import Camera
    from desktop.board.ink import Ink
    from desktop.board.scene import Scene
    from desktop.words import Words

ROUND = 6
FOLD = 22.0
"""The side of the square at a band head's top left corner that folds the band, in logical units."""

LEFT, RIGHT, CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
COVERAGE_FULL = 0.995
NAME_HIGH, PILL_HIGH = 19, 17
TWO_LINES = 60
"""How high a row is before its name may take two lines."""

MIDDLE_MOST = 70
"""How far down a row's name stands at most: that of a very high row stays near its top."""


class Under:
    """Paints one part after the other; the painter is in device pixels."""

    def __init__(self, painter: QPainter, scene: Scene, camera: Camera, ink: Ink, words: Words) -> None:
        self._painter, self._scene, self._camera, self._ink, self._words = painter, scene, camera, ink, words

    def axis(self) -> None:
        """Paint which side is whose, and how the front line comes about."""
        box = self._scene.arrangement.axis
        ink, words = self._ink, self._words
        if self._camera.zoom < TEXT_FROM:
            return
        with self._in_units(box) as room:
            side = words.say("judge.side.home"), words.say("judge.side.foreign")
            ink.write(self._painter, room, f"◀  {side[0]}", ink.colour("home"), 14, "bold", LEFT)
            ink.write(self._painter, room, f"{side[1]}  ▶", ink.colour("global"), 14, "bold", RIGHT)
            ink.write(self._painter, room, words.say("board.axis"), ink.colour("text_muted"), 12, "normal", CENTRE)

    def band(self, band: Band) -> None:
        """Paint a layer's head and, where it shows no rows, why."""
        layer = self._scene.board.the(Layer, band.layer_id)
        painter, ink = self._painter, self._ink
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.layer(layer.stack_rank))
        radius = ROUND * self._camera.scale
        painter.drawRoundedRect(self._rect(band.head), radius, radius)
        if self._camera.zoom < TEXT_FROM:
            self._upright_name(band, name(layer, self._scene.lang))
            return
        bare = not any(row.layer_id == band.layer_id for row in self._scene.arrangement.rows)
        with self._in_units(band.head) as room:
            marked = band.folded or not bare
            if marked:
                self._fold_mark(room, folded=band.folded)
            aside = FOLD - 4 if marked and room.height() < TWO_LINES else 0
            self._band_names(room.adjusted(aside, 0, 0, 0), layer)
        if bare:
            self._bare_band(band)

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

    def head(self, row: Row, *, chosen: bool) -> None:
        """Paint a segment's head: its name, its posture and how both sides stand."""
        ink, painter = self._ink, self._painter
        rect = self._rect(row.head).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(ink.colour("accent_soft" if chosen else "panel"))
        painter.setPen(ink.pen("accent" if chosen else "line", max(1.0, (2.0 if chosen else 1.0) * self._camera.ratio)))
        radius = ROUND * self._camera.scale
        painter.drawRoundedRect(rect, radius, radius)
        verdict = self._scene.verdict(row.segment_id)
        segment = self._scene.board.the(Segment, row.segment_id)
        with self._in_units(row.head) as room:
            if self._camera.zoom < TEXT_FROM:
                self._head_bars(room, verdict)
                return
            self._head_text(room, name(segment, self._scene.lang), verdict)

    def reason(self, row: Row, verdict: SegmentVerdict) -> None:
        """Say in an undefined row why it is, on the side of the line where there is room."""
        if verdict.undefined is None or self._camera.zoom < TEXT_FROM:
            return
        text = self._words.say(f"board.reason.{verdict.undefined}")
        cards = [self._scene.arrangement.cards[each].box for each in row.cards]
        width = self._ink.metrics(12).horizontalAdvance(text) + 16
        middle = row.ground.x + row.ground.w / 2
        for align, x in ((RIGHT, middle - 12 - width), (LEFT, middle + 12)):
            box = row.ground._replace(x=x, w=width)
            if not any(card.meets(box) for card in cards):
                with self._in_units(box) as room:
                    self._ink.write(self._painter, room, text, self._ink.colour("text_muted"), 12, "normal", align)
                return

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

    def _upright_name(self, band: Band, text: str) -> None:
        """Write a layer's name from the bottom to the top, as large as can be read, where it fits."""
        painter, ink = self._painter, self._ink
        ratio = self._camera.ratio
        rect = self._rect(band.head)
        length, across = rect.height() / ratio - 6, rect.width() / ratio
        if across < 13 or length < 24:
            return
        painter.save()
        painter.translate(rect.center())
        painter.rotate(-90)
        painter.scale(ratio, ratio)
        line = ink.fitting(text, length, 11, "semi")
        box = QRectF(-length / 2, -across / 2, length, across)
        ink.write(painter, box, line, ink.colour("text_on_fill"), 11, "semi", CENTRE)
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
        self._painter.drawRoundedRect(self._rect(box), ROUND * self._camera.scale, ROUND * self._camera.scale)
        segments = len(self._scene.board.where(Segment, "layer_id", band.layer_id))
        key = "board.folded" if segments else "board.no_segments"
        text = self._words.say(key, segments=segments, cards=band.count)
        with self._in_units(box) as room:
            inner = room.adjusted(14, 0, -14, 0)
            self._ink.write(self._painter, inner, text, self._ink.colour("text_muted"), 12)

    def _head_text(self, room: QRectF, text: str, verdict: SegmentVerdict | None) -> None:
        """Write the name, on two lines where a high row lets it, and the figures under it, in the middle together."""
        ink = self._ink
        width = room.width() - 20
        lines, size = ink.largest(text, width, 1 if room.height() < TWO_LINES else 2, (13, 12), "semi")
        y = min(room.center().y(), MIDDLE_MOST) - (NAME_HIGH * len(lines) + PILL_HIGH) / 2 - 2
        for line in lines:
            ink.write(self._painter, QRectF(10, y, width, NAME_HIGH), line, ink.colour("text"), size, "semi")
            y += NAME_HIGH
        if verdict is not None:
            self._head_figures(room, y + 1, verdict)

    def _head_figures(self, room: QRectF, y: float, verdict: SegmentVerdict) -> None:
        ink = self._ink
        right = self._pill(QPointF(10, y), verdict.posture)
        figures = f"{score_text(verdict.best_home)} : {score_text(verdict.best_foreign)}"
        ink.write(self._painter, QRectF(right + 8, y, 60, PILL_HIGH), figures, ink.colour("text_muted"), 12, "semi")
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
        """Paint at the head's lower edge how much is rated, with a sign where that is too little."""
        ink, painter = self._ink, self._painter
        bar = QRectF(10, room.bottom() - 3, room.width() - 20, 2)
        painter.fillRect(bar, ink.colour("line"))
        colour = ink.colour("danger" if short else "text_muted")
        painter.fillRect(QRectF(bar.x(), bar.y(), bar.width() * share, bar.height()), colour)
        if short:
            sign = QPointF(room.right() - 17, top + PILL_HIGH / 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon([sign + QPointF(-6.5, 5), sign + QPointF(6.5, 5), sign + QPointF(0, -6.5)])
            ink.write(painter, QRectF(sign.x() - 6, sign.y() - 5, 12, 11), "!", ink.colour("panel"), 9, "bold", CENTRE)

    def _head_bars(self, room: QRectF, verdict: SegmentVerdict | None) -> None:
        painter, ink = self._painter, self._ink
        y = room.center().y()
        painter.fillRect(QRectF(12, y - 14, room.width() * 0.55, 9), ink.colour("text_muted", 160))
        if verdict is not None:
            painter.fillRect(QRectF(12, y + 3, 44, 11), ink.colour(verdict.posture))

    def _rect(self, box: Box) -> QRectF:
        return QRectF(QRect(*self._camera.device(box)))

    @contextmanager
    def _in_units(self, box: Box) -> Iterator[QRectF]:
        """Let the painter draw in logical units from the box's corner on; give the box so."""
        x, y, _, _ = self._camera.device(box)
        self._painter.save()
        self._painter.translate(x, y)
        self._painter.scale(self._camera.scale, self._camera.scale)
        yield QRectF(0, 0, box.w, box.h)
        self._painter.restore()


def posture_shape(posture: Posture, middle: QPointF) -> QPolygonF:
    """Return the shape that tells a posture beside its word and colour."""
    x, y = middle.x(), middle.y()
    return QPolygonF([QPointF(x + dx, y + dy) for dx, dy in _SHAPES[posture]])


_SHAPES: dict[Posture, tuple[tuple[float, float], ...]] = {
    "defend": ((-4, -4), (4, -4), (4, 0.5), (0, 4.5), (-4, 0.5)),
    "expand": ((-4.5, 3.5), (0, -4), (4.5, 3.5)),
    "at_risk": ((-4.5, -3.5), (4.5, -3.5), (0, 4)),
    "catch_up": ((-3.5, -4.5), (4, 0), (-3.5, 4.5)),
    "ally": ((0, -4.5), (4.5, 0), (0, 4.5), (-4.5, 0)),
    "undetermined": ((-4, -1.2), (4, -1.2), (4, 1.2), (-4, 1.2)),
}
