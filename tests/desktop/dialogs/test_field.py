from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.dialogs.country import Country
from desktop.dialogs.field import Choice, Line, Page, settle
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


def test_half_typed_hangul_is_whole_once_it_is_settled(qtbot: QtBot, compose: Callable[[QWidget, str], None]) -> None:
    line = Line("삼성전")
    qtbot.addWidget(line)
    compose(line, "자")
    assert line.text() == "삼성전"
    settle(line)
    assert line.text() == "삼성전자"
    settle(line)
    assert line.text() == "삼성전자"


def test_fields_within_a_widget_are_settled_together(qtbot: QtBot, compose: Callable[[QWidget, str], None]) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    column, line, page = QVBoxLayout(home), Line(), Page()
    column.addWidget(line)
    column.addWidget(page)
    compose(line, "가")
    compose(page, "나")
    settle(home)
    assert (line.text(), page.toPlainText()) == ("가", "나")


def test_a_page_that_is_left_tells_its_whole_text(qtbot: QtBot, compose: Callable[[QWidget, str], None]) -> None:
    page, told = Page(), []
    qtbot.addWidget(page)
    page.left.connect(lambda: told.append(page.toPlainText()))
    compose(page, "근")
    QApplication.sendEvent(page, QFocusEvent(QEvent.Type.FocusOut))
    assert told == ["근"]


def test_a_choice_keeps_what_was_chosen_when_it_is_said_anew(qtbot: QtBot) -> None:
    choice = Choice()
    qtbot.addWidget(choice)
    choice.offer([("a", "가"), ("b", "나")])
    choice.choose("b")
    with qtbot.assertNotEmitted(choice.currentIndexChanged):
        choice.offer([("a", "A"), ("b", "B")])
    assert (choice.currentData(), choice.currentText()) == ("b", "B")


def test_the_wheel_never_changes_a_choice(qtbot: QtBot) -> None:
    choice = Choice()
    qtbot.addWidget(choice)
    choice.offer([("a", "가"), ("b", "나")])
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, wheel)
    assert choice.currentData() == "a"


def test_a_country_is_found_by_name_by_code_and_by_hand(qtbot: QtBot) -> None:
    field = Country(Words("ko"))
    qtbot.addWidget(field)
    for typed, code in (
        ("미국", "US"),
        ("us", "US"),
        (" 대한민국 ", "KR"),
        ("한국", "KR"),
        ("U.K.", "GB"),
        ("BZ", "BZ"),
        ("", None),
    ):
        field.setEditText(typed)
        assert field.code() == code


def test_a_country_stays_the_same_in_another_language(qtbot: QtBot) -> None:
    field = Country(Words("ko"), empty="dialog.entity.as_origin")
    qtbot.addWidget(field)
    assert field.code() is None
    for code in ("JP", "BZ"):
        field.show_code(code)
        field.say(Words("en"))
        assert field.code() == code
