"""What of the still pictures is out of date after something has changed: painted at once, or when there is time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion

from desktop.board.cards import PAD
from desktop.board.rects import tiled
from desktop.board.trail import trail

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from db.model.geometry import Box
    from desktop.board.base import Base
    from desktop.board.paint import Still
    from desktop.board.pinned import Pinned

STEP_REACH = 20
"""How far what belongs to a row reaches beyond it, in logical units."""

MANY = 600
"""A board with more cards is painted anew in slices, so that no change of all of it keeps the hand waiting."""

TOUCHED_MOST = 40
"""When so many cards change, they are painted in tiles and not one by one."""

TILED_MOST = 1_000
"""Of more, all that shows is painted: telling the tiles takes longer than a frame, painting waits for time anyway."""

EDGE = 3
"""Device pixels by which what is repainted is larger than what changed: soft edges reach over."""


class Patches:
    """Has parts of the pictures painted anew; ``show`` is told which part of the window is to be, None for all."""

    def __init__(self, still: Still, base: Base, pinned: Pinned, show: Callable[[QRegion | None], None]) -> None:
        self._still, self._base, self._pinned, self._show = still, base, pinned, show

    @property
    def large(self) -> bool:
        """Whether the board is so large that what may wait is painted when there is time."""
        return len(self._still.scene.arrangement.cards) > MANY

    def all(self) -> None:
        """Everything looks different."""
        camera = self._still.camera
        self._still.scene.wires.take_dirty()
        if self.large:
            self._base.touch(QRect(-camera.wide, -camera.high, 3 * camera.wide, 3 * camera.high), soft=True)
        else:
            self._base.touch_all()
        self._pinned.touch_all()
        self._show(None)

    def cards(self, position_ids: Collection[str]) -> None:
        """These cards look different."""
        cards = self._still.scene.arrangement.cards
        if self.large and len(position_ids) > TILED_MOST:
            self.parts([self._seen()], soft=True)
            return
        self.boxes(cards[each].box for each in position_ids if each in cards)

    def boxes(self, boxes: Iterable[Box]) -> None:
        """Cards that stand in these boxes, or stood, look different."""
        seen, camera = self._seen().grown(PAD), self._still.camera
        touched = [box for box in boxes if box.meets(seen)]
        if len(touched) < TOUCHED_MOST:
            self.parts(box.grown(PAD) for box in touched)
            return
        around = [(x - PAD, y - PAD, wide + 2 * PAD, high + 2 * PAD) for x, y, wide, high in touched]
        self._touch(tiled(around, camera.scale, camera.left, camera.top), soft=self.large)

    def heads(self, segment_ids: Collection[str | None]) -> None:
        """The heads of these rows look different."""
        rows = self._still.scene.arrangement.rows
        self._pinned.touch(segment_ids)
        self.parts((row.head for row in rows if row.segment_id in segment_ids), soft=self.large)

    def rows(self, segment_ids: Collection[str]) -> None:
        """These rows look different, and the front line, which has gone to another place with them."""
        still, scene = self._still, self._still.scene
        rows = (scene.arrangement.row(each) for each in segment_ids)
        boxes = [row.box.grown(STEP_REACH) for row in rows if row is not None]
        boxes += trail(scene.runs, segment_ids, scene.dashed, still.shares, still.shares)
        self._pinned.touch(segment_ids)
        self.parts(boxes, soft=self.large)

    def links(self) -> None:
        """Connectors may have come or gone: where they have, a few are painted at once, many when there is time."""
        seen, dirty = self._seen(), self._still.scene.wires.take_dirty()
        boxes = [seen] if dirty is None else [each for each in dirty if each.meets(seen)]
        self.parts(boxes, soft=self.large or len(boxes) > TOUCHED_MOST)

    def parts(self, boxes: Iterable[Box], *, soft: bool = False) -> None:
        """What is in these boxes looks different; ``soft``: it may be shown as it is until there is time."""
        seen, region = self._seen(), QRegion()
        for box in boxes:
            if box.meets(seen):
                region += self._rect(box)
        self._touch(region, soft=soft)

    def over(self, boxes: Iterable[Box]) -> None:
        """Something moves over the pictures, which are as they were, in these boxes."""
        region = QRegion()
        for box in boxes:
            region += self._rect(box.grown(PAD))
        self._show(region)

    def _seen(self) -> Box:
        """Return the part of the board of which there is a picture: what shows, and the margin around it."""
        camera, margin = self._still.camera, self._base.margin
        wide, high = camera.wide + 4 * margin, camera.high + 4 * margin
        return camera.area(-2 * margin, -2 * margin, wide, high)

    def _touch(self, region: QRegion, *, soft: bool = False) -> None:
        self._base.touch(region, soft=soft)
        self._show(QRegion() if soft else region)

    def _rect(self, box: Box) -> QRect:
        return QRect(*self._still.camera.device(box)).adjusted(-EDGE, -EDGE, EDGE, EDGE)
