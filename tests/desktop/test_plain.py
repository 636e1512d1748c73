from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPushButton

from desktop.plain import Elided, Text, ampersands, tip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

HOSTILE = "<img src='file:///etc/hostname'><b>R&D</b>"


def test_a_label_shows_markup_as_text(qtbot: QtBot) -> None:
    label = Text(HOSTILE)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == HOSTILE


@pytest.mark.usefixtures("qapp")
def test_a_tip_shows_markup_as_text() -> None:
    shown = QTextDocument()
    shown.setHtml(tip(HOSTILE))
    assert shown.toPlainText() == HOSTILE
    assert tip("") == ""


def test_an_ampersand_is_no_shortcut(qtbot: QtBot) -> None:
    button = QPushButton(ampersands("R&D"))
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()
    assert button.text() == "R&&D"


def test_a_long_line_ends_in_an_ellipsis_and_tells_all_in_its_tip(qtbot: QtBot) -> None:
    label = Elided("가" * 500)
    qtbot.addWidget(label)
    label.resize(100, 20)
    label.show()
    assert len(label.text()) < 20
    assert "가" * 500 in label.toolTip()
    label.tell("짧음")
    label.resize(200, 20)
    assert label.text() == "짧음"
