from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.sieve import Sieve
from tests.desktop.board.bars.touch import KO, LEFT, act, bar_of, click

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.board.page import BoardPage
    from desktop.program import Program


HOSTILE = "<b>R&D</b> " + "가" * 400


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
