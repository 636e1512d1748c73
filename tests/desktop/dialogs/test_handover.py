from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.model.things import Note, Position, Rating
from desktop.dialogs.palette import Palette
from desktop.dialogs.shortcuts import ShortcutsSheet

if TYPE_CHECKING:
    from desktop.desk import Desk
    from desktop.program import Program


def desk_with_a_card(program: Program) -> Desk:
    """The desk with its first card chosen, and the keys on the board."""
    desk = program.desk
    assert desk is not None
    QTest.qWaitForWindowActive(program.window)
    desk.board.setFocus()
    desk.selection.select((next(iter(desk.session.board.all(Position))),))
    return desk


@pytest.mark.parametrize("opened", ["edit.palette", "edit.find"])
def test_what_is_typed_right_after_the_palette_is_called_stays_off_the_board(sample: Program, opened: str) -> None:
    desk = desk_with_a_card(sample)
    board, lens = desk.session.board, desk.viewing.now.lens
    notes, ratings = dict(board.all(Note)), dict(board.all(Rating))
    sample.window.acts[opened].trigger()
    for key in (Qt.Key.Key_E, Qt.Key.Key_N, Qt.Key.Key_1):
        QTest.keyClick(sample.window.windowHandle(), key)  # as the desktop sends it: the palette was never waited for
    assert sample.window.findChildren(Palette)[-1].line.text() == "en1"
    assert desk.viewing.now.lens == lens
    assert (dict(board.all(Note)), dict(board.all(Rating))) == (notes, ratings)


def test_what_is_typed_before_a_sheet_has_the_focus_goes_to_the_sheet(sample: Program) -> None:
    desk = desk_with_a_card(sample)
    lens = desk.viewing.now.lens
    sample.window.acts["help.shortcuts"].trigger()
    sample.window.activateWindow()  # the desktop has not moved the focus yet
    sheet = sample.window.findChildren(ShortcutsSheet)[-1]
    assert not sheet.isActiveWindow()
    QTest.keyClick(sample.window.windowHandle(), Qt.Key.Key_E)
    assert sheet.line.text() == "e"
    assert desk.viewing.now.lens == lens


def test_escape_gives_the_keys_back_to_the_board(sample: Program) -> None:
    desk = desk_with_a_card(sample)
    sample.window.acts["edit.palette"].trigger()
    QTest.keyClick(sample.window.windowHandle(), Qt.Key.Key_Escape)
    assert desk.board.hasFocus() or desk.board.viewport().hasFocus()
    QTest.keyClick(sample.window.windowHandle(), Qt.Key.Key_E)
    assert desk.viewing.now.lens == "evidence"


def test_a_click_beside_the_palette_closes_it(sample: Program) -> None:
    desk = desk_with_a_card(sample)
    sample.window.acts["edit.palette"].trigger()
    desk.board.setFocus()
    assert not any(each.isVisible() for each in sample.window.findChildren(Palette))
