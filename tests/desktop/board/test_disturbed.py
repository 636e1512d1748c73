"""Gestures that something comes between: nothing of them stays, and nothing of the board is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from db.edit import verbs
from desktop.theme import Theme
from desktop.words import Words
from tests.desktop.board.driver import NONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.desktop.board.driver import Driver


def moving(driver: Driver) -> QPoint:
    driver.press(driver.at_card(driver.card("micron@memory")))
    return driver.at_row(driver.segment("edu"), 0.9)


def banding(driver: Driver) -> QPoint:
    driver.press(driver.at_row(driver.segment("memory"), 0.05))
    return driver.at_row(driver.segment("edu"), 0.9)


def relating(driver: Driver) -> QPoint:
    driver.move(driver.at_card(driver.card("micron@memory")))
    driver.press(driver.at_handle(driver.card("micron@memory")))
    return driver.at_card(driver.card("gpt4@fm"))


def laying(driver: Driver) -> QPoint:
    (note,) = driver.notes
    driver.press(driver.point(*driver.arrangement.notes[note.id].middle))
    return driver.at_row(driver.segment("edu"), 0.3)


def stretching(driver: Driver) -> QPoint:
    (note,) = driver.notes
    box = driver.arrangement.notes[note.id]
    driver.press(driver.point(box.right - 3, box.middle[1]))
    return driver.point(box.right + 90, box.middle[1])


def undo(driver: Driver) -> None:
    driver.session.undo()


def lens(driver: Driver) -> None:
    driver.view.viewing.change(lens="score")


def wave(driver: Driver) -> None:
    driver.view.viewing.change(wave="nowhere")


def language(driver: Driver) -> None:
    driver.view.retranslate(Words("en"))


def theme(driver: Driver) -> None:
    driver.view.retheme(Theme("dark"))


def focus(driver: Driver) -> None:
    QApplication.sendEvent(driver.view, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))


def escape(driver: Driver) -> None:
    driver.key(Qt.Key.Key_Escape)


def lost_release(driver: Driver) -> None:
    """The pointer comes back without a button, which was let go over something else."""
    port, at, none = driver.view.viewport(), QPointF(400, 300), Qt.MouseButton.NoButton
    glob = QPointF(port.mapToGlobal(at.toPoint()))
    QApplication.sendEvent(port, QMouseEvent(QEvent.Type.MouseMove, at, glob, none, none, NONE))


@pytest.fixture
def board(sample: Driver) -> Driver:
    """The sample board with a note, and one step after it that can be undone."""
    memory = sample.segment("memory")
    sample.session.do(verbs.add_note(sample.session.board, "메모", segment_id=memory, x=0.2))
    sample.session.do(verbs.edit_entity(sample.session.board, sample.entity("gpt4"), name_ko="다른 이름"))
    return sample


@pytest.mark.parametrize("between", [undo, lens, wave, language, theme, focus, escape, lost_release])
@pytest.mark.parametrize("begin", [moving, banding, relating, laying, stretching])
def test_what_comes_between_ends_a_gesture_and_changes_nothing(
    board: Driver, begin: Callable[[Driver], QPoint], between: Callable[[Driver], None]
) -> None:
    goal = begin(board)
    board.move(goal)
    steps = len(board.session.workspace.history.steps())
    before = dict(board.arrangement.cards), dict(board.arrangement.notes)
    between(board)
    board.settle()
    hand = board.view._stage.grasp.hand
    assert (hand.drag, hand.line, hand.leaf, hand.rubber) == (None, None, None, None)
    assert not board.view._mouse.busy
    board.release(goal)
    assert len(board.session.workspace.history.steps()) - steps == (1 if between is undo else 0)
    if between is not undo:
        assert (dict(board.arrangement.cards), dict(board.arrangement.notes)) == before


@pytest.mark.parametrize("begin", [moving, banding, relating, laying, stretching])
def test_the_key_for_the_menu_opens_none_over_what_is_in_the_hand(
    board: Driver, begin: Callable[[Driver], QPoint]
) -> None:
    board.move(begin(board))
    by_key = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(board.view, QContextMenuEvent(by_key, QPoint(), board.view.mapToGlobal(QPoint())))
    assert not [each for each in board.view.findChildren(QMenu) if each.isVisible()]
    assert board.view._mouse.busy


@pytest.mark.parametrize("begin", [moving, laying, stretching])
def test_another_size_of_the_window_does_not_end_a_gesture(board: Driver, begin: Callable[[Driver], QPoint]) -> None:
    goal = begin(board)
    board.move(goal)
    board.view.resize(1300, 1000)
    board.settle()
    assert board.view._mouse.busy
    board.move(goal + QPoint(8, 0))
    board.key(Qt.Key.Key_Escape)
    board.settle()
    assert not board.view._mouse.busy


@pytest.mark.parametrize("begin", [moving, laying, stretching, relating])
def test_a_gesture_that_leaves_the_window_and_comes_back_goes_on(
    board: Driver, begin: Callable[[Driver], QPoint]
) -> None:
    goal = begin(board)
    board.move(goal)
    QApplication.sendEvent(board.view.viewport(), QEvent(QEvent.Type.Leave))
    assert board.view._mouse.busy
    board.move(goal + QPoint(4, 0))
    board.release(QPoint(-80, 200))
    board.settle()
    assert not board.view._mouse.busy
    assert len(board.session.workspace.history.steps()) == 2


@pytest.mark.parametrize("begin", [moving, laying, stretching])
def test_what_the_disk_refuses_goes_back(board: Driver, begin: Callable[[Driver], QPoint]) -> None:
    before = dict(board.arrangement.cards), dict(board.arrangement.notes)
    goal = begin(board)
    board.move(goal)
    board.session.workspace.path.unlink()
    board.release(goal)
    board.settle()
    assert board.refused
    hand = board.view._stage.grasp.hand
    assert (hand.drag, hand.leaf) == (None, None)
    assert (dict(board.arrangement.cards), dict(board.arrangement.notes)) == before
