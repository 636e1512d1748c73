from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from db.edit import verbs
from db.judge.robust import LIVE, robust
from db.judge.trials import trials
from db.model.things import Criterion, Entity, Position, Segment
from desktop.analysis.ranks import RankRow
from desktop.analysis.reliance import ReachRow
from desktop.analysis.study import Study
from desktop.analysis.trying import TurnedChip
from desktop.analysis.turns import TurnRow
from tests.desktop.analysis.test_page import TODAY, about, key_of, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.analysis.page import AnalysisPage
    from desktop.analysis.study import Findings
    from desktop.session import Session

PATIENCE = 120_000  # milliseconds: other tests may have the machine


@pytest.fixture
def study() -> Iterator[Study]:
    made = Study()
    yield made
    made.stop()


def answered(qtbot: QtBot, study: Study) -> Findings:
    with qtbot.waitSignal(study.found, timeout=PATIENCE) as told:
        pass
    assert told.args is not None
    found: Findings = told.args[0]
    return found


def test_it_finds_what_the_judge_finds(qtbot: QtBot, session: Session, study: Study) -> None:
    study.ask(session.board, session.judgement)
    assert study.busy
    found = answered(qtbot, study)
    assert not study.busy
    assert found.robust == robust(session.board, draws=LIVE)
    assert [each.turned for each in found.trials] == [each.turned for each in trials(session.board)]


def test_a_question_that_is_not_the_newest_is_never_answered(qtbot: QtBot, session: Session, study: Study) -> None:
    answers: list[Findings] = []
    study.found.connect(answers.append)
    study.ask(session.board, session.judgement)
    study._later.stop()
    study._begin()
    segment = key_of(session, "fm")
    session.attempt(lambda board: verbs.rename_segment(board, segment, "새 이름", "New"))
    study.ask(session.board, session.judgement)
    found = answered(qtbot, study)
    assert answers == [found]
    assert found.board.the(Segment, segment).name_ko == "새 이름"


def test_what_is_stopped_tells_nothing_more(qtbot: QtBot, session: Session, study: Study) -> None:
    study.ask(session.board, session.judgement)
    study._later.stop()
    study._begin()
    with qtbot.assertNotEmitted(study.found):
        study.stop()
        QTest.qWait(300)
    assert not study.busy


def test_it_works_off_the_thread_of_the_window(
    qtbot: QtBot, session: Session, study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    where: list[int | None] = []

    def watched(*_board: object) -> tuple[()]:
        where.append(threading.current_thread().ident)
        return ()

    monkeypatch.setattr("desktop.analysis.study.leverage", watched)
    study.ask(session.board, session.judgement)
    answered(qtbot, study)
    assert where
    assert where[0] != threading.current_thread().ident


def test_the_page_shows_what_was_found(qtbot: QtBot, page: AnalysisPage, session: Session) -> None:
    assert page.study.busy
    assert sum("계산 중" in each.note.text() for each in page.parts) == 5
    found = answered(qtbot, page.study)
    llm = about(page, TurnRow, key_of(session, "fm"))
    level = found.robust.segments[key_of(session, "fm")].level
    assert level is not None
    assert f"5–95 % {level.low:.1f}–{level.high:.1f}" in llm.toolTip()
    own = {each.id for each in session.board.all(Position).values()}
    ranked = [each.to[1] for each in shown(page, RankRow) if each.to]
    assert ranked
    assert set(ranked) <= own & set(found.robust.positions)


def test_chokepoints_lead_to_their_cards(qtbot: QtBot, page: AnalysisPage, session: Session) -> None:
    found = answered(qtbot, page.study)
    first = found.chokepoints[0]
    row = shown(page, ReachRow)[0]
    assert row.to is not None
    assert session.board.the(Position, row.to[1]).entity_id == first.entity_id
    name = session.board.the(Entity, first.entity_id).name_ko
    assert name in row.accessibleName()
    assert " ← " in row.toolTip()


def test_every_turned_segment_of_a_trial_is_listed(qtbot: QtBot, page: AnalysisPage, session: Session) -> None:
    found = answered(qtbot, page.study)
    own = {each.id for each in session.board.all(Segment).values()} & {
        each.to[1] for each in shown(page, TurnRow) if each.to
    }
    expected = sum(each in own for trial in found.trials for each in trial.turned)
    assert len(shown(page, TurnedChip)) == expected > 0


def test_an_edit_asks_anew_and_what_was_found_stays_until_then(
    qtbot: QtBot, page: AnalysisPage, session: Session
) -> None:
    answered(qtbot, page.study)
    card = session.board.by_key(Position, "hyperclovax@fm")
    criterion = session.board.by_key(Criterion, "tech")
    assert card is not None
    assert criterion is not None
    session.attempt(lambda board: verbs.rate(board, card.id, criterion.id, score=5.0, rated_at=TODAY))
    assert page.study.busy
    assert shown(page, RankRow)
    found = answered(qtbot, page.study)
    assert found.judgement is session.judgement


def test_a_hidden_page_works_nothing_out(qtbot: QtBot, page: AnalysisPage) -> None:
    page.hide()
    assert not page.study.busy
    page.show()
    assert page.study.busy
    answered(qtbot, page.study)
