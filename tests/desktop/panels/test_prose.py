from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.panels.prose import Prose

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


def lines(prose: Prose, width: int) -> list[str]:
    """Return the lines of a text as they are laid out at a width."""
    layout = prose._lay(width)[2]
    text = layout.text()
    found = [layout.lineAt(at) for at in range(layout.lineCount())]
    return [text[each.textStart() : each.textStart() + each.textLength()] for each in found]


def test_korean_wraps_between_words(theme: Theme, qtbot: QtBot) -> None:
    prose = Prose(theme, "글로벌 기술 패권 경쟁 속에서 수성할 것인가 뺏길 것인가")
    qtbot.addWidget(prose)
    words = set(prose.text().split())
    for width in range(60, 300, 7):
        assert {word for line in lines(prose, width) for word in line.split()} == words


def test_an_endless_word_is_broken_and_not_cut(theme: Theme, qtbot: QtBot) -> None:
    prose = Prose(theme, "가" * 300)
    qtbot.addWidget(prose)
    assert len(lines(prose, 120)) > 5
    assert all(prose._lay(120)[2].lineAt(at).naturalTextWidth() <= 120 for at in range(5))


def test_the_height_fits_the_lines(theme: Theme, qtbot: QtBot) -> None:
    prose = Prose(theme, "한 줄 두 줄 세 줄 " * 10)
    qtbot.addWidget(prose)
    assert prose.heightForWidth(100) > 2 * prose.heightForWidth(300) > 0


def test_markup_stays_text(theme: Theme, qtbot: QtBot) -> None:
    prose = Prose(theme, "<b>굵게</b>")
    qtbot.addWidget(prose)
    assert prose.textFormat() == Qt.TextFormat.PlainText
    assert "".join(lines(prose, 500)) == "<b>굵게</b>"
