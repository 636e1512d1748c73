"""A part of a page under a heading of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.panels.prose import Prose

if TYPE_CHECKING:
    from desktop.theme import Theme


class Section(QWidget):
    """A title, a note at its right, and below it whatever is added; without a title only that."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.note = Prose(theme, size=12, colour="text_muted")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(6, 10 if title else 0, 6, 2)
        self.column.setSpacing(6)
        if title:
            self.column.addLayout(self._head(theme, title))

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self.column.addWidget(widget)

    def _head(self, theme: Theme, title: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Prose(theme, title, size=14, weight=QFont.Weight.DemiBold), 0, Qt.AlignmentFlag.AlignTop)
        head.addStretch(1)
        head.addWidget(self.note, 0, Qt.AlignmentFlag.AlignBottom)
        return head
