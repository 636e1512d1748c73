"""What is selected: shared by the board, the tables and the panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Iterable


# What the tray hands to the board when entities are dragged: a JSON list of entity ids.
ENTITIES_MIME = "application/x-panse-entities"

# What a list of passages hands over when one is dragged: its id. Dropped on a rating it is cited for it.
PASSAGE_MIME = "application/x-panse-passage"

# The dynamic property of a widget over which cards may be let go to leave the board: the tray's.
TAKES_POSITIONS = "takes_positions"


class Selection(QObject):
    """The selected positions, the current one among them, or the chosen segment or note, and the criterion keys rate.

    Signals:
        changed: the selection is another one; read it from here.
        criterion_changed: the criterion in focus is another one.
        criterion_opened(str): the particulars of this criterion are asked for.

    """

    changed = Signal()
    criterion_changed = Signal()
    criterion_opened = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._positions: tuple[str, ...] = ()
        self._segment: str | None = None
        self._note: str | None = None
        self._criterion: str | None = None

    @property
    def positions(self) -> tuple[str, ...]:
        """The selected positions' ids in the order of selection; the last one is the current one."""
        return self._positions

    @property
    def current(self) -> str | None:
        """The position that the inspector shows."""
        return self._positions[-1] if self._positions else None

    @property
    def segment(self) -> str | None:
        """The segment whose header was chosen, where no position is selected."""
        return self._segment

    @property
    def note(self) -> str | None:
        """The note that was chosen, where neither a position nor a segment is."""
        return self._note

    @property
    def criterion(self) -> str | None:
        """The criterion that keys rate; None is the first one of positions."""
        return self._criterion

    def focus_criterion(self, criterion_id: str | None) -> None:
        """Let keys rate this criterion."""
        if criterion_id != self._criterion:
            self._criterion = criterion_id
            self.criterion_changed.emit()

    def open_criterion(self, criterion_id: str) -> None:
        """Let keys rate this criterion, and ask for its particulars."""
        self.focus_criterion(criterion_id)
        self.criterion_opened.emit(criterion_id)

    def select(self, positions: Iterable[str]) -> None:
        """Select just these positions."""
        self._become(tuple(dict.fromkeys(positions)), None)

    def toggle(self, position_id: str) -> None:
        """Add the position to the selection, or take it out."""
        rest = tuple(each for each in self._positions if each != position_id)
        self._become(rest if position_id in self._positions else (*rest, position_id), None)

    def choose_segment(self, segment_id: str | None) -> None:
        """Select a segment instead of positions."""
        self._become((), segment_id)

    def choose_note(self, note_id: str | None) -> None:
        """Select a note instead of positions."""
        self._become((), None, note_id)

    def clear(self) -> None:
        """Select nothing."""
        self._become((), None)

    def _become(self, positions: tuple[str, ...], segment: str | None, note: str | None = None) -> None:
        if (positions, segment, note) != (self._positions, self._segment, self._note):
            self._positions, self._segment, self._note = positions, segment, note
            self.changed.emit()
