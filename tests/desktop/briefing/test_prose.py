"""Writing around bound fields: they cannot be typed into, and nothing that is composed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.briefing.prose import Prose
from desktop.words import Words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme

SHOWN = {"judged": "16", "best": "LG", "names": "검색과 메모리 등 7곳"}


@pytest.fixture
def prose(qtbot: QtBot, theme: Theme) -> Prose:
    made = Prose(theme, SHOWN.get, Words("ko").say("briefing.particles").split())
    qtbot.addWidget(made)
    made.resize(500, 100)
    made.show()
    made.tell("비교한 {judged}곳 가운데 {best:이/가} 앞선다.")
    return made


def at(prose: Prose, position: int) -> QTextCursor:
    cursor = prose.textCursor()
    cursor.setPosition(position)
    prose.setTextCursor(cursor)
    return cursor


def commit(prose: Prose, text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(prose, event)


def test_what_was_told_is_what_stands_there(prose: Prose) -> None:
    assert prose.pattern() == "비교한 {judged}곳 가운데 {best:이/가} 앞선다."
    assert not prose.edited


def test_a_field_is_one_sign_that_goes_whole(prose: Prose) -> None:
    at(prose, 5)
    QTest.keyClick(prose, Qt.Key.Key_Backspace)
    assert prose.pattern() == "비교한 곳 가운데 {best:이/가} 앞선다."


def test_text_goes_beside_a_field_and_never_into_it(prose: Prose) -> None:
    at(prose, 5)
    commit(prose, "여")
    at(prose, 4)
    commit(prose, "약 ")
    assert prose.pattern() == "비교한 약 {judged}여곳 가운데 {best:이/가} 앞선다."


def test_a_particle_typed_behind_a_field_is_chosen_by_its_sound(prose: Prose) -> None:
    prose.tell("{best}은 {names}를 지킨다")
    assert prose.pattern() == "{best:은/는} {names:을/를} 지킨다"


def test_a_word_that_only_begins_like_a_particle_stays_text(prose: Prose) -> None:
    prose.tell("{best}이기는 하나")
    assert prose.pattern() == "{best}이기는 하나"


def test_typed_braces_are_text(prose: Prose) -> None:
    prose.tell("")
    commit(prose, "{judged}")
    assert prose.pattern() == "{{judged}}"


def test_what_is_composed_is_kept_when_the_field_is_left(prose: Prose) -> None:
    at(prose, 0)
    QApplication.sendEvent(prose, QInputMethodEvent("쥑", []))
    assert "쥑" not in prose.pattern()
    prose.settle()
    assert prose.pattern().startswith("쥑비교한")


def test_fields_are_copied_as_fields_and_read_as_text(prose: Prose) -> None:
    prose.selectAll()
    copied = prose.createMimeDataFromSelection()
    assert copied.text() == "비교한 16곳 가운데 LG가 앞선다."
    prose.tell("")
    prose.insertFromMimeData(copied)
    assert prose.pattern() == "비교한 {judged}곳 가운데 {best:이/가} 앞선다."


def test_a_field_is_put_in_where_the_cursor_stands(prose: Prose) -> None:
    at(prose, 0)
    prose.put_in("names")
    assert prose.pattern().startswith("{names}비교한")


def test_escape_gives_up_and_a_pause_tells(prose: Prose, qtbot: QtBot) -> None:
    with qtbot.waitSignal(prose.typed):
        commit(prose, "x")
    with qtbot.waitSignal(prose.given_up):
        QTest.keyClick(prose, Qt.Key.Key_Escape)
