"""The start of the program: a command, or the window."""

from __future__ import annotations

import gc
import logging
import os
import sys
from typing import TYPE_CHECKING

from db.errors import FileError
from desktop import cli
from desktop.console import Console, language, shown
from desktop.crash import LOG_NAME, Crash, told
from desktop.places import places_of_user
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments (else the process's own) ask for and return the exit code; see `desktop.cli`."""
    arguments = sys.argv[1:] if argv is None else argv
    try:
        return cli.run(arguments, _open_window)
    except Exception as bug:  # noqa: BLE001 - the top of the program: everything here is a bug, told once and logged
        _own_up(bug)
        return cli.BUG


def _open_window(path: Path | None) -> int:
    """Open the window; raises FileError where this machine cannot show one or there is no such file."""
    if path is not None and not path.exists():
        raise FileError("cli.no_such", path=shown(str(path)))
    if sys.platform.startswith("linux") and not any(
        os.environ.get(each) for each in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise FileError("cli.no_display")
    gc.disable()  # `run` puts it back: what is loaded here stays, and looking through it again and again costs a tenth
    try:
        from desktop.app import run  # noqa: PLC0415 - the window toolkit is loaded only where a window is asked for
    except ImportError as error:
        if (error.name or "").startswith(("desktop", "db")):
            raise
        raise FileError("cli.no_toolkit", reason=error) from error
    return run(path)


def _own_up(bug: Exception) -> None:
    """Write a bug to the log, without a word of any board, and say where that is."""
    log = logging.getLogger("panse")
    log.addHandler(logging.NullHandler())  # where no log can be kept nothing is poured onto the terminal instead
    logs = places_of_user().logs
    Crash(logs, lambda _: None)  # it knows how to keep the log
    log.error(told(type(bug), bug, bug.__traceback__))
    console = Console(Words(language(None, os.environ)))
    path = logs / LOG_NAME
    key = "bug" if path.exists() else "bug_unlogged"
    console.complain(console.words.say(f"error.cli.{key}", log=shown(str(path))))


if __name__ == "__main__":
    sys.exit(main())
