"""The bars and overlays of the board, in the real window."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.edit import verbs
from db.model.board import all_layers, waves_in_order
from db.model.things import Criterion, Position, Segment, Wave
from desktop import app as application
from desktop.sieve import Sieve
from desktop.sight import LENSES, LINKS, wave_shown
from desktop.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QAbstractButton, QWidget
    from pytestqt.qtbot import QtBot

    from desktop.board.boardbar import BoardBar
    from desktop.board.page import BoardPage
    from desktop.program import Program

KO = Words("ko")
LEFT = Qt.MouseButton.LeftButton
HOSTILE = "<b>R&D</b> " + "가" * 400


@pytest.fixture
def sample(program: Program) -> Program:
    """The program with the user's own copy of the sample open."""
    application.begin(program, None)
    program.window.show()
    return program


@pytest.fixture
def page(sample: Program, qtbot: QtBot) -> BoardPage:
    """The page of the sample board, in a window of 1366 by 768 with both docks open."""
    assert sample.desk is not None
    sample.window.resize(1366, 768)
    qtbot.waitExposed(sample.window)
    page = sample.desk.page
    page.view.zoom_to(1.5)
    sample.window.activateWindow()
    qtbot.waitUntil(lambda: bar_of(page).filter.text() != "")
    return page


@pytest.fixture
def waves(page: BoardPage) -> list[str]:
    """Three waves; the sample's layers stand in the latest, which is the present one, and one layer in the first."""
    session = page._session
    layers = [each.id for each in all_layers(session.board)]
    for ko, en, start, end in (
        ("PC 웹", "PC web", "1995", "2007"),
        ("모바일", "", "2008", "2022"),
        ("AI", "", "2023", None),
    ):
        assert session.attempt(partial(verbs.add_wave, name_ko=ko, name_en=en, start=start, end=end))
    ids = [each.id for each in waves_in_order(session.board)]
    assert session.attempt(lambda board: verbs.edit_premise(board, wave_id=ids[2]))
    for each in layers:
        assert session.attempt(partial(verbs.set_wave, layer_id=each, wave_id=ids[2]))
    assert session.attempt(lambda board: verbs.add_layer(board, "포털", "Portal", wave_id=ids[0]))
    return ids


def bar_of(page: BoardPage) -> BoardBar:
    assert page.bar is not None
    return page.bar


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT)


def act(program: Program, action_id: str) -> None:
    program.window.acts[action_id].trigger()


def within(page: BoardPage) -> list[QAbstractButton]:
    """The buttons that stick out of the bar or lie on another one."""
    bar = bar_of(page)
    parts = [bar.waves, bar.lens, bar.compare, bar.links, *bar.beside, bar.more, bar.filter, bar.unfilter]
    shown = [each for each in parts if each.isVisible()]
    pairs = pairwise(shown)
    out = [each for each in shown if not bar.rect().contains(each.geometry())]
    return out + [one for one, other in pairs if one.geometry().intersects(other.geometry())]


# The bar. -------------------------------------------------------------------------------------------------------


def test_each_lens_is_one_action_away_and_the_bar_says_which_one_is_on(sample: Program, page: BoardPage) -> None:
    for lens in LENSES:
        act(sample, f"view.lens_{lens}")
        assert page.view.viewing.now.lens == lens
        named = KO.say(f"action.view.lens_{lens}")
        assert bar_of(page).lens.accessibleName() == f"{KO.say('boardbar.lens')}: {named}"
        assert sample.window.acts[f"view.lens_{lens}"].isChecked()


def test_the_lens_menu_offers_all_seven_with_their_keys(page: BoardPage) -> None:
    actions = bar_of(page).lens.menu().actions()
    assert [each.objectName() for each in actions] == [f"view.lens_{lens}" for lens in LENSES]
    assert all(not each.shortcut().isEmpty() for each in actions)


def test_a_lens_has_its_key_on_the_board(page: BoardPage, qtbot: QtBot) -> None:
    page.view.setFocus()
    qtbot.waitUntil(page.view.hasFocus)
    QTest.keyClick(page.view, Qt.Key.Key_P)
    assert page.view.viewing.now.lens == "posture"


def test_relations_go_round_none_selected_all_and_the_kinds_that_there_are(sample: Program, page: BoardPage) -> None:
    seen = []
    for _ in range(len(LINKS) + 1):
        act(sample, "view.links_next")
        seen.append(page.view.viewing.now.links)
    assert seen[0] == "all"
    assert "none" in seen
    assert set(seen) <= set(LINKS)
    assert sample.window.acts[f"view.links_{seen[-1]}"].isChecked()


