"""Taking cards off the board, as the whole window tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.model.things import Rating

if TYPE_CHECKING:
    from desktop.program import Program


@pytest.mark.parametrize("way", ["edit.take_off", "edit.cut"])
def test_the_notice_takes_it_back_and_goes_with_the_next_edit(sample: Program, way: str) -> None:
    desk, window = sample.desk, sample.window
    assert desk is not None
    before = len(desk.session.board.all(Rating))
    desk.board.act("edit.select_all")
    window.acts[way].trigger()
    gone = before - len(desk.session.board.all(Rating))
    assert gone > 0
    assert f"카드 61장과 평가 {gone}건을" in window.notice.text()
    window.notice.act()
    assert len(desk.session.board.all(Rating)) == before
    assert window.notice.text() == ""
    desk.board.act("edit.select_all")
    window.acts[way].trigger()
    assert window.notice.text()
    desk.session.undo()
    assert window.notice.text() == "", "its button would take back something else"
