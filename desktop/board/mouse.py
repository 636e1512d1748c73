"""The mouse on the board: starts gestures, feeds them, and says what it points at when it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtWidgets import QToolTip

from desktop.board.gestures.gesture import Pointer
from desktop.board.gestures.move import Move
from desktop.board.gestures.pan import Pan
from desktop.board.gestures.rubber import Rubber
from desktop.board.gestures.select import Select
from desktop.board.hits import NOTHING, Hit, hit
from desktop.board.sheet import sheet
from desktop.plain import tip
from desktop.selection import TAKES_POSITIONS

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

    from desktop.board.deeds import Deeds
    from desktop.board.eye import Eye
    from desktop.board.gestures.gesture import Gesture, Room

REST = 300
"""How long the pointer rests before something is said, in milliseconds."""

EDGE, PULL = 36, 22
"""How near to the window's edge a drag scrolls, and how far each time at most, in the toolkit's pixels."""

TICK = 16

_CURSORS = {
    "card": Qt.CursorShape.OpenHandCursor,
    "head": Qt.CursorShape.PointingHandCursor,
    "fold": Qt.CursorShape.PointingHandCursor,
    "front": Qt.CursorShape.WhatsThisCursor,
}


class Mouse:
    """One mouse over one board's window."""

    def __init__(self, port: QWidget, room: Room, eye: Eye, deeds: Deeds) -> None:
        self._port, self.room, self._eye, self._deeds = port, room, eye, deeds
        self._gesture: Gesture | None = None
        self._at = QPointF()
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self._hit = NOTHING
        self._space = False
        self._rest = QTimer(port, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._say)
        self._pull = QTimer(port, interval=TICK)
        self._pull.timeout.connect(self._scroll_at_edge)

    @property
    def busy(self) -> bool:
        """Whether a gesture is at work."""
        return self._gesture is not None

    def hit(self, at: QPointF) -> Hit:
        """Return what is at a point of the window."""
        stage = self.room.stage
        x, y = stage.camera.point(at.x(), at.y())
        return hit(stage.scene, stage.easing.shares, x, y, stage.camera.zoom)

    def press(self, event: QMouseEvent) -> None:
        """Begin a gesture."""
        self.cancel()
        self._hush()
        self._note(event)
        if event.button() == Qt.MouseButton.MiddleButton or self._space:
            self._gesture = Pan(self.room, self._pointer(), self._eye.scroll_to)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._gesture = self._begin(self.hit(self._at))
        self._show_cursor()

    def move(self, event: QMouseEvent) -> None:
        """Carry the gesture on, or look at what is pointed at."""
        self._note(event)
        if self._gesture is None:
            self._look()
            return
        self._gesture = self._carry_on(self._gesture)
        self._show_cursor()
        if self._gesture.scrolls and not self._pull.isActive():
            self._pull.start()

    def release(self, event: QMouseEvent) -> None:
        """End the gesture; a drag that ends outside puts all back, or takes it off the board where that is meant."""
        gesture, self._gesture = self._gesture, None
        self._pull.stop()
        if gesture is None:
            return
        self._note(event)
        if isinstance(gesture, Move) and takes_positions(self._port, self._at.toPoint()):
            gesture.take_off()
        elif isinstance(gesture, Move) and not self._port.rect().contains(self._at.toPoint()):
            gesture.cancel()
        else:
            gesture.release(self._pointer())
        self._look()

    def cancel(self) -> bool:
        """Put back what a gesture has begun; return whether there was one."""
        gesture, self._gesture = self._gesture, None
        self._pull.stop()
        if gesture is None:
            return False
        gesture.cancel()
        self._show_cursor()
        return True

    def leave(self) -> None:
        """The pointer is elsewhere."""
        self._hush()
        self._hit = NOTHING
        self.room.stage.grasp.point_at(hovered=None)

    def hold_space(self, *, held: bool) -> None:
        """With the space bar held the left button pans."""
        self._space = held
        self._show_cursor()

    def _begin(self, there: Hit) -> Gesture | None:
        if there.what == "card":
            return Select(self.room, self._pointer(), there.id)
        if there.what == "fold":
            self._deeds.fold(there.id)
            return None
        if there.what == "head":
            self.room.selection.choose_segment(there.id)
            return None
        return Rubber(self.room, self._pointer())

    def _look(self) -> None:
        there = self.hit(self._at)
        if there != self._hit:
            self._hush()
            self._hit = there
            self.room.stage.grasp.point_at(hovered=there.id if there.what == "card" else None)
        if there != NOTHING and not QToolTip.isVisible():
            self._rest.start()
        self._show_cursor()

    def _say(self) -> None:
        text = sheet(self.room.stage.scene, self.room.words, self._hit) if self._hit != NOTHING else ""
        if text and self._gesture is None:
            QToolTip.showText(self._port.mapToGlobal(self._at.toPoint()), tip(text), self._port)

    def _hush(self) -> None:
        self._rest.stop()
        QToolTip.hideText()

    def _show_cursor(self) -> None:
        drag = self.room.stage.grasp.hand.drag
        if drag is not None:
            shape = Qt.CursorShape.ForbiddenCursor if drag.refused else Qt.CursorShape.ClosedHandCursor
        elif isinstance(self._gesture, Pan):
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._space:
            shape = Qt.CursorShape.OpenHandCursor
        else:
            shape = _CURSORS.get(self._hit.what, Qt.CursorShape.ArrowCursor)
        if self._port.cursor().shape() != shape:
            self._port.setCursor(shape)

    def _scroll_at_edge(self) -> None:
        if self._gesture is None:
            self._pull.stop()
            return
        dx, dy = edge_pull(self._port.rect(), self._at)
        before = self._eye.camera
        if dx or dy:
            self._eye.scroll_by(dx, dy)
        if self._eye.camera != before:
            self._gesture = self._carry_on(self._gesture)

    def _carry_on(self, gesture: Gesture) -> Gesture:
        if isinstance(gesture, Move) and takes_positions(self._port, self._at.toPoint()):
            gesture.move_off(self._pointer())
            return gesture
        return gesture.move(self._pointer())

    def _note(self, event: QMouseEvent) -> None:
        self._at, self._modifiers = event.position(), event.modifiers()

    def _pointer(self) -> Pointer:
        x, y = self._eye.camera.point(self._at.x(), self._at.y())
        ctrl = bool(self._modifiers & Qt.KeyboardModifier.ControlModifier)
        shift = bool(self._modifiers & Qt.KeyboardModifier.ShiftModifier)
        return Pointer(self._at.x(), self._at.y(), x, y, ctrl, shift)


def takes_positions(port: QWidget, at: QPoint) -> bool:
    """Tell whether cards let go at a point of the board's window, or beside it, are to leave the board."""
    if port.rect().contains(at):
        return False
    # By the window and not by the screen: where windows do not know their place, as on Wayland, this still holds.
    under: QWidget | None = port.window().childAt(port.mapTo(port.window(), at))
    while under is not None and not under.property(TAKES_POSITIONS):
        under = under.parentWidget()
    return under is not None


def edge_pull(port: QRect, at: QPointF) -> tuple[float, float]:
    """Return how far to scroll for a pointer near the window's edge, faster the nearer or the further outside."""
    return _pull(at.x(), port.width()), _pull(at.y(), port.height())


def _pull(at: float, length: float) -> float:
    if at < EDGE:
        return -PULL * min(1.0, (EDGE - at) / EDGE)
    if at > length - EDGE:
        return PULL * min(1.0, (at - length + EDGE) / EDGE)
    return 0.0
