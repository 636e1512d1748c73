"""What the inspector needs of each of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from db.judge.judgement import Judgement
    from desktop.panels.context import Context


class Page(QWidget):
    """A column of parts that shows something of the board."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.opened: set[str] = set()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(10, 12, 10, 20)
        self.column.setSpacing(4)

    def refresh(self) -> None:
        """Show what the board says."""
        raise NotImplementedError

    def preview(self, judgement: Judgement) -> None:
        """Show how the board would read; controls stay as they are."""

    def finish(self) -> None:
        """End an editing that is under way and keep its text."""

    @property
    def rated_row(self) -> QWidget | None:
        """The row of the criterion that keys rate, where there is one."""
        return None

    def focus_rating(self) -> None:
        """Put the focus on a rating, where there is one."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground of a panel."""
        QPainter(self).fillRect(self.rect(), self.context.theme.colour("panel"))
