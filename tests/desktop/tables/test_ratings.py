from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from db.edit import verbs
from db.model.things import Position, Segment
from desktop.clock import today
from desktop.tables.column import FROZEN
from desktop.tables.pen import CellEditor
from desktop.theme import Theme
from desktop.words import Words

if TYPE_CHECKING:
    from conftest import Desk

    from desktop.tables.ratings import RatingsTable

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TECH, HOME = FROZEN, FROZEN + 1
SAY = Words("ko").say
UNKNOWN, NOT_APPLICABLE, MISSING = (SAY(f"table.state.{each}") for each in ("unknown", "not_applicable", "missing"))


def at(table: RatingsTable, row: int, column: int) -> QModelIndex:
    return table.sheet.index(row, column)


def go(table: RatingsTable, row: int, column: int) -> None:
    table.grid.selectionModel().setCurrentIndex(
        at(table, row, column), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )


def choose(table: RatingsTable, *cells: tuple[int, int]) -> None:
    go(table, *cells[0])
    for cell in cells[1:]:
        table.grid.selectionModel().select(at(table, *cell), QItemSelectionModel.SelectionFlag.Select)


def press(table: RatingsTable, text: str) -> CellEditor:
    """Type the first letter into the chosen cell and return the editor that opens."""
    QTest.keyClicks(table.grid, text[0])
    editor = table.grid.findChild(CellEditor)
    assert editor is not None
    QTest.keyClicks(editor, text[1:])
    return editor


def settle() -> None:
    for _ in range(2):
        QApplication.processEvents()


def texts(table: RatingsTable, column: int, count: int) -> list[str]:
    return [str(at(table, row, column).data()) for row in range(count)]


