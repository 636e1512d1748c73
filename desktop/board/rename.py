"""Renaming in place: an editor right over the name of a card, or of a segment's head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from db.edit import verbs
from db.model.geometry import Box
from db.model.things import Entity, Position, Segment, name
from desktop.board.cards import NAME_LEFT, NAME_SIZE, NAME_WIDE
from desktop.board.heads import name_box
from desktop.editor import LineEditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from db.edit.edit import Edit
    from db.model.board import Board
    from desktop.board.camera import Camera
    from desktop.board.gestures.gesture import Room

LEAST_WIDE, LEAST_TEXT = 150, 12
"""However small the board is shown, what is being written is legible: at least so many pixels."""

_FRAME = 6  # pixels from the editor's edge to its text
_TALL = 1.75  # heights of the text that the editor takes


class NameField(LineEditor):
    """A name in the hand. No key of it reaches the board below."""

    def __init__(self, port: QWidget) -> None:
        super().__init__(parent=port)
        self._port = port

    def lie(self, box: QRect, size: float) -> None:
        """Lie so that the text stands where the name stands, in letters of that many pixels or legible ones."""
        type_face = self.font()
        type_face.setPixelSize(max(LEAST_TEXT, round(size)))
        self.setFont(type_face)
        room = self._port.rect()
        wide = min(max(box.width() + 2 * _FRAME, LEAST_WIDE), room.width())
        high = round(type_face.pixelSize() * _TALL) + 4
        left = min(max(box.x() - _FRAME, 0), room.width() - wide)
        top = min(max(box.center().y() + 1 - high // 2, 0), room.height() - high)
        self.setGeometry(left, top, wide, high)

    def event(self, event: QEvent) -> bool:
        """Keep F2 from beginning anew what has begun."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Write. Esc takes back the syllable that is being composed first, then the whole."""
        if event.key() == Qt.Key.Key_Escape and self.composing:
            QGuiApplication.inputMethod().reset()
            QApplication.sendEvent(self, QInputMethodEvent("", []))
        else:
            super().keyPressEvent(event)
        event.accept()


class Renamer:
    """Lets one name be written at a time. ``port`` is the window in which it is written."""

    def __init__(self, port: QWidget, room: Room) -> None:
        self._port, self._room = port, room
        self._field: NameField | None = None
        self._thing: Entity | Segment | None = None
        self._at = ""

    @property
    def field(self) -> NameField | None:
        """The editor while there is one."""
        return self._field

    def begin(self) -> bool:
        """Write the current card's name, or the chosen segment's; return whether there is one that shows."""
        selection, board = self._room.selection, self._board
        position = board.get(Position, selection.current)
        segment = board.get(Segment, selection.segment)
        if position is not None:
            return self._write(board.the(Entity, position.entity_id), position.id)
        return segment is not None and self._write(segment, segment.id)

    def follow(self) -> None:
        """The board has been scrolled, zoomed or changed: what is being written goes along, or goes with its card."""
        if self._field is None:
            return
        place = self._box()
        if self._now() is None:
            self._put_away()
            return
        if place is None:
            # Its card no longer shows, in the middle of an edit: the name is kept as soon as that is over.
            QTimer.singleShot(0, self._field, self._field.finish)
            return
        camera, box = place
        x, y, wide, high = (round(each / camera.ratio) for each in camera.device(box))
        self._field.lie(QRect(x, y, wide, high), NAME_SIZE * camera.zoom)

    def close(self) -> None:
        """Keep what is being written, where something is."""
        if self._field is not None:
            self._field.finish()

    def _write(self, thing: Entity | Segment, at: str) -> bool:
        if self._field is not None and self._at == at:
            return True
        self.close()
        if self._field is not None:  # what stands in it could not be kept: one name after the other
            return True
        self._thing, self._at = thing, at
        if self._box() is None:
            return False
        field = self._field = NameField(self._port)
        field.setObjectName("rename")
        field.setAccessibleName(self._room.words.say("keys.rename.label"))
        field.begin(name(thing, self._room.words.lang))
        field.finished.connect(self._keep)
        field.cancelled.connect(self._put_away)
        self.follow()
        field.show()
        field.selectAll()
        field.setFocus()
        return True

    def _box(self) -> tuple[Camera, Box] | None:
        """Return where the name stands, and the camera on it; None where it does not show."""
        stage = self._room.stage
        arrangement = stage.scene.arrangement
        card, row = arrangement.cards.get(self._at), arrangement.row(self._at)
        if card is not None:
            return stage.camera, Box(card.box.x + NAME_LEFT, card.box.y, NAME_WIDE, card.box.h)
        if row is None:
            return None
        lens, head = stage.heads.seen(row)
        return lens, name_box(head)

    def _now(self) -> Entity | Segment | None:
        thing = self._thing
        return self._board.get(type(thing), thing.id) if thing is not None else None

    def _keep(self, text: str) -> None:
        """Keep a name; where it is refused the editor stays, unless the user has gone elsewhere."""
        field, thing = self._field, self._now()
        if field is None or thing is None:
            self._put_away()
            return
        self._field = None  # what follows may take the keyboard away from it, which would keep it once more
        made = self._made(thing, text)
        if not text.strip():
            self._room.tell(self._room.words.say("keys.rename.empty"))
        elif made is None or self._room.carry_out(made):
            self._close(field)
            return
        if field.hasFocus():
            self._field = field
            field.resume()
        else:
            self._close(field)

    def _made(self, thing: Entity | Segment, text: str) -> Callable[[], Edit] | None:
        """Return what gives the thing its name in the window's language; None where it has that name already."""
        lang, board = self._room.words.lang, self._board
        if " ".join(text.split()) == name(thing, lang):
            return None
        if isinstance(thing, Entity):
            return lambda: verbs.edit_entity(board, thing.id, **{f"name_{lang}": text})
        names = (text, thing.name_en) if lang == "ko" else (thing.name_ko, text)
        return lambda: verbs.rename_segment(board, thing.id, *names)

    def _put_away(self) -> None:
        field, self._field = self._field, None
        if field is not None:
            self._close(field)

    def _close(self, field: NameField) -> None:
        if field.hasFocus():
            self._port.setFocus()
        field.hide()
        field.deleteLater()

    @property
    def _board(self) -> Board:
        return self._room.session.board
