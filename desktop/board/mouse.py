"""The mouse on the board: starts gestures, feeds them, and says what it points at when it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer

from desktop.board.cards import TEXT_FROM
from desktop.board.cursor import cursor_of
from desktop.board.edge import edge_pull, takes_positions
from desktop.board.gestures.gesture import Pointer
from desktop.board.gestures.lay import Lay, Stretch
from desktop.board.gestures.move import Move
from desktop.board.gestures.pan import Pan
from desktop.board.gestures.relate import Relate
from desktop.board.gestures.rubber import Rubber
from desktop.board.gestures.select import Select
from desktop.board.hits import NOTHING, Hit, hit
from desktop.board.hover import Hover
from desktop.board.tag import Tag
from desktop.board.tether import handle_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QEnterEvent, QMouseEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from desktop.board.deeds import Deeds
    from desktop.board.eye import Eye
    from desktop.board.gestures.gesture import Gesture, Room
    from desktop.board.notepad import Notepad

TICK = 16


class Mouse:
    """One mouse over one board's window. ``settle`` is told two cards that are to be related."""

    def __init__(
        self, port: QWidget, room: Room, eye: Eye, deeds: Deeds, notes: Notepad, settle: Callable[[str, str], None]
    ) -> None:
        self._port, self.room, self._eye, self._deeds = port, room, eye, deeds
        self._notes, self._settle = notes, settle
        self._gesture: Gesture | None = None
        self._at = QPointF()
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self._hit = NOTHING
        self._space = self._inside = False
        self._hover, self._tag = Hover(port, room), Tag(port, room)
        self._pull = QTimer(port, interval=TICK)
        self._pull.timeout.connect(self._scroll_at_edge)

    @property
    def busy(self) -> bool:
        """Whether a gesture is at work."""
        return self._gesture is not None

    def hit(self, at: QPointF) -> Hit:
        """Return what is at a point of the window."""
        stage, ratio = self.room.stage, self._eye.camera.ratio
        head = stage.heads.at(at.x() * ratio, at.y() * ratio)
        if head is not None:
            return head
        x, y = stage.camera.point(at.x(), at.y())
        handled = self._handled(x, y)
        if handled is not None:
            return Hit("handle", handled)
        there = hit(stage.scene, stage.easing.shares, x, y, stage.camera.zoom)
        group = stage.group_at(x, y) if there.what in {"ground", "front", "nothing"} else None
        return there if group is None else Hit("group", group)

    def pulls(self, button: Qt.MouseButton) -> bool:
        """Tell whether a press of the button pulls the board about, whatever it is on."""
        return button == Qt.MouseButton.MiddleButton or self._space

    def press(self, event: QMouseEvent) -> None:
        """Begin a gesture; one that goes on without a button waits for this one to be let go."""
        self._note(event)
        if self._gesture is not None and self._gesture.free and event.button() == Qt.MouseButton.LeftButton:
            return
        self.cancel()
        self._hover.hush()
        if self.pulls(event.button()):
            self._gesture = Pan(self.room, self._pointer(), self._eye.scroll_to)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._gesture = self._begin(self.hit(self._at))
        self._show_cursor()

    def move(self, event: QMouseEvent | QEnterEvent | QWheelEvent) -> None:
        """Carry the gesture on, or look at what is pointed at; the board may have moved instead of the mouse."""
        self._note(event)
        if self._gesture is not None and not self._gesture.free and not event.buttons():
            self.cancel()  # the button was let go where nobody told: over a menu, or another window
        if self._gesture is None:
            self._look()
        else:
            self._go_on()

    def release(self, event: QMouseEvent) -> None:
        """End the gesture; a drag that ends outside puts all back, or takes it off the board where that is meant."""
        gesture, self._gesture = self._gesture, None
        self._pull.stop()
        if gesture is None:
            return
        self._note(event)
        if isinstance(gesture, Move) and takes_positions(self._port, self._at.toPoint()):
            gesture.take_off()
        elif not isinstance(gesture, Pan | Rubber) and not self._port.rect().contains(self._at.toPoint()):
            gesture.cancel()
        else:
            self._gesture = gesture.release(self._pointer())
        self._look()
        self._hover.settle(self._hit)

    def cancel(self) -> bool:
        """Put back what a gesture has begun; return whether there was one."""
        gesture, self._gesture = self._gesture, None
        self._pull.stop()
        if gesture is None:
            return False
        gesture.cancel()
        self._show_cursor()
        return True

    def hold(self, modifier: Qt.KeyboardModifier, *, held: bool) -> None:
        """A key that changes what a drag does is pressed, or let go."""
        self._modifiers = self._modifiers | modifier if held else self._modifiers & ~modifier
        if self._gesture is not None:
            self._go_on()

    def relate(self, position_id: str) -> None:
        """Start a relation's line from a card; it follows the mouse, and the keys by way of `tether`."""
        self.cancel()
        self._gesture = Relate(self.room, position_id, self._settle, free=True)
        self._show_cursor()

    @property
    def tether(self) -> Relate | None:
        """The relation's line that is being drawn, if one is."""
        return self._gesture if isinstance(self._gesture, Relate) else None

    def tie(self) -> None:
        """Take the card that the relation's line leads to."""
        if isinstance(self._gesture, Relate):
            self._gesture = self._gesture.take()
            self._show_cursor()

    @property
    def at(self) -> tuple[float, float] | None:
        """The place on the board that is pointed at; None while the pointer is elsewhere."""
        return self._eye.camera.point(self._at.x(), self._at.y()) if self._inside else None

    def look_again(self) -> None:
        """The board is another one: what was pointed at may be gone."""
        if self._hit != NOTHING:
            self._look()
        self._hover.settle(self._hit)

    def leave(self) -> None:
        """The pointer is elsewhere."""
        self._pull.stop()
        self._inside = False
        self._hit = NOTHING
        self._hover.settle(NOTHING)
        self.room.stage.grasp.point_at(hovered=None, lit=())

    def hold_space(self, *, held: bool) -> None:
        """With the space bar held the left button pans."""
        self._space = held
        self._show_cursor()

    def _begin(self, there: Hit) -> Gesture | None:
        self._notes.choose(there.id if there.what in {"note", "edge"} else None)
        room, at = self.room, self._pointer()
        grips: dict[str, Callable[[], Gesture]] = {
            "card": lambda: Select(room, at, there.id),
            "handle": lambda: Relate(room, there.id, self._settle, free=False),
            "note": lambda: Lay(room, at, there.id),
            "edge": lambda: Stretch(room, at, there.id),
        }
        if there.what in grips:
            return grips[there.what]()
        if there.what == "fold":
            self._deeds.folds.turn(there.id)
            return None
        if there.what == "head":
            room.selection.choose_segment(there.id)
            return None
        if there.what == "group":
            self._deeds.choice.select_group(there.id, more=at.shift or at.ctrl)
            return None
        return Rubber(room, at)

    def _look(self) -> None:
        there = self.hit(self._at)
        if there != self._hit:
            self._hit = there
            card = there.id if there.what in {"card", "handle"} else None
            self.room.stage.grasp.point_at(hovered=card, lit=self.room.stage.scene.wires.at(there.what, there.id))
        self._hover.point_at(there, self._at)
        self._show_cursor()

    def _show_cursor(self) -> None:
        shape = cursor_of(self._gesture, self.room.stage.grasp.hand, self._hit, space=self._space)
        if self._port.cursor().shape() != shape:
            self._port.setCursor(shape)
        self._tag.follow(self._gesture.carried if isinstance(self._gesture, Move) else (), self._at.toPoint())

    def _scroll_at_edge(self) -> None:
        if self._gesture is None:
            self._pull.stop()
            return
        dx, dy = edge_pull(self._port.rect(), self._at, self.room.stage.heads.wide / self._eye.camera.ratio)
        before = self._eye.camera
        if dx or dy:
            self._eye.scroll_by(dx, dy)
        if self._eye.camera != before:
            self._gesture = self._carry_on(self._gesture)

    def _go_on(self) -> None:
        if self._gesture is None:
            return
        self._gesture = self._carry_on(self._gesture)
        self._show_cursor()
        inside = self._port.rect().contains(self._at.toPoint())
        if self._gesture.scrolls and (inside or not self._gesture.free) and not self._pull.isActive():
            self._pull.start()

    def _handled(self, x: float, y: float) -> str | None:
        """Return the card whose handle is at a point: only the one shows it that is pointed at, or has the focus."""
        hand, cards = self.room.stage.grasp.hand, self.room.stage.scene.arrangement.cards
        if self.room.stage.camera.zoom < TEXT_FROM or hand.line is not None:
            return None
        for each in (hand.hovered, hand.focus):
            card = cards.get(each or "")
            own = each == hand.hovered or self.room.stage.scene.grid.at(x, y) is None
            if card is not None and own and handle_of(card.box).holds(x, y):
                return each
        return None

    def _carry_on(self, gesture: Gesture) -> Gesture:
        if isinstance(gesture, Move) and takes_positions(self._port, self._at.toPoint()):
            gesture.move_off(self._pointer())
            return gesture
        return gesture.move(self._pointer())

    def _note(self, event: QMouseEvent | QEnterEvent | QWheelEvent) -> None:
        self._at, self._modifiers = event.position(), event.modifiers()
        self._inside = self._port.rect().contains(self._at.toPoint())

    def _pointer(self) -> Pointer:
        x, y = self._eye.camera.point(self._at.x(), self._at.y())
        ctrl = bool(self._modifiers & Qt.KeyboardModifier.ControlModifier)
        shift = bool(self._modifiers & Qt.KeyboardModifier.ShiftModifier)
        alt = bool(self._modifiers & Qt.KeyboardModifier.AltModifier)
        return Pointer(self._at.x(), self._at.y(), x, y, ctrl, shift, alt)
