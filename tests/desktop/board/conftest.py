"""A real board view on a real file, and a hand to drive it."""

from __future__ import annotations

from shutil import copy
from typing import TYPE_CHECKING

import pytest

from db.exchange.starter import sample_things
from db.workspace import Workspace
from desktop.files import resource
from tests.desktop.board.driver import Driver, open_board

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.model.things import Thing


@pytest.fixture
def open_things(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[Iterable[Thing]], Driver]]:
    """Open boards of things made in a test."""
    opened: list[Driver] = []

    def open_them(things: Iterable[Thing]) -> Driver:
        opened.append(open_board(qtbot, Workspace.create(tmp_path / f"board-{len(opened)}.panse", things)))
        return opened[-1]

    yield open_them
    for driver in opened:
        driver.view.close()
        driver.session.workspace.close()


@pytest.fixture(scope="session")
def sample_board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the sample board, to be copied."""
    path = tmp_path_factory.mktemp("sample") / "board.panse"
    text = resource("boards", "sample.json").read_text(encoding="utf-8")
    Workspace.create(path, sample_things(text)).close()
    return path


@pytest.fixture
def sample(qtbot: QtBot, tmp_path: Path, sample_board: Path) -> Iterator[Driver]:
    """The sample board at 100 %."""
    with Workspace.open(copy(sample_board, tmp_path / "board.panse")) as workspace:
        driver = open_board(qtbot, workspace)
        yield driver
        driver.view.close()
