"""A drag with Ctrl: the card stays, and its entity gets another position where it is let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from db.errors import FileError
from db.model.things import Position, Rating
from tests.desktop.board.driver import CTRL

if TYPE_CHECKING:
    from db.edit.edit import Edit
    from db.model.change import Change
    from tests.desktop.board.driver import Driver


def steps(driver: Driver) -> int:
    return len(driver.session.workspace.history.steps())


def owner(driver: Driver, position_key: str) -> str:
    return driver.position(position_key).entity_id


def rows_of(driver: Driver, entity_id: str) -> set[str]:
    return {each.segment_id for each in driver.session.board.where(Position, "entity_id", entity_id)}


def test_a_drag_with_ctrl_leaves_the_card_and_makes_another_position(sample: Driver) -> None:
    micron, edu = sample.position("micron@memory"), sample.segment("edu")
    ratings = dict(sample.session.board.all(Rating))
    sample.drag(sample.at_card(micron.id), sample.at_row(edu, 0.9), CTRL)
    assert sample.session.board.the(Position, micron.id).segment_id == micron.segment_id
    assert rows_of(sample, micron.entity_id) == {micron.segment_id, edu}
    assert dict(sample.session.board.all(Rating)) == ratings
    (new,) = sample.selection.positions
    assert sample.session.board.the(Position, new).segment_id == edu
    assert sample.arrangement.cards[new].x == pytest.approx(0.9, abs=0.002)
    assert steps(sample) == 1
    sample.session.undo()
    assert rows_of(sample, micron.entity_id) == {micron.segment_id}


def test_ctrl_pressed_and_let_go_on_the_way_changes_what_the_drag_does(sample: Driver) -> None:
    micron, edu = sample.position("micron@memory"), sample.segment("edu")
    goal = sample.at_row(edu, 0.9)
    sample.press(sample.at_card(micron.id))
    sample.move(goal)
    assert sample.cursor == Qt.CursorShape.ClosedHandCursor
    sample.qtbot.keyPress(sample.view, Qt.Key.Key_Control)
    assert sample.cursor == Qt.CursorShape.DragCopyCursor
    assert sample.view._stage._still.lifted.isdisjoint({micron.id})
    assert "복사하지 않습니다" in sample.told[-1]
    sample.qtbot.keyRelease(sample.view, Qt.Key.Key_Control)
    assert sample.cursor == Qt.CursorShape.ClosedHandCursor
    assert micron.id in sample.view._stage._still.lifted
    sample.release(goal)
    assert rows_of(sample, micron.entity_id) == {edu}


def test_several_cards_are_copied_in_one_step(sample: Driver) -> None:
    keys = ("gpt4@fm", "gemini@fm")
    edu = sample.segment("edu")
    sample.selection.select([sample.card(each) for each in keys])
    sample.drag(sample.at_card(sample.card(keys[0])), sample.at_row(edu, 0.7), CTRL)
    assert all(rows_of(sample, owner(sample, each)) >= {edu, sample.segment("fm")} for each in keys)
    assert steps(sample) == 1


def test_a_copy_within_its_own_row_is_refused_and_told_where_it_stands(sample: Driver) -> None:
    micron = sample.position("micron@memory")
    goal = sample.at_row(micron.segment_id, 0.2)
    sample.press(sample.at_card(micron.id))
    sample.move(goal, CTRL)
    assert sample.cursor == Qt.CursorShape.ForbiddenCursor
    sample.release(goal, CTRL)
    sample.settle()
    assert rows_of(sample, micron.entity_id) == {micron.segment_id}
    assert "이미 놓여" in sample.told[-1]
    assert steps(sample) == 0


def test_escape_copies_nothing(sample: Driver) -> None:
    sample.press(sample.at_card(sample.card("micron@memory")))
    sample.move(sample.at_row(sample.segment("edu"), 0.9), CTRL)
    sample.key(Qt.Key.Key_Escape)
    sample.settle()
    sample.release(sample.at_row(sample.segment("edu"), 0.9), CTRL)
    assert sample.view._stage.grasp.hand.drag is None
    assert steps(sample) == 0


def test_a_file_that_refuses_copies_nothing(sample: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_edit: Edit) -> tuple[Change, ...]:
        raise FileError("file.full", name="board.panse")

    monkeypatch.setattr(sample.session.workspace, "do", full)
    sample.drag(sample.at_card(sample.card("micron@memory")), sample.at_row(sample.segment("edu"), 0.9), CTRL)
    sample.settle()
    assert [error.code for error in sample.refused] == ["file.full"]
    assert sample.view._stage.grasp.hand.drag is None


def test_without_moving_ctrl_only_selects(sample: Driver) -> None:
    sample.click(sample.at_card(sample.card("micron@memory")), CTRL)
    assert steps(sample) == 0
    assert sample.selection.positions == (sample.card("micron@memory"),)