@pytest.mark.parametrize("field", ["groups", "notes", "legend", "minimap"])
def test_what_shows_beside_is_switched_by_a_button_of_the_bar(sample: Program, page: BoardPage, field: str) -> None:
    before = getattr(page.view.viewing.now, field)
    button = next(each for each in bar_of(page).beside if each.defaultAction().objectName() == f"view.{field}")
    click(button)
    assert getattr(page.view.viewing.now, field) is not before
    assert sample.window.acts[f"view.{field}"].isChecked() is not before
    click(button)
    assert getattr(page.view.viewing.now, field) is before


def test_the_way_of_looking_is_remembered_but_no_filter_and_no_wave(
    sample: Program, page: BoardPage, waves: list[str]
) -> None:
    act(sample, "view.lens_score")
    act(sample, "view.links_all")
    act(sample, "view.minimap")
    page.view.viewing.change(wave=waves[0], sieve=Sieve(text="네이버"))
    assert sample.desk is not None
    path = sample.desk.session.workspace.path
    sample.desk.session.workspace.close()
    sample.desk = None
    assert sample.open(path)
    now = sample.desk.viewing.now
    assert (now.lens, now.links, now.minimap) == ("score", "all", False)
    assert (now.wave, now.sieve) == (None, Sieve())
    assert not sample.window.acts["view.minimap"].isChecked()


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("width", [960, 1100, 1366, 1920])
def test_the_bar_fits_whatever_the_width(
    sample: Program, page: BoardPage, waves: list[str], lang: str, width: int, qtbot: QtBot
) -> None:
    sample.speak(lang)  # type: ignore[arg-type]
    page.view.viewing.change(lens="change", sieve=Sieve(sides=frozenset({"home"})))
    sample.window.resize(width, 768)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not within(page))
    bar = bar_of(page)
    assert bar.filter.isVisible()
    assert bar.lens.isVisible()
    assert bar.more.isVisible() or all(each.isVisible() for each in bar.beside)


def test_at_1366_all_switches_stand_in_the_bar(sample: Program, page: BoardPage) -> None:
    for lang in ("ko", "en"):
        sample.speak(lang)  # type: ignore[arg-type]
        QApplication.processEvents()
        assert bar_of(page).more.isHidden()
        assert all(each.isVisible() for each in bar_of(page).beside)


def test_what_has_no_room_is_in_the_menu_behind_the_dots(
    sample: Program, page: BoardPage, waves: list[str], qtbot: QtBot
) -> None:
    page.view.viewing.change(sieve=Sieve(text="a"))
    sample.window.resize(960, 700)
    bar = bar_of(page)
    qtbot.waitUntil(bar.more.isVisible)
    menu = bar.more.menu()
    menu.aboutToShow.emit()
    ids = [each.objectName() for each in menu.actions()]
    assert {"view.groups", "view.notes", "view.legend", "view.minimap"} <= set(ids)
    assert bar.links.isVisible() or any(each.menu() is bar.links.menu() for each in menu.actions())


def test_every_button_of_the_bars_has_a_name_for_who_cannot_see_it(sample: Program, page: BoardPage) -> None:
    act(sample, "view.filter")
    bar, strip = bar_of(page), page.strip
    for button in (bar.lens, bar.links, bar.compare, bar.more, bar.filter, bar.unfilter, strip.close_button):
        assert button.accessibleName()
    assert all(each.toolTip() for each in bar.beside)
    assert page.overlays.minimap.accessibleName() == KO.say("boardbar.minimap")


def test_the_bars_change_their_language_and_their_look_at_once(sample: Program, page: BoardPage) -> None:
    sample.speak("en")
    assert bar_of(page).lens.accessibleName() == "View by: Origin"
    sample.wear("dark")
    assert page.strip._theme.name == "dark"


# The filter. ----------------------------------------------------------------------------------------------------


def test_the_filter_says_how_many_of_how_many_it_lets_through(sample: Program, page: BoardPage, qtbot: QtBot) -> None:
    act(sample, "view.filter")
    assert page.strip.isVisible()
    assert page.strip.text.hasFocus()
    page.strip.text.insert("네이버")
    shown = page.view.stage.scene.shown_count
    assert 0 < shown < 61
    assert page.strip.counted.text() == f"61 중 {shown} 표시"


