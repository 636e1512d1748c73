"""The bar under the pages and the banner over them, in a real window."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu

from db.edit import verbs
from db.model.things import Criterion, Milestone, Position, Rating, Scenario, name
from desktop.standpoint import BASE, Standpoint
from desktop.words import Words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from desktop.program import Program

MOBILE = date(2019, 12, 31)


@pytest.fixture
def desk(sample: Program) -> Desk:
    assert sample.desk is not None
    return sample.desk


def slide(desk: Desk, day: date) -> None:
    """Press the stop of a day on the track."""
    track = desk.timebar.track
    at = [each.day for each in track.stops].index(day)
    QTest.mouseClick(track, Qt.MouseButton.LeftButton, pos=QPoint(round(track.x_of(at)), 13))


def cloud(desk: Desk) -> Scenario:
    found = desk.session.base.by_key(Scenario, "sc.cloud")
    assert found is not None
    return found


def labels(program: Program) -> list[str]:
    return [each.text() for each in program.window.findChildren(QLabel) if each.isVisible()]


def rate(desk: Desk) -> bool:
    position = desk.session.board.the(Position, cloud(desk).overrides[0].target_id)
    criterion = desk.session.board.by_key(Criterion, "eco")
    assert criterion is not None
    return desk.session.attempt(
        lambda board: verbs.rate(board, position.id, criterion.id, score=5.0, rated_at=date(2024, 1, 1))
    )


def test_the_track_has_a_stop_for_every_date_of_the_board(desk: Desk) -> None:
    days = [each.day for each in desk.timebar.track.stops]
    base = desk.session.base
    assert days == sorted(days)
    assert {each.as_of for each in base.all(Rating).values()} <= set(days)
    assert {each.date for each in base.all(Milestone).values()} <= set(days)
    (own,) = [each.day for each in desk.timebar.track.stops if each.own]
    assert own == base.premise.as_of


def test_a_press_on_the_track_shows_that_date_marked_and_back_again(sample: Program, desk: Desk, qtbot: QtBot) -> None:
    slide(desk, MOBILE)
    qtbot.waitUntil(lambda: desk.session.standpoint == Standpoint(day=MOBILE))
    assert desk.session.judgement.as_of == MOBILE
    assert "2019. 12. 31. 기준 — 보기 전용" in labels(sample)
    assert sample.window.windowTitle().startswith("2019. 12. 31. 기준")
    assert desk.timebar.date.date() == QDate(2019, 12, 31)
    QTest.mouseClick(desk.banner.back, Qt.MouseButton.LeftButton)
    assert desk.session.standpoint == BASE
    assert not desk.banner.isVisible()
    assert not sample.window.windowTitle().startswith("2019")


def test_keys_step_through_the_dates(sample: Program, desk: Desk) -> None:
    stops = [each.day for each in desk.timebar.track.stops]
    own = desk.session.base.premise.as_of
    sample.window.acts["time.earlier"].trigger()
    assert desk.timebar.shown == stops[stops.index(own) - 1]
    sample.window.acts["time.later"].trigger()
    assert desk.session.standpoint == BASE


def test_a_typed_date_between_two_stops_shows_too(desk: Desk) -> None:
    field = desk.timebar.date
    field.setDate(QDate(2021, 3, 4))
    field.editingFinished.emit()
    assert desk.session.standpoint == Standpoint(day=date(2021, 3, 4))


def test_a_date_before_the_wave_shows_the_wave_of_that_time(desk: Desk) -> None:
    shown = desk.viewing.now.wave
    desk.session.stand(Standpoint(day=MOBILE))
    wave = desk.viewing.now.wave
    assert wave is not None
    assert wave != shown
    desk.session.stand(BASE)
    assert desk.board.stage.scene.wave != wave


def test_what_is_refused_in_the_past_is_said_with_the_way_back(sample: Program, desk: Desk) -> None:
    desk.session.stand(Standpoint(day=MOBILE))
    assert not rate(desk)
    assert "고칠 수 없습니다" in sample.window.notice.text()
    sample.window.notice.act()
    assert desk.session.standpoint == BASE


def test_the_board_shows_where_the_front_stands_at_its_own_date(desk: Desk) -> None:
    own = {each: verdict.front for each, verdict in desk.session.judgement.segments.items()}
    desk.session.stand(Standpoint(day=date(2023, 11, 7)))
    ghosts = desk.board.stage.scene.glass.ghosts
    assert ghosts
    assert all(own[each] == share for each, share in ghosts.items())
    desk.session.stand(BASE)
    assert not desk.board.stage.scene.glass.ghosts


def test_the_choice_offers_the_base_and_every_scenario(desk: Desk) -> None:
    menu = QMenu()
    desk.timebar.fill(menu)
    said = [each.text() for each in menu.actions()]
    assert said[0] == "기준 보드"
    for scenario in desk.session.base.all(Scenario).values():
        assert f"시나리오: {name(scenario, 'ko')}" in said
    menu.actions()[1].trigger()
    assert desk.session.standpoint.scenario is not None


def test_a_scenario_is_unmistakable_in_every_view(sample: Program, desk: Desk) -> None:
    desk.session.stand(Standpoint(scenario=cloud(desk).id))
    said = f"시나리오: {name(cloud(desk), 'ko')}"
    assert sample.window.windowTitle().startswith(said)
    for page in ("board", "table", "scenarios", "dates", "history"):
        sample.window.show_view(page)
        assert labels(sample).count(said) >= 1
    assert all(each.height() > 0 for each in desk.titles.values())
    sample.speak("en")
    assert any("Scenario: National support" in each for each in labels(sample))


def test_the_reason_is_asked_for_once_and_kept_with_what_was_assumed(sample: Program, desk: Desk, qtbot: QtBot) -> None:
    desk.session.stand(Standpoint(scenario=cloud(desk).id))
    assert not desk.banner.reason.isVisible()
    assert rate(desk)
    assert desk.banner.reason.isVisible()
    qtbot.keyClicks(desk.banner.reason, "public demand")
    qtbot.keyClick(desk.banner.reason, Qt.Key.Key_Return)
    assert cloud(desk).overrides[-1].rationale_ko == "public demand"
    assert not desk.banner.reason.isVisible()
    sample.window.acts["edit.undo"].trigger()
    assert desk.banner.reason.isVisible()


def test_the_next_scenario_comes_by_key_and_the_base_again_after_the_last(sample: Program, desk: Desk) -> None:
    seen = []
    for _ in range(len(desk.session.base.all(Scenario)) + 1):
        sample.window.acts["time.scenario_next"].trigger()
        seen.append(desk.session.standpoint)
    assert len(set(seen)) == len(seen)
    assert seen[-1] == BASE


def test_the_bar_hides_and_stays_hidden(sample: Program, desk: Desk) -> None:
    sample.window.acts["time.bar"].trigger()
    assert not desk.timebar.isVisible()
    assert not sample.settings.now.time_bar


def test_larger_text_keeps_the_standpoint(sample: Program, desk: Desk) -> None:
    desk.session.stand(Standpoint(day=MOBILE))
    sample.enlarge(130)
    assert sample.desk is not None
    assert sample.desk.session.standpoint == Standpoint(day=MOBILE)


def test_the_brief_and_the_exchange_file_are_of_the_base(desk: Desk) -> None:
    desk.session.stand(Standpoint(day=MOBILE))
    assert desk.session.base.premise.as_of == date(2023, 12, 21)


def test_the_picture_says_which_scenario_it_shows(sample: Program, desk: Desk) -> None:
    from desktop.board.plate import Plate  # noqa: PLC0415 - what a picture is made of

    session = desk.session
    session.stand(Standpoint(scenario=cloud(desk).id))
    made = Plate(session.board, session.judgement, Words("ko"), sample.theme, desk.viewing.now, beside=session.beside)
    assert made.under.startswith(f"시나리오: {name(cloud(desk), 'ko')}")
