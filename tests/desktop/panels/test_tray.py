from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from db.edit import verbs
from db.model.things import Entity, Position, Segment
from desktop.selection import ENTITIES_MIME
from desktop.theme import Theme
from desktop.words import Words

if TYPE_CHECKING:
    from conftest import Compose, Desk

    from desktop.panels.tray import Tray


def names(tray: Tray) -> list[str]:
    return [str(tray.cast.index(row).data()) for row in range(tray.cast.rowCount())]


def choose(tray: Tray, *wanted: str) -> None:
    tray.list.clearSelection()
    for row, name in enumerate(names(tray)):
        if name in wanted:
            tray.list.selectionModel().select(tray.cast.index(row), tray.list.selectionModel().SelectionFlag.Select)
            tray.list.selectionModel().setCurrentIndex(
                tray.cast.index(row), tray.list.selectionModel().SelectionFlag.NoUpdate
            )


def unplaced(desk: Desk) -> list[Entity]:
    board = desk.session.board
    return [each for each in board.all(Entity).values() if not board.where(Position, "entity_id", each.id)]


def test_only_entities_without_a_place_wait_here(desk: Desk, tray: Tray) -> None:
    assert sorted(names(tray)) == sorted(each.name_ko for each in unplaced(desk))
    assert tray._count.text() == Words("ko").say("tray.count", total=len(unplaced(desk)))


def test_names_stand_in_korean_order(tray: Tray) -> None:
    tray.everything.setChecked(True)
    shown = names(tray)
    assert shown.index("구글") < shown.index("네이버") < shown.index("카카오") < shown.index("AMD")


def test_all_entities_can_be_listed(desk: Desk, tray: Tray) -> None:
    tray.everything.setChecked(True)
    assert tray.cast.rowCount() == len(desk.session.board.all(Entity))


@pytest.mark.parametrize(
    ("query", "found"), [("네이", "네이버"), ("ㄴㅇㅂ", "네이버"), ("NAVER", "네이버"), ("ＴＳＭＣ", "TSMC")]
)
def test_a_search_finds_names_in_either_language_and_initials(tray: Tray, query: str, found: str) -> None:
    QTest.keyClicks(tray.search, query) if query.isascii() else tray.search.setText(query)
    assert found in names(tray)
    assert tray.cast.rowCount() < 5
    assert tray._count.text() == Words("ko").say("tray.shown", shown=tray.cast.rowCount(), total=tray.cast.total)


def test_an_entity_that_a_search_hides_is_shown_without_the_search(desk: Desk, tray: Tray) -> None:
    waiting = unplaced(desk)[0]
    placed = next(each for each in desk.session.board.all(Entity).values() if each not in unplaced(desk))
    tray.search.setText("zzzz")
    tray.reveal(waiting.id)
    assert tray.search.text() == ""
    assert tray.list.chosen() == (waiting.id,)
    tray.reveal(placed.id)
    assert tray.list.chosen() == (placed.id,)


def test_enter_in_the_search_goes_to_the_first_found(tray: Tray) -> None:
    for _ in range(2):
        tray.focus_search()
        tray.search.setText("네이버")
        QTest.keyClick(tray.search, Qt.Key.Key_Return)
        assert tray.list.hasFocus()
        assert tray.list.chosen()


def test_a_name_and_enter_add_an_entity(desk: Desk, tray: Tray, compose: Compose) -> None:
    before = set(desk.session.board.all(Entity))
    tray.new_name.setFocus()
    tray.new_name.setText("새 회")
    tray.new_name.end(False)
    compose(tray.new_name, "사")
    QTest.keyClick(tray.new_name, Qt.Key.Key_Return)
    (new,) = set(desk.session.board.all(Entity)) - before
    assert desk.session.board.the(Entity, new).name_ko == "새 회사"
    assert "새 회사" in names(tray)
    assert tray.new_name.text() == ""
    QTest.keyClicks(tray.new_name, "Second")
    QTest.keyClick(tray.new_name, Qt.Key.Key_Return)
    assert "Second" in names(tray)


def test_a_name_that_is_taken_is_told_but_allowed(desk: Desk, tray: Tray) -> None:
    tray.new_name.setText("naver")
    assert tray.warning.isVisible()
    tray.new_name.setText("없는 이름")
    assert not tray.warning.isVisible()
    tray.new_name.setText("네이버")
    QTest.keyClick(tray.new_name, Qt.Key.Key_Return)
    assert names(tray).count("네이버") == 2


def test_leaving_the_field_adds_nothing(desk: Desk, tray: Tray) -> None:
    steps = desk.steps()
    tray.new_name.setFocus()
    tray.new_name.setText("아직")
    tray.search.setFocus()
    assert desk.steps() == steps
    assert tray.new_name.text() == "아직"


def test_a_refused_name_stays_to_be_mended(desk: Desk, tray: Tray) -> None:
    tray.new_name.setText("이름")
    desk.refuse_from_now()
    QTest.keyClick(tray.new_name, Qt.Key.Key_Return)
    assert tray.new_name.text() == "이름"
    assert "이름" not in names(tray)


def test_entities_are_dragged_as_their_ids(desk: Desk, tray: Tray) -> None:
    choose(tray, "네이버", "카카오")
    dragged = tray.cast.mimeData(tray.list.selectionModel().selectedIndexes())
    ids = json.loads(bytes(dragged.data(ENTITIES_MIME).data()))
    assert [desk.session.board.the(Entity, each).name_ko for each in ids] == ["네이버", "카카오"]
    assert dragged.text() == "네이버\n카카오"
    picture = tray.list.drag_picture(tray.list.selectionModel().selectedIndexes())
    assert not picture.isNull()