def test_initial_consonants_find_names(sample: Program, page: BoardPage) -> None:
    act(sample, "view.filter")
    page.strip.text.setText("ㄴㅇㅂ")
    scene = page.view.stage.scene
    assert 0 < scene.shown_count < scene.all_count


def test_several_choices_of_one_field_are_ticked_with_the_menu_staying_open(
    sample: Program, page: BoardPage, qtbot: QtBot
) -> None:
    act(sample, "view.filter")
    button = page.strip.choices["kinds"]
    menu = button.menu()
    menu.popup(QPoint(0, 0))
    qtbot.waitUntil(menu.isVisible)
    for at in (0, 2):
        action = menu.actions()[at]
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
        assert menu.isVisible()
    menu.close()
    assert page.view.viewing.now.sieve.kinds == {"company", "service"}
    assert button.text() == f"{KO.say('boardbar.filter.kinds')}: {KO.say('entity.kind.company')} 외 1"


def test_the_space_bar_ticks_too(sample: Program, page: BoardPage, qtbot: QtBot) -> None:
    act(sample, "view.filter")
    menu = page.strip.choices["sides"].menu()
    menu.popup(QPoint(0, 0))
    qtbot.waitUntil(menu.isVisible)
    menu.setActiveAction(menu.actions()[0])
    QTest.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    menu.close()
    assert page.view.viewing.now.sieve.sides == {"home"}


def test_esc_first_clears_and_then_closes(sample: Program, page: BoardPage, qtbot: QtBot) -> None:
    act(sample, "view.filter")
    page.strip.text.insert("카카오")
    QTest.keyClick(page.strip.text, Qt.Key.Key_Escape)
    assert page.view.viewing.now.sieve.open
    assert page.strip.text.text() == ""
    assert page.strip.isVisible()
    QTest.keyClick(page.strip.text, Qt.Key.Key_Escape)
    assert page.strip.isHidden()
    assert not sample.window.acts["view.filter"].isChecked()
    qtbot.waitUntil(page.view.hasFocus)


def test_a_filter_whose_strip_is_closed_stays_in_sight_as_a_chip(
    sample: Program, page: BoardPage, qtbot: QtBot
) -> None:
    act(sample, "view.filter")
    page.strip.choices["sides"].menu().actions()[0].trigger()
    click(page.strip.close_button)
    bar = bar_of(page)
    shown = page.view.stage.scene.shown_count
    qtbot.waitUntil(lambda: bar.filter.text() == f"61 중 {shown} 표시")
    assert bar.unfilter.isVisible()
    click(bar.unfilter)
    assert page.view.viewing.now.sieve.open
    assert bar.unfilter.isHidden()
    assert bar.filter.text() == KO.say("boardbar.filter.name")


def test_the_filter_is_let_go_by_its_button(sample: Program, page: BoardPage) -> None:
    act(sample, "view.filter")
    assert page.strip.clearing.isHidden()
    page.view.viewing.change(sieve=Sieve(text="라인", kinds=frozenset({"service"})))
    click(page.strip.clearing)
    assert page.view.viewing.now.sieve == Sieve()


def test_hostile_text_in_the_filter_stays_text(sample: Program, page: BoardPage) -> None:
    act(sample, "view.filter")
    page.strip.text.setText(HOSTILE)
    assert page.view.stage.scene.shown_count == 0
    assert "<b>" not in page.strip.counted.text()


# Waves. ---------------------------------------------------------------------------------------------------------


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


# Comparing. -----------------------------------------------------------------------------------------------------


def test_the_change_lens_offers_what_to_compare_with(sample: Program, page: BoardPage) -> None:
    session, bar = page._session, bar_of(page)
    assert bar.compare.isHidden()
    act(sample, "view.lens_change")
    assert bar.compare.isVisible()
    as_of = session.board.premise.as_of
    early = as_of.replace(year=as_of.year - 1)
    tech, card = session.board.by_key(Criterion, "tech"), session.board.by_key(Position, "gpt4@fm")
    assert tech is not None
    assert card is not None
    assert session.attempt(lambda board: verbs.rate(board, card.id, tech.id, score=2.0, rated_at=early, as_of=early))
    menu = bar.compare.menu()
    menu.aboutToShow.emit()
    action = next(each for each in menu.actions() if early.isoformat() in each.text())
    action.trigger()
    assert page.view.viewing.now.compared == early
    assert early.isoformat() in bar.compare.accessibleName()


# Overlays. ------------------------------------------------------------------------------------------------------


