"""What a user does with the bars over the board, and what there is to look at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.edit import verbs
from db.model.board import present_wave, waves_in_order
from desktop.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.board.boardbar import BoardBar
    from desktop.board.page import BoardPage
    from desktop.program import Program
    from desktop.session import Session

KO = Words("ko")
LEFT = Qt.MouseButton.LeftButton


def bar_of(page: BoardPage) -> BoardBar:
    assert page.bar is not None
    return page.bar


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT)


def act(program: Program, action_id: str) -> None:
    program.window.acts[action_id].trigger()


def undivide(session: Session) -> None:
    """Leave the present wave's layers alone on the board, as on one that never heard of waves."""
    present = present_wave(session.board)
    others = [each.id for each in waves_in_order(session.board) if each.id != present]
    for each in [*others, *([present] if present is not None else [])]:
        assert session.attempt(partial(verbs.remove_wave, wave_id=each))
