"""Drawing a relation from card to card, by the handle, by the keyboard, and what it is refused for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication

from db.edit import verbs
from db.errors import FileError
from db.model.things import Position, Relation
from tests.desktop.board.driver import RIGHT

if TYPE_CHECKING:
    from db.edit.edit import Edit
    from db.model.change import Change
    from desktop.board.hand import Line
    from tests.desktop.board.driver import Driver

SOURCE, TARGET = "micron@memory", "gpt4@fm"


def line(driver: Driver) -> Line | None:
    return driver.view._stage.grasp.hand.line


def relations(driver: Driver) -> set[str]:
    return set(driver.session.board.all(Relation))


def steps(driver: Driver) -> int:
    return len(driver.session.workspace.history.steps())


def pull(driver: Driver, source: str, at: QPoint) -> None:
    """Press on a card's handle and draw the line to a point."""
    driver.move(driver.at_card(source))
    driver.press(driver.at_handle(source))
    driver.move(at)


def label(driver: Driver, kind: str) -> str:
    source, target = (driver.position(each).entity_id for each in (SOURCE, TARGET))
    return driver.view._relations.line(kind, source, target)  # type: ignore[arg-type]


def test_a_line_from_the_handle_to_a_card_asks_for_the_kind_and_relates(sample: Driver) -> None:
    before, goal = relations(sample), sample.at_card(sample.card(TARGET))
    pull(sample, sample.card(SOURCE), goal)
    shown = line(sample)
    assert shown is not None
    assert (shown.target, shown.refused) == (sample.card(TARGET), False)
    sample.release(goal)
    assert line(sample) is not None
    sample.choose(label(sample, "supplies"))
    (new,) = relations(sample) - before
    made = sample.session.board.the(Relation, new)
    ends = sample.position(SOURCE).entity_id, sample.position(TARGET).entity_id
    assert (made.kind, made.from_id, made.to_id) == ("supplies", *ends)
    assert line(sample) is None
    assert steps(sample) == 1
    sample.session.undo()
    assert relations(sample) == before


def test_a_menu_that_is_closed_relates_nothing(sample: Driver) -> None:
    before, goal = relations(sample), sample.at_card(sample.card(TARGET))
    pull(sample, sample.card(SOURCE), goal)
    sample.release(goal)
    sample.menu().close()
    assert line(sample) is None
    assert relations(sample) == before


def test_the_keyboard_draws_a_line_too(sample: Driver) -> None:
    before = relations(sample)
    sample.selection.select([sample.card(SOURCE)])
    sample.key(Qt.Key.Key_L)
    assert line(sample) is not None
    sample.key(Qt.Key.Key_Up)
    shown = line(sample)
    assert shown is not None
    assert shown.target is not None
    sample.key(Qt.Key.Key_Return)
    sample.menu().setActiveAction(next(each for each in sample.menu().actions() if each.isEnabled()))
    sample.qtbot.keyClick(sample.menu(), Qt.Key.Key_Return)
    (new,) = relations(sample) - before
    made = sample.session.board.the(Relation, new)
    assert made.to_id == sample.session.board.the(Position, shown.target).entity_id
    assert sample.selection.current == sample.card(SOURCE)


def test_a_line_begun_by_key_follows_the_mouse_and_a_click_takes_the_card(sample: Driver) -> None:
    sample.selection.select([sample.card(SOURCE)])
    sample.key(Qt.Key.Key_L)
    goal = sample.at_card(sample.card(TARGET))
    sample.move(goal)
    shown = line(sample)
    assert shown is not None
    assert shown.target == sample.card(TARGET)
    sample.click(goal)
    sample.choose(label(sample, "competes"))
    assert steps(sample) == 1


def test_a_click_on_the_handle_lets_the_line_go_on_without_a_button(sample: Driver) -> None:
    source = sample.card(SOURCE)
    sample.move(sample.at_card(source))
    sample.click(sample.at_handle(source))
    goal = sample.at_card(sample.card(TARGET))
    sample.move(goal)
    sample.click(goal)
    assert sample.menu().isVisible()
    sample.menu().close()