def test_the_minimap_shows_itself_only_where_there_is_more_than_the_window_shows(
    sample: Program, page: BoardPage
) -> None:
    minimap = page.overlays.minimap
    assert minimap.isVisible()
    page.view.zoom_to(0.1)
    assert minimap.isHidden()
    page.view.zoom_to(1.5)
    assert minimap.isVisible()
    act(sample, "view.minimap")
    assert minimap.isHidden()


def test_the_minimap_shows_the_board_as_it_is(page: BoardPage, qtbot: QtBot) -> None:
    minimap = page.overlays.minimap
    qtbot.waitUntil(lambda: minimap.drawn)
    before = minimap.grab().toImage()
    first = next(iter(all_layers(page._session.board)))
    assert page._session.attempt(lambda board: verbs.fold_layer(board, first.id, folded=True))
    assert not minimap.drawn
    qtbot.waitUntil(lambda: minimap.drawn)
    assert minimap.grab().toImage() != before


def test_a_click_on_the_minimap_goes_there_and_a_drag_follows(page: BoardPage) -> None:
    minimap, camera = page.overlays.minimap, lambda: page.view.stage.camera
    QTest.mouseClick(minimap, LEFT, pos=QPoint(8, 8))
    assert (camera().left, camera().top) == (0, 0)
    start, end = QPoint(8, 8), QPoint(minimap.width() - 8, minimap.height() - 8)
    QTest.mousePress(minimap, LEFT, pos=start)
    QTest.mouseMove(minimap, end)
    QTest.mouseRelease(minimap, LEFT, pos=end)
    assert (camera().left, camera().top) == camera().reach
    assert minimap.seen().right() <= minimap.width()


def test_the_keyboard_stays_on_the_board_when_the_minimap_is_clicked(page: BoardPage, qtbot: QtBot) -> None:
    page.view.setFocus()
    qtbot.waitUntil(page.view.hasFocus)
    QTest.mouseClick(page.overlays.minimap, LEFT, pos=QPoint(60, 60))
    assert page.view.hasFocus()


def test_no_overlay_lies_on_the_current_card(sample: Program, page: BoardPage, qtbot: QtBot) -> None:
    act(sample, "view.legend")
    camera = page.view.stage.camera
    for card in list(page.view.stage.scene.arrangement.cards.values()):
        page.view.focus_position(card.position_id)
        camera = page.view.stage.camera
        x, y, wide, high = (round(each / camera.ratio) for each in camera.device(card.box))
        box = page.overlays._clear()[0]
        assert (box.x(), box.y(), box.width(), box.height()) == (x, y, wide, high)
        assert not page.overlays.minimap.geometry().intersects(box)


def test_the_minimap_leaves_the_way_of_what_is_dragged(page: BoardPage) -> None:
    minimap, port = page.overlays.minimap, page.view.viewport()
    home = minimap.geometry()
    empty = QPoint(port.width() // 2, 4)
    QTest.mousePress(port, LEFT, pos=empty)
    QTest.mouseMove(port, home.center())
    assert not minimap.geometry().contains(home.center())
    QTest.mouseMove(port, empty)
    QTest.mouseRelease(port, LEFT, pos=empty)
    assert minimap.geometry() == home


def test_the_legend_follows_the_lens_and_goes_with_a_click(sample: Program, page: BoardPage) -> None:
    legend = page.overlays.legend
    assert legend.isHidden()
    act(sample, "view.legend")
    assert legend.isVisible()
    before = legend.accessibleDescription()
    act(sample, "view.lens_posture")
    assert legend.accessibleDescription() != before
    click(legend.head)
    assert legend.isHidden()
    assert not sample.window.acts["view.legend"].isChecked()
    assert not sample.settings.now.legend


def test_legend_and_minimap_never_lie_on_each_other(sample: Program, page: BoardPage, qtbot: QtBot) -> None:
    act(sample, "view.legend")
    for width in (960, 1366, 1800):
        sample.window.resize(width, 900)
        QApplication.processEvents()
        if page.overlays.minimap.isVisible() and page.overlays.legend.isVisible():
            assert not page.overlays.minimap.geometry().intersects(page.overlays.legend.geometry())


def test_a_board_that_is_closed_takes_its_bars_along(sample: Program, page: BoardPage, sample_file: Path) -> None:
    assert sample.open(sample_file)
    QApplication.processEvents()
    act(sample, "view.lens_score")
    assert sample.desk is not None
    assert sample.desk.page is not page
    assert sample.desk.viewing.now.lens == "score"
