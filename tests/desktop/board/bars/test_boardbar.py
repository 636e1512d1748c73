from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.sieve import Sieve
from desktop.sight import LENSES, LINKS
from tests.desktop.board.bars.touch import KO, act, bar_of, click

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton
    from pytestqt.qtbot import QtBot

    from desktop.board.page import BoardPage
    from desktop.program import Program


def within(page: BoardPage) -> list[QAbstractButton]:
    """The buttons that stick out of the bar or lie on another one."""
    bar = bar_of(page)
    parts = [bar.waves, bar.lens, bar.compare, bar.links, *bar.beside, bar.more, bar.filter, bar.unfilter]
    shown = [each for each in parts if each.isVisible()]
    pairs = pairwise(shown)
    out = [each for each in shown if not bar.rect().contains(each.geometry())]
    return out + [one for one, other in pairs if one.geometry().intersects(other.geometry())]


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


def test_a_page_that_is_seated_again_forgets_its_old_bar(sample: Program, page: BoardPage, waves: list[str]) -> None:
    assert sample.desk is not None
    old = bar_of(page)
    sample.window.seat(sample.desk)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    page.view.viewing.change(lens="posture", wave=waves[0])
    act(sample, "edit.undo")
    assert bar_of(page) is not old
    assert bar_of(page).lens.accessibleName().endswith(KO.say("action.view.lens_posture"))
