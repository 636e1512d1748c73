"""Conflicting passages ask for a reason, and a passage that is dropped on a criterion is cited for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from db.edit import verbs
from db.model.things import Citation, Passage, Rating
from desktop.panels.citing import Citing
from desktop.selection import PASSAGE_MIME

if TYPE_CHECKING:
    from desktop.panels.criterion import CriterionRow
    from desktop.panels.inspector import Inspector
    from tests.desktop.panels.conftest import Desk


@pytest.fixture
def row(desk: Desk, inspector: Inspector) -> CriterionRow:
    """The row of the first criterion of a card that is rated on it, its particulars open."""
    rating = next(
        each
        for each in desk.session.board.all(Rating).values()
        if each.target_kind == "position"
        and each.status == "rated"
        and any(each.passage_id for each in desk.session.board.where(Citation, "target_id", each.id))
    )
    desk.selection.select((rating.target_id,))
    desk.selection.open_criterion(rating.criterion_id)
    return next(each for each in inspector.page.sheet.rows if each.criterion.id == rating.criterion_id)  # type: ignore[attr-defined]


def rating_of(row: CriterionRow) -> Rating:
    found = row._state.rating
    assert found is not None
    return found


def other_passage(desk: Desk, rating: Rating) -> Passage:
    cited = {each.passage_id for each in desk.session.board.where(Citation, "target_id", rating.id)}
    return next(each for each in desk.session.board.all(Passage).values() if each.id not in cited)


def contradict(desk: Desk, row: CriterionRow) -> None:
    rating = rating_of(row)
    passage = other_passage(desk, rating)
    desk.session.attempt(lambda board: verbs.cite(board, "rating", rating.id, passage.id, stance="contradicts"))


def test_a_criterion_that_is_asked_for_is_open(row: CriterionRow) -> None:
    assert row.is_open
    assert row.is_pointed_at


def test_only_a_conflict_asks_for_a_reason(desk: Desk, row: CriterionRow) -> None:
    assert row._detail is not None
    assert not row._detail._conflict.isVisible()
    contradict(desk, row)
    assert row._detail._conflict.isVisible()
    assert "반박 1건" in row._detail._conflict.tally.text()


def test_the_reason_of_the_adopted_value_is_kept_and_can_be_taken_back(desk: Desk, row: CriterionRow) -> None:
    contradict(desk, row)
    assert row._detail is not None
    why = row._detail._conflict.why
    why.setPlainText("최신 통계를 따름")
    why.finish()
    assert desk.session.board.the(Rating, rating_of(row).id).resolution_ko == "최신 통계를 따름"
    desk.session.undo()
    assert why.toPlainText() == ""


def test_a_settled_conflict_is_told_calmly_and_new_evidence_asks_again(desk: Desk, row: CriterionRow) -> None:
    contradict(desk, row)
    assert row._detail is not None
    conflict = row._detail._conflict
    conflict.why.setPlainText("최신 통계를 따름")
    conflict.why.finish()
    assert conflict.isVisible()
    assert "상충 해소" in conflict.tally.text()
    assert "반대 근거" not in row._flags.text()
    contradict(desk, row)
    assert "상충하는 근거" in conflict.tally.text()
    assert conflict.why.toPlainText() == ""


def drop(row: CriterionRow, data: QMimeData) -> None:
    """Drag something over the row, as Qt tells it, and let it go."""
    at, copy, left = QPoint(20, 10), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(at, copy, data, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(row, entering)
    if entering.isAccepted():
        QApplication.sendEvent(row, QDropEvent(at, copy, data, left, Qt.KeyboardModifier.NoModifier))


def test_a_dropped_passage_is_cited_for_the_rating(desk: Desk, row: CriterionRow) -> None:
    rating = rating_of(row)
    passage = other_passage(desk, rating)
    data = QMimeData()
    data.setData(PASSAGE_MIME, QByteArray(passage.id.encode()))
    drop(row, data)
    cited = [each.passage_id for each in desk.session.board.where(Citation, "target_id", rating.id)]
    assert passage.id in cited
    assert not row._dropping.waits


def test_dropped_text_asks_whose_words_they_are(row: CriterionRow) -> None:
    data = QMimeData()
    data.setText("다른 곳에서 끌어온 문장")
    drop(row, data)
    picker = row.window().findChild(Citing)
    assert picker is not None
    assert picker.quote.toPlainText() == "다른 곳에서 끌어온 문장"
    picker.reject()


def test_nothing_can_be_dropped_where_nothing_is_rated(desk: Desk, row: CriterionRow) -> None:
    rating = rating_of(row)
    desk.session.attempt(lambda board: verbs.unrate(board, [rating.id]))
    data = QMimeData()
    data.setText("문장")
    drop(row, data)
    assert row.window().findChild(Citing) is None


def test_a_passage_that_is_gone_is_refused(desk: Desk, row: CriterionRow) -> None:
    before = dict(desk.session.board.all(Citation))
    data = QMimeData()
    data.setData(PASSAGE_MIME, QByteArray(b"gone"))
    drop(row, data)
    assert dict(desk.session.board.all(Citation)) == before
