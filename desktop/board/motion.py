"""Cards that move by themselves over the still picture, after a change or on their way back from the hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from desktop.board.cards import BARS_FROM
from desktop.board.elbows import bounds, elbows, paint_elbows
from desktop.board.glide import Glide, starts
from desktop.board.slide import Slide

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QPainter

    from db.model.geometry import Arrangement, Box
    from desktop.board.base import Base
    from desktop.board.elbows import Elbow
    from desktop.board.hand import Drag
    from desktop.board.paint import Still
    from desktop.board.patches import Patches


class Motion:
    """Knows where cards were last seen that are elsewhere than in their places, and lets them go there."""

    def __init__(self, still: Still, patches: Patches) -> None:
        self._still, self._patches = still, patches
        self._glide = Glide()
        self._held: tuple[Mapping[str, Box], tuple[float, float]] = {}, (0.0, 0.0)
        self._elbows: list[Elbow] = []
        self._slide = Slide()

    @property
    def on(self) -> bool:
        """Whether anything is on its way."""
        return bool(self.away) or self._slide.on

    @property
    def away(self) -> Mapping[str, Box]:
        """The cards that are on their way, and where they are."""
        return self._glide.away

    def follow(self, drag: Drag | None, boxes: Iterable[Box]) -> None:
        """The hand has moved: have painted anew where it was and is, its connectors with it."""
        before, self._elbows = bounds(self._elbows), []
        if drag is not None:
            scene = self._still.scene
            self._held = drag.carried, drag.shifted
            self._elbows = list(elbows(scene.arrangement, drag, scene.wires.lifted))
        reaches = before, bounds(self._elbows)
        self._patches.over([*boxes, *(each for each in reaches if each is not None)])

    def slide(self, tops: Mapping[str, int], now: float, *, calm: bool) -> None:
        """Let rows go to where the board has put them, from the heights at which they were seen."""
        if calm:
            self._slide.stop()
        else:
            self._slide.begin(tops, self._still.scene.arrangement, self._still.camera, now)

    def halt(self) -> None:
        """Another part of the board is seen: its rows are where they belong."""
        self._slide.stop()

    def set_off(self, before: Arrangement, now: float, *, calm: bool) -> None:
        """Let cards that the board has moved go to their new places, from where they were last seen."""
        held, shifted = self._held
        still, scene = self._still, self._still.scene
        shown = {**self.away, **{each: box.moved(*shifted) for each, box in held.items()}}
        self._held = {}, (0.0, 0.0)
        none = calm or still.camera.zoom < BARS_FROM or before.width != scene.arrangement.width
        seen = () if none else scene.grid.within(still.camera.seen)
        cards = scene.arrangement.cards
        found = starts(before, scene.arrangement, seen, shown)
        arrived = self.away.keys() - found.keys()
        self._glide.begin(found, {each: cards[each].box for each in found}, now)
        still.away = frozenset(found)
        self._patches.cards([*arrived, *found])
        self._patches.over([*shown.values(), *found.values()])

    def go_on(self, now: float) -> None:
        """Move cards on their way on to the time ``now``, in seconds."""
        before = dict(self.away)
        if self._slide.on:
            self._slide.tick(now)
            self._patches.over([self._still.camera.seen])
        if before:
            self._glide.tick(now)
            self._still.away = frozenset(self.away)
            self._patches.cards(before.keys() - self.away.keys())
            self._patches.over([*before.values(), *self.away.values()])

    def show(self, painter: QPainter, area: QRect, base: Base) -> None:
        """Paint a rectangle of the still picture, rows on their way where they are. The painter is in device pixels."""
        if not self._slide.on:
            base.show(painter, area)
            return
        painter.fillRect(area, self._still.ink.colour("window"))
        for top, bottom, away in self._slide.slices:
            base.show(painter, QRect(area.x(), top, area.width(), bottom - top), away)

    def paint(self, painter: QPainter) -> None:
        """Paint the cards on their way and the connectors of those in the hand. The painter is in device pixels."""
        if self.away:
            self._still.paint_cards(painter, self.away, self._still.look)
        if self._elbows:
            paint_elbows(painter, self._elbows, self._still.camera, self._still.ink)
