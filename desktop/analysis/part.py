"""A part of the analysis page: a sheet with a title, a sentence on how it is read, and what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.plain import Text
from desktop.theme import lettering, px

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from desktop.analysis.lead import Guide
    from desktop.analysis.reading import Reading
    from desktop.analysis.study import Findings

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

    def tell_progress(self, text: str) -> None:
        """Say how far a study has come, where this part waits for it."""

    def show_findings(self, reading: Reading, findings: Findings) -> None:
        """Show what a study found of a reading, where it concerns this part."""


class Rows(QWidget, Generic[Row]):
    """As many rows as there is to show, one below the other; rows that are there are told anew and not made anew."""

    def __init__(self, make: Callable[[], Row], *, gap: int = 0) -> None:
        super().__init__()
        self._make = make
        self._all: list[Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap)

    @property
    def all(self) -> tuple[Row, ...]:
        """The rows that there are, also those that do not show."""
        return tuple(self._all)

    def fit(self, count: int) -> list[Row]:
        """Return ``count`` rows."""
        while len(self._all) < count:
            row = self._make()
            self._all.append(row)
            self._column.addWidget(row)
        for at, row in enumerate(self._all):
            row.setVisible(at < count)
        return self._all[:count]


class Columns(QWidget, Generic[Row]):
    """Widgets of one kind, as many beside each other as there is room for; they are told anew and not made anew."""

    def __init__(self, make: Callable[[], Row], least: int, *, most: int = 99) -> None:
        super().__init__()
        self._make, self._least, self._most = make, least, most
        self._all: list[Row] = []
        self._shown = 0
        self._laid: tuple[int, int] | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, px(4), 0, 0)
        self._grid.setSpacing(px(8))

    def fit(self, count: int) -> list[Row]:
        """Return ``count`` widgets."""
        while len(self._all) < count:
            self._all.append(self._make())
        self._shown = count
        self._set()
        for at, each in enumerate(self._all):
            each.setVisible(at < count)
        return self._all[:count]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Set the widgets anew for the width."""
        super().resizeEvent(event)
        self._set()

    def _set(self) -> None:
        gap = px(8)
        fitting = min(self._most, max(1, (self.width() + gap) // (px(self._least) + gap)))
        lines = -(-self._shown // fitting) or 1
        across = -(-self._shown // lines) or 1  # lines as full as each other
        if (self._shown, across) == self._laid:
            return
        self._laid = self._shown, across
        for at in range(max(self._grid.columnCount(), across)):
            self._grid.setColumnStretch(at, 1 if at < across else 0)
        for at, each in enumerate(self._all[: self._shown]):
            self._grid.addWidget(each, *divmod(at, across), Qt.AlignmentFlag.AlignTop)


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
