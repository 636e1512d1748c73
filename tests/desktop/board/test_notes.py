"""Notes on the board: written in place, moved, drawn wider, removed, and all that cancels it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from db.edit import verbs
from db.errors import FileError
from desktop.board.slip import Slip
from desktop.words import Words

if TYPE_CHECKING:
    from db.edit.edit import Edit
    from db.model.change import Change
    from db.model.things import Note
    from tests.desktop.board.driver import Driver

TEXT = "HBM은 한국이 앞선다"


def steps(driver: Driver) -> int:
    return len(driver.session.workspace.history.steps())


def notes(driver: Driver) -> list[Note]:
    return driver.notes


def written(driver: Driver, segment: str | None = "memory", x: float = 0.3) -> str:
    """Put a note on the board and return its id."""
    segment_id = driver.segment(segment) if segment else None
    driver.session.do(verbs.add_note(driver.session.board, TEXT, segment_id=segment_id, x=x))
    QApplication.processEvents()  # the board may have grown a scroll bar
    (note,) = notes(driver)
    return note.id


def at_note(driver: Driver, note_id: str) -> QPoint:
    return driver.point(*driver.arrangement.notes[note_id].middle)


def at_edge(driver: Driver, note_id: str) -> QPoint:
    box = driver.arrangement.notes[note_id]
    return driver.point(box.right - 4, box.middle[1])


def slip(driver: Driver) -> Slip:
    found = driver.view._notes.slip
    assert found is not None
    return found


def note(driver: Driver) -> Note:
    (found,) = notes(driver)
    return found


# Writing.


def test_n_writes_a_note_in_the_row_of_the_current_card(sample: Driver) -> None:
    sample.selection.select([sample.card("micron@memory")])
    sample.view._mouse.leave()
    sample.view.act("board.note")
    sample.qtbot.keyClicks(slip(sample), "memo")
    sample.qtbot.keyClick(slip(sample), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (note(sample).text_ko, note(sample).segment_id) == ("memo", sample.segment("memory"))
    assert sample.view._notes.slip is None
    assert sample.view.hasFocus()
    assert steps(sample) == 1


def test_n_writes_a_note_where_the_pointer_is(sample: Driver) -> None:
    sample.move(sample.at_row(sample.segment("edu"), 0.4) + QPoint(0, 1))
    sample.key(Qt.Key.Key_N)
    sample.qtbot.keyClicks(slip(sample), "memo")
    slip(sample).keep()
    assert note(sample).segment_id == sample.segment("edu")
    assert note(sample).x == pytest.approx(0.4, abs=0.002)


def test_a_note_above_all_rows_is_on_the_whole_board(sample: Driver) -> None:
    sample.view._notes.add(None)
    sample.qtbot.keyClicks(slip(sample), "memo")
    slip(sample).keep()
    assert note(sample).segment_id is None
    assert sample.arrangement.strip is not None


def test_escape_writes_nothing(sample: Driver) -> None:
    sample.key(Qt.Key.Key_N)
    sample.qtbot.keyClicks(slip(sample), "memo")
    sample.qtbot.keyClick(slip(sample), Qt.Key.Key_Escape)
    assert sample.view._notes.slip is None
    assert notes(sample) == []
    assert steps(sample) == 0


def test_an_empty_slip_leaves_no_note(sample: Driver) -> None:
    sample.key(Qt.Key.Key_N)
    slip(sample).keep()
    assert notes(sample) == []
    assert sample.refused == []


def test_going_elsewhere_keeps_what_was_written(sample: Driver) -> None:
    sample.key(Qt.Key.Key_N)
    sample.qtbot.keyClicks(slip(sample), "memo")
    sample.click(sample.at_card(sample.card("micron@memory")))
    sample.view.setFocus()
    assert note(sample).text_ko == "memo"


def test_a_double_click_edits_a_note_in_place(sample: Driver) -> None:
    note_id = written(sample)
    sample.qtbot.mouseDClick(sample.view.viewport(), Qt.MouseButton.LeftButton, pos=at_note(sample, note_id))
    assert slip(sample).toPlainText() == TEXT
    slip(sample).setPlainText("다른 글")
    slip(sample).keep()
    assert note(sample).text_ko == "다른 글"
    sample.session.undo()
    assert note(sample).text_ko == TEXT


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_keys_edit_the_chosen_note(sample: Driver, key: Qt.Key) -> None:
    sample.click(at_note(sample, written(sample)))
    sample.key(key)
    assert slip(sample).toPlainText() == TEXT


def test_a_syllable_that_is_being_composed_is_kept(sample: Driver) -> None:
    sample.view._notes.edit(written(sample))
    slip(sample).setPlainText("")
    committed = QInputMethodEvent("", [])
    committed.setCommitString("한")
    QApplication.sendEvent(slip(sample), committed)
    QApplication.sendEvent(slip(sample), QInputMethodEvent("그", []))
    slip(sample).keep()
    assert note(sample).text_ko == "한그"


def test_a_note_that_is_emptied_is_removed_and_can_be_had_back(sample: Driver) -> None:
    sample.view._notes.edit(written(sample))
    slip(sample).setPlainText(" ")
    slip(sample).keep()
    assert notes(sample) == []
    sample.session.undo()
    assert note(sample).text_ko == TEXT


def test_what_a_full_disk_refuses_stays_on_the_slip(sample: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_edit: Edit) -> tuple[Change, ...]:
        raise FileError("file.full", name="board.panse")

    sample.view._notes.edit(written(sample))
    slip(sample).setPlainText("다른 글")
    monkeypatch.setattr(sample.session.workspace, "do", full)
    slip(sample).keep()
    assert slip(sample).toPlainText() == "다른 글"
    monkeypatch.undo()
    slip(sample).keep()
    assert note(sample).text_ko == "다른 글"


def test_a_note_that_goes_while_it_is_edited_is_written_anew(sample: Driver) -> None:
    sample.view._notes.edit(written(sample))
    slip(sample).setPlainText("다른 글")
    sample.session.undo()
    assert notes(sample) == []
    slip(sample).keep()
    assert note(sample).text_ko == "다른 글"


def test_a_note_that_goes_while_it_is_edited_is_written_anew_in_its_own_row(sample: Driver) -> None:
    sample.view._notes.add(sample.segment("fm"))
    slip(sample).dropped.emit()
    sample.view._notes.edit(written(sample, "memory", 0.3))
    slip(sample).setPlainText("다른 글")
    sample.session.undo()
    slip(sample).keep()
    assert (note(sample).segment_id, note(sample).x) == (sample.segment("memory"), 0.3)


def test_what_a_full_disk_refuses_is_not_pushed_aside_by_the_next_note(
    sample: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_edit: Edit) -> tuple[Change, ...]:
        raise FileError("file.full", name="board.panse")

    sample.view._notes.add(sample.segment("memory"))
    slip(sample).setPlainText("한 줄")
    monkeypatch.setattr(sample.session.workspace, "do", full)
    sample.view._notes.add(None)
    assert [each.toPlainText() for each in sample.view.findChildren(Slip)] == ["한 줄"]
    monkeypatch.undo()
    slip(sample).keep()
    assert (note(sample).text_ko, note(sample).segment_id) == ("한 줄", sample.segment("memory"))


def test_another_language_keeps_what_is_being_written(sample: Driver) -> None:
    sample.view._notes.edit(written(sample))
    slip(sample).setPlainText("다른 글")
    sample.view.retranslate(Words("en"))
    assert sample.view._notes.slip is None
    assert note(sample).text_ko == "다른 글"


def test_the_slip_goes_along_with_its_note(sample: Driver) -> None:
    sample.view.resize(900, 500)
    sample.settle()
    sample.view._notes.edit(written(sample))
    sample.view._eye.show(sample.arrangement.notes[note(sample).id])
    before = slip(sample).pos()
    sample.view._eye.scroll_by(0, 40)
    assert slip(sample).pos() == before - QPoint(0, 40)
    sample.view.eye.zoom_in()
    assert slip(sample).font().pixelSize() > 12


# Moving.


def test_a_note_is_dragged_within_its_row(sample: Driver) -> None:
    note_id = written(sample)
    start = at_note(sample, note_id)
    sample.drag(start, start + QPoint(112, 0))
    assert note(sample).x == pytest.approx(0.3 + 0.1 / sample.view._stage.camera.zoom, abs=0.002)
    assert note(sample).segment_id == sample.segment("memory")
    assert steps(sample) == 2


def test_a_note_is_dragged_to_another_row_and_to_the_whole_board(sample: Driver) -> None:
    note_id = written(sample)
    sample.drag(at_note(sample, note_id), sample.at_row(sample.segment("edu"), 0.3))
    assert note(sample).segment_id == sample.segment("edu")
    axis = sample.arrangement.axis
    sample.drag(at_note(sample, note_id), sample.point(axis.middle[0], axis.bottom - 2))
    assert note(sample).segment_id is None
    assert sample.arrangement.strip is not None


@pytest.mark.parametrize("way", ["escape", "outside", "focus"])
@pytest.mark.parametrize("grip", [at_note, at_edge])
def test_what_is_given_up_leaves_the_note_as_it_was(sample: Driver, grip: object, way: str) -> None:
    note_id = written(sample)
    before, goal = note(sample), sample.at_row(sample.segment("memory"), 0.7)
    sample.press(grip(sample, note_id))  # type: ignore[operator]
    sample.move(goal)
    assert sample.view._stage.grasp.hand.leaf is not None
    if way == "escape":
        sample.key(Qt.Key.Key_Escape)
    elif way == "focus":
        QApplication.sendEvent(sample.view, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    sample.release(QPoint(-50, 300) if way == "outside" else goal)
    assert sample.view._stage.grasp.hand.leaf is None
    assert note(sample) == before


def test_the_right_edge_draws_a_note_wider(sample: Driver) -> None:
    note_id = written(sample)
    left, edge = sample.arrangement.notes[note_id].x, at_edge(sample, note_id)
    sample.move(edge)
    assert sample.cursor == Qt.CursorShape.SizeHorCursor
    sample.drag(edge, edge + QPoint(112, 0))
    assert note(sample).width == pytest.approx(0.2 + 0.1 / sample.view._stage.camera.zoom, abs=0.002)
    assert sample.arrangement.notes[note_id].x == pytest.approx(left, abs=1)
    assert steps(sample) == 2


def test_an_undo_that_arrives_ends_the_drag(sample: Driver) -> None:
    note_id = written(sample)
    sample.press(at_note(sample, note_id))
    sample.move(sample.at_row(sample.segment("edu"), 0.3))
    sample.session.undo()
    assert sample.view._stage.grasp.hand.leaf is None
    sample.release(sample.at_row(sample.segment("edu"), 0.3))
    assert notes(sample) == []


# The chosen note.


def test_a_click_chooses_a_note_and_no_card(sample: Driver) -> None:
    note_id = written(sample)
    sample.selection.select([sample.card("micron@memory")])
    sample.click(at_note(sample, note_id))
    assert sample.view._notes.chosen == note_id
    assert sample.selection.positions == ()
    sample.selection.select([sample.card("micron@memory")])
    assert sample.view._notes.chosen is None


def test_del_removes_the_chosen_note(sample: Driver) -> None:
    sample.click(at_note(sample, written(sample)))
    sample.view.take_off()
    assert notes(sample) == []


def test_arrows_move_the_chosen_note(sample: Driver) -> None:
    note_id = written(sample)
    sample.click(at_note(sample, note_id))
    sample.key(Qt.Key.Key_Right)
    assert note(sample).x == pytest.approx(0.325, abs=0.001)
    rows = [row.segment_id for row in sample.arrangement.rows]
    sample.key(Qt.Key.Key_Up)
    assert note(sample).segment_id == rows[rows.index(sample.segment("memory")) - 1]
    assert sample.view._notes.chosen == note_id


def test_a_click_on_free_ground_chooses_nothing(sample: Driver) -> None:
    sample.click(at_note(sample, written(sample)))
    sample.click(sample.at_row(sample.segment("edu"), 0.02))
    assert sample.view._notes.chosen is None
