"""What a user does with the bars over the board, and what there is to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.board.boardbar import BoardBar
    from desktop.board.page import BoardPage
    from desktop.program import Program

KO = Words("ko")
LEFT = Qt.MouseButton.LeftButton


def bar_of(page: BoardPage) -> BoardBar:
    assert page.bar is not None
    return page.bar


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT)


def act(program: Program, action_id: str) -> None:
    program.window.acts[action_id].trigger()