def test_what_is_placed_leaves_the_tray_and_comes_back_with_undo(desk: Desk, tray: Tray) -> None:
    before = names(tray)
    segment = next(iter(desk.session.board.all(Segment)))
    choose(tray, "네이버", "카카오")
    steps = desk.steps()
    tray.place(segment)
    assert desk.steps() == steps + 1
    assert names(tray) == [each for each in before if each not in {"네이버", "카카오"}]
    placed = [desk.session.board.the(Position, each) for each in desk.selection.positions]
    assert {desk.session.board.the(Entity, each.entity_id).name_ko for each in placed} == {"네이버", "카카오"}
    assert {each.segment_id for each in placed} == {segment}
    desk.session.undo()
    assert names(tray) == before


def test_enter_offers_all_segments(desk: Desk, tray: Tray) -> None:
    choose(tray, "네이버")
    tray.list.setFocus()
    QTest.keyClick(tray.list, Qt.Key.Key_Return)
    assert tray.menu is not None
    layers = [action.menu() for action in tray.menu.actions() if action.menu()]
    actions = [action for layer in layers for action in layer.actions()]  # type: ignore[attr-defined]
    assert len(actions) == len(desk.session.board.all(Segment))
    actions[0].trigger()
    assert "네이버" not in names(tray)
    tray.menu.close()


def test_enter_without_a_choice_offers_nothing(tray: Tray) -> None:
    tray.list.clearSelection()
    tray.list.asked.emit()
    assert tray.menu is None


def test_delete_removes_and_undo_brings_back(desk: Desk, tray: Tray) -> None:
    before = names(tray)
    choose(tray, "네이버", "구글")
    tray.list.setFocus()
    QTest.keyClick(tray.list, Qt.Key.Key_Delete)
    assert names(tray) == [each for each in before if each not in {"네이버", "구글"}]
    desk.session.undo()
    assert names(tray) == before


def test_f2_renames_with_the_last_syllable(desk: Desk, tray: Tray, compose: Compose) -> None:
    choose(tray, "네이버")
    entity = tray.list.chosen()[0]
    tray.list.setFocus()
    QTest.keyClick(tray.list, Qt.Key.Key_F2)
    editor = tray.list.findChild(QLineEdit)
    assert editor is not None
    editor.setText("나이")
    editor.end(False)
    compose(editor, "버")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # the toolkit commits when it comes to it
    assert desk.session.board.the(Entity, entity).name_ko == "나이버"
    assert "나이버" in names(tray)


def test_escape_leaves_a_name_as_it_was(desk: Desk, tray: Tray) -> None:
    choose(tray, "네이버")
    steps = desk.steps()
    tray.list.edit(tray.list.currentIndex())
    editor = tray.list.findChild(QLineEdit)
    assert editor is not None
    editor.setText("x")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert desk.steps() == steps


def test_the_tray_follows_edits_without_losing_the_choice(desk: Desk, tray: Tray) -> None:
    choose(tray, "카카오")
    chosen = tray.list.chosen()
    desk.session.attempt(lambda board: verbs.add_entity(board, name_ko="가나다"))
    desk.session.attempt(lambda board: verbs.remove_entities(board, [unplaced(desk)[0].id]))
    assert tray.list.chosen() == chosen
    assert sorted(names(tray)) == sorted(each.name_ko for each in unplaced(desk))


def test_the_list_keeps_the_rules_of_its_toolkit(desk: Desk, tray: Tray) -> None:
    tester = QAbstractItemModelTester(tray.cast, QAbstractItemModelTester.FailureReportingMode.Fatal)
    tray.everything.setChecked(True)
    desk.session.attempt(lambda board: verbs.remove_entities(board, list(board.all(Entity))[:9]))
    desk.session.undo()
    tray.search.setText("네이버")
    assert tester.model() is tray.cast


def test_nothing_to_show_is_said(desk: Desk, tray: Tray) -> None:
    tray.search.setText("zzzz")
    assert tray.list._empty == Words("ko").say("tray.none_found")
    tray.search.clear()
    desk.session.attempt(lambda board: verbs.remove_entities(board, [each.id for each in unplaced(desk)]))
    assert tray.list._empty == Words("ko").say("tray.empty")
    assert tray.cast.rowCount() == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_keys_of_the_list_do_not_become_shortcuts(tray: Tray, key: Qt.Key) -> None:
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
    asked.ignore()
    QApplication.sendEvent(tray.list, asked)
    assert asked.isAccepted()


def test_language_and_look_change_at_once(desk: Desk, tray: Tray) -> None:
    tray.search.setText("nav")
    tray.everything.setChecked(True)
    tray.retranslate(Words("en"))
    tray.retheme(Theme("dark"))
    assert tray.search.text() == "nav"
    assert tray.everything.isChecked()
    assert any(each.startswith("NAVER") for each in names(tray))
    assert "shown" in tray._count.text()


def test_a_hostile_name_is_drawn_as_it_is(desk: Desk, tray: Tray) -> None:
    desk.session.attempt(lambda board: verbs.add_entity(board, name_ko="<b>&amp; R&D</b>"))
    assert "<b>&amp; R&D</b>" in names(tray)
    assert not tray.grab().isNull()
    desk.session.attempt(lambda board: verbs.rename_segment(board, next(iter(board.all(Segment))), "R&D <b>", "R&D"))
    choose(tray, "<b>&amp; R&D</b>")
    tray.list.asked.emit()
    assert tray.menu is not None
    labels = [
        action.text()
        for layer in tray.menu.actions()
        if layer.menu()
        for action in layer.menu().actions()  # type: ignore[attr-defined]
    ]
    assert "R&&D <b>" in labels
    tray.menu.close()


def test_every_control_has_a_name(tray: Tray) -> None:
    assert all(each.accessibleName() for each in (tray.search, tray.new_name, tray.list, tray.everything))
