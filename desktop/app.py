"""The window's beginning: what must be there before it, and which board it starts with."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import ChainMap
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.crash import Crash
from desktop.deeds.brief import BriefDeeds
from desktop.deeds.clip import ClipDeeds
from desktop.deeds.edit import EditDeeds
from desktop.deeds.export import ExportDeeds
from desktop.deeds.file import FileDeeds
from desktop.deeds.find import FindDeeds
from desktop.deeds.help import HelpDeeds
from desktop.deeds.looking import LookingDeeds
from desktop.deeds.time import TimeDeeds
from desktop.deeds.view import ViewDeeds
from desktop.dialogs.message import complain
from desktop.jobs import wait_for_all
from desktop.places import Places, places_of_user
from desktop.program import Program
from desktop.settings import SettingsFile
from desktop.theme import load_fonts
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.model.things import Language

NO_DISPLAY = 1  # how the program ends on a machine without a screen


def run(path: Path | None) -> int:
    """Show the window, with the board in ``path`` or that of last time; return how the program ended.

    Without a display it prints one sentence and returns 1, where the toolkit would abort.
    """
    places = places_of_user()
    settings = SettingsFile(places.settings)
    if not has_display():
        print(Words(cast("Language", settings.now.lang)).say("window.no_display"), file=sys.stderr)  # noqa: T201
        return NO_DISPLAY
    # Ctrl+C in the terminal ends the program at once: every edit is on the disk already.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app = application()
    program = start(app, places, settings)
    begin(program, path)
    program.window.show()
    # What the program is made of stays for as long as it runs: only what comes later need be looked through.
    gc.freeze()
    gc.enable()
    ended = int(app.exec())
    wait_for_all()
    return ended


def has_display() -> bool:
    """Tell whether a window can be shown: on Linux the toolkit aborts the process where there is no display."""
    if not sys.platform.startswith(("linux", "freebsd")) or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def application() -> QApplication:
    """Return the toolkit's application, with our typeface."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([sys.argv[0]])
    app.setApplicationName("panse")
    app.setDesktopFileName("panse")
    load_fonts()
    return app


def start(app: QApplication, places: Places, settings: SettingsFile) -> Program:
    """Return the program with its window, no board open yet, and bugs looked after."""
    program = Program(app, places, settings, _deeds)

    def tell(log: Path) -> None:
        text = program.words.say("crash.told", log=str(log))
        QTimer.singleShot(0, program, lambda: complain(program.window, program.words, text))

    Crash(places.logs, tell).install()
    return program


def begin(program: Program, path: Path | None) -> None:
    """Open the named board, else that of last time, else the user's own copy of the sample."""
    recent = program.settings.now.recent
    if path is not None:
        program.open(path.absolute())
    elif recent:
        program.open(Path(recent[0]))
    else:
        FileDeeds(program).first_board()
    if program.desk is not None and program.settings.now.zoom:
        program.desk.board.zoom_to(program.settings.now.zoom)


def _deeds(program: Program) -> Mapping[str, Callable[[], object]]:
    shelves = (
        FileDeeds,
        EditDeeds,
        FindDeeds,
        ClipDeeds,
        ViewDeeds,
        LookingDeeds,
        ExportDeeds,
        HelpDeeds,
        TimeDeeds,
        BriefDeeds,
    )
    return ChainMap(*(dict(shelf(program).all()) for shelf in shelves))
