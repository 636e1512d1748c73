"""The board as the window sees it: what it can be told, and how it follows the session and the selection."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from db.model.things import Position
from desktop.board.pane import Pane
from desktop.board.sheet import said_of_card
from desktop.sight import Viewing, show_wave_of

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from db.judge.judgement import Judgement
    from db.model.change import Change
    from desktop.board.eye import Eye
    from desktop.board.stage import Stage
    from desktop.keymap import Keymap
    from desktop.selection import Selection
    from desktop.session import Session
    from desktop.sight import Sight
    from desktop.theme import Theme
    from desktop.words import Words


class BoardView(Pane):
    """The board.

    Signals:
        zoomed(float): the zoom is another one; 1.0 is 100 %.
        opened(str): the user wants to see this position's details.
        told(str): a sentence for the status bar.
        undoable(str): a sentence on what was just done, to be told with a way to take it back.

    """

    def __init__(
        self,
        session: Session,
        selection: Selection,
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        viewing: Viewing | None = None,
    ) -> None:
        super().__init__(session, selection, words, theme, parent)
        self.viewing = viewing or Viewing(self)
        self._session, self._selection, self._theme = session, selection, theme
        session.changed.connect(self._on_changed)
        session.previewed.connect(self._on_previewed)
        selection.changed.connect(self._on_selected)
        self.viewing.changed.connect(self._on_looked)
        self._on_looked()
        self._on_selected()

    @property
    def stage(self) -> Stage:
        """What is seen, for what else shows the board: the bars and the overlays."""
        return self._stage

    @property
    def eye(self) -> Eye:
        """How it is seen."""
        return self._eye

    @property
    def zoom(self) -> float:
        """How large the board is shown; 1.0 is 100 %."""
        return self._eye.zoom

    def fit(self) -> None:
        """Show the whole board."""
        self._eye.fit()

    def zoom_to(self, zoom: float) -> None:
        """Show the board at a zoom; 1.0 is 100 %."""
        self._eye.zoom_to(zoom)

    def tidy(self) -> None:
        """Tidy up the whole board, in one step."""
        self._deeds.tidy()

    def tidy_row(self) -> None:
        """Tidy up the rows of the selected cards, or the chosen segment's."""
        self._deeds.tidy_row()

    def take_off(self) -> None:
        """Take the selected cards off the board, or remove the chosen note."""
        if not self._mouse.busy and not self._notes.remove():
            self._deeds.take_off()

    def focus_position(self, position_id: str) -> None:
        """Select a card, in whatever wave it stands, scroll to it and give the board the keyboard."""
        show_wave_of(self.viewing, self._session.board, position_id)
        if position_id in self._stage.scene.arrangement.cards:
            self._selection.select([position_id])
            self._show_card(position_id)
        self.setFocus()

    def focus_segment(self, segment_id: str) -> None:
        """Choose a segment, in whatever wave it stands, scroll to its row and give the board the keyboard."""
        show_wave_of(self.viewing, self._session.board, segment_id)
        self._selection.choose_segment(segment_id)
        row = self._stage.scene.arrangement.row(segment_id)
        if row is not None:
            self._eye.show(row.box)
        self.setFocus()

    def focus_note(self, note_id: str) -> None:
        """Choose a note, in whatever wave it stands, scroll to it and give the board the keyboard."""
        show_wave_of(self.viewing, self._session.board, note_id)
        self.viewing.change(notes=True)
        box = self._stage.scene.arrangement.notes.get(note_id)
        if box is not None:
            self._selection.choose_note(note_id)
            self._eye.show(box)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc first ends what is in the hand, then asking what follows if somebody is blocked."""
        if event.key() == Qt.Key.Key_Escape and self.viewing.now.blocked is not None and not self._mouse.busy:
            self.viewing.change(blocked=None)
        else:
            super().keyPressEvent(event)

    def obey(self, keymap: Keymap) -> None:
        """Take the keys from here, as they are and as they will be."""
        self._keys.keymap = keymap

    def reduce_motion(self, calm: bool) -> None:
        """Let the front line jump to its place instead of easing."""
        self._stage.easing.calm = calm

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._room.words = words
        self._dress()

    def retheme(self, theme: Theme) -> None:
        """Draw everything in other colours."""
        self._theme = theme
        self._dress()

    def _dress(self) -> None:
        self._mouse.cancel()
        self._notes.close()
        self._rename.close()
        self._stage.dress(self._theme, self._room.words)
        self._say_current()

    # News. ------------------------------------------------------------------------------------------------------

    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        self._mouse.cancel()
        self._trayside.leave()
        self._stage.grasp.take_up(None)
        self._stage.scene.beside = self._session.beside
        self._stage.refresh(self._session.judgement, changes, perf_counter())
        self._eye.measure()
        self._follow()
        self._mouse.look_again()
        self._forget_gone()

    def _on_previewed(self, judgement: Judgement) -> None:
        self._stage.foresee(judgement, perf_counter())

    def _on_looked(self, _before: Sight | None = None) -> None:
        if self.viewing.now != self._stage.scene.sight:
            self._mouse.cancel()
            self._notes.close()
            self._rename.close()
            self._stage.look_at(self.viewing.now)
            self._eye.measure()

    def _on_selected(self) -> None:
        self._stage.grasp.point_at(note=self._selection.note)
        self._stage.choose(self._selection.positions, self._selection.segment)
        self._show_focus()
        self._say_current()

    def _forget_gone(self) -> None:
        """Take what has left the board out of the selection."""
        board, chosen = self._session.board, self._selection.positions
        there = [each for each in chosen if board.get(Position, each) is not None]
        if len(there) < len(chosen):
            self._selection.select(there)

    def _say_current(self) -> None:
        words, current = self._room.words, self._selection.current
        self.setAccessibleName(words.say("board.name"))
        known = current is not None and current in self._stage.scene.arrangement.cards
        said = said_of_card(self._stage.scene, words, current) if known and current else words.say("board.description")
        self.setAccessibleDescription(said)
