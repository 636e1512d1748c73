"""A real board view on a real file, and a hand to drive it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.exchange.starter import sample_things
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
        opened.append(open_board(qtbot, tmp_path / f"board-{len(opened)}.panse", things))
        return opened[-1]

    yield open_them
    for driver in opened:
        driver.view.close()
        driver.session.workspace.close()


@pytest.fixture
def sample(open_things: Callable[[Iterable[Thing]], Driver]) -> Driver:
    """The sample board at 100 %."""
    text = resource("boards", "sample.json").read_text(encoding="utf-8")
    return open_things(sample_things(text))