def test_a_score_is_typed_and_enter_goes_down(desk: Desk, table: RatingsTable) -> None:
    go(table, 2, TECH)
    target, steps = table.sheet.id_at(2), desk.steps()
    editor = press(table, "1.5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert desk.score(target, "tech") == 1.5
    assert desk.steps() == steps + 1
    assert (table.grid.currentIndex().row(), table.grid.currentIndex().column()) == (3, TECH)
    assert table.grid.hasFocus()


def test_tab_goes_right_and_on_to_the_next_row(desk: Desk, table: RatingsTable) -> None:
    go(table, 0, TECH)
    QTest.keyClick(press(table, "2"), Qt.Key.Key_Tab)
    settle()
    assert table.grid.currentIndex().column() == HOME
    assert desk.score(table.sheet.id_at(0), "tech") == 2.0
    go(table, 0, table.sheet.columnCount() - 1)
    table.grid.step(0, 1)
    assert (table.grid.currentIndex().row(), table.grid.currentIndex().column()) == (1, FROZEN)


def test_enter_without_typing_goes_down_and_shift_up(table: RatingsTable) -> None:
    go(table, 4, TECH)
    QTest.keyClick(table.grid, Qt.Key.Key_Return)
    assert table.grid.currentIndex().row() == 5
    QTest.keyClick(table.grid, Qt.Key.Key_Return, SHIFT)
    assert table.grid.currentIndex().row() == 4


def test_escape_leaves_the_cell_as_it_was(desk: Desk, table: RatingsTable) -> None:
    go(table, 0, TECH)
    before, steps = at(table, 0, TECH).data(), desk.steps()
    QTest.keyClick(press(table, "1"), Qt.Key.Key_Escape)
    settle()
    assert (at(table, 0, TECH).data(), desk.steps()) == (before, steps)


def test_f2_edits_what_stands_there(table: RatingsTable) -> None:
    go(table, 0, TECH)
    QTest.keyClick(table.grid, Qt.Key.Key_F2)
    editor = table.grid.findChild(CellEditor)
    assert editor is not None
    assert float(editor.text()) == float(at(table, 0, TECH).data())


@pytest.mark.parametrize(
    ("typed", "status"), [("?", "unknown"), ("u", "unknown"), ("-", "not_applicable"), ("n", "not_applicable")]
)
def test_states_are_typed(desk: Desk, table: RatingsTable, typed: str, status: str) -> None:
    go(table, 0, TECH)
    QTest.keyClick(press(table, typed), Qt.Key.Key_Return)
    settle()
    rating = desk.rating(table.sheet.id_at(0), "tech")
    assert rating is not None
    assert rating.status == status


def test_what_a_hangul_keyboard_composes_counts(desk: Desk, table: RatingsTable) -> None:
    go(table, 0, TECH)
    table.grid.edit(table.grid.currentIndex())
    editor = table.grid.findChild(CellEditor)
    assert editor is not None
    editor.clear()
    QApplication.sendEvent(editor, QInputMethodEvent("ㅕ", []))
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    rating = desk.rating(table.sheet.id_at(0), "tech")
    assert rating is not None
    assert rating.status == "unknown"


def test_delete_clears_all_chosen_cells_in_one_step(desk: Desk, table: RatingsTable) -> None:
    choose(table, (0, TECH), (1, TECH), (1, HOME), (1, 0))
    steps = desk.steps()
    QTest.keyClick(table.grid, Qt.Key.Key_Delete)
    assert texts(table, TECH, 2) == [MISSING, MISSING]
    assert at(table, 1, HOME).data() == MISSING
    assert desk.steps() == steps + 1
    desk.session.undo()
    assert MISSING not in texts(table, TECH, 2)


def test_a_wrong_entry_is_told_in_one_sentence(desk: Desk, table: RatingsTable) -> None:
    told: list[str] = []
    table.told.connect(told.append)
    go(table, 0, TECH)
    before = at(table, 0, TECH).data()
    QTest.keyClick(press(table, "7"), Qt.Key.Key_Return)
    settle()
    assert at(table, 0, TECH).data() == before
    assert len(told) == 1
    assert told[0].count("\n") == 0


def test_a_block_is_copied_and_pasted_in_one_step(desk: Desk, table: RatingsTable) -> None:
    choose(table, (0, TECH), (0, HOME), (1, TECH), (1, HOME))
    QTest.keyClick(table.grid, Qt.Key.Key_C, CONTROL)
    copied = QGuiApplication.clipboard().text()
    assert len(copied.splitlines()) == 2
    wanted = [[at(table, row, column).data() for column in (TECH, HOME)] for row in (0, 1)]
    choose(table, (10, TECH))
    steps = desk.steps()
    QTest.keyClick(table.grid, Qt.Key.Key_V, CONTROL)
    assert [[at(table, row, column).data() for column in (TECH, HOME)] for row in (10, 11)] == wanted
    assert desk.steps() == steps + 1
    desk.session.undo()
    assert desk.steps() == steps + 2  # the journal keeps the undo too


def test_a_copy_with_titles_pastes_without_them(desk: Desk, table: RatingsTable) -> None:
    choose(table, (0, TECH), (1, TECH))
    QTest.keyClick(table.grid, Qt.Key.Key_C, CONTROL | SHIFT)
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[0] == "기술 수준"
    choose(table, (5, TECH))
    QTest.keyClick(table.grid, Qt.Key.Key_V, CONTROL)
    assert texts(table, TECH, 7)[5:] == texts(table, TECH, 2)


def test_states_survive_copy_and_paste(desk: Desk, table: RatingsTable) -> None:
    for row, text in enumerate(("?", "-", "4.5")):
        table.sheet.setData(at(table, row, TECH), text)
    choose(table, (0, TECH), (1, TECH), (2, TECH))
    QTest.keyClick(table.grid, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "?\n'-\n4.5\n"
    choose(table, (7, TECH))
    QTest.keyClick(table.grid, Qt.Key.Key_V, CONTROL)
    assert texts(table, TECH, 10)[7:] == [UNKNOWN, NOT_APPLICABLE, "4.5"]


def test_one_value_goes_to_all_chosen_cells(desk: Desk, table: RatingsTable) -> None:
    QGuiApplication.clipboard().setText("2.5")
    choose(table, (0, TECH), (3, HOME), (4, TECH))
    steps = desk.steps()
    QTest.keyClick(table.grid, Qt.Key.Key_V, CONTROL)
    assert [at(table, *cell).data() for cell in ((0, TECH), (3, HOME), (4, TECH))] == ["2.5"] * 3
    assert desk.steps() == steps + 1


@pytest.mark.parametrize(
    ("text", "start", "named"),
    [
        ("3\t4\r\n4\t강함\r\n", (0, TECH), "강함"),
        ("3\r\n" * 200, (0, TECH), "200"),
        ("3\t3\t3\r\n", (0, 9), SAY("table.column.score")),
        ("새 이름", (0, 0), SAY("table.column.entity")),
        ("3\t4\r\n=1+2\t4\r\n", (0, TECH), "=1+2"),
    ],
)
def test_a_paste_that_does_not_fit_does_nothing_and_says_why(
    desk: Desk, table: RatingsTable, text: str, start: tuple[int, int], named: str
) -> None:
    told: list[str] = []
    table.told.connect(told.append)
    QGuiApplication.clipboard().setText(text)
    steps, before = desk.steps(), texts(table, TECH, 5)
    choose(table, start)
    QTest.keyClick(table.grid, Qt.Key.Key_V, CONTROL)
    assert desk.steps() == steps
    assert texts(table, TECH, 5) == before
    assert len(told) == 1
    assert named in told[0]
    assert table.toolbar.message.isVisible()
    go(table, 5, TECH)
    assert not table.toolbar.message.isVisible()


def test_empty_cells_of_a_paste_leave_the_board_alone(desk: Desk, table: RatingsTable) -> None:
    QGuiApplication.clipboard().setText("1\t\n\t1\n")
    kept = at(table, 0, HOME).data(), at(table, 1, TECH).data()
    choose(table, (0, TECH))
    QTest.keyClick(table.grid, Qt.Key.Key_V, CONTROL)
    assert (at(table, 0, HOME).data(), at(table, 1, TECH).data()) == kept
    assert (at(table, 0, TECH).data(), at(table, 1, HOME).data()) == ("1.0", "1.0")


def test_fill_takes_the_top_cell_of_each_column_down(desk: Desk, table: RatingsTable) -> None:
    table.sheet.setData(at(table, 0, TECH), "1.5")
    table.sheet.setData(at(table, 0, HOME), "?")
    choose(table, *((row, column) for row in range(4) for column in (TECH, HOME)))
    steps = desk.steps()
    QTest.keyClick(table.grid, Qt.Key.Key_D, CONTROL)
    assert texts(table, TECH, 4) == ["1.5"] * 4
    assert texts(table, HOME, 4) == [UNKNOWN] * 4
    assert desk.steps() == steps + 1


def test_a_refused_paste_changes_nothing(desk: Desk, table: RatingsTable) -> None:
    QGuiApplication.clipboard().setText("1\n1\n1\n")
    before = texts(table, TECH, 5)
    choose(table, (0, TECH))
    desk.refuse_from_now()
    QTest.keyClick(table.grid, Qt.Key.Key_V, CONTROL)
    assert texts(table, TECH, 5) == before


def test_what_is_chosen_here_is_selected_on_the_board(desk: Desk, table: RatingsTable) -> None:
    changes = []
    desk.selection.changed.connect(lambda: changes.append(True))
    choose(table, (2, TECH))
    assert desk.selection.positions == (table.sheet.id_at(2),)
    table.grid.selectionModel().select(at(table, 4, HOME), QItemSelectionModel.SelectionFlag.Select)
    assert set(desk.selection.positions) == {table.sheet.id_at(2), table.sheet.id_at(4)}
    assert len(changes) == 2


def test_what_is_selected_on_the_board_is_chosen_here_without_a_loop(desk: Desk, table: RatingsTable) -> None:
    go(table, 0, HOME)
    changes = []
    desk.selection.changed.connect(lambda: changes.append(True))
    wanted = [table.sheet.id_at(row) for row in (45, 40, 50)]
    desk.selection.select(wanted)
    assert len(changes) == 1
    assert desk.selection.positions == tuple(wanted)
    assert {cell.row() for cell in table.grid.cells()} == {40, 45, 50}
    assert {cell.column() for cell in table.grid.cells()} == {HOME}
    assert table.grid.currentIndex().row() == 50
    assert table.grid.viewport().rect().contains(table.grid.visualRect(table.grid.currentIndex()).center())


def test_a_selection_that_is_chosen_already_does_not_jump(desk: Desk, table: RatingsTable) -> None:
    choose(table, (2, TECH), (2, HOME))
    cells = table.grid.cells()
    desk.selection.select([])
    desk.selection.select([table.sheet.id_at(2)])
    table.grid.verticalScrollBar().setValue(300)
    table._on_selection()
    assert table.grid.verticalScrollBar().value() == 300
    assert cells


def test_an_edit_keeps_scroll_cell_and_sort(desk: Desk, table: RatingsTable) -> None:
    table.grid.horizontalHeader().setSortIndicator(TECH, Qt.SortOrder.DescendingOrder)
    go(table, 30, HOME)
    settle()
    top, order = table.grid.verticalScrollBar().value(), [table.sheet.id_at(row) for row in range(109)]
    other = table.sheet.id_at(5)
    criterion = table.sheet.columns[TECH].criterion
    assert criterion is not None
    desk.session.attempt(lambda board: verbs.rate(board, other, criterion.id, score=1.0, rated_at=today()))
    settle()
    assert table.grid.verticalScrollBar().value() == top
    assert (table.grid.currentIndex().row(), table.grid.currentIndex().column()) == (30, HOME)
    assert [table.sheet.id_at(row) for row in range(109)] == order
    assert table.grid.horizontalHeader().sortIndicatorSection() == TECH


def test_sorting_takes_the_current_cell_along(desk: Desk, table: RatingsTable) -> None:
    go(table, 30, HOME)
    target = table.sheet.id_at(30)
    table.grid.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    assert table.sheet.id_at(table.grid.currentIndex().row()) == target
    assert desk.selection.positions == (target,)


def test_the_count_says_how_many_are_out(table: RatingsTable) -> None:
    assert table.toolbar.count.text() == SAY("table.count", total=109)
    table.toolbar.search.setText("네이버")
    assert table.toolbar.count.text() == SAY("table.shown", total=109, shown=table.sheet.rowCount())


def test_filters_work_from_the_fields(desk: Desk, table: RatingsTable) -> None:
    table.toolbar.side.setCurrentIndex(1)
    home = table.sheet.rowCount()
    assert 0 < home < 109
    assert all(desk.session.judgement.positions[table.sheet.id_at(row)].home for row in range(home))
    table.toolbar.layer.setCurrentIndex(1)
    assert 0 < table.sheet.rowCount() < home
    table.toolbar.unrated.setChecked(True)
    table.toolbar.side.setCurrentIndex(0)
    table.toolbar.layer.setCurrentIndex(0)
    table.toolbar.unrated.setChecked(False)
    assert table.sheet.rowCount() == 109


def test_a_filter_keeps_what_is_selected(desk: Desk, table: RatingsTable) -> None:
    go(table, 30, TECH)
    chosen = desk.selection.positions
    table.toolbar.search.setText(str(at(table, 30, 0).data()))
    assert desk.selection.positions == chosen
    assert table.sheet.id_at(table.grid.currentIndex().row()) == chosen[0]


def test_the_first_columns_stay(table: RatingsTable) -> None:
    table.resize(700, 400)
    settle()
    assert [table.grid.frozen.isColumnHidden(each) for each in range(4)] == [False, False, True, True]
    go(table, 0, table.sheet.columnCount() - 1)
    settle()
    assert table.grid.horizontalScrollBar().value() > 0
    assert table.grid.frozen.columnViewportPosition(0) == 0
    go(table, 0, FROZEN)
    settle()
    edge = table.grid.frozen.geometry().right() - table.grid.viewport().x()
    assert table.grid.visualRect(at(table, 0, FROZEN)).left() >= edge
    go(table, 50, FROZEN)
    settle()
    assert table.grid.frozen.verticalScrollBar().value() == table.grid.verticalScrollBar().value() > 0


def test_segments_can_be_shown_and_chosen(desk: Desk, table: RatingsTable) -> None:
    QTest.mouseClick(table.toolbar.scopes["segment"], Qt.MouseButton.LeftButton)
    assert table.sheet.rowCount() == len(desk.session.board.all(Segment))
    assert not table.toolbar.side.isVisible()
    go(table, 3, FROZEN)
    assert desk.selection.segment == table.sheet.id_at(3)
    other = table.sheet.id_at(10)
    desk.selection.choose_segment(other)
    assert table.grid.currentIndex().row() == 10
    QTest.mouseClick(table.toolbar.scopes["position"], Qt.MouseButton.LeftButton)
    assert table.sheet.rowCount() == 109


@pytest.mark.parametrize(
    ("key", "text", "modifier"),
    [
        (Qt.Key.Key_3, "3", Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_U, "u", Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_C, "\x03", CONTROL),
        (Qt.Key.Key_V, "\x16", CONTROL),
        (Qt.Key.Key_D, "\x04", CONTROL),
        (Qt.Key.Key_Delete, "\x7f", Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F2, "", Qt.KeyboardModifier.NoModifier),
    ],
)
def test_keys_of_a_spreadsheet_do_not_become_shortcuts(
    table: RatingsTable, key: Qt.Key, text: str, modifier: Qt.KeyboardModifier
) -> None:
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier, text)
    asked.ignore()
    QApplication.sendEvent(table.grid, asked)
    assert asked.isAccepted()


def test_undo_stays_the_windows(table: RatingsTable) -> None:
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, CONTROL, "\x1a")
    asked.ignore()
    QApplication.sendEvent(table.grid, asked)
    assert not asked.isAccepted()


