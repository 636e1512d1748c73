"""The heads that stay in sight: at the window's left edge while the board is scrolled sideways.

Scrolled out to the left, the layers' names stand upright in a narrow column and the rows' heads beside it. Where the
window cuts a band or a row, scrolled sideways or not, its name stands in the part that shows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from db.model.geometry import Band, Box, Row
from desktop.board.bands import FOLD, ROUND, Under
from desktop.board.base import Base
from desktop.board.camera import Camera
from desktop.board.cards import TEXT_FROM
from desktop.board.heads import Heads
from desktop.board.hits import NOTHING, Hit
from desktop.board.paint import rows_within

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from PySide6.QtGui import QRegion

    from desktop.board.paint import Still

BAND, GAP = 24.0, 4.0
"""How wide the layers' column is, and what stands free beside it, in the heads' own units."""

SHARE = 0.36
"""The heads take no more of the window's width: on a board shown larger they grow no further."""

LEAST = 0.5
"""The least pixels to a unit, on a screen of 96 dots to the inch: below that nothing could be read."""

BAND_LEAST, ROW_LEAST = 60.0, 44.0
"""How much of a band or a row shows at least before its name goes out of the window with it, in units."""

UPRIGHT_BELOW = 60.0
"""A layer's name stands upright where there is less width for it, in units."""

EDGE = 3
"""Device pixels by which what is repainted is larger than a head: soft edges reach over."""


