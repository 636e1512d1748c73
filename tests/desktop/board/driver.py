"""Drives a board view as a user does: with presses, moves and releases."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from db.errors import BoardError
from db.model.things import Entity, Note, Position, Segment
from desktop.board.tether import handle_of
from desktop.board.view import BoardView
from desktop.selection import ENTITIES_MIME, Selection
from desktop.session import Session
from desktop.theme import Theme
from desktop.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from db.model.geometry import Arrangement
    from db.workspace import Workspace

LEFT, MIDDLE, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


ROUNDING = 2
"""By how many of 256 levels a soft edge that is cut by a tile's edge may differ; nobody can see that."""


@dataclass
class Driver:
    """A view with its session and selection, and what it has said."""

    qtbot: QtBot
    view: BoardView
    session: Session
    selection: Selection
    told: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    refused: list[BoardError] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._noted = frozenset(self.session.board.all(Note))

    @property
    def notes(self) -> list[Note]:
        """The notes that were not there at first."""
        return [each for each in self.session.board.all(Note).values() if each.id not in self._noted]

    @property
    def arrangement(self) -> Arrangement:
        return self.view._stage.scene.arrangement

    def card(self, key: str) -> str:
        """Return the position with a key such as ``gpt4@fm``."""
        position = self.session.board.by_key(Position, key)
        assert position is not None
        return position.id

    def segment(self, key: str) -> str:
        found = self.session.board.by_key(Segment, key)
        assert found is not None
        return found.id

    def entity(self, key: str) -> str:
        found = self.session.board.by_key(Entity, key)
        assert found is not None
        return found.id

    def position(self, key: str) -> Position:
        return self.session.board.the(Position, self.card(key))

    def point(self, x: float, y: float) -> QPoint:
        """Return the window's point of a place on the board."""
        camera = self.view._stage.camera
        return QPoint(round(camera.x(x) / camera.ratio), round(camera.y(y) / camera.ratio))

    def at_card(self, position_id: str) -> QPoint:
        return self.point(*self.arrangement.cards[position_id].box.middle)

    def at_row(self, segment_id: str, share: float) -> QPoint:
        row = self.arrangement.row(segment_id)
        assert row is not None
        return self.point(row.ground.x + share * row.ground.w, row.ground.middle[1])

    def press(self, at: QPoint, held: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT) -> None:
        QTest.mousePress(self.view.viewport(), button, held, at)

    def move(self, at: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        if held == NONE:
            QTest.mouseMove(self.view.viewport(), at)
        else:
            port, where = self.view.viewport(), QPointF(at)
            glob = QPointF(port.mapToGlobal(at))
            move = QMouseEvent(QEvent.Type.MouseMove, where, glob, Qt.MouseButton.NoButton, LEFT, held)
            QApplication.sendEvent(port, move)
        QApplication.processEvents()

    def release(self, at: QPoint, held: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT) -> None:
        QTest.mouseRelease(self.view.viewport(), button, held, at)

    def click(self, at: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        self.press(at, held)
        self.release(at, held)

    def drag(self, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        """Press, move in two steps, let go."""
        self.press(start, held)
        self.move((start + end) / 2, held)
        self.move(end, held)
        self.release(end, held)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.view, key, held)

    def wheel(self, at: QPoint, turned: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        port = self.view.viewport()
        event = QWheelEvent(
            QPointF(at),
            QPointF(port.mapToGlobal(at)),
            QPoint(),
            turned,
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(port, event)

    def bring(self, entity_ids: list[str], at: QPoint) -> bool:
        """Drag entities in from the tray and hold them there; return whether they may be put down."""
        port, mime = self.view.viewport(), self._mime(entity_ids)
        copy = Qt.DropAction.CopyAction
        enter = QDragEnterEvent(at, copy, mime, LEFT, NONE)
        QApplication.sendEvent(port, enter)
        over = QDragMoveEvent(at, copy, mime, LEFT, NONE)
        QApplication.sendEvent(port, over)
        return over.isAccepted()

    def let_go(self, entity_ids: list[str], at: QPoint) -> bool:
        """Drop what was brought; return whether it was taken."""
        event = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, self._mime(entity_ids), LEFT, NONE)
        QApplication.sendEvent(self.view.viewport(), event)
        return event.isAccepted()

    @property
    def cursor(self) -> Qt.CursorShape:
        return self.view.viewport().cursor().shape()

    def at_handle(self, position_id: str) -> QPoint:
        """Return the point of a card's handle, which shows while the card is pointed at."""
        return self.point(*handle_of(self.arrangement.cards[position_id].box).middle)

    def menu(self) -> QMenu:
        """Return the menu that is open, and only that one."""
        (found,) = [each for each in self.view.findChildren(QMenu) if each.isVisible()]
        return found

    def choose(self, *labels: str) -> None:
        """Choose from the open menu, through its submenus."""
        menu = self.menu()
        for label in labels[:-1]:
            sub = next(each.menu() for each in menu.actions() if each.text() == label)
            assert isinstance(sub, QMenu)
            menu = sub
        action = next(each for each in menu.actions() if each.text() == labels[-1])
        assert action.isEnabled()
        self.menu().close()
        action.trigger()

    def carry_away(self) -> None:
        QApplication.sendEvent(self.view.viewport(), QDragLeaveEvent())

    def settle(self) -> None:
        """Wait until nothing moves by itself and the picture is crisp."""
        self.qtbot.waitUntil(lambda: not self.view._stage.moving and not self.view._stage.blurred)

    def _mime(self, entity_ids: list[str]) -> QMimeData:
        self._held = QMimeData()
        self._held.setData(ENTITIES_MIME, json.dumps(entity_ids).encode())
        return self._held


def open_board(qtbot: QtBot, workspace: Workspace) -> Driver:
    """Return a driver of an open board, shown at 100 % and with the keyboard."""
    session = Session(workspace)
    selection = Selection()
    view = BoardView(session, selection, Words("ko"), Theme("light"))
    driver = Driver(qtbot, view, session, selection)
    qtbot.addWidget(view)
    view.told.connect(driver.told.append)
    view.opened.connect(driver.opened.append)
    session.refused.connect(driver.refused.append)
    view.resize(1500, 1150)
    view.show()
    view.zoom_to(1.0)
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    driver.settle()
    return driver


def apart(one: QImage, other: QImage) -> int:
    """Return by how much two pictures differ where they differ most, in any colour."""
    levels = [np.frombuffer(each.constBits(), np.uint8).astype(int) for each in (one, other)]
    return int(np.abs(levels[0] - levels[1]).max())
