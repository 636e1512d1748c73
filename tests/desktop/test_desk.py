from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from db.model.things import Position

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.program import Program


def drag_to(program: Program, card: str, goal: QWidget) -> None:
    """Drag a card of the board to the middle of another view's widget with the mouse."""
    assert program.desk is not None
    board, window = program.desk.board, program.window
    port, camera = board.viewport(), board._stage.camera
    x, y = board._stage.scene.arrangement.cards[card].box.middle
    start = QPoint(round(camera.x(x) / camera.ratio), round(camera.y(y) / camera.ratio))
    end = goal.mapTo(window, goal.rect().center()) - port.mapTo(window, QPoint())
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(port, left, pos=start)
    for at in ((start + end) / 2, end):
        QTest.mouseMove(port, at)
    QTest.mouseRelease(port, left, pos=end)


def test_a_card_dragged_from_the_board_onto_the_tray_leaves_the_board(sample: Program, qtbot: QtBot) -> None:
    assert sample.desk is not None
    qtbot.waitExposed(sample.window)
    session, tray = sample.desk.session, sample.desk.tray
    card = session.board.by_key(Position, "gpt4@fm")
    assert card is not None
    waiting = tray.cast.rowCount()
    drag_to(sample, card.id, sample.desk.inspector)
    assert session.board.get(Position, card.id) == card
    drag_to(sample, card.id, tray.list.viewport())
    assert session.board.get(Position, card.id) is None
    assert tray.cast.rowCount() == waiting + 1
    sample.window.acts["edit.undo"].trigger()
    assert session.board.get(Position, card.id) == card
