"""The board of the sample in the real window, with and without waves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from db.edit import verbs
from db.model.board import all_layers, waves_in_order
from desktop import app as application
from tests.desktop.board.bars.touch import bar_of, undivide

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.board.page import BoardPage
    from desktop.program import Program


@pytest.fixture
def sample(program: Program) -> Program:
    """The program with the user's own copy of the sample open."""
    application.begin(program, None)
    program.window.show()
    return program


@pytest.fixture
def page(sample: Program, qtbot: QtBot) -> BoardPage:
    """The page of the sample board, in a window of 1366 by 768 with both docks open."""
    assert sample.desk is not None
    sample.window.resize(1366, 768)
    qtbot.waitExposed(sample.window)
    undivide(sample.desk.session)
    page = sample.desk.page
    page.view.zoom_to(1.5)
    sample.window.activateWindow()
    qtbot.waitUntil(lambda: bar_of(page).filter.text() != "")
    return page


@pytest.fixture
def waves(page: BoardPage) -> list[str]:
    """Three waves; the sample's layers stand in the latest, which is the present one, and one layer in the first."""
    session = page._session
    layers = [each.id for each in all_layers(session.board)]
    for ko, en, start, end in (
        ("PC 웹", "PC web", "1995", "2007"),
        ("모바일", "", "2008", "2022"),
        ("AI", "", "2023", None),
    ):
        assert session.attempt(partial(verbs.add_wave, name_ko=ko, name_en=en, start=start, end=end))
    ids = [each.id for each in waves_in_order(session.board)]
    assert session.attempt(lambda board: verbs.edit_premise(board, wave_id=ids[2]))
    for each in layers:
        assert session.attempt(partial(verbs.set_wave, layer_id=each, wave_id=ids[2]))
    assert session.attempt(lambda board: verbs.add_layer(board, "포털", "Portal", wave_id=ids[0]))
    return ids