@pytest.mark.parametrize("way", ["escape", "ground", "outside", "focus", "right"])
def test_a_line_that_is_given_up_relates_nothing(sample: Driver, way: str) -> None:
    before, goal = relations(sample), sample.at_row(sample.segment("memory"), 0.1)
    pull(sample, sample.card(SOURCE), goal)
    assert line(sample) is not None
    if way == "escape":
        sample.key(Qt.Key.Key_Escape)
    elif way == "focus":
        QApplication.sendEvent(sample.view, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    elif way == "right":
        sample.press(goal, button=RIGHT)
    sample.release(QPoint(-50, 200) if way == "outside" else goal)
    assert line(sample) is None
    assert relations(sample) == before
    assert "취소" in sample.told[-1]


def test_a_player_is_not_related_to_itself(sample: Driver) -> None:
    board = sample.session.board
    edit = verbs.place(board, sample.position(SOURCE).entity_id, sample.segment("edu"))
    sample.session.do(edit)
    before = relations(sample)
    twin = next(
        each.id
        for each in board.where(Position, "entity_id", sample.position(SOURCE).entity_id)
        if each.segment_id == sample.segment("edu")
    )
    pull(sample, sample.card(SOURCE), sample.at_card(twin))
    assert sample.cursor == Qt.CursorShape.ForbiddenCursor
    sample.release(sample.at_card(twin))
    assert "같은 플레이어" in sample.told[-1]
    assert line(sample) is None
    assert relations(sample) == before


def test_the_same_relation_is_not_made_twice(sample: Driver) -> None:
    ends = sample.position(SOURCE).entity_id, sample.position(TARGET).entity_id
    sample.session.do(verbs.relate(sample.session.board, "partners", *reversed(ends)))
    before = relations(sample)
    assert not sample.view._relations.make("partners", *ends)
    assert "이미 있는 관계" in sample.told[-1]
    assert relations(sample) == before


def test_a_circle_of_parts_is_refused_and_told(sample: Driver) -> None:
    ends = sample.position(SOURCE).entity_id, sample.position(TARGET).entity_id
    sample.session.do(verbs.relate(sample.session.board, "part_of", *reversed(ends)))
    before, goal = relations(sample), sample.at_card(sample.card(TARGET))
    pull(sample, sample.card(SOURCE), goal)
    sample.release(goal)
    sample.choose(label(sample, "part_of"))
    assert [error.code for error in sample.refused] == ["rule.circle"]
    assert relations(sample) == before


def test_a_file_that_refuses_relates_nothing(sample: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_edit: Edit) -> tuple[Change, ...]:
        raise FileError("file.full", name="board.panse")

    monkeypatch.setattr(sample.session.workspace, "do", full)
    goal = sample.at_card(sample.card(TARGET))
    pull(sample, sample.card(SOURCE), goal)
    sample.release(goal)
    sample.choose(label(sample, "invests"))
    assert [error.code for error in sample.refused] == ["file.full"]
    assert line(sample) is None


def test_an_undo_that_arrives_ends_the_line(sample: Driver) -> None:
    sample.session.do(verbs.take_off(sample.session.board, [sample.card("gemini@fm")]))
    pull(sample, sample.card(SOURCE), sample.at_card(sample.card(TARGET)))
    sample.session.undo()
    assert line(sample) is None
    sample.release(sample.at_card(sample.card(TARGET)))
    assert steps(sample) == 2


def test_the_handle_is_as_wide_as_a_finger(sample: Driver) -> None:
    source = sample.card(SOURCE)
    middle = sample.at_handle(source)
    sample.move(sample.at_card(source))
    for away in (QPoint(-11, 0), QPoint(11, 0), QPoint(0, -11), QPoint(0, 11)):
        sample.move(sample.at_card(source))
        assert sample.view._mouse.hit((middle + away).toPointF()).what == "handle"