def test_language_and_look_change_at_once_and_keep_the_place(desk: Desk, table: RatingsTable) -> None:
    table.toolbar.search.setText("네이버")
    table.grid.horizontalHeader().setSortIndicator(TECH, Qt.SortOrder.DescendingOrder)
    go(table, 1, HOME)
    target, chosen = table.sheet.id_at(1), desk.selection.positions
    table.retranslate(Words("en"))
    table.retheme(Theme("dark"))
    assert table.toolbar.search.text() == "네이버"
    assert table.sheet.headerData(TECH, Qt.Orientation.Horizontal) == "Technology level"
    assert table.sheet.id_at(1) == target
    assert (table.grid.currentIndex().row(), table.grid.currentIndex().column()) == (1, HOME)
    assert desk.selection.positions == chosen
    assert table.findChildren(QLineEdit)


def test_a_card_that_leaves_takes_its_row_along(desk: Desk, table: RatingsTable) -> None:
    go(table, 30, HOME)
    first = table.sheet.id_at(0)
    desk.session.attempt(lambda board: verbs.take_off(board, [first]))
    assert table.sheet.rowCount() == 108
    assert table.grid.currentIndex().row() == 29
    assert table.toolbar.count.text() == SAY("table.count", total=108)
    assert first not in desk.session.board.all(Position)


def test_the_table_is_drawn_in_both_looks(table: RatingsTable) -> None:
    for row, text in enumerate(("?", "-", "")):
        table.sheet.setData(at(table, row, TECH), text)
    assert not table.grab().isNull()
    table.retheme(Theme("dark"))
    assert not table.grab().isNull()


def test_every_control_has_a_name(table: RatingsTable) -> None:
    fields = (table.grid, table.toolbar.search, table.toolbar.layer, table.toolbar.side)
    assert all(each.accessibleName() for each in fields)
    assert table.toolbar.unrated.text()
