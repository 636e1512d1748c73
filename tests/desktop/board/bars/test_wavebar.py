from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pytest

from db.edit import verbs
from db.model.board import all_layers, segments_in_order, waves_in_order
from db.model.things import Passage, Position, Segment, Wave
from desktop.board.wavebar import shortened
from desktop.panels.overview import OverviewPage
from desktop.panels.prose import Prose
from desktop.sight import wave_shown
from tests.desktop.board.bars.touch import act, bar_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.board.page import BoardPage
    from desktop.program import Program


def test_without_waves_there_are_no_tabs(sample: Program, page: BoardPage) -> None:
    assert bar_of(page).waves.isHidden()
    assert not sample.window.acts["view.wave_next"].isEnabled()


def test_waves_stand_from_the_earliest_with_their_years_and_the_present_one_marked(
    page: BoardPage, waves: list[str]
) -> None:
    tabs = bar_of(page).waves.tabs
    assert list(tabs) == waves
    assert [each.text() for each in tabs.values()] == ["PC 웹 1995–2007", "모바일 2008–2022", "AI 2023– · 현재"]
    assert [each.isChecked() for each in tabs.values()] == [False, False, True]


def test_a_tab_shows_its_wave_and_keys_go_from_wave_to_wave(sample: Program, page: BoardPage, waves: list[str]) -> None:
    board, viewing, tabs = page._session.board, page.view.viewing, bar_of(page).waves.tabs
    tabs[waves[0]].click()
    assert wave_shown(board, viewing.now) == waves[0]
    assert len(page.view.stage.scene.arrangement.bands) == 1
    tabs[waves[0]].click()
    assert tabs[waves[0]].isChecked()
    act(sample, "view.wave_next")
    assert viewing.now.wave == waves[1]
    act(sample, "view.wave_next")
    assert wave_shown(board, viewing.now) == waves[2]
    assert not sample.window.acts["view.wave_next"].isEnabled()
    act(sample, "view.wave_previous")
    assert tabs[waves[1]].isChecked()


def test_where_it_is_tight_the_waves_fold_into_one_menu(
    sample: Program, page: BoardPage, waves: list[str], qtbot: QtBot
) -> None:
    bar = bar_of(page)
    sample.window.resize(960, 700)
    qtbot.waitUntil(bar.waves.button.isVisible)
    assert not any(each.isVisible() for each in bar.waves.tabs.values())
    bar.waves.button.menu().actions()[1].trigger()
    assert page.view.viewing.now.wave == waves[1]
    assert bar.waves.button.menu().actions()[1].isChecked()


def test_a_wave_that_is_undone_leaves_the_present_one_on_show(page: BoardPage, waves: list[str]) -> None:
    session = page._session
    assert session.attempt(lambda board: verbs.add_wave(board, "양자"))
    new = waves_in_order(session.board)[-1].id
    page.view.viewing.change(wave=new)
    session.undo()
    assert session.board.get(Wave, new) is None
    assert page.view.viewing.now.wave is None
    assert new not in bar_of(page).waves.tabs


def test_a_wave_with_a_hostile_name_stays_text(page: BoardPage, waves: list[str]) -> None:
    assert page._session.attempt(lambda board: verbs.edit_wave(board, waves[0], name_ko="R&D <b>층</b>"))
    tab = bar_of(page).waves.tabs[waves[0]]
    assert "R&&D <b>층" in tab.text()
    assert "<b>" not in tab.toolTip()


@pytest.mark.parametrize("way", ["selection", "focus", "segment"])
def test_choosing_a_card_of_another_wave_shows_that_wave(page: BoardPage, waves: list[str], way: str) -> None:
    board, viewing = page._session.board, page.view.viewing
    viewing.change(wave=waves[0])
    card = board.by_key(Position, "gpt4@fm")
    assert card is not None
    assert card.id not in page.view.stage.scene.arrangement.cards
    if way == "selection":
        page._selection.select([card.id])
    elif way == "segment":
        page._selection.choose_segment(card.segment_id)
    else:
        page.view.focus_position(card.id)
    assert wave_shown(board, viewing.now) == waves[2]
    assert card.id in page.view.stage.scene.arrangement.cards
    assert page._selection.current == (None if way == "segment" else card.id)


