"""A segment's market in the inspector: shares, concentration, the gap in years."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.edit import verbs
from db.model.things import Citation, Passage, Position, Relation, Segment, Share
from desktop.panels.citing import _ID, Citing
from desktop.panels.context import Context
from desktop.panels.market import MarketBox
from desktop.panels.sharing import Sharing
from desktop.panels.ties import Ties
from desktop.selection import Selection

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words


@pytest.fixture
def context(session: Session, korean: Words, theme: Theme) -> Context:
    return Context(session, Selection(), korean, theme)


@pytest.fixture
def cloud(session: Session) -> Segment:
    found = session.board.by_key(Segment, "cloud")
    assert found is not None
    return found


def players(session: Session, segment: Segment) -> list[str]:
    return sorted(each.entity_id for each in session.board.where(Position, "segment_id", segment.id))


def box(qtbot: QtBot, context: Context, segment: Segment) -> MarketBox:
    made = MarketBox(context)
    qtbot.addWidget(made)
    made.show_segment(context.board.the(Segment, segment.id))
    made.show()
    return made


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, cloud: Segment) -> Sharing:
    made = Sharing(context, cloud.id)
    qtbot.addWidget(made)
    return made


def test_without_shares_only_the_tendency_is_told(qtbot: QtBot, context: Context, cloud: Segment) -> None:
    assert any("성향만 (점유율 미입력)" in each for each in box(qtbot, context, cloud).texts())


def test_shares_are_told_with_both_bounds_of_the_index(
    qtbot: QtBot, context: Context, session: Session, cloud: Segment
) -> None:
    some = dict(zip(players(session, cloud), (30.0, 25.0, 10.0), strict=False))
    session.do(verbs.set_shares(session.board, cloud.id, some, market="home", metric="매출", period="2023"))
    told = "\n".join(box(qtbot, context, cloud).texts())
    assert "국내 시장 · 매출 · 2023" in told
    assert "HHI 1,625–1,950, CR1 30 %, CR3 65 % (파악된 점유율 65 %): 집중도 중간" in told
    assert "독식 위험 높음" in told


def test_the_gap_in_years_is_entered_as_it_was_estimated(
    qtbot: QtBot, context: Context, session: Session, cloud: Segment
) -> None:
    made = box(qtbot, context, cloud)
    for text, years in (("2.5", 2.5), ("\u22121년", -1.0), ("모름", -1.0), ("", None)):
        made.years.committed.emit(text)
        assert session.board.the(Segment, cloud.id).gap_years == years
    made.years.committed.emit("2,5년 뒤짐")
    assert session.board.the(Segment, cloud.id).gap_years == 2.5
    made.show_segment(session.board.the(Segment, cloud.id))
    assert made.years.text == "2.5년 뒤짐"


def test_a_whole_market_is_entered_as_one_step(dialog: Sharing, session: Session, cloud: Segment) -> None:
    first, second, *_ = players(session, cloud)
    dialog.enter(first, "40")
    dialog.enter(second, "12,5 %")
    assert "HHI" in dialog.told.text()
    dialog.accept()
    assert {each.entity_id: each.percent for each in session.board.all(Share).values()} == {first: 40, second: 12.5}
    assert session.undo()
    assert not session.board.all(Share)


def test_what_is_no_number_is_told_with_who_it_stands_for(dialog: Sharing, session: Session, cloud: Segment) -> None:
    first = players(session, cloud)[0]
    dialog.enter(first, "=1+1")
    dialog.accept()
    assert "수가 아닙니다" in dialog.trouble.text()
    assert not session.board.all(Share)


def test_more_than_the_whole_market_is_refused(dialog: Sharing, session: Session, cloud: Segment) -> None:
    first, second, *_ = players(session, cloud)
    dialog.enter(first, "70")
    dialog.enter(second, "40")
    dialog.accept()
    assert "100 %를 넘습니다" in dialog.trouble.text()
    assert not session.board.all(Share)


def test_another_period_begins_empty(dialog: Sharing, session: Session, cloud: Segment) -> None:
    first = players(session, cloud)[0]
    session.do(verbs.set_share(session.board, cloud.id, first, 40, market="home", metric="매출", period="2023"))
    dialog._fill()
    assert dialog._cells[first].text() == "40"
    dialog.period.setText("2022")
    dialog.period.editingFinished.emit()
    assert dialog._cells[first].text() == ""


def test_only_what_is_cited_for_the_years_counts_for_them(
    qtbot: QtBot, context: Context, session: Session, cloud: Segment
) -> None:
    session.attempt(lambda board: verbs.edit_segment(board, cloud.id, gap_years=2.0))
    passage, other = list(session.board.all(Passage))[:2]
    session.attempt(lambda board: verbs.cite(board, "segment", cloud.id, passage))
    made = box(qtbot, context, cloud)
    assert made._cite_years.text() == context.words.say("inspector.cite")
    made._cite_gap()
    picker = made.window().findChild(Citing)
    assert picker is not None
    row = next(at for at in range(picker.passages.count()) if picker.passages.item(at).data(_ID) == other)
    picker.passages.setCurrentRow(row)
    picker.accept()
    made.show_segment(session.board.the(Segment, cloud.id))
    assert made._cite_years.text() == context.words.say("market.cited", count=1)
    (cited,) = [each for each in session.board.where(Citation, "target_id", cloud.id) if each.aspect == "gap"]
    assert cited.passage_id == other


def test_a_relation_is_cited_for_where_it_is_edited(qtbot: QtBot, context: Context, session: Session) -> None:
    relation = next(iter(session.board.all(Relation).values()))
    ties = Ties(context)
    qtbot.addWidget(ties)
    ties.opener.setChecked(True)
    ties.show_entity(relation.from_id)
    evidence = ties.rows[relation.id].evidence
    before = len(evidence._quotes)
    picker = evidence.pick()
    assert picker is not None
    cited = {each.passage_id for each in session.board.where(Citation, "target_id", relation.id)}
    row = next(at for at in range(picker.passages.count()) if picker.passages.item(at).data(_ID) not in cited)
    picker.passages.setCurrentRow(row)
    picker.accept()
    ties.show_entity(relation.from_id)
    assert len(evidence._quotes) == before + 1
