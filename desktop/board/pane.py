"""The board's window: it hands events to eye, mouse, keys and stage, and decides nothing itself."""

from __future__ import annotations

from math import ceil, floor
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from db.errors import BoardError
from desktop.board.base import rects_of
from desktop.board.deeds import Deeds
from desktop.board.eye import Eye
from desktop.board.gestures.gesture import Room
from desktop.board.keys import Keys
from desktop.board.menu import Sight, context_menu
from desktop.board.mouse import Mouse
from desktop.board.scene import Scene
from desktop.board.stage import Stage
from desktop.board.trayside import Trayside
from desktop.board.wheel import pinched, wheeled

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QWidget

    from db.edit.edit import Edit
    from desktop.selection import Selection
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words

FRAME = 16
"""Milliseconds from one frame to the next while something moves by itself."""


class Pane(QAbstractScrollArea):
    """The window onto a board, with everything that events go to. `BoardView` is what others see of it."""

    zoomed = Signal(float)
    opened = Signal(str)
    told = Signal(str)

    def __init__(
        self, session: Session, selection: Selection, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._stage = Stage(Scene(session.board, session.judgement, words.lang), theme, words, self._show_region)
        self._refining = QTimer(self, interval=0)
        self._refining.timeout.connect(self._refine)
        self._easing = QTimer(self, interval=FRAME)
        self._easing.timeout.connect(self._ease)
        self._eye = Eye(self, self._stage, self.zoomed.emit)
        self._room = Room(self._stage, session, selection, words, self.told.emit, self._carry_out)
        self._deeds = Deeds(self._room)
        self._mouse = Mouse(self.viewport(), self._room, self._eye, self._deeds)
        self._keys = Keys(self._deeds, self._eye, self._mouse, self._open_current, self._show_card)
        self._trayside = Trayside(self.viewport(), self._room, self._eye)
        self._dress_port()

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

    def _refine(self) -> None:
        self._stage.refine()
        if not self._stage.blurred:
            self._refining.stop()

    def _ease(self) -> None:
        self._stage.ease(perf_counter())
        if not self._stage.moving:
            self._easing.stop()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Show what has changed of the picture, and the hand over it."""
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

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802, ARG002
        """Follow the scroll bars."""
        self._eye.bars_moved()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Sort out what has no method of its own."""
        kind = event.type()
        if kind == QEvent.Type.Leave:
            self._mouse.leave()
        elif kind == QEvent.Type.DevicePixelRatioChange:
            self._eye.resized()
        elif kind == QEvent.Type.ToolTip or pinched(event, self.viewport(), self._eye):
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin a gesture."""
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Carry it on."""
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End it."""
        self._mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open the card, or fold the band."""
        there = self._mouse.hit(event.position())
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if there.what == "card":
            self.opened.emit(there.id)
        elif there.what == "band":
            self._deeds.fold(there.id)
        else:
            self._mouse.press(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scroll or zoom."""
        wheeled(event, self._eye)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what the key means."""
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let the space bar go."""
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
        self._mouse.hold_space(held=False)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._mouse.cancel()
        self._show_focus()
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what applies."""
        at = event.pos() if event.reason() == QContextMenuEvent.Reason.Mouse else self._middle_of_current()
        there = self._mouse.hit(QPointF(at))
        if there.what == "card" and there.id not in self._room.selection.positions:
            self._room.selection.select([there.id])
        sight = Sight(self.opened.emit, self._eye.fit, lambda: self._eye.zoom_to(1.0))
        menu = context_menu(self, there, self._stage.scene, self._room.words, self._deeds, sight)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.viewport().mapToGlobal(at))

    def _middle_of_current(self) -> QPoint:
        card = self._stage.scene.arrangement.cards.get(self._room.selection.current or "")
        if card is None:
            return self.viewport().rect().center()
        camera = self._stage.camera
        x, y = card.box.middle
        return QPoint(round(camera.x(x) / camera.ratio), round(camera.y(y) / camera.ratio))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """The tray's entities come in."""
        self._trayside.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """They go on."""
        self._trayside.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802, ARG002
        """They go elsewhere."""
        self._trayside.leave()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """They are let go here."""
        self._trayside.drop(event)


def _outwards(rect: QRect, factor: float) -> QRect:
    """Return the rectangle scaled, in whole pixels that cover it."""
    left, top = floor(rect.x() * factor), floor(rect.y() * factor)
    right, bottom = ceil((rect.x() + rect.width()) * factor), ceil((rect.y() + rect.height()) * factor)
    return QRect(left, top, right - left, bottom - top)
