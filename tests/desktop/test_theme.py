from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontDatabase, QImage, QPalette
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.files import resource
from desktop.theme import FAMILY, Theme, font, lettering, load_fonts, px

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.palette import ThemeName

THEMES: tuple[ThemeName, ThemeName] = ("light", "dark")


@pytest.mark.parametrize("name", THEMES)
def test_every_colour_of_the_sheet_is_one_of_the_theme(name: ThemeName) -> None:
    assert "@" not in Theme(name).sheet()


@pytest.mark.parametrize("name", THEMES)
def test_every_picture_of_the_sheet_is_shipped(name: ThemeName) -> None:
    named = re.findall(r"url\(icons:([^)]+)\)", Theme(name).sheet())
    assert named
    assert [each for each in named if not resource("icons", each).exists()] == []


@pytest.mark.parametrize("name", THEMES)
def test_a_dressed_program_has_the_colours_of_the_theme(qtbot: QtBot, qapp: QApplication, name: ThemeName) -> None:
    theme = Theme(name)
    theme.dress(qapp)
    button = QPushButton("x")
    qtbot.addWidget(button)
    button.setProperty("kind", "primary")
    button.resize(80, 32)
    painted = button.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.colour("window")
    assert painted.pixelColor(8, 16).name() == theme.palette["accent"].lower()


@pytest.mark.usefixtures("qapp")
def test_the_shipped_typeface_is_known() -> None:
    load_fonts()
    assert FAMILY in QFontDatabase.families()
    assert font(0).pixelSize() == 1


@pytest.mark.usefixtures("qapp")
def test_a_colour_can_be_thinned() -> None:
    assert Theme("light").colour("accent", 40).alpha() == 40


def test_dressing_twice_keeps_the_style(qapp: QApplication) -> None:
    theme = Theme("light")
    theme.dress(qapp)
    theme.dress(qapp)
    assert qapp.styleSheet() == theme.sheet()


def test_larger_text_makes_all_that_stands_beside_it_larger(qapp: QApplication) -> None:
    theme = Theme("light")
    try:
        theme.dress(qapp, 200)
        assert (qapp.font().pixelSize(), px(30), lettering(12).pixelSize()) == (26, 60, 24)
        assert "font-size: 40px" in qapp.styleSheet()
        assert "border: 1px" in qapp.styleSheet()
    finally:
        theme.dress(qapp)
    assert px(30) == 30
