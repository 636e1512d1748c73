from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.edit import verbs
from db.model.things import Segment, Source
from desktop.dialogs.found import Found, everything
from desktop.dialogs.palette import Palette
from desktop.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.session import Session
    from desktop.words import Words

COMMANDS = [
    Found("command", "view.tidy", "보드 정돈", "보기", ("보드 정돈", "Tidy up the board"), "Ctrl+Shift+T"),
    Found("command", "file.brief", "PDF 브리프", "파일 › 내보내기", ("PDF 브리프", "PDF brief"), "Ctrl+P"),
]


@pytest.fixture
def palette(qtbot: QtBot, session: Session, korean: Words, theme: Theme) -> Palette:
    made = Palette(lambda words: [*everything(session.board, words), *COMMANDS], korean, theme)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.pop_up()
    return made


def shown(palette: Palette) -> list[str]:
    return [str(palette.hits.index(at, 0).data()) for at in range(palette.hits.rowCount())]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("네이버클", "네이버클라우드"),
        ("chatgpt", "챗GPT"),
        ("ㄴㅇㅂㅋㄹ", "네이버클라우드"),
        ("네이버클라오드", "네이버클라우드"),
        ("chagtpt", "챗GPT"),
        ("보드 정돈", "보드 정돈"),
        ("pdf", "PDF 브리프"),
    ],
)
def test_a_part_of_a_name_finds_it_a_slip_of_the_hand_too(palette: Palette, typed: str, first: str) -> None:
    palette.line.setText(typed)
    assert (shown(palette) or [""])[0] == first


def test_what_begins_so_comes_first(palette: Palette) -> None:
    palette.line.setText("카카오")
    assert shown(palette)[0].startswith("카카오")


def test_enter_goes_to_what_is_chosen_and_closes(palette: Palette, qtbot: QtBot) -> None:
    palette.line.setText("클라우드")
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    wanted = palette.list.currentIndex().data()
    with qtbot.waitSignal(palette.chosen) as told:
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert told.args is not None
    found = told.args[0]
    assert isinstance(found, Found)
    assert found.text == wanted
    assert not palette.isVisible()


def test_the_list_is_walked_by_pages_too(palette: Palette, qtbot: QtBot) -> None:
    for key, row in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageUp, 0)):
        qtbot.keyClick(palette.line, key)
        assert (palette.list.currentIndex().row() > 0) is bool(row)


def test_where_nothing_is_found_it_says_so_and_stays(palette: Palette, qtbot: QtBot) -> None:
    palette.line.setText("없는이름없는이름")
    assert shown(palette) == []
    with qtbot.assertNotEmitted(palette.chosen):
        palette.accept()
    assert palette.isVisible()


def test_escape_leaves_without_a_choice(palette: Palette, qtbot: QtBot) -> None:
    palette.line.setText("카카오")
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_turning_to_something_else_leaves_it(palette: Palette, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    qtbot.waitUntil(palette.isActiveWindow)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not palette.isVisible())


def test_half_typed_hangul_is_searched_too(palette: Palette, compose: Callable[[QWidget, str], None]) -> None:
    compose(palette.line, "뤼튼")
    assert shown(palette) == ["뤼튼"]
    palette.accept()
    assert palette.line.text() == "뤼튼"


def test_players_in_the_tray_are_found(palette: Palette) -> None:
    palette.line.setText("TSMC")
    assert shown(palette)[0] == "TSMC"


def test_it_finds_in_either_language(palette: Palette, english: Words) -> None:
    palette.retranslate(english)
    palette.line.setText("클라우드")
    assert "Cloud" in shown(palette)


def test_an_angle_finds_commands_only(palette: Palette) -> None:
    palette.line.setText(">")
    assert shown(palette) == ["보드 정돈", "PDF 브리프"]
    palette.line.setText("> tidy")
    assert shown(palette) == ["보드 정돈"]


def test_what_was_chosen_last_comes_first_of_all(qtbot: QtBot, session: Session, korean: Words, theme: Theme) -> None:
    segment = list(session.board.all(Segment).values())[3]
    recent = [("command", "file.brief"), ("segment", segment.id), ("segment", "gone")]
    made = Palette(lambda words: [*everything(session.board, words), *COMMANDS], korean, theme, recent=recent)
    qtbot.addWidget(made)
    assert shown(made)[:2] == ["PDF 브리프", segment.name_ko]


def test_sources_are_found_by_what_is_quoted_from_them(palette: Palette, session: Session, korean: Words) -> None:
    session.attempt(lambda board: verbs.add_source(board, title="어느 보고서"))
    source = next(each for each in session.board.all(Source).values() if each.title == "어느 보고서")
    session.attempt(lambda board: verbs.add_passage(board, source.id, "출하량이 두 배로 늘어난 해였다"))
    palette.retranslate(korean)
    palette.line.setText("두 배로 늘어난")
    assert palette.hits.index(0, 0).data(Qt.ItemDataRole.UserRole).kind == "passage"
    palette.line.setText("어느 보고서")
    assert palette.hits.index(0, 0).data(Qt.ItemDataRole.UserRole).id == source.id


def test_a_line_says_all_that_it_shows(palette: Palette) -> None:
    palette.line.setText("보드 정돈")
    said = palette.hits.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "보드 정돈, 보기, Ctrl+Shift+T, 명령"


def test_it_wears_another_theme(palette: Palette) -> None:
    dark = Theme("dark")
    palette.retheme(dark)
    assert palette.theme is dark
    assert palette.grab().toImage().pixelColor(3, 3) == dark.colour("panel")
