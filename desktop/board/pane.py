"""The board's window: it hands events to eye, mouse, keys and stage, and decides nothing itself."""

from __future__ import annotations

from functools import partial
from math import ceil, floor
from time import perf_counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from db.errors import BoardError
from desktop.board.commands import Commands
from desktop.board.deeds import Deeds
from desktop.board.eye import Eye
from desktop.board.gestures.gesture import Room
from desktop.board.helm import Helm
from desktop.board.hits import NOTHING
from desktop.board.keys import Keys
from desktop.board.lineup import Lineup
from desktop.board.mouse import Mouse
from desktop.board.notepad import Notepad
from desktop.board.offer import Reach
from desktop.board.peek import Peek
from desktop.board.popups import Popups
from desktop.board.rating import Rates
from desktop.board.rects import rects_of
from desktop.board.relations import Relations
from desktop.board.rename import Renamer
from desktop.board.rows import Rows
from desktop.board.scene import Scene
from desktop.board.stage import Stage
from desktop.board.trayside import Trayside
from desktop.board.wheel import pinched, wheeled
from desktop.keymap import Keymap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from db.edit.edit import Edit
    from desktop.selection import Selection
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words

FRAME = 16
"""Milliseconds from one frame to the next while something moves by itself."""

PAUSE = 32
"""Milliseconds without a zoom after which the picture is made crisp: what is crisp is lost with the next zoom."""

