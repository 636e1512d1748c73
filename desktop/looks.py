"""The way of looking at the board in step with the frame's actions, and remembered between starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.model.board import waves_in_order
from desktop.sight import wave_shown

if TYPE_CHECKING:
    from desktop.desk import Desk
    from desktop.settings import SettingsFile
    from desktop.window import Window

# What outlives a file: a wave belongs to one board, and a filter that is forgotten hides what is looked for.
KEPT = ("lens", "links", "groups", "notes", "legend", "minimap")
_TURNED = ("groups", "notes", "legend", "minimap")
FRAME_ACTS = {
    "": "view.frame_none",
    "A4": "view.frame_a4",
    "A3": "view.frame_a3",
    "A4+": "view.frame_a4_split",
    "A3+": "view.frame_a3_split",
}


class Looks(QObject):
    """Gives each opened board the looks of last time, and keeps actions and settings in step."""

    def __init__(self, window: Window, settings: SettingsFile) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._desk: Desk | None = None

    def follow(self, desk: Desk) -> None:
        """Look at a newly opened board as at the last one."""
        self._desk = desk
        desk.viewing.change(**{each: getattr(self._settings.now, each) for each in KEPT})
        desk.viewing.changed.connect(self._on_changed)
        desk.session.changed.connect(self._tell_waves)
        desk.page.filtering.connect(self._window.acts["view.filter"].setChecked)
        self._window.acts["view.filter"].setChecked(False)
        self._on_changed()

    def _on_changed(self, _before: object = None) -> None:
        if self._desk is None:
            return
        sight, acts = self._desk.viewing.now, self._window.acts
        self._settings.change(**{each: getattr(sight, each) for each in KEPT})
        acts[f"view.lens_{sight.lens}"].setChecked(True)
        acts[f"view.links_{sight.links}"].setChecked(True)
        acts[FRAME_ACTS[sight.frame]].setChecked(True)
        acts["board.blocked"].setChecked(sight.blocked is not None)
        for each in _TURNED:
            acts[f"view.{each}"].setChecked(getattr(sight, each))
        acts["view.filter_clear"].setEnabled(not sight.sieve.open)
        self._tell_waves()

    def _tell_waves(self, _changes: object = None) -> None:
        if self._desk is None:
            return
        board = self._desk.session.board
        waves = [each.id for each in waves_in_order(board)]
        now = wave_shown(board, self._desk.viewing.now)
        at = waves.index(now) if now in waves else 0
        self._window.acts["view.wave_previous"].setEnabled(at > 0)
        self._window.acts["view.wave_next"].setEnabled(at + 1 < len(waves))
