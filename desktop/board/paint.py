"""Painting the still picture of the board: grounds, heads, front line and cards within a rectangle."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from desktop.board.bands import Under
from desktop.board.cards import PAD, Look, bars, detail_at
from desktop.board.frontline import near, paint_front
from desktop.board.sprites import Cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.model.geometry import Box, Row
    from desktop.board.camera import Camera
    from desktop.board.cards import Lift
    from desktop.board.ink import Ink
    from desktop.board.scene import Scene
    from desktop.board.sprites import Sprites
    from desktop.words import Words


class Still:
    """What the painters of the still picture go by; `paint` draws from it and decides nothing."""

    def __init__(self, scene: Scene, camera: Camera, ink: Ink, sprites: Sprites, words: Words) -> None:
        self.scene, self.camera, self.ink, self.sprites, self.words = scene, camera, ink, sprites, words
        self.shares: dict[str, float] = {}
        self.selected: frozenset[str] = frozenset()
        self.lifted: frozenset[str] = frozenset()
        self.segment: str | None = None

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Paint the board within a rectangle of device pixels; the painter is clipped to it."""
        painter.fillRect(area, self.ink.colour("window"))
        seen = self.camera.area(area.x(), area.y(), area.width(), area.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        under = Under(painter, self.scene, self.camera, self.ink, self.words)
        arrangement = self.scene.arrangement
        if arrangement.axis.meets(seen):
            under.axis()
        for band in arrangement.bands:
            if band.box.meets(seen):
                under.band(band)
        for row in rows_within(arrangement.rows, seen):
            self._paint_row(under, row)
        self._paint_front(painter, seen)
        self.paint_cards(painter, self.scene.grid.within(seen.grown(PAD)))

    def paint_cards(self, painter: QPainter, cards: Iterable[str], lift: Lift | None = None) -> None:
        """Paint cards where they stand; with ``lift`` all of them as lifted ones or as ghosts."""
        if detail_at(self.camera.zoom) == "blocks":
            self._paint_blocks(painter, cards, lift)
            return
        boxes = self.scene.arrangement.cards
        for each in cards:
            self.paint_card(painter, boxes[each].box, self.look(each, lift))

    def paint_card(self, painter: QPainter, box: Box, look: Look) -> None:
        """Paint a card of that look into a box."""
        cut = self.cut
        painter.drawPixmap(self.camera.x(box.x) - cut.pad, self.camera.y(box.y) - cut.pad, self.sprites.get(look, cut))

    def look(self, position_id: str, lift: Lift | None = None) -> Look:
        """Return how a card looks now."""
        face = self.scene.face(position_id)
        detail = detail_at(self.camera.zoom)
        if lift is None:
            lift = "ghost" if position_id in self.lifted else "still"
        return Look(face if detail == "text" else bars(face), position_id in self.selected, lift, detail)

    @property
    def cut(self) -> Cut:
        """How large cards are drawn now."""
        sizes, scale = self.scene.arrangement.sizes, self.camera.scale
        return Cut(max(1, round(sizes.card_w * scale)), max(1, round(sizes.card_h * scale)), scale)

    @property
    def dashed(self) -> frozenset[str]:
        """The segments without a front line."""
        return frozenset(each for each, verdict in self.scene.judgement.segments.items() if verdict.front is None)

    def _paint_row(self, under: Under, row: Row) -> None:
        verdict = self.scene.verdict(row.segment_id)
        defined = verdict is not None and verdict.front is not None
        under.ground(row, self.shares.get(row.segment_id, 0.5), defined=defined)
        under.head(row, chosen=row.segment_id == self.segment)
        if verdict is not None:
            under.reason(row, verdict)

    def _paint_front(self, painter: QPainter, seen: Box) -> None:
        dashed = self.dashed
        for run in self.scene.runs:
            rows = near(run, seen)
            if rows:
                paint_front(painter, rows, self.shares, dashed, self.camera, self.ink)

    def _paint_blocks(self, painter: QPainter, cards: Iterable[str], lift: Lift | None) -> None:
        boxes, cut = self.scene.arrangement.cards, self.cut
        groups: dict[str, list[QRect]] = {}
        for each in cards:
            box = boxes[each].box
            rect = QRect(self.camera.x(box.x), self.camera.y(box.y), cut.wide, cut.high)
            groups.setdefault(self._block_colour(each, lift), []).append(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, rects in groups.items():
            painter.setBrush(self.ink.colour(colour))
            painter.drawRects(rects)

    def _block_colour(self, position_id: str, lift: Lift | None) -> str:
        if lift is None and position_id in self.lifted:
            return "line"
        if position_id in self.selected:
            return "selection"
        score = self.scene.judgement.positions.get(position_id)
        return "home" if score is not None and score.home else "global"


def rows_within(rows: Sequence[Row], area: Box) -> Sequence[Row]:
    """Return the rows that the area meets; rows stand from the top to the bottom."""
    first = bisect_left(rows, area.y, key=lambda row: row.box.bottom)
    last = bisect_left(rows, area.bottom, key=lambda row: row.box.y)
    return rows[first:last]
