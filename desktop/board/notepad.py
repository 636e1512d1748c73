"""The board's notes under the hand: choosing one, writing in place, moving and removing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from db.edit import verbs
from db.model.geometry import Box
from db.model.things import Note, in_language
from desktop.board.gestures.lay import share_of
from desktop.board.leaf import RING
from desktop.board.slip import Slip
from desktop.sight import wave_shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from db.edit.edit import Edit
    from db.model.board import Board
    from db.model.geometry import Arrangement
    from desktop.board.gestures.gesture import Room
    from desktop.board.walk import Way

NUDGE = 28.0
"""How far a key moves a note sideways, in logical units."""

TEXT = 12
"""The size of a note's text, in logical units."""


class Notepad:
    """What is done to notes, each in one step of the history. ``port`` is the window in which they are written."""

    def __init__(self, port: QWidget, room: Room) -> None:
        self._port, self._room = port, room
        self._slip: Slip | None = None
        self._box = Box(0, 0, 0, 0)
        self._note: str | None = None
        self._place: tuple[str | None, float | None] = None, None

    @property
    def chosen(self) -> str | None:
        """The note that keys act on."""
        note = self._room.selection.note
        return note if note in self._arrangement.notes else None

    @property
    def slip(self) -> Slip | None:
        """What is being written on, if a note is being written."""
        return self._slip

    def choose(self, note_id: str | None) -> None:
        """Let keys act on a note, and on no card; None lets go of the note, if one is chosen."""
        selection = self._room.selection
        if note_id is not None or selection.note is not None:
            selection.choose_note(note_id)

    def add(self, segment_id: str | None, x: float | None = None) -> None:
        """Write a new note in a segment's row, or for None on the whole board; ``x`` is its middle on the board."""
        arrangement = self._arrangement
        sizes, row = arrangement.sizes, arrangement.row(segment_id or "")
        wide = sizes.note_w * sizes.ground
        left = arrangement.axis.x + sizes.edge if x is None else x - wide / 2
        left = min(max(left, arrangement.axis.x + sizes.edge), arrangement.axis.right - sizes.edge - wide)
        top = row.ground.bottom - sizes.row_pad if row is not None else arrangement.axis.bottom
        place = row.segment_id if row is not None else None
        middle = None if x is None else share_of(arrangement, left + wide / 2)
        self._write(None, Box(left, top, wide, sizes.note_h), "", (place, middle))

    def edit(self, note_id: str) -> None:
        """Write in a note that shows."""
        note, box = self._board.get(Note, note_id), self._arrangement.notes.get(note_id)
        if note is not None and box is not None:
            self.choose(note_id)
            text = in_language(note.text_ko, note.text_en, self._room.words.lang)
            self._write(note_id, box, text, (note.segment_id, note.x))

    def edit_chosen(self) -> None:
        """Write in the chosen note."""
        if self.chosen is not None:
            self.edit(self.chosen)

    def remove(self) -> bool:
        """Remove the chosen note."""
        chosen = self.chosen
        return chosen is not None and self._room.carry_out(lambda: verbs.remove_notes(self._board, [chosen]))

    def nudge(self, way: Way) -> bool:
        """Move the chosen note one step: sideways, or to the next row up or down, above all rows the whole board."""
        chosen, arrangement = self.chosen, self._arrangement
        if chosen is None:
            return False
        note, box = self._board.the(Note, chosen), arrangement.notes[chosen]
        middle, segment = box.middle[0], note.segment_id
        if way in {"left", "right"}:
            middle += NUDGE if way == "right" else -NUDGE
        else:
            rows = [None, *(row.segment_id for row in arrangement.rows)]
            at = rows.index(segment) + (1 if way == "down" else -1)
            segment = rows[min(max(at, 0), len(rows) - 1)]
        x = share_of(arrangement, middle)
        return self._room.carry_out(lambda: verbs.move_note(self._board, chosen, segment, x, note.width))

    def follow(self) -> None:
        """The board has been scrolled, zoomed or changed: what is being written goes along."""
        if self._slip is not None:
            self._box = self._arrangement.notes.get(self._note or "", self._box)
            self._lie(self._slip)

    def close(self) -> None:
        """Keep what is being written, where something is."""
        if self._slip is not None:
            self._slip.keep()

    def _write(self, note_id: str | None, box: Box, text: str, place: tuple[str | None, float | None]) -> None:
        self.close()
        if self._slip is not None:  # what stands on it could not be kept: one thing after the other
            self._slip.setFocus()
            return
        self._note, self._box, self._place = note_id, box, place
        slip = self._slip = Slip(self._port, text, self._room.words.say("board.note.hint"))
        slip.kept.connect(self._keep)
        slip.dropped.connect(self._put_away)
        self._lie(slip)
        slip.show()
        slip.setFocus()

    def _lie(self, slip: Slip) -> None:
        camera = self._room.stage.camera
        ratio = camera.ratio
        x, y, wide, high = (round(each / ratio) for each in camera.device(self._box.grown(RING + 1)))
        slip.lie(QRect(x, y, wide, high), TEXT * camera.zoom)

    def _keep(self, text: str) -> None:
        """Keep a text; where that is refused it stays on the slip, so that nothing is lost."""
        slip = self._slip
        if slip is None:
            return
        self._slip = None  # what follows takes the keyboard away from it, which would keep it once more
        made = self._made(text)
        if made is None or self._room.carry_out(made):
            self._close(slip)
        else:
            self._slip = slip

    def _made(self, text: str) -> Callable[[], Edit] | None:
        """Return what keeps the text: a new note, another text of an old one, or its removal where nothing is left."""
        note = self._board.get(Note, self._note)
        if note is None:
            return self._new(text) if text.strip() else None
        ours = self._field(note.text_ko, note.text_en)
        if text == getattr(note, ours):
            return None
        if not text.strip():
            return lambda: verbs.remove_notes(self._board, [note.id])
        return lambda: verbs.edit_note(self._board, note.id, **{ours: text})

    def _new(self, text: str) -> Callable[[], Edit]:
        (segment, x), scene = self._place, self._room.stage.scene
        wave = wave_shown(self._board, scene.sight) if segment is None else None
        ko, en = (text, "") if self._room.words.lang == "ko" else ("", text)
        return lambda: verbs.add_note(self._board, ko, en, segment_id=segment, wave_id=wave, x=x)

    def _field(self, ko: str, en: str) -> str:
        """Return the field of a note whose text shows."""
        if self._room.words.lang == "ko":
            return "text_ko" if ko or not en else "text_en"
        return "text_en" if en or not ko else "text_ko"

    def _put_away(self) -> None:
        slip, self._slip = self._slip, None
        if slip is not None:
            self._close(slip)

    def _close(self, slip: Slip) -> None:
        if slip.hasFocus():
            self._port.setFocus()
        slip.hide()
        slip.deleteLater()

    @property
    def _board(self) -> Board:
        return self._room.session.board

    @property
    def _arrangement(self) -> Arrangement:
        return self._room.stage.scene.arrangement
