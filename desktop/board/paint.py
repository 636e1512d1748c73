"""Painting the still picture of the board: grounds, heads, front line and cards within a rectangle."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from desktop.board.bands import Under
from desktop.board.cards import PAD, Look, bars, detail_at
from desktop.board.frontline import near as rows_near
from desktop.board.frontline import paint_front, paint_ghosts
from desktop.board.groups import Rings
from desktop.board.heads import Heads
from desktop.board.lettered import SIGN, paint_bends, paint_letters, paint_turns
from desktop.board.links import paint_links
from desktop.board.notes import Notes
from desktop.board.sprites import Cut, Sprites

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from db.model.geometry import Box, Row
    from desktop.board.camera import Camera
    from desktop.board.cards import Lift
    from desktop.board.ink import Ink
    from desktop.board.scene import Scene
    from desktop.words import Words


EDGE = 2
"""How far a row's head reaches beyond its box, in logical units."""

LINKS = 12
"""How far connectors reach beyond their ways, in logical units."""


class Still:
    """What the painters of the still picture go by; `paint` draws from it and decides nothing."""

    marks = True
    """Whether there are marks to be clicked on."""

    def __init__(self, scene: Scene, camera: Camera, ink: Ink, words: Words) -> None:
        self.scene, self.camera = scene, camera
        self.dress(ink, words)
        self.shares: dict[str, float] = {}
        self.selected: AbstractSet[str] = frozenset()
        self.lifted: frozenset[str] = frozenset()
        self.away: frozenset[str] = frozenset()
        self.segment: str | None = None

    def dress(self, ink: Ink, words: Words) -> None:
        """Go by another look, or another language."""
        self.ink, self.words = ink, words
        sizes = self.scene.arrangement.sizes
        self.sprites = Sprites(ink, (sizes.card_w, sizes.card_h))

    @property
    def rings(self) -> Rings:
        """The outlines of groups as they are seen now."""
        return Rings(self.scene, self.camera, self.ink)

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Paint the board within a rectangle of device pixels; the painter is clipped to it."""
        painter.fillRect(area, self.ink.colour("window"))
        seen = self.camera.area(area.x(), area.y(), area.width(), area.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        under = Under(painter, self.scene, self.camera, self.ink, self.words, marks=self.marks)
        heads = Heads(painter, self.scene, self.camera, self.ink, self.words)
        arrangement = self.scene.arrangement
        if arrangement.axis.meets(seen):
            under.axis()
        for band in arrangement.bands:
            if band.box.meets(seen):
                under.band(band)
        for row in rows_within(arrangement.rows, seen):
            self._paint_row(under, heads, row, seen)
        paint_links(painter, self.scene.wires.mesh, seen.grown(LINKS), self.camera, self.ink)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_front(painter, seen)
        self.rings.paint(painter, self.scene.rings, seen)
        Notes(painter, self.scene, self.camera, self.ink).paint(seen)
        cards = self.scene.arrangement.cards
        within = self.scene.grid.within(seen.grown(PAD + SIGN if self.scene.glass.options is not None else PAD))
        away = self.away
        boxes = {each: cards[each].box for each in within if each not in away}
        self.paint_cards(painter, boxes, self.look)
        self._paint_options(painter, boxes, seen)

    def paint_cards(
        self, painter: QPainter, boxes: Mapping[str, Box], look: Callable[[str], Look], block: str | None = None
    ) -> None:
        """Paint cards into their boxes, by position id; where they show as blocks, in the colour ``block`` if given."""
        detail = detail_at(self.camera.zoom)
        if detail == "blocks":
            self._paint_blocks(painter, boxes, block)
            return
        cut, scale = self.cut, self.camera.scale
        left, top = self.camera.left + cut.pad, self.camera.top + cut.pad
        for each, box in boxes.items():
            shown = look(each)
            if detail == "bars":
                shown = shown._replace(face=bars(shown.face), detail=detail)
            sprite = self.sprites.get(shown, cut)
            painter.drawPixmap(round(box.x * scale) - left, round(box.y * scale) - top, sprite)

    def look(self, position_id: str) -> Look:
        """Return how a card looks where it stands."""
        return Look(self.scene.face(position_id), position_id in self.selected, self._lift(position_id))

    def _lift(self, position_id: str) -> Lift:
        if position_id in self.lifted:
            return "ghost"
        if position_id in self.scene.out:
            return "out"
        return "dim" if self.scene.glass.dims(position_id) else "still"

    @property
    def cut(self) -> Cut:
        """How large cards are drawn now."""
        sizes, scale = self.scene.arrangement.sizes, self.camera.scale
        return Cut(max(1, round(sizes.card_w * scale)), max(1, round(sizes.card_h * scale)), scale)

    def _paint_row(self, under: Under, heads: Heads, row: Row, seen: Box) -> None:
        verdict = self.scene.verdict(row.segment_id)
        defined = verdict is not None and verdict.front is not None
        under.ground(row, self.shares.get(row.segment_id, 0.5), defined=defined)
        if row.head.grown(EDGE).meets(seen):
            heads.paint(row, chosen=row.segment_id == self.segment)
        if verdict is not None:
            under.reason(row, verdict)

    def _paint_front(self, painter: QPainter, seen: Box) -> None:
        ghosts = self.scene.glass.ghosts
        if ghosts:
            paint_ghosts(painter, rows_within(self.scene.arrangement.rows, seen), ghosts, self.camera, self.ink)
        if self.scene.glass.options is not None:
            rows = rows_within(self.scene.arrangement.rows, seen)
            paint_bends(painter, rows, self.scene.glass.options, self.camera, self.ink)
        for run in self.scene.runs:
            rows = rows_near(run, seen, self.scene.dashed)
            if rows:
                paint_front(painter, rows, self.shares, self.scene.dashed, self.camera, self.ink)

    def _paint_options(self, painter: QPainter, boxes: Mapping[str, Box], seen: Box) -> None:
        options = self.scene.glass.options
        if options is None:
            return
        if detail_at(self.camera.zoom) == "text":
            paint_turns(painter, boxes, options, self.camera, self.ink)
        rows = rows_within(self.scene.arrangement.rows, seen.grown(PAD + SIGN))
        paint_letters(painter, rows, options, self.camera, self.ink)

    def _paint_blocks(self, painter: QPainter, boxes: Mapping[str, Box], block: str | None) -> None:
        cut, scale, left, top = self.cut, self.camera.scale, self.camera.left, self.camera.top
        groups: dict[str, list[QRect]] = {}
        for each, box in boxes.items():
            rect = QRect(round(box.x * scale) - left, round(box.y * scale) - top, cut.wide, cut.high)
            groups.setdefault(block or self._block_colour(each), []).append(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, rects in groups.items():
            painter.setBrush(self.ink.colour(colour))
            painter.drawRects(rects)

    def _block_colour(self, position_id: str) -> str:
        if position_id in self.lifted:
            return "line_strong"
        if position_id in self.selected:
            return "selection"
        scene = self.scene
        if position_id in scene.out or scene.glass.dims(position_id):
            return "line"
        if scene.sight.lens != "origin" or scene.glass.outage is not None:
            return scene.glass.tint(position_id).colour
        score = scene.judgement.positions.get(position_id)
        return "home" if score is not None and score.home else "global"


def rows_within(rows: Sequence[Row], area: Box) -> Sequence[Row]:
    """Return the rows that the area meets; rows stand from the top to the bottom."""
    first = bisect_left(rows, area.y, key=lambda row: row.box.bottom)
    last = bisect_left(rows, area.bottom, key=lambda row: row.box.y)
    return rows[first:last]
