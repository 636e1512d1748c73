"""What tests of the window stand on: a home of their own, a board in a file, a program."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop.files import resource
from desktop.places import Places
from desktop.session import Session
from desktop.settings import SettingsFile
from desktop.theme import Theme, load_fonts
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.program import Program


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A user's folders, none of which exist yet."""
    return Places(tmp_path / "config" / "settings.json", tmp_path / "log", tmp_path / "Documents", tmp_path / "data")


@pytest.fixture
def korean() -> Words:
    return Words("ko")


@pytest.fixture
def english() -> Words:
    return Words("en")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    load_fonts()
    made = Theme("light")
    made.dress(qapp)
    return made


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    """The sample board, open in a file of its own."""
    from db.exchange.starter import sample_things
    from db.workspace import Workspace

    things = sample_things(resource("boards", "sample.json").read_text(encoding="utf-8"))
    with Workspace.create(tmp_path / "board.panse", things) as workspace:
        yield Session(workspace)


@pytest.fixture
def program(qapp: QApplication, places: Places) -> Iterator[Program]:
    """The program with its window, no board open yet; the interpreter's hooks are put back after it."""
    from desktop import app as application

    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    made = application.start(qapp, places, SettingsFile(places.settings))
    yield made
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    made.window.close()
    made.window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


@pytest.fixture
def sample(program: Program) -> Program:
    """The program as after the first start: the user's own copy of the sample is open."""
    from desktop import app as application

    application.begin(program, None)
    program.window.show()
    return program
