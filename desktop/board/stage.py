"""The board on show: scene, camera, still picture and hand held together for the widget and the gestures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model.things import Position
from desktop.board.base import SLICE, Base
from desktop.board.camera import Camera
from desktop.board.easing import Easing
from desktop.board.empty import paint_empty, paint_focus
from desktop.board.frame import Frame
from desktop.board.glide import moved
from desktop.board.grasp import Grasp
from desktop.board.hits import NEAR
from desktop.board.ink import Ink
from desktop.board.motion import Motion
from desktop.board.paint import Still
from desktop.board.patches import Patches
from desktop.board.pinned import Pinned
from desktop.board.slide import tops_of
from desktop.board.trail import trail

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter, QRegion

    from db.judge.judgement import Judgement
    from db.model.change import Change
    from desktop.board.scene import Scene
    from desktop.sight import Sight
    from desktop.theme import Theme
    from desktop.words import Words

MARGIN = 160
"""How far around the window there is a picture already, so that panning shows it at once, in device pixels."""


class Stage:
    """What is seen of a board. ``show`` is told which part of the window is to be painted, None for all of it."""

    def __init__(self, scene: Scene, theme: Theme, words: Words, show: Callable[[QRegion | None], None]) -> None:
        self.scene = scene
        self.easing = Easing()
        camera = Camera(width=scene.arrangement.width, height=scene.arrangement.height)
        self._show = show
        self._still = Still(scene, camera, Ink(theme), words)
        self._base = Base(self._still.paint, MARGIN)
        self.heads = Pinned(self._still)
        self._patches = Patches(self._still, self._base, self.heads, show)
        self._motion = Motion(self._still, self._patches)
        self._frame = Frame()
        self.grasp = Grasp(scene, lambda boxes: self._motion.follow(self.grasp.hand.drag, boxes), self._ghost)
        self.easing.jump(scene.fronts)
        self._still.shares = self.easing.shares

    @property
    def camera(self) -> Camera:
        """What part of the board is seen."""
        return self._still.camera

    @property
    def blurred(self) -> bool:
        """Whether the picture is still to be refined."""
        return self._base.blurred or self.heads.blurred or self.scene.wires.waiting

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Paint a rectangle of the window. The painter and the rectangle are in device pixels."""
        self._motion.show(painter, area, self._base)
        self._motion.paint(painter)
        self._frame.paint(painter, self._still)
        self.grasp.paint(painter, self._still)
        self.heads.paint(painter, area)
        self.grasp.paint_lifted(painter, self._still)

    def paint_frame(self, painter: QPainter, port: QRect, *, focused: bool) -> None:
        """Paint what belongs to the window: the keyboard's focus, and what an empty board says. In its pixels."""
        paint_empty(painter, port, self.scene, self._still.ink, self._still.words)
        if focused:
            paint_focus(painter, port, self._still.ink)

    def refine(self) -> None:
        """Make more of a coarse picture crisp."""
        if self.heads.blurred:
            self._show(self.heads.refine())
        elif self._base.blurred:
            self._show(self._base.refine())
        else:
            self.scene.wires.catch_up(SLICE)
            # Connectors are painted when all of them have their ways: painting each slice's takes far longer.
            if not self.scene.wires.waiting:
                self._patches.links()

    def look(self, camera: Camera) -> None:
        """See another part of the board, or the same part at another size."""
        old, self._still.camera = self.camera, camera
        if old != camera:
            self._motion.halt()
        resized = (old.wide, old.high) != (camera.wide, camera.high)
        if old.ratio != camera.ratio or (resized and (self._base.bare or not self._patches.large)):
            self._base.fit(camera.wide, camera.high)
            self._base.touch_all()
        elif resized or old.zoom != camera.zoom:
            # A zoom may bring a scroll bar, or take one away: that makes the window another size.
            self._base.zoom(old, camera, self._still.ink.colour("window"))
        elif (old.left, old.top) != (camera.left, camera.top):
            self._base.scroll(old.left - camera.left, old.top - camera.top)
        elif old == camera:
            return
        self.heads.look()
        self._show(None)

    def refresh(self, judgement: Judgement, changes: Iterable[Change], now: float) -> None:
        """Show the board after a change."""
        before, changed = self.scene.arrangement, tuple(changes)
        tops = tops_of(before, self.camera)
        touched = self.scene.refresh(judgement, changed)
        self._measure()
        self._stay_at(tops, _landed(changed))
        self._motion.slide(tops, now, calm=self.easing.calm or bool(self.heads.wide))
        self._motion.set_off(before, now, calm=self.easing.calm)
        self.easing.aim(self.scene.fronts, now)
        if touched is None:
            self.repaint()
        else:
            self._patches.boxes(moved(before, self.scene.arrangement, touched))
            self._patches.rows(touched)
            self._patches.links()

    def foresee(self, judgement: Judgement, now: float) -> None:
        """Show how the board would read."""
        touched = self.scene.foresee(judgement)
        self.easing.aim(self.scene.fronts, now)
        self._patches.rows(touched)

    def look_at(self, sight: Sight) -> None:
        """Show the board in another way: wave, lens, filter, and what is shown beside the cards."""
        changed = self.scene.look_at(sight)
        self._measure()
        if changed is None:
            self.repaint()
        else:
            self._patches.cards(changed)
            self._patches.heads(self.scene.segments_of(changed))
            self._patches.links()

    @property
    def moving(self) -> bool:
        """Whether the front line or cards on their way back still move: then `ease` wants calling."""
        return self.easing.moving or self.grasp.flying or self._motion.on

    def ease(self, now: float) -> None:
        """Move the front line, and cards on their way back, on to the time ``now``, in seconds."""
        self.grasp.fly(now)
        self._motion.go_on(now)
        before = dict(self.easing.shares)
        swept = set(self.easing.tick(now))
        self._patches.parts(trail(self.scene.runs, swept, self.scene.dashed, before, self.easing.shares))

    def dress(self, theme: Theme, words: Words) -> None:
        """Take another look or another language."""
        self.scene.speak(words.lang)
        self._still.dress(Ink(theme), words)
        self.repaint()

    def choose(self, positions: Collection[str], segment: str | None) -> None:
        """Show these cards, or this segment, as selected."""
        changed = frozenset(positions) ^ self._still.selected
        segments = {self._still.segment, segment} if self._still.segment != segment else set()
        self._still.selected, self._still.segment = frozenset(positions), segment
        self._patches.cards(changed)
        self.scene.choose(frozenset(positions))
        self._patches.links()
        self._patches.heads(segments)

    def catch(self, position_ids: AbstractSet[str], changed: Collection[str]) -> None:
        """Show what a rubber band has caught: these cards, of which those have come or gone since the last time.

        The set may be one that goes on changing; connectors follow when the cards are chosen.
        """
        segment, self._still.segment = self._still.segment, None
        self._still.selected = position_ids
        self._patches.cards(changed)
        if segment is not None:
            self._patches.heads({segment})

    def put_back(self, now: float) -> None:
        """Let the cards in the hand go back to where they came from."""
        self.grasp.put_back(now, calm=self.easing.calm)

    def group_at(self, x: float, y: float) -> str | None:
        """Return the group whose name or outline is at a point of the board."""
        return self._still.rings.at(x, y, NEAR / self.camera.zoom)

    def repaint(self) -> None:
        """Everything looks different."""
        self.grasp.forget_looks()
        self._patches.all()

    def _measure(self) -> None:
        arrangement, camera = self.scene.arrangement, self.camera
        if (camera.width, camera.height) != (arrangement.width, arrangement.height):
            self.look(camera.of(arrangement.width, arrangement.height))

    def _stay_at(self, tops: Mapping[str, int], segment_id: str | None) -> None:
        """Scroll so that a row stays where it was seen, as far as the board allows."""
        row, camera = self.scene.arrangement.row(segment_id or ""), self.camera
        was = tops.get(segment_id or "")
        if row is not None and was is not None and 0 <= was < camera.high:
            self.look(camera.scrolled(camera.left, camera.top + camera.y(row.box.y) - was))

    def _ghost(self, position_ids: frozenset[str]) -> None:
        changed = self._still.lifted ^ position_ids
        self._still.lifted = position_ids
        self.scene.wires.lift(position_ids)
        self._patches.cards(changed)
        self._patches.links()


def _landed(changes: Iterable[Change]) -> str | None:
    """Return the segment to whose row a change has brought a card from another one."""
    moved = ((each.before, each.after) for each in changes)
    goals = (
        after.segment_id
        for before, after in moved
        if isinstance(before, Position) and isinstance(after, Position) and before.segment_id != after.segment_id
    )
    return next(goals, None)
