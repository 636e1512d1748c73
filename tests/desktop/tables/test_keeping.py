"""The table is made anew in another language or look: what was chosen stays chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, Qt
from PySide6.QtTest import QTest

from db.edit.edit import Edit
from db.model.change import Change, added
from db.model.things import Criterion, new_id
from desktop.tables.column import FROZEN
from desktop.tables.pen import CellEditor, Pen
from desktop.theme import Theme
from desktop.words import Words

if TYPE_CHECKING:
    from conftest import Desk

    from desktop.tables.ratings import RatingsTable

COUNT = (("count", ("1", "1")),)


def choose(table: RatingsTable, *rows: int, column: int = FROZEN) -> None:
    model = table.grid.selectionModel()
    model.clear()
    for row in rows:
        model.setCurrentIndex(table.sheet.index(row, column), QItemSelectionModel.SelectionFlag.Select)


def test_names_that_sort_otherwise_in_another_language_keep_what_is_selected(desk: Desk, table: RatingsTable) -> None:
    table.grid.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    choose(table, 3, 1, 7)
    selected = desk.selection.positions
    told: list[bool] = []
    desk.selection.changed.connect(lambda: told.append(True))
    table.retranslate(Words("en"))
    assert desk.selection.positions == selected
    assert not told
    assert {table.sheet.id_at(cell.row()) for cell in table.grid.cells()} == set(selected)
    assert table.sheet.id_at(table.grid.currentIndex().row()) == selected[-1]
    assert table.sheet.row_of(selected[-1]) != 7  # else nothing was tried


def test_several_selected_cards_outlast_another_look(desk: Desk, table: RatingsTable) -> None:
    selected = [table.sheet.id_at(row) for row in (5, 2, 9)]
    desk.selection.select(selected)
    table.retheme(Theme("dark"))
    assert desk.selection.positions == tuple(selected)
    assert {cell.row() for cell in table.grid.cells()} == {2, 5, 9}


def test_no_arrow_claims_an_order_that_other_rows_do_not_have(table: RatingsTable) -> None:
    table.grid.horizontalHeader().setSortIndicator(FROZEN, Qt.SortOrder.DescendingOrder)
    table.turn_to("segment")
    for view in (table.grid, table.grid.frozen):
        assert view.horizontalHeader().sortIndicatorSection() < 0


def criterion(desk: Desk, key: str) -> Criterion:
    found = desk.session.board.by_key(Criterion, key)
    assert found is not None
    return found


def arrows(table: RatingsTable) -> list[tuple[int, Qt.SortOrder]]:
    headers = (view.horizontalHeader() for view in (table.grid, table.grid.frozen))
    return [(each.sortIndicatorSection(), each.sortIndicatorOrder()) for each in headers]


def test_an_order_follows_its_column_when_criteria_change(desk: Desk, table: RatingsTable) -> None:
    falling, tech = Qt.SortOrder.DescendingOrder, criterion(desk, "tech")
    table.grid.horizontalHeader().setSortIndicator(FROZEN, falling)
    rows = [table.sheet.id_at(row) for row in range(table.sheet.rowCount())]
    moved = replace(tech, order=99)
    assert desk.session.do(Edit("rate_many", (Change(tech, moved),), COUNT))
    at = [column.criterion for column in table.sheet.columns].index(moved)
    assert at != FROZEN
    assert arrows(table) == [(at, falling)] * 2
    assert [table.sheet.id_at(row) for row in range(table.sheet.rowCount())] == rows


def test_no_arrow_stays_over_a_column_that_is_gone(desk: Desk, table: RatingsTable) -> None:
    speed = Criterion(id=new_id(), key="speed", scope="position", order=99, name_ko="속도")
    desk.session.do(Edit("rate_many", added(speed), COUNT))
    at = [column.criterion for column in table.sheet.columns].index(speed)
    table.grid.horizontalHeader().setSortIndicator(at, Qt.SortOrder.DescendingOrder)
    desk.session.undo()
    assert speed not in [column.criterion for column in table.sheet.columns]
    assert [section for section, _ in arrows(table)] == [-1, -1]
    assert table.sheet.order[0] == -1


def test_widths_set_by_hand_outlast_language_look_and_filter(table: RatingsTable) -> None:
    table.grid.setColumnWidth(0, 261)
    table.grid.setColumnWidth(FROZEN, 137)
    table.retranslate(Words("en"))
    table.retheme(Theme("dark"))
    table.toolbar.unrated.setChecked(True)
    assert (table.grid.columnWidth(0), table.grid.frozen.columnWidth(0)) == (261, 261)
    assert table.grid.columnWidth(FROZEN) == 137


def test_what_is_half_typed_in_a_cell_is_kept_before_another_look(desk: Desk, table: RatingsTable) -> None:
    for row, dress in enumerate((lambda: table.retheme(Theme("dark")), lambda: table.retranslate(Words("en")))):
        cell = table.sheet.index(row, FROZEN)
        target = table.sheet.id_at(row)
        table.grid.setCurrentIndex(cell)
        QTest.keyClicks(table.grid, "1")
        editor = table.grid.findChild(CellEditor)
        assert editor is not None
        QTest.keyClicks(editor, ".5")
        dress()
        assert desk.score(target, "tech") == 1.5


def test_nothing_of_the_old_look_stays_behind(table: RatingsTable) -> None:
    for name in ("dark", "light", "dark"):
        table.retheme(Theme(name))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(table.findChildren(Pen)) == 1
