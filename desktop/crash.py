"""The end of the line for bugs: caught once at the top, written to a log on this machine, told honestly once.

The log holds where a bug happened and of which kind it is. What an error *says* may quote a player's name, so
it is written only for kinds whose text comes from the code.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

LOG_NAME = "panse.log"
_LOG_BYTES = 256_000
_LOG_FILES = 3
_TEXT_IS_CODE = (AttributeError, NameError, ImportError, NotImplementedError, RecursionError)
_log = logging.getLogger("panse")


class Crash:
    """Catches what nobody caught. ``tell`` is called with the log's path for the first bug only."""

    def __init__(self, logs: Path, tell: Callable[[Path], None]) -> None:
        self._path = logs / LOG_NAME
        self._tell = tell
        self._told = False
        _log_to(self._path)

    def install(self) -> None:
        """Take over from the interpreter's own hooks; the toolkit hands errors of its slots to them as well."""
        sys.excepthook = self._caught
        threading.excepthook = lambda bug: self._caught(bug.exc_type, bug.exc_value, bug.exc_traceback)
        sys.unraisablehook = lambda bug: _log.error(told(bug.exc_type, bug.exc_value, bug.exc_traceback))

    def report(self, bug: BaseException) -> None:
        """Log a bug that another thread handed over, and tell it if it is the first."""
        self._caught(type(bug), bug, bug.__traceback__)

    def _caught(self, kind: type[BaseException], bug: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, bug or kind(), trace)
            return
        lines = told(kind, bug, trace)
        _log.error(lines)
        if sys.stderr is not None:  # a program without a console has none
            sys.stderr.write(f"{lines}\n")
        if not self._told:
            self._told = True
            self._tell(self._path)


def told(kind: type[BaseException], bug: BaseException | None, trace: TracebackType | None) -> str:
    """Return the lines for the log: where it happened and what kind it is, without anything from a board."""
    frames = "".join(traceback.format_list(traceback.extract_tb(trace)))
    says = f": {bug}" if isinstance(bug, _TEXT_IS_CODE) else ""
    return f"{frames}{kind.__module__}.{kind.__qualname__}{says}"


def _log_to(path: Path) -> None:
    root = logging.getLogger()
    for old in [each for each in root.handlers if isinstance(each, RotatingFileHandler)]:
        root.removeHandler(old)
        old.close()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8", delay=True)
    except OSError:
        return  # a machine that keeps no log still runs the program
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    file.setLevel(logging.WARNING)
    root.addHandler(file)
