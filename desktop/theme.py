"""How the window looks: colours for painters, a palette and a style sheet for the toolkit's own widgets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

from desktop.files import resource
from desktop.palette import Palette, ThemeName

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

FAMILY = "Pretendard GOV"
TEXT_SIZE = 13  # pixels: the size of the window's own text
PERCENTS = (100, 115, 130, 150, 175, 200)
"""The sizes of text that are offered."""

_NAMED = re.compile(r"@([a-z_0-9]+)")
_LENGTH = re.compile(r"(\d+)px")
_HAIR = 2  # pixels: lines that thin are not drawn thicker for larger text
_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "field",
    QPalette.ColorRole.AlternateBase: "panel_raised",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text_muted",
    QPalette.ColorRole.Button: "panel",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "text_on_fill",
    QPalette.ColorRole.ToolTipBase: "panel",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "text_on_fill",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.Mid: "line_strong",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Light: "panel_raised",
    QPalette.ColorRole.Dark: "line_strong",
    QPalette.ColorRole.Shadow: "card_shadow",
}


class Theme:
    """A light or a dark look, with its colours by name."""

    def __init__(self, name: ThemeName = "light") -> None:
        self.name: ThemeName = name
        self.palette = Palette(name)

    def colour(self, name: str, alpha: int = 255) -> QColor:
        """Return a named colour; raises KeyError for a name that the themes do not have."""
        colour = QColor(self.palette[name])
        colour.setAlpha(alpha)
        return colour

    def layer(self, stack_rank: int) -> QColor:
        """Return the colour of a layer's band."""
        return QColor(self.palette.layer(stack_rank))

    def dress(self, app: QApplication, percent: int = 100) -> None:
        """Give the whole program this look, its text ``percent`` of the usual size.

        The style is our own on every system: no desktop's is trusted.
        """
        if app.style().objectName() != "fusion":
            app.setStyle("Fusion")
        app.setPalette(self._qt_palette())
        app.setFont(font(TEXT_SIZE * percent / 100))
        # A search path keeps a machine's own folders, and whatever characters they have, out of the sheet.
        QDir.setSearchPaths("icons", [str(resource("icons"))])
        app.setStyleSheet(self.sheet(percent))

    def sheet(self, percent: int = 100) -> str:
        """Return the style sheet with this theme's colours; raises KeyError where it names an unknown one."""
        text = resource("themes", "window.qss").read_text(encoding="utf-8")
        text = _LENGTH.sub(lambda length: f"{_grown(int(length[1]), percent)}px", text)
        return _NAMED.sub(lambda named: self.name if named[1] == "theme" else self.palette[named[1]], text)

    def _qt_palette(self) -> QPalette:
        palette = QPalette()
        for role, colour in _ROLES.items():
            palette.setColor(role, self.colour(colour))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("text_muted"))
        return palette


def font(size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the program's typeface at ``size`` pixels."""
    made = QFont(FAMILY)
    made.setPixelSize(max(1, round(size)))
    made.setWeight(weight)
    return made


def text_scale() -> float:
    """Return how large the window's text is now; 1.0 is the usual size."""
    size = QGuiApplication.font().pixelSize() if QGuiApplication.instance() is not None else TEXT_SIZE
    return size / TEXT_SIZE if size > 0 else 1.0


def px(length: float) -> int:
    """Return a length beside text in pixels, as it is at the present size of text."""
    return round(length * text_scale())


def lettering(size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the program's typeface for a part of the window: ``size`` pixels at the usual size of text."""
    return font(size * text_scale(), weight)


def _grown(length: int, percent: int) -> int:
    return length if length <= _HAIR else round(length * percent / 100)


def load_fonts() -> None:
    """Make the shipped typeface known to the toolkit; needs an application."""
    for path in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
