from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.dialogs.finder import Finder, Found
from desktop.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.session import Session
    from desktop.words import Words


@pytest.fixture
def finder(qtbot: QtBot, session: Session, korean: Words, theme: Theme) -> Finder:
    made = Finder(session, korean, theme)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(finder: Finder) -> list[str]:
    return [finder.list.item(at).text() for at in range(finder.list.count())]


@pytest.mark.parametrize(
    ("typed", "first"), [("네이버클", "네이버클라우드"), ("chatgpt", "챗GPT"), ("ㄴㅇㅂㅋㄹ", "네이버클라우드")]
)
def test_a_part_of_a_name_finds_it(finder: Finder, typed: str, first: str) -> None:
    finder.line.setText(typed)
    assert (shown(finder) or [""])[0] == first


def test_what_begins_so_comes_first(finder: Finder) -> None:
    finder.line.setText("카카오")
    assert shown(finder)[0].startswith("카카오")


def test_enter_goes_to_what_is_chosen(finder: Finder, qtbot: QtBot) -> None:
    finder.line.setText("클라우드")
    qtbot.keyClick(finder.line, Qt.Key.Key_Down)
    wanted = finder.list.currentItem().text()
    with qtbot.waitSignal(finder.chosen) as told:
        qtbot.keyClick(finder.line, Qt.Key.Key_Return)
    assert told.args is not None
    found = told.args[0]
    assert isinstance(found, Found)
    assert found.text == wanted


def test_where_nothing_is_found_it_says_so_and_stays(finder: Finder, qtbot: QtBot) -> None:
    finder.line.setText("없는이름없는이름")
    assert shown(finder) == []
    with qtbot.assertNotEmitted(finder.chosen):
        finder.accept()
    assert finder.isVisible()


def test_half_typed_hangul_is_searched_too(finder: Finder, compose: Callable[[QWidget, str], None]) -> None:
    compose(finder.line, "뤼튼")
    assert shown(finder) == ["뤼튼"]
    finder.accept()
    assert finder.line.text() == "뤼튼"


def test_players_in_the_tray_are_found(finder: Finder) -> None:
    finder.line.setText("TSMC")
    assert shown(finder) == ["TSMC"]


def test_it_finds_in_either_language(finder: Finder, english: Words) -> None:
    finder.retranslate(english)
    finder.line.setText("클라우드")
    assert "Cloud" in shown(finder)


def test_it_wears_another_theme(finder: Finder) -> None:
    dark = Theme("dark")
    finder.retheme(dark)
    assert finder.theme is dark
    assert finder.grab().toImage().pixelColor(3, 3).isValid()
