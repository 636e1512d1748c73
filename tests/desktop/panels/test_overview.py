from __future__ import annotations

from typing import TYPE_CHECKING

from db.edit import verbs
from db.judge.terms import IMPORTANCE
from db.model.things import Criterion, Rating
from desktop.panels.overview import OverviewPage

if TYPE_CHECKING:
    from desktop.panels.inspector import Inspector
    from tests.desktop.panels.conftest import Desk


def test_segments_that_count_for_no_layer_are_told_with_the_reason(desk: Desk, inspector: Inspector) -> None:
    desk.selection.clear()
    page = inspector.page
    assert isinstance(page, OverviewPage)
    assert page.unweighed.isHidden()
    board, segments = desk.session.board, desk.session.judgement.segments
    weighed = next(each.segment_id for each in segments.values() if each.importance is not None and each.level)
    importance = {each.id for each in board.all(Criterion).values() if each.key == IMPORTANCE}
    ratings = [each for each in board.where(Rating, "target_id", weighed) if each.criterion_id in importance]
    assert ratings
    assert desk.session.attempt(lambda board: verbs.unrate(board, [each.id for each in ratings]))
    assert not page.unweighed.isHidden()
    assert "1곳" in page.unweighed.text()