class Pinned:
    """A second retained picture, as wide as the heads: it is scrolled up and down only."""

    def __init__(self, still: Still) -> None:
        self._still = still
        self._base = Base(self._paint)
        self._lens, self._away = still.camera, False

    @property
    def blurred(self) -> bool:
        """Whether the picture is still to be refined."""
        return self._away and self._base.blurred

    @property
    def wide(self) -> int:
        """How much of the window's width the heads take, in device pixels; 0 while they stand in their places."""
        return self._lens.wide if self._away else 0

    @property
    def aside(self) -> int:
        """How much they take as soon as the board is scrolled sideways."""
        return round(self._end * self._scale)

    def look(self) -> None:
        """Follow the camera."""
        before, was_away = self._lens, self._away
        camera, sizes = self._still.camera, self._still.scene.arrangement.sizes
        self._away = camera.x(sizes.margin + sizes.band_head + sizes.gutter) < round((BAND + GAP) * self._scale)
        self._lens = self._at_edge(camera) if self._away else camera
        if self._away:
            self._follow(before if was_away else None, self._lens)

    def touch(self, segment_ids: Collection[str | None]) -> None:
        """The heads of these rows look different."""
        if self._away:
            for row in self._still.scene.arrangement.rows:
                if row.segment_id in segment_ids:
                    self._base.touch(QRect(*self._lens.device(self._head(row))).adjusted(-EDGE, -EDGE, EDGE, EDGE))

    def touch_all(self) -> None:
        """All of them may look different."""
        if self._away:
            self._base.touch_all()

    def refine(self) -> QRegion:
        """Make more of a coarse picture crisp; return what has become so."""
        return self._base.refine()

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Paint them into a rectangle of the window. The painter and the rectangle are in device pixels."""
        if self._away:
            self._base.show(painter, area & QRect(0, 0, self._lens.wide, self._lens.high))
            self._cover(painter)
        for thing, shown in self._cut():
            self._paint_cut(painter, area, thing, shown)

    def seen(self, row: Row) -> tuple[Camera, Box]:
        """Return where a row's head is seen, or the part of it in which its name stands, and the camera on it."""
        cut = next((shown for thing, shown in self._cut() if thing is row), None)
        return self._lens, cut or self._head(row)

    def at(self, x: float, y: float) -> Hit | None:
        """Return what of the heads is at a point of the window, in device pixels; None where they are not."""
        lens = self._lens
        if self._away and x >= lens.wide:
            return None
        ux, uy = (x + lens.left) / lens.scale, (y + lens.top) / lens.scale
        for thing, shown in self._cut():
            if shown.holds(ux, uy):
                return _hit(thing, shown, ux, uy)
        if not self._away:
            return None
        arrangement = self._still.scene.arrangement
        things: tuple[Band | Row, ...] = (*arrangement.bands, *arrangement.rows)
        heads = ((each, self._head(each)) for each in things)
        return next((_hit(each, head, ux, uy) for each, head in heads if head.holds(ux, uy)), NOTHING)

    @property
    def _end(self) -> float:
        sizes = self._still.scene.arrangement.sizes
        return BAND + GAP + sizes.row_head + sizes.gutter

    @property
    def _scale(self) -> float:
        camera = self._still.camera
        return min(camera.scale, max(SHARE * camera.wide / self._end, LEAST * camera.ratio))

    def _at_edge(self, camera: Camera) -> Camera:
        """Return the camera on the heads alone: as high as the board, but shown no larger than there is room."""
        scale = self._scale
        high = camera.height * camera.scale / scale
        return Camera(scale / camera.ratio, camera.ratio, 0, camera.top, self.aside, camera.high, self._end, high)

    def _follow(self, old: Camera | None, new: Camera) -> None:
        seen = (new.wide, new.high, new.scale, new.height)
        if old is not None and (old.wide, old.high, old.scale, old.height) == seen:
            self._base.scroll(0, old.top - new.top)
        elif old is not None and old.scale != new.scale == self._still.camera.scale:
            self._base.zoom(old, new, self._still.ink.colour("window"))
        else:
            self._base.fit(new.wide, new.high)
            self._base.touch_all()

    def _head(self, thing: Band | Row) -> Box:
        """Return where a head is, in the units of the camera on it."""
        if not self._away:
            return thing.head
        taller = self._still.camera.scale / self._lens.scale
        y, high = thing.head.y * taller, thing.head.h * taller
        return Box(0, y, BAND, high) if isinstance(thing, Band) else Box(BAND + GAP, y, thing.head.w, high)

    def _paint(self, painter: QPainter, area: QRect) -> None:
        still, seen = self._still, self._lens.area(area.x(), area.y(), area.width(), area.height())
        painter.fillRect(area, still.ink.colour("window"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for band in still.scene.arrangement.bands:
            if self._head(band).meets(seen):
                self._paint_head(painter, band, self._head(band))
        there = still.camera.area(0, area.y() - EDGE, 1, area.height() + 2 * EDGE)
        for row in rows_within(still.scene.arrangement.rows, there):
            self._paint_head(painter, row, self._head(row))
        painter.fillRect(QRect(self._lens.wide - 1, area.y(), 1, area.height()), still.ink.colour("line_strong"))

    def _paint_head(self, painter: QPainter, thing: Band | Row, head: Box) -> None:
        still = self._still
        if isinstance(thing, Row):
            heads = Heads(painter, still.scene, self._lens, still.ink, still.words)
            heads.paint(replace(thing, head=head), chosen=thing.segment_id == still.segment)
        else:
            under = Under(painter, still.scene, self._lens, still.ink, still.words)
            under.head(replace(thing, head=head), upright=self._away)

    def _cover(self, painter: QPainter) -> None:
        """Cover what still shows of heads in their places where those are larger than the ones at the edge."""
        sizes = self._still.scene.arrangement.sizes
        right = self._still.camera.x(sizes.ground_x - sizes.gutter)
        if right > self._lens.wide:
            rest = QRect(self._lens.wide, 0, right - self._lens.wide, self._lens.high)
            painter.fillRect(rest, self._still.ink.colour("window"))

    def _cut(self) -> Iterator[tuple[Band | Row, Box]]:
        """Yield the bands and the row that the window cuts, each with that part of its head in which its name stands.

        A row has its name near its top, so that it matters only where that is out of the window.
        """
        camera, arrangement = self._still.camera, self._still.scene.arrangement
        if camera.zoom < TEXT_FROM:
            return
        low, high = self._lens.top / self._lens.scale, (self._lens.top + self._lens.high) / self._lens.scale
        left = self._lens.left / self._lens.scale
        for band in arrangement.bands:
            head = self._head(band)
            cut = head.x < left or (not band.folded and (head.y < low or high < head.bottom))
            if cut and head.y < high and low < head.bottom:
                start = max(head.x, left)
                yield band, _shown(head._replace(x=start, w=head.right - start), low, high, BAND_LEAST)
        for row in rows_within(arrangement.rows, camera.seen._replace(h=0.01)):
            head = self._head(row)
            if head.y < low < head.bottom:
                yield row, _shown(head, low, head.bottom, ROW_LEAST)

    def _paint_cut(self, painter: QPainter, area: QRect, thing: Band | Row, shown: Box) -> None:
        """Write anew, in the part that shows, what stands on a head that is cut."""
        head, still = self._head(thing), self._still
        # Where it ends in the window the corners are round, and stay so.
        top = shown.y + (ROUND if shown.y <= head.y else 0)
        bottom = shown.bottom - (ROUND if shown.bottom >= head.bottom else 0)
        inner = QRect(*self._lens.device(shown._replace(y=top, h=bottom - top)))
        inner &= QRect(0, 0, self._lens.wide, self._lens.high)
        if not inner.intersects(area):
            return
        painter.save()
        painter.setClipRect(inner)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(thing, Row):
            heads = Heads(painter, still.scene, self._lens, still.ink, still.words)
            heads.write_anew(replace(thing, head=shown), chosen=thing.segment_id == still.segment)
        else:
            under = Under(painter, still.scene, self._lens, still.ink, still.words)
            under.head_anew(replace(thing, head=shown), upright=shown.w < UPRIGHT_BELOW)
        painter.restore()


def _shown(head: Box, low: float, high: float, least: float) -> Box:
    """Return the part of a head between two heights: some of it at least, which may then be cut after all."""
    top, bottom = max(head.y, low), min(head.bottom, high)
    least = min(least, head.h)
    if bottom - top < least:
        top = bottom - least if head.y < low else top
        bottom = max(bottom, top + least)
    return head._replace(y=top, h=bottom - top)


def _hit(thing: Band | Row, head: Box, x: float, y: float) -> Hit:
    if isinstance(thing, Row):
        return Hit("head", thing.segment_id)
    mark = x < head.x + FOLD and y < head.y + FOLD
    return Hit("fold" if mark or thing.folded else "band", thing.layer_id)
