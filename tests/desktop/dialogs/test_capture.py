from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest

from db.model.things import Note, Position, Rating
from desktop.dialogs.palette import Palette

if TYPE_CHECKING:
    from desktop.program import Program


@pytest.fixture
def palette(sample: Program) -> Palette:
    """The palette, just asked for, while a card is selected and the board still has the keyboard."""
    assert sample.desk is not None
    card = sample.desk.session.board.by_key(Position, "gpt4@fm")
    assert card is not None
    sample.desk.board.focus_position(card.id)
    sample.window.acts["edit.palette"].trigger()
    return sample.window.findChildren(Palette)[-1]


def test_what_is_typed_before_the_palette_has_the_keyboard_is_the_palettes(sample: Program, palette: Palette) -> None:
    assert sample.desk is not None
    board, lens = sample.desk.session.board, sample.desk.viewing.now.lens
    before = dict(board.all(Rating)), dict(board.all(Note)), dict(board.all(Position))
    for key in "english 150":
        QTest.keyClick(sample.desk.board, key)
    QTest.keyClick(sample.desk.board, Qt.Key.Key_Delete)
    assert palette.line.text() == "english 150"
    assert (dict(board.all(Rating)), dict(board.all(Note)), dict(board.all(Position))) == before
    assert sample.desk.viewing.now.lens == lens


def test_hangul_that_is_composed_elsewhere_is_composed_in_it(sample: Program, palette: Palette) -> None:
    assert sample.desk is not None
    composed = QInputMethodEvent()
    composed.setCommitString("가온")
    QCoreApplication.sendEvent(sample.desk.board, composed)
    assert palette.line.text() == "가온"


def test_enter_and_escape_are_its_own_too_and_then_keys_are_the_boards_again(sample: Program, palette: Palette) -> None:
    assert sample.desk is not None
    QTest.keyClick(sample.desk.board, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert sample.desk.selection.current is not None
    QTest.keyClick(sample.desk.board, Qt.Key.Key_Escape)
    assert sample.desk.selection.current is None