# The keyboard is away for a menu only: also for the menu bar, which takes it when Alt is let go.
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class Pane(QAbstractScrollArea):
    """The window onto a board, with everything that events go to. `BoardView` is what others see of it."""

    zoomed = Signal(float)
    opened = Signal(str)
    told, undoable = Signal(str), Signal(str)
    wished = Signal(str)

    # Qt hands over events while the widget is being made: nobody hears them yet.
    _heard: Mapping[QEvent.Type, Callable[[Any], object]] = MappingProxyType({})

    def __init__(
        self, session: Session, selection: Selection, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._stage = Stage(Scene(session.board, session.judgement, words.lang), theme, words, self._show_region)
        self._refining = QTimer(self, interval=0)
        self._refining.timeout.connect(self._refine)
        self._easing = QTimer(self, interval=FRAME)
        self._easing.timeout.connect(self._ease)
        self._eye = Eye(self, self._stage, self._on_zoomed)
        self._room = Room(self._stage, session, selection, words, self.told.emit, self.undoable.emit, self._carry_out)
        self._deeds = Deeds(self._room)
        self._relations = Relations(self._room)
        self._popups = Popups(self, self._room, self._relations, self._reach)
        self._notes = Notepad(self.viewport(), self._room)
        self._mouse = Mouse(self.viewport(), self._room, self._eye, self._deeds, self._notes, self._popups.ask_kind)
        self._lineup = Lineup(self._room, self._deeds)
        self._helm = Helm(self._mouse, self._notes, self._show_card)
        self._rename = Renamer(self.viewport(), self._room)
        self._commands = Commands(*(self._room, self._deeds, self._mouse, self._notes, self._rename, self._lineup))
        self._keys = self._keyboard()
        self._trayside = Trayside(self.viewport(), self._room, self._eye)
        self._heard = self._ears()
        self._dress_port()

    def _keyboard(self) -> Keys:
        rates, peek = Rates(self._room, self._deeds), Peek(self.viewport(), self._room, self._show_card)
        acts: dict[str, Callable[[], object]] = {
            "board.open": self._open_current,
            "board.menu": self._offer_by_key,
            "board.add": lambda: self.wished.emit("edit.add_entity"),
            **{each: partial(self.act, each) for each in ("board.relate", "board.note", "board.rename")},
        }
        rows = Rows(self._room, self._eye)
        return Keys(Keymap(), self._deeds, self._eye, self._mouse, rates, peek, rows, self._show_card, acts)

    def _dress_port(self) -> None:
        port = self.viewport()
        port.setMouseTracking(True)
        port.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        port.grabGesture(Qt.GestureType.PinchGesture)
        self.setAcceptDrops(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 160)

    def _carry_out(self, make: Callable[[], Edit]) -> bool:
        try:
            edit = make()
        except BoardError as error:
            self._room.session.refused.emit(error)
            return False
        return self._room.session.do(edit)

    def _show_focus(self) -> None:
        self._stage.grasp.point_at(focus=self._room.selection.current if self.hasFocus() else None)

    def _show_card(self, position_id: str) -> None:
        self._eye.show(self._stage.scene.arrangement.cards[position_id].box)

    def _open_current(self) -> None:
        if self._room.selection.current is not None:
            self.opened.emit(self._room.selection.current)

    # Painting. --------------------------------------------------------------------------------------------------

    def _show_region(self, region: QRegion | None) -> None:
        """Have a part of the window, in device pixels, painted anew."""
        if region is None:
            self.viewport().update()
        else:
            ratio = self._stage.camera.ratio
            for rect in rects_of(region):
                self.viewport().update(_outwards(rect, 1 / ratio))
        if self._stage.blurred and not self._refining.isActive():
            self._refining.start()
        if self._stage.moving and not self._easing.isActive():
            self._easing.start()

    def _on_zoomed(self, zoom: float) -> None:
        if self._stage.blurred:
            self._refining.start(PAUSE)
        self.zoomed.emit(zoom)

    def _refine(self) -> None:
        self._refining.setInterval(0)
        self._stage.refine()
        if not self._stage.blurred:
            self._refining.stop()

    def _ease(self) -> None:
        self._stage.ease(perf_counter())
        if not self._stage.moving:
            self._easing.stop()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Show what has changed of the picture, and the hand over it."""
        self._eye.seen()
        port, ratio = self.viewport(), self._stage.camera.ratio
        painter = QPainter(port)
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        self._stage.paint(painter, _outwards(event.rect(), ratio))
        painter.restore()
        self._stage.paint_frame(painter, port.rect(), focused=self.hasFocus())
        painter.end()

    # What Qt hands over. ----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, ARG002
        """Fit the picture to the window."""
        self._eye.resized()
        self._follow()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802, ARG002
        """Follow the scroll bars."""
        self._eye.bars_moved()
        self._follow()

    def _follow(self) -> None:
        """Let what is being written go along with the board."""
        self._notes.follow()
        self._rename.follow()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Hand over what the port hears; see `_ears`."""
        hears = self._heard.get(event.type())
        if hears is not None:
            hears(event)
            return True
        return pinched(event, self.viewport(), self._eye) or super().viewportEvent(event)

    def _ears(self) -> dict[QEvent.Type, Callable[[Any], object]]:
        """Return who is told of which event of the port."""
        kind, mouse, trayside = QEvent.Type, self._mouse, self._trayside
        return {
            kind.MouseButtonPress: mouse.press,
            kind.Enter: mouse.move,
            kind.MouseMove: mouse.move,
            kind.MouseButtonRelease: mouse.release,
            kind.MouseButtonDblClick: self._double_click,
            kind.Wheel: lambda event: wheeled(event, self._eye, mouse),
            kind.Leave: lambda _: mouse.leave(),
            kind.DevicePixelRatioChange: lambda _: self._eye.resized(),
            kind.ToolTip: lambda _: None,  # the mouse says itself what it points at
            kind.DragEnter: trayside.enter,
            kind.DragMove: trayside.move,
            kind.DragLeave: lambda _: trayside.leave(),
            kind.Drop: trayside.drop,
        }

    def _double_click(self, event: QMouseEvent) -> None:
        """Open the card, or fold the band; anything else is one more press."""
        own = event.button() == Qt.MouseButton.LeftButton and not self._mouse.pulls(event.button())
        there = self._mouse.hit(event.position()) if own else NOTHING
        if there.what == "card":
            self.opened.emit(there.id)
        elif there.what in {"note", "edge"}:
            self._notes.edit(there.id)
        elif there.what == "band":
            self._deeds.folds.turn(there.id)
        else:
            self._mouse.press(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what the key means."""
        if not (self._helm.press(event) or self._keys.press(event)):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let the space bar go, or what changes a drag."""
        self._helm.release(event)
        if not self._keys.release(event):
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show the keyboard's focus."""
        super().focusInEvent(event)
        self._show_focus()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The keyboard is elsewhere: what is in the hand goes back."""
        super().focusOutEvent(event)
        self._keys.let_go()
        if event.reason() not in _PASSING:
            self._mouse.cancel()
        self._show_focus()
        self.viewport().update()

    def _offer_by_key(self) -> None:
        """Offer what applies to the current card, the chosen note or segment."""
        by_key, corner = QContextMenuEvent.Reason.Keyboard, self.mapToGlobal(QPoint())
        self.contextMenuEvent(QContextMenuEvent(by_key, QPoint(), corner))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what applies, unless something is in the hand: some keyboards have a key for the menu."""
        if self._mouse.busy:
            return
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        at = event.pos() if by_mouse else self._popups.at_chosen(self._eye.show)
        there = self._mouse.hit(QPointF(at))
        if there.what in {"card", "handle"} and there.id not in self._room.selection.positions:
            self._room.selection.select([there.id])
        if there.what in {"note", "edge"}:
            self._notes.choose(there.id)
        self._popups.offer(there, at)

    def _reach(self, x: float) -> Reach:
        return Reach(
            *(self._stage.scene, self._room.words, self._deeds, self._deeds.folds, self._lineup, self._notes),
            *(self._relations, self.opened.emit, self._mouse.relate, self.wished.emit),
            *(self._eye.fit, lambda: self._eye.zoom_to(1.0), x, self._keys.keymap.keys),
        )

    def act(self, command: str) -> None:
        """Do one of the board's own commands: those of the arrange menu and the like, by their ids."""
        self._commands.do(command)


def _outwards(rect: QRect, factor: float) -> QRect:
    """Return the rectangle scaled, in whole pixels that cover it."""
    left, top = floor(rect.x() * factor), floor(rect.y() * factor)
    right, bottom = ceil((rect.x() + rect.width()) * factor), ceil((rect.y() + rect.height()) * factor)
    return QRect(left, top, right - left, bottom - top)
