"""The outline: parts are switched, moved by keys, and the cover stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.brief.content.outline import Chapter
from desktop.briefing.outline import Outline

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.words import Words


def chapter(name: str, *, shown: bool = True) -> Chapter:
    return Chapter(name, name.title(), shown, "", (), fixed=name == "cover")


@pytest.fixture
def outline(qtbot: QtBot, korean: Words) -> Outline:
    made = Outline(korean)
    qtbot.addWidget(made)
    made.tell((chapter("cover"), chapter("summary"), chapter("method", shown=False)))
    return made


def test_a_part_is_switched(outline: Outline, qtbot: QtBot) -> None:
    with qtbot.waitSignal(outline.switched) as told:
        outline.item(2).setCheckState(Qt.CheckState.Checked)
    assert told.args == ["method", True]
    assert not outline.item(0).flags() & Qt.ItemFlag.ItemIsUserCheckable


def test_alt_and_an_arrow_move_a_part(outline: Outline, qtbot: QtBot) -> None:
    outline.choose("method")
    with qtbot.waitSignal(outline.ordered) as told:
        QTest.keyClick(outline, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert told.args == [("method", "summary")]


def test_the_cover_is_not_moved(outline: Outline, qtbot: QtBot) -> None:
    outline.choose("cover")
    with qtbot.assertNotEmitted(outline.ordered):
        QTest.keyClick(outline, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
