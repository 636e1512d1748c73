"""A part of the analysis page: a sheet with a title, a sentence on how it is read, and what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.plain import Text
from desktop.theme import lettering, px

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.analysis.lead import Guide
    from desktop.analysis.reading import Reading

Row = TypeVar("Row", bound=QWidget)


class Part(QFrame):
    """A part. It shows a reading whenever it is told to, and keeps its widgets meanwhile."""

    def __init__(self, guide: Guide, title: str, how: str = "") -> None:
        super().__init__()
        self.guide = guide
        self.setAccessibleName(title)
        self.note = Text(tone="muted")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(18), px(14), px(18), px(16))
        self.column.setSpacing(px(6))
        head = QHBoxLayout()
        head.addWidget(written(title, 15, QFont.Weight.DemiBold), 1)
        head.addWidget(self.note)
        self.column.addLayout(head)
        if how:
            self.column.addWidget(written(how, 12, tone="muted", wrap=True))

    def show_reading(self, reading: Reading) -> None:
        """Show what a reading says."""
        raise NotImplementedError


class Rows(QWidget, Generic[Row]):
    """As many rows as there is to show, one below the other; rows that are there are told anew and not made anew."""

    def __init__(self, make: Callable[[], Row], *, gap: int = 0) -> None:
        super().__init__()
        self._make = make
        self._all: list[Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap)

    def fit(self, count: int) -> list[Row]:
        """Return ``count`` rows."""
        while len(self._all) < count:
            row = self._make()
            self._all.append(row)
            self._column.addWidget(row)
        for at, row in enumerate(self._all):
            row.setVisible(at < count)
        return self._all[:count]


class Wrapped(Text):
    """Text of as many lines as it needs, which asks for the room of one: a page is not longer than its words."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room of a short line."""
        return QSize(px(48), self.fontMetrics().height())


def written(
    text: str = "", size: float = 13, weight: QFont.Weight = QFont.Weight.Normal, *, tone: str = "", wrap: bool = False
) -> Text:
    """Return a label in a size and weight of the page."""
    made = Wrapped(text, tone=tone, wrap=True) if wrap else Text(text, tone=tone)
    made.setFont(lettering(size, weight))
    return made
