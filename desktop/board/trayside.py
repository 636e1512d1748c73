"""Drags that come from outside the board: the tray's entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.board.edge import edge_pull
from desktop.board.gestures.drop import Drop, entities_in
from desktop.board.gestures.gesture import Pointer
from desktop.selection import ENTITIES_MIME

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDropEvent
    from PySide6.QtWidgets import QWidget

    from desktop.board.eye import Eye
    from desktop.board.gestures.gesture import Room


class Trayside:
    """Takes drags over the board's window; what is not the tray's passes by."""

    def __init__(self, port: QWidget, room: Room, eye: Eye) -> None:
        self._port, self._room, self._eye = port, room, eye
        self._drop: Drop | None = None

    def enter(self, event: QDropEvent) -> None:
        """A drag comes in: lift its entities if it has any of this board's."""
        self.leave()
        entities = self._entities(event.mimeData())
        if entities:
            self._drop = Drop(self._room, entities)
            self.move(event)
        else:
            event.ignore()

    def move(self, event: QDropEvent) -> None:
        """The drag goes on: show where it would drop."""
        if self._drop is None:
            event.ignore()
            return
        self._eye.scroll_by(*edge_pull(self._port.rect(), event.position()))
        event.setDropAction(Qt.DropAction.CopyAction)
        if self._drop.move(self._pointer(event)):
            event.accept()
        else:
            event.ignore()

    def leave(self) -> None:
        """The drag goes elsewhere."""
        if self._drop is not None:
            self._drop.cancel()
            self._drop = None

    def drop(self, event: QDropEvent) -> None:
        """The drag ends here."""
        drop, self._drop = self._drop, None
        if drop is not None and drop.release(self._pointer(event)):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    def _entities(self, mime: QMimeData) -> list[str]:
        if not mime.hasFormat(ENTITIES_MIME):
            return []
        return entities_in(bytes(mime.data(ENTITIES_MIME).data()), self._room.session.board)

    def _pointer(self, event: QDropEvent) -> Pointer:
        at, alt = event.position(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        return Pointer(at.x(), at.y(), *self._eye.camera.point(at.x(), at.y()), alt=alt)
