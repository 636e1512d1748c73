"""The board on show: scene, camera, still picture and hand held together for the widget and the gestures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QRegion

from desktop.board.base import SLICE, Base, tiled
from desktop.board.camera import Camera
from desktop.board.cards import BARS_FROM, PAD
from desktop.board.easing import Easing
from desktop.board.elbows import bounds, elbows, paint_elbows
from desktop.board.empty import paint_empty, paint_focus
from desktop.board.frame import Frame
from desktop.board.glide import Glide, moved, starts
from desktop.board.grasp import Grasp
from desktop.board.ink import Ink
from desktop.board.paint import Still
from desktop.board.trail import trail

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from db.judge.judgement import Judgement
    from db.model.change import Change
    from db.model.geometry import Arrangement, Box
    from desktop.board.elbows import Elbow
    from desktop.board.scene import Scene
    from desktop.sight import Sight
    from desktop.theme import Theme
    from desktop.words import Words

STEP_REACH = 20
"""How far what belongs to a row reaches beyond it, in logical units."""

MANY = 600
"""A board with more cards is painted anew in slices, so that no change of all of it keeps the hand waiting."""

TOUCHED_MOST = 40
"""When so many cards change, they are painted in tiles and not one by one."""

EDGE = 3
"""Device pixels by which what is repainted is larger than what changed: soft edges reach over."""


class Stage:
    """What is seen of a board. ``show`` is told which part of the window is to be painted, None for all of it."""

    def __init__(self, scene: Scene, theme: Theme, words: Words, show: Callable[[QRegion | None], None]) -> None:
        self.scene = scene
        self.easing = Easing()
        self.grasp = Grasp(scene, self._show_hand, self._ghost)
        self._glide = Glide()
        self._held: tuple[Mapping[str, Box], tuple[float, float]] = {}, (0.0, 0.0)
        self._elbows: list[Elbow] = []
        self._show = show
        camera = Camera(width=scene.arrangement.width, height=scene.arrangement.height)
        self._still = Still(scene, camera, Ink(theme), words)
        self._base = Base(self._paint_still)
        self._frame = Frame()
        self.easing.jump(scene.fronts)
        self._still.shares = self.easing.shares

    @property
    def camera(self) -> Camera:
        """What part of the board is seen."""
        return self._still.camera

    @property
    def blurred(self) -> bool:
        """Whether the picture is still to be refined."""
        return self._base.blurred or self.scene.wires.waiting

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Paint a rectangle of the window. The painter and the rectangle are in device pixels."""
        self._base.settle()
        painter.drawPixmap(area, self._base.pixmap, area)
        if self._glide.away:
            self._still.paint_cards(painter, self._glide.away, self._still.look)
        if self._elbows:
            paint_elbows(painter, self._elbows, self.camera, self._still.ink)
        self._frame.paint(painter, self._still)
        self.grasp.paint(painter, self._still)

    def paint_frame(self, painter: QPainter, port: QRect, *, focused: bool) -> None:
        """Paint what belongs to the window: the keyboard's focus, and what an empty board says. In its pixels."""
        paint_empty(painter, port, self.scene, self._still.ink, self._still.words)
        if focused:
            paint_focus(painter, port, self._still.ink)

    def refine(self) -> None:
        """Make more of a coarse picture crisp."""
        if self._base.blurred:
            self._show(self._base.refine())
            return
        self.scene.wires.catch_up(SLICE)
        # Connectors are painted when all of them have their ways: painting each slice's takes far longer.
        if not self.scene.wires.waiting:
            self._repaint_links()

    def look(self, camera: Camera) -> None:
        """See another part of the board, or the same part at another size."""
        old, self._still.camera = self.camera, camera
        resized = (old.wide, old.high) != (camera.wide, camera.high)
        if old.ratio != camera.ratio or (resized and (self._base.bare or not self._large)):
            self._base.fit(camera.wide, camera.high)
            self._base.touch_all()
        elif resized or old.zoom != camera.zoom:
            # A zoom may bring a scroll bar, or take one away: that makes the window another size.
            self._base.zoom(old, camera, self._still.ink.colour("window"))
        elif (old.left, old.top) != (camera.left, camera.top):
            self._base.scroll(old.left - camera.left, old.top - camera.top)
        else:
            return
        self._show(None)

    def refresh(self, judgement: Judgement, changes: Iterable[Change], now: float) -> None:
        """Show the board after a change."""
        before = self.scene.arrangement
        touched = self.scene.refresh(judgement, changes)
        self._measure()
        self._set_off(before, now)
        self.easing.aim(self.scene.fronts, now)
        if touched is None:
            self._repaint_all()
        else:
            self._repaint_boxes(moved(before, self.scene.arrangement, touched))
            self._repaint_rows(touched)
            self._repaint_links()

    def foresee(self, judgement: Judgement, now: float) -> None:
        """Show how the board would read."""
        touched = self.scene.foresee(judgement)
        self.easing.aim(self.scene.fronts, now)
        self._repaint_rows(touched)

    def look_at(self, sight: Sight) -> None:
        """Show the board in another way: wave, lens, filter, and what is shown beside the cards."""
        changed = self.scene.look_at(sight)
        self._measure()
        if changed is None:
            self._repaint_all()
        else:
            self._repaint_cards(changed)
            self._repaint_heads(self.scene.segments_of(changed))
            self._repaint_links()

    @property
    def moving(self) -> bool:
        """Whether the front line or cards on their way back still move: then `ease` wants calling."""
        return self.easing.moving or self.grasp.flying or bool(self._glide.away)

    def ease(self, now: float) -> None:
        """Move the front line, and cards on their way back, on to the time ``now``, in seconds."""
        self.grasp.fly(now)
        self._go_on(now)
        before = dict(self.easing.shares)
        swept = set(self.easing.tick(now))
        self._repaint(trail(self.scene.runs, swept, self.scene.dashed, before, self.easing.shares))

    def dress(self, theme: Theme, words: Words) -> None:
        """Take another look or another language."""
        self.scene.speak(words.lang)
        old = self._still
        self._still = Still(self.scene, old.camera, Ink(theme), words)
        self._still.shares, self._still.selected, self._still.segment = self.easing.shares, old.selected, old.segment
        self._still.away = old.away
        self._repaint_all()

    def choose(self, positions: Collection[str], segment: str | None) -> None:
        """Show these cards, or this segment, as selected."""
        changed = frozenset(positions) ^ self._still.selected
        segments = {self._still.segment, segment} if self._still.segment != segment else set()
        self._still.selected, self._still.segment = frozenset(positions), segment
        self._repaint_cards(changed)
        if self.grasp.hand.rubber is None:
            # As long as a band is drawn its catch changes with every move: connectors follow when it is let go.
            self.scene.choose(self._still.selected)
            self._repaint_links()
        self._repaint_heads(segments)

    def put_back(self, now: float) -> None:
        """Let the cards in the hand go back to where they came from."""
        self.grasp.put_back(now, calm=self.easing.calm)

    def _repaint_cards(self, position_ids: Iterable[str]) -> None:
        cards = self.scene.arrangement.cards
        self._repaint_boxes(cards[each].box for each in position_ids if each in cards)

    def _repaint_heads(self, segment_ids: Collection[str | None]) -> None:
        rows = self.scene.arrangement.rows
        self._repaint((row.head for row in rows if row.segment_id in segment_ids), soft=self._large)

    def _repaint_boxes(self, boxes: Iterable[Box]) -> None:
        """Paint anew what cards stand in, or stood."""
        seen = self.camera.seen
        touched = [box for each in boxes if (box := each.grown(PAD)).meets(seen)]
        if len(touched) < TOUCHED_MOST:
            self._repaint(touched)
        else:
            self._touch(tiled(self.camera.device(box) for box in touched), soft=self._large)

    def _repaint_rows(self, segment_ids: Collection[str]) -> None:
        """Paint rows anew, and the front line that has gone to another place with them; of a large board soon."""
        shares, scene = self.easing.shares, self.scene
        rows = (scene.arrangement.row(each) for each in segment_ids)
        boxes = [row.box.grown(STEP_REACH) for row in rows if row is not None]
        boxes += trail(scene.runs, segment_ids, scene.dashed, shares, shares)
        self._repaint(boxes, soft=self._large)

    def _repaint_links(self) -> None:
        """Paint anew where connectors have come or gone: a few at once, many when there is time."""
        seen, dirty = self.camera.seen, self.scene.wires.take_dirty()
        boxes = [seen] if dirty is None else [each for each in dirty if each.meets(seen)]
        self._repaint(boxes, soft=self._large or len(boxes) > TOUCHED_MOST)

    def _repaint(self, boxes: Iterable[Box], *, soft: bool = False) -> None:
        seen, region = self.camera.seen, QRegion()
        for box in boxes:
            if box.meets(seen):
                region += self._rect(box)
        self._touch(region, soft=soft)

    def _touch(self, region: QRegion, *, soft: bool = False) -> None:
        self._base.touch(region, soft=soft)
        self._show(QRegion() if soft else region)

    @property
    def _large(self) -> bool:
        """Whether the board is so large that what may wait is painted when there is time."""
        return len(self.scene.arrangement.cards) > MANY

    def _repaint_all(self) -> None:
        self.scene.wires.take_dirty()
        if self._large:
            self._base.touch(QRect(0, 0, self.camera.wide, self.camera.high), soft=True)
        else:
            self._base.touch_all()
        self.grasp.forget_looks()
        self._show(None)

    def _paint_still(self, painter: QPainter, area: QRect) -> None:
        self._still.paint(painter, area)

    def _measure(self) -> None:
        arrangement, camera = self.scene.arrangement, self.camera
        if (camera.width, camera.height) != (arrangement.width, arrangement.height):
            self.look(camera.of(arrangement.width, arrangement.height))

    def _ghost(self, position_ids: frozenset[str]) -> None:
        changed = self._still.lifted ^ position_ids
        self._still.lifted = position_ids
        self.scene.wires.lift(position_ids)
        self._repaint_cards(changed)
        self._repaint_links()

    def _set_off(self, before: Arrangement, now: float) -> None:
        """Let cards that the board has moved go to their new places, from where they were last seen."""
        held, shifted = self._held
        scene, shown = self.scene, {**self._glide.away, **{each: box.moved(*shifted) for each, box in held.items()}}
        self._held = {}, (0.0, 0.0)
        still = self.easing.calm or self.camera.zoom < BARS_FROM or before.width != scene.arrangement.width
        seen = () if still else scene.grid.within(self.camera.seen)
        cards = scene.arrangement.cards
        found = starts(before, scene.arrangement, seen, shown)
        arrived = self._glide.away.keys() - found.keys()
        self._glide.begin(found, {each: cards[each].box for each in found}, now)
        self._still.away = frozenset(found)
        self._repaint_cards([*arrived, *found])
        self._show_boxes([*shown.values(), *found.values()])

    def _go_on(self, now: float) -> None:
        if not self._glide.away:
            return
        before = dict(self._glide.away)
        self._glide.tick(now)
        away = self._glide.away
        self._still.away = frozenset(away)
        self._repaint_cards(before.keys() - away.keys())
        self._show_boxes([*before.values(), *away.values()])

    def _show_hand(self, boxes: Iterable[Box]) -> None:
        drag, before = self.grasp.hand.drag, bounds(self._elbows)
        self._elbows = []
        if drag is not None:
            self._held = drag.carried, drag.shifted
            self._elbows = list(elbows(self.scene.arrangement, drag, self.scene.wires.lifted))
        reaches = before, bounds(self._elbows)
        self._show_boxes([*boxes, *(each for each in reaches if each is not None)])

    def _show_boxes(self, boxes: Iterable[Box]) -> None:
        region = QRegion()
        for box in boxes:
            region += self._rect(box.grown(PAD))
        self._show(region)

    def _rect(self, box: Box) -> QRect:
        return QRect(*self.camera.device(box)).adjusted(-EDGE, -EDGE, EDGE, EDGE)
