"""Ways of asking the table: filters of columns, orders of several, and writing into many cells at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest

from desktop.tables.column import FROZEN
from desktop.tables.held import Held
from desktop.tables.pen import CellEditor
from desktop.tables.valuelist import ValueList
from desktop.theme import Theme

if TYPE_CHECKING:
    from conftest import Desk

    from desktop.tables.ratings import RatingsTable

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
TECH = FROZEN


def choose(table: RatingsTable, *cells: tuple[int, int]) -> None:
    model = table.grid.selectionModel()
    for n, cell in enumerate(cells):
        flag = QItemSelectionModel.SelectionFlag
        model.setCurrentIndex(table.sheet.index(*cell), flag.Select if n else flag.ClearAndSelect)


def typed(table: RatingsTable, text: str) -> CellEditor:
    QTest.keyClicks(table.grid, text[0])
    editor = table.grid.findChild(CellEditor)
    assert editor is not None
    QTest.keyClicks(editor, text[1:])
    return editor


def texts(table: RatingsTable, column: int) -> list[str]:
    return [str(table.sheet.index(row, column).data()) for row in range(table.sheet.rowCount())]


def opened(table: RatingsTable, column: int) -> ValueList:
    choose(table, (0, column))
    QTest.keyClick(table.grid, Qt.Key.Key_Down, ALT)
    found = table.findChild(ValueList)
    assert found is not None
    return found


def test_control_enter_writes_into_all_chosen_cells_in_one_step(desk: Desk, table: RatingsTable) -> None:
    cells = [(0, TECH), (2, TECH), (3, TECH + 1)]
    choose(table, *cells)
    steps = desk.steps()
    QTest.keyClick(typed(table, "1.5"), Qt.Key.Key_Return, CONTROL)
    assert [table.sheet.index(*cell).data() for cell in cells] == ["1.5"] * 3
    assert desk.steps() == steps + 1
    assert {(each.row(), each.column()) for each in table.grid.cells()} == set(cells)


def test_what_one_of_them_cannot_take_is_named_and_none_takes_it(desk: Desk, table: RatingsTable) -> None:
    choose(table, (0, 0), (1, TECH))
    steps = desk.steps()
    QTest.keyClick(typed(table, "2"), Qt.Key.Key_Return, CONTROL)
    assert desk.steps() == steps
    assert str(table.sheet.index(0, 0).data()) in table.toolbar.message.text()
    assert "플레이어" in table.toolbar.message.text()


def test_enter_goes_round_the_chosen_cells(table: RatingsTable) -> None:
    choose(table, (0, TECH), (1, TECH))
    QTest.keyClick(table.grid, Qt.Key.Key_Return)
    assert table.grid.currentIndex().row() == 0
    assert len(table.grid.cells()) == 2


def test_fill_right_takes_the_first_cell_of_each_row(desk: Desk, table: RatingsTable) -> None:
    table.sheet.setData(table.sheet.index(0, TECH), "1.5")
    choose(table, (0, TECH), (0, TECH + 1), (0, TECH + 2))
    steps = desk.steps()
    QTest.keyClick(table.grid, Qt.Key.Key_R, CONTROL)
    assert [table.sheet.index(0, TECH + each).data() for each in range(3)] == ["1.5"] * 3
    assert desk.steps() == steps + 1


def test_a_column_is_filtered_by_keys_alone(desk: Desk, table: RatingsTable) -> None:
    steps, total = desk.steps(), table.sheet.rowCount()
    found = opened(table, TECH)
    counts = sum(texts(table, TECH).count(each) for each in set(texts(table, TECH)))
    assert counts == total
    QTest.keyClicks(found.search, "4.5")
    QTest.keyClick(found.search, Qt.Key.Key_Return)
    assert set(texts(table, TECH)) == {"4.5"}
    assert 0 < table.sheet.rowCount() < total
    assert str(table.sheet.rowCount()) in table.toolbar.count.text()
    assert table.toolbar.unheld.isVisible()
    assert desk.steps() == steps, "a way of looking is no edit"
    table.toolbar.unheld.click()
    assert table.sheet.rowCount() == total
    assert not table.toolbar.unheld.isVisible()


def test_escape_leaves_a_filter_as_it_was(table: RatingsTable) -> None:
    total = table.sheet.rowCount()
    found = opened(table, TECH)
    found.buttons["none"].click()
    QTest.keyClick(found.search, Qt.Key.Key_Escape)
    assert table.sheet.rowCount() == total
    assert not found.isVisible()


def test_numbers_are_filtered_by_bounds(table: RatingsTable) -> None:
    found = opened(table, TECH)
    found.least.setText("2.5")
    found.most.setText("4")
    found.take()
    shown = texts(table, TECH)
    assert shown
    assert all(2.5 <= float(each) <= 4 for each in shown)


def test_two_filters_hold_together_and_outlast_another_look(table: RatingsTable) -> None:
    table.toolbar.hold(Held(table.sheet.columns[TECH].key, least=4.0))
    few = table.sheet.rowCount()
    table.toolbar.hold(Held(table.sheet.columns[TECH + 1].key, most=3.0))
    fewer = table.sheet.rowCount()
    assert 0 < fewer < few
    table.retheme(Theme("dark"))
    assert table.sheet.rowCount() == fewer


def test_rows_are_sorted_by_several_columns_and_a_third_time_takes_it_off(table: RatingsTable) -> None:
    table.grid.horizontalHeader().setSortIndicator(TECH, Qt.SortOrder.DescendingOrder)
    heads = table.grid.heads[0]
    heads.also.emit(TECH + 1)
    assert table.sheet.ranks == {TECH: (1, True), TECH + 1: (2, False)}
    pairs = list(zip(texts(table, TECH), texts(table, TECH + 1), strict=True))
    pairs = [each for each in pairs if each[0][0].isdigit() and each[1][0].isdigit()]
    assert pairs == sorted(pairs, key=lambda each: (-float(each[0]), float(each[1])))
    heads.also.emit(TECH + 1)
    assert table.sheet.ranks[TECH + 1] == (2, True)
    table.retheme(Theme("dark"))
    assert table.sheet.ranks == {TECH: (1, True), TECH + 1: (2, True)}
    table.grid.heads[0].also.emit(TECH + 1)
    assert table.sheet.ranks == {TECH: (1, True)}


def test_a_head_is_clicked_for_its_filter_without_sorting(table: RatingsTable) -> None:
    heads = table.grid.heads[0]
    QTest.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=heads.sign(TECH).center())
    assert table.findChild(ValueList) is not None
    assert table.sheet.ranks == {}


def test_the_window_is_asked_for_tables_out_and_in(table: RatingsTable) -> None:
    wished: list[str] = []
    table.wished.connect(wished.append)
    for action in table.toolbar.exchange.menu().actions():
        action.trigger()
    assert wished == ["file.import_table", "file.export_xlsx", "file.export_csv"]