@pytest.mark.parametrize("chosen", ["card", "segment"])
def test_another_wave_lets_go_of_what_is_selected_in_the_one_before(
    sample: Program, page: BoardPage, waves: list[str], chosen: str
) -> None:
    assert sample.desk is not None
    card = page._session.board.by_key(Position, "gpt4@fm")
    assert card is not None
    if chosen == "card":
        page._selection.select([card.id])
    else:
        page._selection.choose_segment(card.segment_id)
    assert not isinstance(sample.desk.inspector.page, OverviewPage)
    bar_of(page).waves.tabs[waves[0]].click()
    assert (page._selection.current, page._selection.segment) == (None, None)
    assert page.view.viewing.now.wave == waves[0]
    assert isinstance(sample.desk.inspector.page, OverviewPage)


def test_the_whole_board_is_told_of_the_wave_that_shows(sample: Program, page: BoardPage, waves: list[str]) -> None:
    assert sample.desk is not None
    session, inspector = page._session, sample.desk.inspector
    page._selection.clear()
    overview = inspector.page
    assert isinstance(overview, OverviewPage)
    now = overview.national.text()
    assert now == f"{session.judgement.national.geometric:.1f}"
    bar_of(page).waves.tabs[waves[0]].click()
    assert overview.national.text() == "–"
    shown = [each.text() for each in overview.findChildren(Prose) if not each.isHidden()]
    assert "포털" in shown
    assert "PC 웹" in shown
    assert set(overview.tally.counts.values()) == {0}
    bar_of(page).waves.tabs[waves[2]].click()
    assert overview.national.text() == now
    assert sum(overview.tally.counts.values()) == len(segments_in_order(session.board))


def test_an_entity_of_an_earlier_wave_does_not_wait_in_the_tray(
    sample: Program, page: BoardPage, waves: list[str]
) -> None:
    assert sample.desk is not None
    session, tray = sample.desk.session, sample.desk.tray
    layer = next(each for each in all_layers(session.board) if each.name_ko == "포털")
    assert session.attempt(lambda board: verbs.add_segment(board, layer.id, "웹 포털"))
    segment = next(each for each in session.board.all(Segment).values() if each.name_ko == "웹 포털")
    waiting = tray.cast.rowCount()
    entity = tray.cast.entity(tray.cast.index(0))
    assert session.attempt(lambda board: verbs.place_many(board, [(entity.id, segment.id, None, None)]))
    assert tray.cast.rowCount() == waiting - 1
    assert tray.cast.row_of(entity.id) is None


def test_the_tray_offers_the_segments_of_every_wave(sample: Program, page: BoardPage, waves: list[str]) -> None:
    assert sample.desk is not None
    tray = sample.desk.tray
    tray.list.setCurrentIndex(tray.cast.index(0))
    tray.list.asked.emit()
    assert tray.menu is not None
    named = [each.text() for each in tray.menu.actions()]
    tray.menu.close()
    assert "포털" in " ".join(named)


@pytest.mark.parametrize(
    ("called", "tab"),
    [("AI(제3의 인터넷 시장)", "AI"), ("PC 웹", "PC 웹"), ("(이름)", "(이름)"), ("가" * 40, "가" * 23 + "…")],
)
def test_a_tab_leaves_out_what_a_name_adds_in_brackets(called: str, tab: str) -> None:
    assert shortened(called) == tab


def test_a_tab_says_what_is_quoted_for_its_wave(page: BoardPage, waves: list[str]) -> None:
    session = page._session
    passage = next(iter(session.board.all(Passage).values()))
    assert escape(passage.quote[:20]) not in bar_of(page).waves.tabs[waves[0]].toolTip()
    assert session.attempt(lambda board: verbs.cite(board, "wave", waves[0], passage.id))
    assert escape(passage.quote[:20]) in bar_of(page).waves.tabs[waves[0]].toolTip()
    session.undo()
    assert escape(passage.quote[:20]) not in bar_of(page).waves.tabs[waves[0]].toolTip()
