from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest

from db.judge.terms import criteria_of
from db.model.things import Position

if TYPE_CHECKING:
    from desktop.program import Program


def test_the_criterion_that_keys_rate_is_in_view_on_the_next_card_too(sample: Program) -> None:
    desk = sample.desk
    assert desk is not None
    QTest.qWaitForWindowExposed(sample.window)
    desk.inspector.area.setFixedHeight(120)  # the heading fills it, whatever the window and the text
    one, other = list(desk.session.board.all(Position))[:2]
    desk.selection.select((one,))
    desk.selection.focus_criterion(criteria_of(desk.session.board, "position")[-1].id)
    QCoreApplication.processEvents()
    desk.inspector.area.verticalScrollBar().setValue(0)
    row = desk.inspector.page.rated_row
    assert row is not None
    assert row.visibleRegion().isEmpty()
    desk.selection.select((other,))
    QCoreApplication.processEvents()
    row = desk.inspector.page.rated_row
    assert row is not None
    assert not row.visibleRegion().isEmpty()
