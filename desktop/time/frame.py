"""The frame round the pages: coloured where something else than the base shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.naming import stand_of

if TYPE_CHECKING:
    from desktop.session import Session
    from desktop.standpoint import Standpoint

_EDGE = 3  # pixels, as in the style sheet


class StandFrame(QFrame):
    """Holds the pages, with a banner over them and a bar under them as long as a board is open."""

    def __init__(self, pages: QWidget) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(pages, 1)
        self._session: Session | None = None

    def take(self, session: Session, banner: QWidget, bar: QWidget) -> None:
        """Follow an open board, its banner over the pages and its bar under them."""
        self._session = session
        self._column.insertWidget(0, banner)
        self._column.addWidget(bar)
        session.stood.connect(self._show)
        self._show(session.standpoint)

    def let_go(self) -> None:
        """Stand round the pages alone: the board is no longer open."""
        self._session = None
        self._look("")

    def _show(self, standpoint: Standpoint) -> None:
        if self._session is not None and self._session.standpoint == standpoint:
            self._look(stand_of(standpoint))

    def _look(self, stand: str) -> None:
        edge = _EDGE if stand else 0
        self._column.setContentsMargins(edge, edge, edge, edge)
        dress(self, stand)


def dress(widget: QWidget, stand: str, *parts: QWidget) -> None:
    """Give a widget, and those of its parts that show it, the look of a standpoint."""
    if widget.property("stand") != stand:
        widget.setProperty("stand", stand)
        for each in (widget, *parts):
            each.style().unpolish(each)
            each.style().polish(each)
