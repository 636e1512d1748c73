"""The table is made anew in another language or look: what was chosen stays chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt

from desktop.tables.column import FROZEN
from desktop.theme import Theme
from desktop.words import Words

if TYPE_CHECKING:
    from conftest import Desk

    from desktop.tables.ratings import RatingsTable


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
