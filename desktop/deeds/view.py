"""What the view menu does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.board.lineup import WAYS
from desktop.theme import PERCENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.board.view import BoardView
    from desktop.program import Program

_OF_THE_BOARD = (
    *(f"arrange.{way}" for way in WAYS),
    *(f"board.{each}" for each in ("relate", "note", "rename", "fold", "fold_all", "unfold_all")),
)


class ViewDeeds:
    """The deeds on how things are shown; none of them changes a board but for tidying."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def all(self) -> Mapping[str, Callable[[], object]]:
        """Return the deeds by the ids of their actions."""
        program = self._program
        return {
            "view.board": lambda: self._show("board"),
            "view.table": lambda: self._show("table"),
            "view.analysis": lambda: self._show("analysis"),
            "view.evidence": lambda: self._show("evidence"),
            "view.review": lambda: self._show("review"),
            "view.brief": lambda: self._show("brief"),
            "view.zoom_in": lambda: self._on_board(lambda view: view.eye.zoom_in()),
            "view.zoom_out": lambda: self._on_board(lambda view: view.eye.zoom_out()),
            "view.fit": lambda: self._on_board(lambda view: view.fit()),
            "view.fit_width": lambda: self._on_board(lambda view: view.eye.fit_width()),
            "view.actual": lambda: self._on_board(lambda view: view.zoom_to(1.0)),
            "view.tidy_row": lambda: self._on_board(lambda view: view.tidy_row()),
            "view.tidy": lambda: self._on_board(lambda view: view.tidy()),
            **{each: partial(self._act, each) for each in _OF_THE_BOARD},
            "view.tray": lambda: self._dock("tray"),
            "view.inspector": lambda: self._dock("inspector"),
            "view.ko": lambda: program.speak("ko"),
            "view.en": lambda: program.speak("en"),
            "view.light": lambda: program.wear("light"),
            "view.dark": lambda: program.wear("dark"),
            **{f"view.text_{each}": partial(program.enlarge, each) for each in PERCENTS},
            "view.reduce_motion": self._reduce_motion,
            "view.full_screen": self._full_screen,
        }

    def _show(self, name: str) -> None:
        self._program.settings.change(view=name)
        self._program.window.show_view(name)

    def _on_board(self, deed: Callable[[BoardView], object]) -> None:
        if self._program.desk is not None:
            self._program.window.show_view("board")
            deed(self._program.desk.board)

    def _act(self, command: str) -> None:
        self._on_board(lambda view: view.act(command))

    def _dock(self, name: str) -> None:
        window = self._program.window
        window.show_dock(name, shown=window.acts[f"view.{name}"].isChecked())

    def _reduce_motion(self) -> None:
        calm = self._program.window.acts["view.reduce_motion"].isChecked()
        self._program.settings.change(reduce_motion=calm)
        if self._program.desk is not None:
            self._program.desk.board.reduce_motion(calm)

    def _full_screen(self) -> None:
        window = self._program.window
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)
