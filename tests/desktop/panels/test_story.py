"""How a card has come to stand where it stands, told where it is rated."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from db.edit import verbs
from db.model.things import Criterion, Position
from desktop.panels.position import PositionPage
from desktop.panels.segment import SegmentPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.program import Program


def test_a_new_day_of_rating_joins_the_chart_and_the_last_ratings(sample: Program, qtbot: QtBot) -> None:
    assert sample.desk is not None
    desk = sample.desk
    card = next(each for each, score in desk.session.judgement.positions.items() if score.score)
    criterion = desk.session.base.by_key(Criterion, "tech")
    assert criterion is not None
    desk.selection.select([card])
    page = desk.inspector.page
    assert isinstance(page, PositionPage)
    qtbot.waitUntil(lambda: page.story.lines[0].text() != "")
    before = len(page.story.curve.points)
    day = date(2024, 5, 1)
    fields = {"score": 1.0, "rationale_ko": "출시가 늦어짐", "as_of": day, "rated_at": day}
    desk.session.attempt(lambda board: verbs.rate(board, card, criterion.id, **fields))  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: len(page.story.curve.points) == before + 1)
    assert not page.story.curve.isHidden()
    assert "2024-05-01" in page.story.lines[0].text()
    assert "→ 1" in page.story.lines[0].text()
    assert "출시가 늦어짐" in page.story.lines[0].text()


def test_a_segment_tells_of_its_cards_by_name(sample: Program, qtbot: QtBot) -> None:
    assert sample.desk is not None
    desk = sample.desk
    card = next(each for each, score in desk.session.judgement.positions.items() if score.score)
    desk.selection.choose_segment(desk.session.base.the(Position, card).segment_id)
    page = desk.inspector.page
    assert isinstance(page, SegmentPage)
    qtbot.waitUntil(lambda: page.story.lines[0].text() != "")
    assert not page.story.isHidden()
