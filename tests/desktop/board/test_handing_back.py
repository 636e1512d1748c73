"""Cards dragged off the board: over what takes them they leave it, anywhere else they go back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from db.model.things import Entity, Position, Rating
from desktop.board.tag import Tag
from desktop.selection import TAKES_POSITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.desktop.board.driver import Driver


class Beside:
    """A window with a tray's place and another panel to the left of the board."""

    def __init__(self, driver: Driver) -> None:
        self.window, self.tray, self.inside, self.other = QWidget(), QWidget(), QLabel("tray"), QLabel("other")
        self.tray.setProperty(TAKES_POSITIONS, True)
        QVBoxLayout(self.tray).addWidget(self.inside)
        left = QVBoxLayout()
        left.addWidget(self.tray)
        left.addWidget(self.other)
        row = QHBoxLayout(self.window)
        row.addLayout(left)
        row.addWidget(driver.view, 1)
        self.window.resize(1500, 1100)
        self.window.show()
        driver.qtbot.waitExposed(self.window)
        self.window.activateWindow()
        driver.view.setFocus()
        driver.settle()
        self._port = driver.view.viewport()

    def at(self, widget: QWidget) -> QPoint:
        """Return the middle of a widget as the board's window sees it."""
        return widget.mapTo(self.window, widget.rect().center()) - self._port.mapTo(self.window, QPoint())


@pytest.fixture
def beside(sample: Driver) -> Iterator[Beside]:
    made = Beside(sample)
    yield made
    sample.view.setParent(None)
    made.window.close()
    made.window.deleteLater()


def tag_of(driver: Driver) -> Tag:
    tag = driver.view.findChild(Tag)
    assert isinstance(tag, Tag)
    return tag


def kept_steps(driver: Driver) -> int:
    return len(driver.session.workspace.history.steps())


def test_cards_let_go_over_the_tray_leave_the_board_in_one_step(sample: Driver, beside: Beside) -> None:
    undoable: list[str] = []
    sample.view.undoable.connect(undoable.append)
    cards = sample.card("gpt4@fm"), sample.card("gemini@fm")
    sample.selection.select(cards)
    owner = sample.position("gpt4@fm").entity_id
    sample.drag(sample.at_card(cards[1]), beside.at(beside.inside))
    board = sample.session.board
    assert [board.get(Position, each) for each in cards] == [None, None]
    assert board.get(Entity, owner) is not None
    assert kept_steps(sample) == 1
    assert sample.view._stage.grasp.hand.drag is None
    assert undoable[-1].startswith("카드 2장과 평가")
    assert sample.told[-1] == "", "what letting go would do no longer stands"
    sample.session.undo()
    assert all(sample.session.board.get(Position, each) is not None for each in cards)


def test_cards_let_go_over_another_panel_go_back(sample: Driver, beside: Beside) -> None:
    card = sample.card("gpt4@fm")
    sample.drag(sample.at_card(card), beside.at(beside.other))
    assert sample.session.board.get(Position, card) is not None
    assert kept_steps(sample) == 0


def test_over_the_tray_no_row_makes_room_and_it_is_said_what_letting_go_does(sample: Driver, beside: Beside) -> None:
    card = sample.card("gpt4@fm")
    sample.press(sample.at_card(card))
    sample.move(sample.at_row(sample.segment("edu"), 0.9))
    sample.move(beside.at(beside.inside))
    drag = sample.view._stage.grasp.hand.drag
    assert drag is not None
    assert (drag.target, drag.places) == (None, ())
    assert sample.told[-1] == (
        f"놓으면 카드 1장과 평가 {len(sample.session.board.where(Rating, 'target_id', card))}건을 보드에서 내립니다."
    )
    sample.move(sample.at_row(sample.segment("edu"), 0.9))
    assert drag.target == sample.segment("edu")
    sample.key(Qt.Key.Key_Escape)


def test_over_the_tray_a_tag_with_the_cards_follows_the_pointer(sample: Driver, beside: Beside) -> None:
    cards = sample.card("gpt4@fm"), sample.card("gemini@fm")
    sample.selection.select(cards)
    tag = tag_of(sample)
    sample.press(sample.at_card(cards[1]))
    sample.move(sample.at_row(sample.segment("edu"), 0.9))
    assert not tag.isVisible()
    sample.move(beside.at(beside.inside))
    assert tag.isVisible()
    assert tag.text == "제미나이 외 1개"
    first = tag.pos()
    sample.move(beside.at(beside.inside) + QPoint(0, 20))
    assert tag.pos() == first + QPoint(0, 20)
    sample.key(Qt.Key.Key_Escape)
    assert not tag.isVisible()


def test_the_tag_goes_when_the_cards_are_let_go(sample: Driver, beside: Beside) -> None:
    tag = tag_of(sample)
    sample.drag(sample.at_card(sample.card("gpt4@fm")), beside.at(beside.inside))
    assert not tag.isVisible()


def test_escape_over_the_tray_puts_the_cards_back(sample: Driver, beside: Beside) -> None:
    card = sample.card("gpt4@fm")
    sample.press(sample.at_card(card))
    sample.move(beside.at(beside.inside))
    assert sample.view._stage.grasp.hand.drag is not None
    sample.key(Qt.Key.Key_Escape)
    sample.release(beside.at(beside.inside))
    assert sample.session.board.get(Position, card) is not None
    assert kept_steps(sample) == 0


def test_a_refused_step_over_the_tray_puts_the_cards_back(sample: Driver, beside: Beside) -> None:
    card = sample.card("gpt4@fm")
    sample.session.workspace.path.unlink()
    sample.drag(sample.at_card(card), beside.at(beside.inside))
    assert sample.session.board.get(Position, card) is not None
    assert sample.refused
    sample.settle()
    assert sample.view._stage.grasp.hand.drag is None


def test_a_rubber_band_that_ends_over_the_tray_takes_nothing_off(sample: Driver, beside: Beside) -> None:
    sample.selection.select([sample.card("gpt4@fm")])
    sample.drag(sample.at_row(sample.segment("memory"), 0.1), beside.at(beside.inside))
    assert kept_steps(sample) == 0
