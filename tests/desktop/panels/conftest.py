"""What tests of the panels stand on: the sample board with one of its cards selected."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from db.model.board import Board
from db.model.things import Criterion, Position, Rating
from db.workspace import Workspace
from desktop.panels.inspector import Inspector
from desktop.panels.tray import Tray
from desktop.selection import Selection
from tests.db.samples import without_waves
from tests.desktop.conftest import sample_things

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words


Compose: TypeAlias = "Callable[[QWidget, str], None]"


@pytest.fixture
def sample_file(tmp_path: Path) -> Path:
    """The sample's present alone: whoever stands in an earlier wave only still waits in the tray."""
    path = tmp_path / "board.panse"
    Workspace.create(path, without_waves(Board(sample_things())).things()).close()
    return path


@pytest.fixture
def compose() -> Compose:
    """Leave a text in the input method's composition, as while a Hangul syllable is typed."""

    def leave(editor: QWidget, text: str) -> None:
        QApplication.sendEvent(editor, QInputMethodEvent(text, []))

    return leave


class Desk:
    """A session with its selection, and short ways to ask what the board says."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.selection = Selection()

    def position(self, key: str) -> Position:
        found = self.session.board.by_key(Position, key)
        assert found is not None
        return found

    def criterion(self, key: str) -> Criterion:
        found = self.session.board.by_key(Criterion, key)
        assert found is not None
        return found

    def ratings(self, target_id: str, key: str) -> list[Rating]:
        criterion = self.criterion(key)
        found = self.session.board.where(Rating, "target_id", target_id)
        return [each for each in found if each.criterion_id == criterion.id]

    def rating(self, target_id: str, key: str) -> Rating:
        (found,) = self.ratings(target_id, key)
        return found

    def steps(self) -> int:
        return len(self.session.workspace.history.steps())

    def refuse_from_now(self) -> None:
        """Take the file away, as a pulled memory stick does: every edit is refused."""
        path: Path = self.session.workspace.path
        path.unlink()


@pytest.fixture
def desk(session: Session) -> Desk:
    return Desk(session)


@pytest.fixture
def inspector(desk: Desk, korean: Words, theme: Theme, qtbot: QtBot) -> Iterator[Inspector]:
    made = Inspector(desk.session, desk.selection, korean, theme)
    made.resize(360, 1600)
    show(made, qtbot)
    yield made
    throw_away(made)


@pytest.fixture
def tray(desk: Desk, korean: Words, theme: Theme, qtbot: QtBot) -> Iterator[Tray]:
    made = Tray(desk.session, desk.selection, korean, theme)
    made.resize(260, 800)
    show(made, qtbot)
    yield made
    throw_away(made)


def show(widget: QWidget, qtbot: QtBot) -> None:
    """Show a widget as the active window."""
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()


def throw_away(widget: QWidget) -> None:
    """Delete a widget now: one that lingers is dressed again by every later test."""
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
