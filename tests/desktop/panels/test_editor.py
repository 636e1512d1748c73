from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.editor import LineEditor, PageEditor

if TYPE_CHECKING:
    from conftest import Compose
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.line, self.page, self.other = LineEditor(), PageEditor(), QPushButton()
        column = QVBoxLayout(self)
        for part in (self.line, self.page, self.other):
            column.addWidget(part)


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def test_the_last_syllable_is_kept_when_the_focus_leaves_a_line(window: Window, compose: Compose) -> None:
    heard: list[str] = []
    window.line.finished.connect(heard.append)
    window.line.setFocus()
    window.line.begin("")
    QTest.keyClicks(window.line, "SK")
    compose(window.line, "하")
    window.other.setFocus()
    assert heard == ["SK하"]


def test_the_last_syllable_is_kept_when_the_focus_leaves_a_page(window: Window, compose: Compose) -> None:
    heard: list[str] = []
    window.page.finished.connect(heard.append)
    window.page.setFocus()
    window.page.begin("")
    compose(window.page, "근거")
    window.other.setFocus()
    assert heard == ["근거"]


def test_enter_finishes_a_line_once(window: Window, compose: Compose) -> None:
    heard: list[str] = []
    window.line.finished.connect(heard.append)
    window.line.setFocus()
    window.line.begin("네이버")
    compose(window.line, "웹툰")
    QTest.keyClick(window.line, Qt.Key.Key_Return)
    window.other.setFocus()
    assert heard == ["웹툰"]  # the whole text was selected when the editing began


def test_escape_says_that_nothing_is_to_be_kept(window: Window) -> None:
    heard: list[str] = []
    cancelled: list[bool] = []
    window.line.finished.connect(heard.append)
    window.line.cancelled.connect(lambda: cancelled.append(True))
    window.line.setFocus()
    window.line.begin("a")
    QTest.keyClicks(window.line, "b")
    QTest.keyClick(window.line, Qt.Key.Key_Escape)
    window.other.setFocus()
    assert (heard, cancelled) == ([], [True])


def test_control_enter_finishes_a_page_and_enter_is_a_new_line(window: Window) -> None:
    heard: list[str] = []
    window.page.finished.connect(heard.append)
    window.page.setFocus()
    window.page.begin("")
    QTest.keyClicks(window.page, "a")
    QTest.keyClick(window.page, Qt.Key.Key_Return)
    QTest.keyClicks(window.page, "b")
    assert heard == []
    QTest.keyClick(window.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["a\nb"]


def test_a_page_that_was_not_changed_says_nothing(window: Window) -> None:
    heard: list[str] = []
    window.page.finished.connect(heard.append)
    window.page.setFocus()
    window.page.begin("a")
    window.other.setFocus()
    assert heard == []


def test_a_refused_text_comes_back_with_the_fields_own_undo(window: Window) -> None:
    window.page.begin("a")
    window.page.setFocus()
    window.page.setPlainText("a long thought")
    window.page.restore("a")
    assert window.page.toPlainText() == "a"
    assert not window.page.edited
    window.page.undo()
    assert window.page.toPlainText() == "a long thought"


def test_a_page_grows_with_its_lines_up_to_a_limit(window: Window) -> None:
    window.page.begin("a")
    low = window.page.height()
    window.page.setPlainText("\n".join("abcdef"))
    higher = window.page.minimumHeight()
    window.page.setPlainText("\n" * 500)
    assert low < higher < window.page.minimumHeight() <= 240
