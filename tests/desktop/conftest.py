"""What tests of the window stand on: a home of their own, a board in a file, a program."""

from __future__ import annotations

import sys
import threading
from functools import cache
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from db.exchange import starter
from db.workspace import Workspace
from desktop import app as application
from desktop.files import resource
from desktop.places import Places
from desktop.selection import Selection
from desktop.session import Session
from desktop.settings import SettingsFile
from desktop.theme import Theme, load_fonts
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from db.model.things import Thing
    from desktop.program import Program


@cache
def sample_things() -> tuple[Thing, ...]:
    return starter.sample_things(resource("boards", "sample.json").read_text(encoding="utf-8"))


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
    # What earlier tests have closed waits to be deleted, and would be dressed with the rest: more of it every time.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = Theme("light")
    made.dress(qapp)
    return made


@pytest.fixture
def sample_file(tmp_path: Path) -> Path:
    """A file with the sample board that nobody has open."""
    path = tmp_path / "board.panse"
    Workspace.create(path, sample_things()).close()
    return path


@pytest.fixture
def session(sample_file: Path) -> Iterator[Session]:
    """The sample board, open in a file of its own."""
    with Workspace.open(sample_file) as workspace:
        yield Session(workspace)


@pytest.fixture
def selection() -> Selection:
    """What pages share of what is chosen; nothing is."""
    return Selection()


@pytest.fixture
def program(qapp: QApplication, places: Places) -> Iterator[Program]:
    """The program with its window, no board open yet; the interpreter's hooks are put back after it."""
    load_fonts()
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
    application.begin(program, None)
    program.window.show()
    return program
