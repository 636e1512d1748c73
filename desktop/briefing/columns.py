"""The three columns of the brief page: tabs for the outline, settings and the check list; the text; the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from desktop.plain import ampersands
from desktop.theme import px

if TYPE_CHECKING:
    from desktop.words import Words

_TABS = ("outline", "setup", "checks")
_LEAST = (210, 300, 260)  # pixels
_FIRST = (250, 520, 560)


class Columns(QSplitter):
    """The columns. None of them can be pushed away."""

    def __init__(self, sides: tuple[QWidget, QWidget, QWidget], text: QWidget, pages: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for side in sides:
            self.tabs.addTab(side, "")
        self.setChildrenCollapsible(False)
        parts: tuple[QWidget, ...] = (self.tabs, text, pages)
        for at, part in enumerate(parts):
            part.setMinimumWidth(px(_LEAST[at]))
            self.addWidget(part)
            self.setStretchFactor(at, min(at, 1))
        self.setSizes([px(each) for each in _FIRST])

    def tell(self, words: Words, points: int) -> None:
        """Name the tabs; the last one says how many points are open."""
        for at, tab in enumerate(_TABS):
            self.tabs.setTabText(at, ampersands(words.say(f"briefing.tab.{tab}", count=points)))
